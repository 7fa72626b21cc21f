#!/usr/bin/env bash
# What tests and benches need besides the program's own tools: a browser, ffmpeg and its sandbox, strace, nginx, wrk, Arabic letters, a file system in a file. Debian's packages, installed as root.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

missing=""
command -v chromium >/dev/null || missing="$missing chromium"
command -v ffmpeg >/dev/null && command -v ffprobe >/dev/null || missing="$missing ffmpeg"
command -v bwrap >/dev/null || missing="$missing bubblewrap"
command -v socat >/dev/null || missing="$missing socat"
command -v strace >/dev/null || missing="$missing strace"
[ -n "$(fc-list 2>/dev/null | grep -i "noto.*arabic")" ] || missing="$missing fonts-noto-core fontconfig"
command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || missing="$missing nginx-light"
[ -e /usr/lib/nginx/modules/ngx_nchan_module.so ] || missing="$missing libnginx-mod-nchan"
command -v mkfs.ext4 >/dev/null || [ -x /usr/sbin/mkfs.ext4 ] || missing="$missing e2fsprogs"
command -v wrk >/dev/null || missing="$missing wrk"
[ -n "$missing" ] || exit 0

fail() {
  printf 'prodays: %s\n' "$*" >&2
  exit 1
}
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || fail "tests and benches need$missing. Install with: apt-get install$missing"
echo "Tests and benches need$missing; installing them from Debian"
mkdir -p target
# shellcheck disable=SC2086
{ apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; } \
  </dev/null >target/apt.log 2>&1 || { tail -n 5 target/apt.log >&2; fail "not installed:$missing"; }
# Debian starts a server on installing it; the tests start their own
case $missing in *nginx*) nginx -s stop 2>/dev/null || true ;; esac
