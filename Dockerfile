# syntax=docker/dockerfile:1

# ---- Build: needs no sheet, no keys, no network but the registry ----
FROM node:26-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
# The commit, for /healthz; Dokku gives GIT_REV.
ARG GIT_REV=unknown
ENV GIT_REV=$GIT_REV NODE_ENV=production
RUN npm run build
# What runs: without the compilers, and without the players, which are in the browser's chunks.
RUN npm prune --omit=dev --no-audit --no-fund \
  && rm -rf .next/cache node_modules/@next/swc-* node_modules/@img node_modules/dashjs node_modules/hls.js \
    node_modules/next/dist/docs node_modules/@napi-rs node_modules/pdfjs-dist/web node_modules/pdfjs-dist/build \
  && find node_modules -name '*.map' -delete \
  && mkdir /out \
  && for part in package.json next.config.ts server lib bin bot deploy public content .next node_modules; do \
    if [ -e "$part" ]; then cp -a "$part" /out/; fi; \
  done

# ---- Run: nginx and Node, under deploy/supervise.sh ----
FROM debian:bookworm-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates fonts-droid-fallback libstdc++6 nginx libnginx-mod-http-brotli-static \
  && rm -rf /var/lib/apt/lists/* /etc/nginx/sites-enabled/* \
  && useradd --system --uid 10001 --home-dir /app marquee \
  && mkdir -p /data \
  && chown marquee /data
COPY --from=build /usr/local/bin/node /usr/local/bin/node
COPY --from=build /out /app
WORKDIR /app
USER 10001
ENV NODE_ENV=production DATA_DIR=/data RUN_DIR=/tmp/marquee
# The last good schedule and the snapshots: keep it, and a new container serves before it has read the sheet.
VOLUME /data
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["node", "deploy/healthy.ts"]
STOPSIGNAL SIGTERM
CMD ["deploy/supervise.sh"]
