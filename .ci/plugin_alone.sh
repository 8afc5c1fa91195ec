#!/usr/bin/env bash
# Builds the plugin's own wheel, installs it beside Wagtail and nothing else, and takes a page through it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

checkout="$PWD"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"$checkout/.venv/bin/python" -m build --wheel --no-isolation --outdir "$work/dist" workflows >"$work/build.log" ||
	{ cat "$work/build.log"; exit 1; }
# The versions of the site, without its packages: a constraint installs nothing by itself.
sed --quiet --regexp-extended 's/^([A-Za-z0-9._-]+)(\[[^]]*\])?(==[^\\]+).*/\1\3/p' requirements.txt >"$work/constraints.txt"
"$checkout/.venv/bin/python" -m venv "$work/venv"
python="$work/venv/bin/python"
"$python" -m pip install --quiet --constraint "$work/constraints.txt" "$work"/dist/*.whl
cd "$work"
package="$("$python" -c 'import importlib.util as u; print(u.find_spec("workflows").submodule_search_locations[0])')"
# Tests are no part of a wheel; the bare project is put beside it as a site's own code would be.
mkdir "$package/tests"
cp -r "$checkout/workflows/tests/__init__.py" "$checkout/workflows/tests/bare" "$package/tests"
"$python" "$checkout/.ci/plugin_round.py" "$checkout"
ls "$work/dist"
