#!/bin/sh
# Fetches Det Fælles Designsystem from npm and writes the trimmed copy that is committed.
# For maintainers only: running the site needs neither npm nor the network.
#   scripts/vendor_design_system.sh [VERSION]
set -eu

version="${1:-11.2.0}"
here="$(cd "$(dirname "$0")" && pwd)"
target="$here/../site/peerportal/static/dkfds"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

cd "$work"
npm pack --silent "dkfds@$version" >/dev/null
tar -xzf "dkfds-$version.tgz"
python3 "$here/trim_design_system.py" "$work/package" "$target"
printf '%s\n' "$version" >"$target/VERSION"
echo "dkfds $version is in $target"
