#!/bin/sh
# Makes .venv: Python alone (`python`), with what the site needs (`run`), or also what its developers need (`dev`).
# Quick when nothing changed: it compares the requirements with those that were installed last.
set -eu
cd "$(dirname "$0")/.."

stop() {
	printf '\n%s\n' "$1" >&2
	shift
	for line; do printf '  %s\n' "$line" >&2; done
	exit 1
}

is_new_enough() {
	"$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
	if [ -n "${PYTHON:-}" ]; then
		set -- "$PYTHON"
	else
		set -- python3 python3.14 python3.13 python3.12 python3.11 python
	fi
	for candidate; do
		if is_new_enough "$candidate"; then
			printf '%s\n' "$candidate"
			return
		fi
	done
	found="$("$1" --version 2>/dev/null || true)"
	stop "Python 3.11 or newer is needed; ${found:-no Python} was found." \
		"Install it (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python)," \
		"or point to one that is installed: make run PYTHON=/path/to/python3.12"
}

make_environment() {
	python="$(find_python)"
	"$python" -c 'import ensurepip, venv' 2>/dev/null || stop \
		"$python has no module for virtual environments (venv with ensurepip)." \
		"Debian, Ubuntu: apt install python3-venv" \
		"Fedora, Arch, macOS: reinstall python; it belongs to the language."
	echo "Making the virtual environment .venv …"
	"$python" -m venv --clear .venv || stop "The virtual environment could not be made." \
		"Look above for the reason; a full disk and a folder without write access are the usual ones."
}

# Whole: new enough, with all of pip (its record is written last), and not left in the middle of an installation
# (Ctrl-C, a power cut), after which pip would take packages that are half written for installed.
is_whole() {
	is_new_enough .venv/bin/python && [ ! -e .venv/.installing ] &&
		cat .venv/lib/python3*/site-packages/pip-*.dist-info/RECORD >/dev/null 2>&1
}

is_installed() {
	cmp -s "$1" ".venv/.$1"
}

install_requirements() {
	echo "Installing the packages of $1 (a minute or two the first time) …"
	touch .venv/.installing
	# Some shells go on when the program that Ctrl-C was for has ended.
	trap 'exit 130' INT TERM
	status=0
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$1" || status=$?
	# pip that ended by itself, well or badly, left nothing half written.
	[ $status -gt 1 ] || rm .venv/.installing
	[ $status -eq 0 ] || stop "The packages could not be installed." \
		"Without a network: connect the computer, then run the same command again; it goes on where it stopped." \
		"Behind a proxy: set HTTPS_PROXY first; with a package index of your own: PIP_INDEX_URL." \
		"'THESE PACKAGES DO NOT MATCH THE HASHES' means a damaged or altered download: try again, then report it."
	cp "$1" ".venv/.$1"
}

is_whole || make_environment
case "${1:-run}" in
python) ;;
run) is_installed requirements.txt || is_installed requirements-dev.txt || install_requirements requirements.txt ;;
dev) is_installed requirements-dev.txt || install_requirements requirements-dev.txt ;;
*) stop "Usage: scripts/prepare.sh [python|run|dev]" ;;
esac
