#!/usr/bin/env bash
# Live reload: Quarkus watches Java, templates and texts; esbuild the islands and style sheets. Called by ./prodays dev.
# Its data (and so its database) are its own, in data/dev.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
[ "$PRODAYS_DATA" != "$PWD/data" ] || export PRODAYS_DATA=$PWD/data/dev
mkdir -p target/classes
rm -f target/classes/assets.json

# the port stays through all restarts, so a free one is looked for before the first; where already that fails, its reason is shown there
export PRODAYS_PORT="${PRODAYS_PORT:-8080}" QUARKUS_HTTP_HOST="${PRODAYS_HOST:-127.0.0.1}"
while (exec 3<>"/dev/tcp/$QUARKUS_HTTP_HOST/$PRODAYS_PORT") 2>/dev/null; do
  echo "Port $PRODAYS_PORT is taken by another program; trying the next"
  PRODAYS_PORT=$((PRODAYS_PORT + 1))
done
export QUARKUS_HTTP_PORT=$PRODAYS_PORT

# a signal to this script alone ends both; this script stays to the last, so that nothing is left behind
islands="" maven=""
trap 'kill $islands $maven 2>/dev/null || true' INT TERM HUP
trap 'kill $islands 2>/dev/null || true; wait; forget_unchecked' EXIT

# a reload compiles without the build's checks, so the next build is to compile anew what has changed meanwhile
touch target/dev.began
forget_unchecked() {
  find src/main/java -name '*.java' -newer target/dev.began | while IFS= read -r source; do
    source=${source#src/main/java/}
    rm -f "target/classes/${source%.java}.class"
  done
}

node scripts/islands.mjs target/classes --watch &
islands=$!
until [ -f target/classes/assets.json ]; do
  kill -0 "$islands" 2>/dev/null || exit 1
  sleep 0.1
done

echo "Starting (the first time the libraries of dev mode are fetched too)"
# bash would have it ignore Ctrl-C
env --default-signal=INT "$MVN" -B -q -ntp quarkus:dev -Ddebug=false -Dquarkus.args=dev -Dquarkus.analytics.disabled=true \
  -Dexec.skip -Dmaven.test.skip -Djvm.args="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow" </dev/null &
maven=$!
status=0
wait "$maven" || status=$?
# a trapped signal ends the wait before Maven has ended
while kill -0 "$maven" 2>/dev/null; do
  wait "$maven" || status=$?
done
exit "$status"
