#!/usr/bin/env bash
# Runs the tests that use the database on a PostgreSQL server of its own, which is gone afterwards. Arguments go to
# pytest, PLUGIN_ARGS to that of the plugin. The server listens in a folder and on no port, so that it is in nobody's way.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

binaries="$(compgen -G '/usr/lib/postgresql/*/bin' | sort --version-sort | tail -1 || true)"
if [ -z "$binaries" ]; then
	echo "PostgreSQL's server programs are not in /usr/lib/postgresql. Debian, Ubuntu: apt install postgresql" >&2
	exit 1
fi
data="$(mktemp -d)"

# The server refuses to run as root.
as_owner() {
	if [ "$(id -u)" -eq 0 ]; then su postgres -s /bin/sh -c "cd / && $1"; else sh -c "cd / && $1"; fi
}

[ "$(id -u)" -ne 0 ] || chown postgres "$data"
trap 'as_owner "$binaries/pg_ctl --pgdata=$data/db stop --mode=immediate --silent" || true; rm -rf "$data"' EXIT
as_owner "$binaries/initdb --pgdata=$data/db --username=peer --auth=trust --encoding=UTF8 --no-sync" >/dev/null
# Nothing outlives the run, so nothing has to reach the disk.
as_owner "$binaries/pg_ctl --pgdata=$data/db --silent --wait --log=$data/log -o '-k $data -c listen_addresses= \
	-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off -c jit=off'  start" ||
	{ cat "$data/log" >&2; exit 1; }
DATABASE_URL="postgres://peer@${data//\//%2F}/postgres" \
	make test ARGS="-m 'database and not browser' --ignore=tests/project $*" PLUGIN_ARGS="-m database ${PLUGIN_ARGS:-}"
