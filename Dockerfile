# syntax=docker/dockerfile:1

# The images that both stages begin with. The tests give their own, made from Debian's packages.
ARG BUILD_IMAGE=node:26-bookworm-slim
ARG RUN_IMAGE=debian:bookworm-slim

# ---- Build: needs no sheet, no keys, no network but the registry ----
FROM ${BUILD_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
# No install scripts: the only one that the project allows fetches Node, which is here.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
# The commit, for /healthz; Dokku gives GIT_REV.
ARG GIT_REV=unknown
ENV GIT_REV=$GIT_REV NODE_ENV=production
RUN node server/build.ts
# The parts that run: no compilers, and no players, because those are in the browser's chunks. `sharp` (@img) is for
# Next's image optimizer, which is off, and Playwright is a peer that Next could use.
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf .next/cache node_modules/@next/swc-* node_modules/@img node_modules/dashjs node_modules/hls.js \
    node_modules/next/dist/docs node_modules/pdfjs-dist/web node_modules/pdfjs-dist/build \
    node_modules/playwright node_modules/playwright-core node_modules/@playwright \
  && find node_modules -name '*.map' -delete \
  && mkdir /out \
  && for part in package.json next.config.mjs server platform lib words bin cli bot deploy public content .next node_modules; do \
    if [ -e "$part" ]; then cp -a "$part" /out/; fi; \
  done

# ---- Run: nginx and Node, under deploy/supervise.sh ----
FROM ${RUN_IMAGE}
# Node links libatomic1; the fonts are for share pictures, in every script and with emoji. nchan wants nginx's own folders to be
# there, although nothing is ever written in them.
RUN apt-get update \
  && apt-get install -y --no-install-recommends \
    ca-certificates libatomic1 libstdc++6 nginx libnginx-mod-http-brotli-static libnginx-mod-nchan \
    fonts-droid-fallback fonts-noto-color-emoji fonts-noto-core \
  && apt-get clean && rm -rf /var/lib/apt/lists/* /etc/nginx/sites-enabled/* \
  && useradd --system --uid 10001 --home-dir /app marquee \
  && mkdir -p /data /var/lib/nginx/body /var/lib/nginx/proxy /var/lib/nginx/fastcgi /var/lib/nginx/uwsgi /var/lib/nginx/scgi \
  && chown -R marquee /data /var/lib/nginx
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
