#!/usr/bin/env bash
# Fuzzes the reader of fragmented MP4, the playlist query and the reader of captions, each for a third of so many seconds. Called by ./prodays fuzz,
# which has found the tools and written the tests' class path to target/bench.classpath. A finding is left in target/fuzz
# and ends it with a failure: an exception, an input that takes longer than a second, more memory than 192 MiB.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
cd "$here"
third=$((${1:-60} / 3))
# our classes and the fuzzer alone: with JUnit's and Quarkus' beside it, it would start those
classpath=$(tr ':' '\n' <target/bench.classpath | grep -E '/target/(test-)?classes$|/jazzer[^/]*\.jar$|/jspecify[^/]*\.jar$' | paste -sd:)

fuzz() { # fuzz NAME ROOM.CLASS
  local work=$here/target/fuzz/$1
  mkdir -p "$work"
  echo "  $1: $third s"
  if ! "$JAVA_HOME/bin/java" -Xmx192m -XX:+UseSerialGC -XX:+EnableDynamicAgentLoading --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -cp "$classpath" com.code_intelligence.jazzer.Jazzer \
    --target_class="org.prodays.$2" --instrumentation_includes='org.prodays.formats.**:org.prodays.recordings.**:org.prodays.captions.**:org.prodays.media.**' --reproducer_path="$work" \
    -max_total_time="$third" -timeout=1 -max_len=8192 -artifact_prefix="$work/" "$work" "src/test/fuzz/$1" \
    >"$work.log" 2>&1; then
    tail -n 40 "$work.log" >&2
    echo "prodays: the fuzzer found something; the input is in target/fuzz/$1" >&2
    exit 1
  fi
  grep -E '^Done ' "$work.log"
}

fuzz stream formats.StreamFuzz
fuzz query media.QueryFuzz
fuzz captions captions.CaptionFuzz
