#!/usr/bin/env bash
# Live reload: Quarkus watches Java, templates and texts; esbuild the islands and style sheets. Called by ./prodays dev.
# Its data (and so its database) are its own, in data/dev.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
[ "$PRODAYS_DATA" != "$PWD/data" ] || export PRODAYS_DATA=$PWD/data/dev
mkdir -p target/classes
rm -f target/classes/assets.json

# Ctrl-C reaches Maven by itself; this script stays to the last, so that nothing is left behind
trap : INT
node scripts/islands.mjs target/classes --watch &
islands=$!
trap 'kill "$islands" 2>/dev/null || true; wait' EXIT
until [ -f target/classes/assets.json ]; do
  kill -0 "$islands" 2>/dev/null || exit 1
  sleep 0.1
done

# bash would have it ignore Ctrl-C; its console reads the keyboard
env --default-signal=INT "$MVN" -B -q quarkus:dev -Ddebug=false -Dquarkus.analytics.disabled=true -Dexec.skip -Dquarkus.args=run <&0 &
maven=$!
trap 'kill "$maven" 2>/dev/null || true' TERM HUP
while kill -0 "$maven" 2>/dev/null; do
  wait "$maven" || true
done
