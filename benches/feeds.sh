#!/usr/bin/env bash
# What fetching many feeds costs the whole program: a first fetch of a folder of feeds, and a second one of the same.
#
#   benches/feeds.sh FOLDER [PORT]      PROGRAM=target/release/dateline by default
#
# FOLDER holds feeds.opml and the feeds that it lists under http://127.0.0.1:PORT/ (8077 by default). nginx serves them on loopback with
# validators, as publishers do; its time is not counted. Needs nginx, GNU time, sqlite3. Prints CPU seconds and peak memory of both runs,
# and fails if an entry that a feed holds is not in the database.
set -eu
folder=$(realpath "$1")
port=${2:-8077}
program=$(realpath "${PROGRAM:-target/release/dateline}")
work=$(mktemp -d)
cat > "$work/nginx.conf" <<CONF
worker_processes 1;
pid $work/nginx.pid;
error_log $work/error.log;
events { worker_connections 1024; }
http {
  access_log $work/access.log;
  types { application/rss+xml rss; application/atom+xml atom; application/rdf+xml rdf; application/feed+json json; }
  server { listen 127.0.0.1:$port; root $folder; }
}
CONF
nginx -c "$work/nginx.conf"
trap 'kill "$(cat "$work/nginx.pid")"; rm -rf "$work"' EXIT

flags=(--data "$work/data" --starter false --fetch-allow 127.0.0.0/8 --fetch-allow-ports "$port" --fetch-pause-ms 0)
"$program" import "$folder/feeds.opml" "${flags[@]}" > "$work/import"
for run in first second; do
  : > "$work/access.log"
  /usr/bin/time -f "%U %S %e %M" -o "$work/time" "$program" fetch --once --json "${flags[@]}" > "$work/result"
  read -r user system wall peak < "$work/time"
  statuses=$(grep -E 'GET /f[0-9]' "$work/access.log" | awk '{ count[$9]++ } END { for (status in count) printf " %d × %s", count[status], status }')
  awk -v run="$run" -v u="$user" -v s="$system" -v w="$wall" -v p="$peak" -v a="$statuses" \
    'BEGIN { printf "%s: %.2f CPU s (user %.2f, system %.2f), %.2f s, peak %.1f MB; feeds answered%s\n", run, u + s, u, s, w, p / 1024, a }'
  cat "$work/result"
done
"$program" status --json "${flags[@]}"
listed=$(cat "$folder"/f*.* | grep -oE '<item[ >]|<entry[ >]|"title": "[^"]*", "content_html"' | wc -l)
stored=$(sqlite3 "$work/data/dateline.sqlite" 'SELECT COUNT(*) FROM entries')
unread=$(sqlite3 "$work/data/dateline.sqlite" 'SELECT COUNT(*) FROM articles WHERE read_at IS NULL')
echo "entries listed $listed, stored $stored, articles unread $unread"
[ "$listed" = "$stored" ] && [ "$unread" = 0 ]
