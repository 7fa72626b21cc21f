#!/usr/bin/env bash
# Every test: Java's, the packaged program's, the browser's; the format; a minute of fuzzing. Called by ./prodays test, which has found the tools.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
cd "$here"
mkdir -p target
log=$here/target/build.log

scripts/test-tools.sh

rm -rf target/surefire-reports target/failsafe-reports
mkdir -p target/surefire-reports target/failsafe-reports
began=$SECONDS
: >"$log"
echo "Building and testing (the whole log is in target/build.log)"
status=0
env --default-signal=INT "$MVN" -B verify "$@" </dev/null >"$log" 2>&1 &
maven=$!
trap 'kill "$maven" 2>/dev/null; exit 130' INT TERM
# each test class as it ends
tail -n +1 -f --pid="$maven" "$log" 2>/dev/null |
  sed -u -n 's/^\[[A-Z]*\] *\(Tests run: .* -- in .*\)/  \1/p' || true
wait "$maven" || status=$?
trap - INT TERM

# attributes of <testsuite>, of which each report has one
sum() {
  find target/surefire-reports target/failsafe-reports -name 'TEST-*.xml' -exec sed -n '/<testsuite /,/>/p' {} + 2>/dev/null |
    tr '\n' ' ' | grep -o "<testsuite [^>]*" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ n += $1 } END { print n + 0 }'
}
# each failed test and the first line of what it says
failures() {
  find target/surefire-reports target/failsafe-reports -name 'TEST-*.xml' -exec awk '
    function attribute(name) { return match($0, " " name "=\"[^\"]*") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) : "" }
    /<testcase / { test = attribute("classname") "." attribute("name") }
    /<(failure|error)[ >]/ { print "  FAILED " test "  " substr(attribute("message"), 1, 160) }' {} + 2>/dev/null |
    sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&apos;/'"'"'/g; s/&#10;.*//; s/&amp;/\&/g'
}

tests=$(sum tests)
skipped=$(sum skipped)
failed=$(($(sum failures) + $(sum errors)))
if [ "$failed" != 0 ]; then
  failures
elif [ "$status" != 0 ]; then
  grep -E '^\[ERROR\]' "$log" | head -n 60 >&2 || tail -n 40 "$log" >&2
  echo "prodays: the build failed besides the tests; see target/build.log" >&2
fi
if ! scripts/prettier.sh --check; then
  echo "prodays: ./prodays fmt gives the files above their form" >&2
  status=1
fi
if [ "$status$failed" = 00 ] && ! ./prodays fuzz 60; then
  status=1
fi
[ "$skipped" = 0 ] || echo "prodays: $skipped tests were skipped, and none may be" >&2
[ "$tests" != 0 ] || echo "prodays: no test has run" >&2
echo "In $((SECONDS - began)) s"
echo "$((tests - failed - skipped)) passed, $((failed + skipped)) failed"
[ "$status" = 0 ] && [ "$failed" = 0 ] && [ "$skipped" = 0 ] && [ "$tests" != 0 ]
