#!/usr/bin/env bash
# Writes one compressed dump: BACKUP_DATABASE_URL=postgres://gauge_backup:...@host/gauge infra/backup.sh FOLDER
# The dump holds every firm's answers: keep the folder as private as the database.
set -euo pipefail
: "${BACKUP_DATABASE_URL:?the URL of the role gauge_backup}"
folder=${1:?a folder for the dump}
umask 077
mkdir -p "$folder"
file="$folder/gauge-$(date -u +%Y%m%dT%H%M%SZ).dump"
# to a side name first: a dump that broke off must not look like one
trap 'rm -f "$file.part"' EXIT
# the queue is only a doorbell: what it should ring for stands in our own tables
pg_dump --format=custom --exclude-schema=bullmq --file="$file.part" "$BACKUP_DATABASE_URL"
pg_restore --list "$file.part" >/dev/null
mv "$file.part" "$file"
echo "$file"
