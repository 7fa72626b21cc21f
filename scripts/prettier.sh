#!/bin/sh
# The form of the islands, the style sheets and the scripts: --check, or --write to give it.
set -eu
cd "$(dirname "$0")/.."
[ -x node_modules/.bin/prettier ] || npm ci --no-audit --no-fund >/dev/null
exec node_modules/.bin/prettier --log-level warn "$1" "src/main/islands/**/*.{ts,css}" "src/test/islands/**/*.ts" "scripts/*.mjs"
