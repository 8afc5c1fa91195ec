#!/usr/bin/env bash
# Runs the engines' tests on another version of Elasticsearch, which is gone afterwards: `bash .ci/engines.sh 8.17.0`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version="${1:?which version of Elasticsearch?}"
python=.venv/bin/python
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

"$python" -m scripts.engines install elasticsearch --version "$version"
# It ends by itself when this shell has ended.
"$python" -m scripts.engines run elasticsearch --version "$version" --while=$$ --url-file="$work/server.url" &
while [ ! -e "$work/server.url" ]; do sleep 0.5; done
[ -s "$work/server.url" ] # empty when it did not start
TEST_ELASTICSEARCH_URL="$(cat "$work/server.url")" \
	"$python" -m pytest -n0 -q search/tests/engines -k "elasticsearch and not embedded"
