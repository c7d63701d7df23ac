#!/usr/bin/env bash
# Restores a dump into a database that is new and empty; API and worker are stopped, the roles exist (infra/roles.sql).
# ADMIN_DATABASE_URL=postgres://postgres:...@host/postgres infra/restore.sh FILE DATABASE
# Afterwards run infra/migrate.mjs on it: it makes the queue's tables and any newer migrations.
set -euo pipefail
: "${ADMIN_DATABASE_URL:?an administrator of the server}"
file=${1:?the dump}
database=${2:?the name of the new database}
psql "$ADMIN_DATABASE_URL" -v ON_ERROR_STOP=1 -v database="$database" <<'SQL'
create database :"database" owner gauge_owner template template0;
revoke all on database :"database" from public;
grant connect on database :"database" to gauge_app, gauge_release, gauge_backup;
SQL
target=$(node -e 'const u = new URL(process.argv[1]); u.pathname = "/" + process.argv[2]; console.log(u.href)' "$ADMIN_DATABASE_URL" "$database")
pg_restore --exit-on-error --dbname="$target" "$file"
echo "restored into $database"
