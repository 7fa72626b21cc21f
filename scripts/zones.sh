#!/usr/bin/env bash
# Renews the program's own copy of the IANA time zone database (public domain), src/main/resources/zones/zoneinfo.zip, from the newest Debian package
# tzdata: the files of RFC 9636 as zic makes them (slim, version 4 of the format at most), and +VERSION. The same package makes the same bytes.
set -euo pipefail
cd "$(dirname "$0")/.."
for tool in apt-get dpkg-deb zic zip; do
  command -v "$tool" >/dev/null || { echo "zones.sh: $tool is missing: apt-get install apt dpkg libc-bin zip" >&2; exit 1; }
done
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -q tzdata >/dev/null
dpkg-deb -x tzdata_*.deb package
source=package/usr/share/zoneinfo/tzdata.zi
zic -b slim -d zoneinfo "$source"
sed -n '1s/^# version //p' "$source" >zoneinfo/+VERSION
find zoneinfo -exec touch -h -d '2000-01-01 00:00 UTC' {} +
(cd zoneinfo && find . -type f | sed 's#^\./##' | LC_ALL=C sort | TZ=UTC zip -q -9 -X -D ../zoneinfo.zip -@)
mv zoneinfo.zip "$here/src/main/resources/zones/zoneinfo.zip"
echo "zones.sh: $(cat zoneinfo/+VERSION)"
