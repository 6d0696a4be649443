#!/usr/bin/env bash
# Runs nginx and Node as one program, for a container: process 1, or under any init.
#
# nginx serves what is published and is what the container lives by: when it ends, all ends. Node may die; it is started
# again while nginx serves on, after a wait that doubles up to half a minute. SIGTERM lets both finish what they are at.
set -u
cd "$(dirname "$0")/.."

export DATA_DIR=${DATA_DIR:-/data}
export PUBLISH_DIR=${PUBLISH_DIR:-$DATA_DIR/published}
run_dir=${RUN_DIR:-/tmp/marquee}
listen=${PORT:-8080}
node_port=${NODE_PORT:-3001}

# Links, feeds and the chat name the address that browsers use, and that is nginx's.
export SITE_URL=${SITE_URL:-http://localhost:$listen}

# If nothing is configured, the site is the demo. Browsers reach its chat through nginx, as they would an IRC server.
if [ -z "${SHEET_ID:-}${SHEET_CSV_URL:-}${SHEET_FILE:-}${CHAT_URL:-}${IRC_UPSTREAM:-}" ]; then
  export DEMO_CHAT_PORT=${DEMO_CHAT_PORT:-3003}
  export IRC_UPSTREAM=http://127.0.0.1:$DEMO_CHAT_PORT/
elif [ -n "${IRC_UPSTREAM:-}" ] && [ -z "${CHAT_URL:-}" ]; then
  # nginx leads /irc to the IRC server, so that is the chat's address.
  case $SITE_URL in
    https://*) export CHAT_URL=wss${SITE_URL#https}/irc ;;
    http://localhost* | http://127.0.0.1*) export CHAT_URL=ws${SITE_URL#http}/irc ;;
  esac
fi

mkdir -p "$run_dir" "$PUBLISH_DIR" || exit 1
ulimit -n "$(ulimit -Hn)"
LISTEN=$listen NODE_UPSTREAM=127.0.0.1:$node_port RUN_DIR=$run_dir \
  node deploy/nginx-conf.ts > "$run_dir/nginx.conf" || exit 1

say() { TZ=UTC printf '{"time":"%(%FT%TZ)T","level":"%s","event":"%s"}\n' -1 "$1" "$2"; }

# As root, nginx's workers become another user, who may not be able to read what Node publishes: Node would serve it all.
[ "$(id -u)" -eq 0 ] && say warn running-as-root-so-nginx-may-not-read-the-files

nginx= node= pause= wait_for=1 begun=0 stopping=

start_node() {
  begun=$SECONDS
  # As `npm start` does: a heap that is swept often stays small, at a few percent of processor time. Each of glibc's arenas
  # keeps what compressing took, and so does the main one unless the threshold is set: else it grows to 32 MB by itself
  # (mallopt(3), M_MMAP_THRESHOLD).
  PORT=$node_port HOST=127.0.0.1 MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-1} \
    MALLOC_MMAP_THRESHOLD_=${MALLOC_MMAP_THRESHOLD_:-131072} \
    node --max-semi-space-size=8 --heap-growing-percent=15 server/start.ts &
  node=$!
}

stop() {
  [ -n "$stopping" ] && return
  stopping=yes
  say info stopping-all
  [ -n "$pause" ] && kill "$pause" 2> /dev/null
  [ -n "$node" ] && kill -TERM "$node" 2> /dev/null
  [ -n "$nginx" ] && kill -QUIT "$nginx" 2> /dev/null
}
trap stop TERM INT

nginx -e stderr -c "$run_dir/nginx.conf" -g 'daemon off;' &
nginx=$!
start_node

status=0
while [ -n "$nginx" ] || [ -n "$node" ]; do
  # Waiting ends when one of them does, or for a signal; then nothing has ended.
  wait -n -p ended $nginx $node $pause
  code=$?
  case ${ended:-} in
    "") continue ;;
    "$nginx")
      nginx=
      if [ -z "$stopping" ]; then
        status=1
        say error nginx-ended
        stop
      fi
      ;;
    "$node")
      node=
      [ -n "$stopping" ] && continue
      if [ ! -e "$PUBLISH_DIR/current" ]; then
        # Nothing was ever published, so that nobody is served: better to say so than to try for ever.
        status=$code
        say error node-ended-before-anything-was-published
        stop
        continue
      fi
      [ $((SECONDS - begun)) -ge 60 ] && wait_for=1
      say error node-ended
      sleep "$wait_for" &
      pause=$!
      wait_for=$((wait_for * 2 > 30 ? 30 : wait_for * 2))
      ;;
    "$pause")
      pause=
      [ -z "$stopping" ] && start_node
      ;;
  esac
done
exit "$status"
