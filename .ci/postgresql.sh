#!/usr/bin/env bash
# Runs the tests that need no browser on a PostgreSQL server of its own, which is gone afterwards.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

binaries="$(compgen -G '/usr/lib/postgresql/*/bin' | sort --version-sort | tail -1)"
data="$(mktemp -d)"
port="${POSTGRESQL_PORT:-54329}"

# The server refuses to run as root.
as_owner() {
	if [ "$(id -u)" -eq 0 ]; then su postgres -s /bin/sh -c "cd / && $1"; else sh -c "cd / && $1"; fi
}

[ "$(id -u)" -ne 0 ] || chown postgres "$data"
trap 'as_owner "$binaries/pg_ctl --pgdata=$data/db stop --mode=immediate --silent" || true; rm -rf "$data"' EXIT
as_owner "$binaries/initdb --pgdata=$data/db --username=peer --auth=trust --encoding=UTF8 --no-sync" >/dev/null
as_owner "$binaries/pg_ctl --pgdata=$data/db --silent --wait --log=$data/log \
	-o '-p $port -k $data -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off' start"
DATABASE_URL="postgres://peer@127.0.0.1:$port/postgres" make test ARGS="-m 'not browser' --ignore=tests/project $*"
