#!/usr/bin/env bash
# How fast pages are served, at rest and while an ingest runs, on the entries of a folder of feeds.
#
#   benches/pages.sh FOLDER [PORT]      PROGRAM=target/release/dateline by default; SECONDS_EACH=10, INGEST_SECONDS=4, CONNECTIONS=32
#
# FOLDER is as for benches/feeds.sh. A third of its feeds are fetched first; a second third arrives while wrk asks for the front page, the
# last while it asks for topic pages: the server looks for new feeds every few seconds, and is asked for pages until it has found them. The
# entries that are stored before and after each tell whether something arrived all the while. wrk runs on the same processors. Prints, for the
# front page and for topic pages (500 of them in turn), compressed as browsers take them: requests a second, median and 99th percentile (wrk
# counts for a request that stalls all those that could have been made meanwhile); and one request at a time without any load (the median of
# 200, as a reader alone has it). Needs nginx, wrk, curl.
set -eu
folder=$(realpath "$1")
port=${2:-8077}
program=$(realpath "${PROGRAM:-target/release/dateline}")
each=${SECONDS_EACH:-10}
during=${INGEST_SECONDS:-4}
connections=${CONNECTIONS:-32}
work=$(mktemp -d)
cat > "$work/nginx.conf" <<CONF
worker_processes 1;
pid $work/nginx.pid;
error_log $work/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  types { application/rss+xml rss; application/atom+xml atom; application/rdf+xml rdf; application/feed+json json; }
  server { listen 127.0.0.1:$port; root $folder; }
}
CONF
nginx -c "$work/nginx.conf"
server=
trap '[ -z "$server" ] || kill "$server"; kill "$(cat "$work/nginx.pid")"; sleep 1; rm -rf "$work"' EXIT

flags=(--data "$work/data" --starter false --fetch-allow 127.0.0.0/8 --fetch-allow-ports "$port" --fetch-pause-ms 0)
third() { { echo '<?xml version="1.0"?><opml version="2.0"><body>'; grep -E '<outline .*xmlUrl' "$folder/feeds.opml" | awk "NR % 3 == $1"; echo '</body></opml>'; } > "$work/third.opml"; "$program" import "$work/third.opml" "${flags[@]}" > "$work/import"; }
entries() { "$program" status --json "${flags[@]}" | grep -oE '"entries": ?[0-9]+' | grep -oE '[0-9]+$'; }
third 0
"$program" fetch --once --json "${flags[@]}" > "$work/result"

listen=127.0.0.1:$((port + 1))
start() { "$program" serve --listen "$listen" "${flags[@]}" > "$work/server.log" 2>&1 & server=$!; until curl -sf "http://$listen/readyz" > /dev/null; do sleep 0.2; done; }
start
front=http://$listen$(curl -s "http://$listen/" | grep -oE 'class="title"><a href="[^"]+"' | head -1 | cut -d'"' -f4)
edition=${front%/}
# Topic pages by way of the sources: what readers open.
for source in $(curl -s "$edition/sources" | grep -oE 'href="[^"]*/source/[^"]+"' | cut -d'"' -f2 | sort -u | head -60); do
  curl -s "http://$listen$source" | grep -oE 'href="[^"]*/topic/[^"]+"' | cut -d'"' -f2 | sort -u | head -10
done | head -500 > "$work/topics"
cat > "$work/topics.lua" <<'LUA'
local paths, at = {}, 0
for line in io.lines(os.getenv("TOPICS")) do paths[#paths + 1] = line end
request = function() at = at % #paths + 1; return wrk.format("GET", paths[at]) end
LUA
ask() { TOPICS="$work/topics" wrk -t2 -c"$connections" -d"$1s" --latency -H 'Accept-Encoding: gzip, br' "${@:2}" | awk '/50%/ { half = $2 } /99%/ { last = $2 } /Requests\/sec/ { rate = $2 } /Non-2xx/ { bad = $0 } /Socket errors/ { bad = bad $0 } END { printf "%s requests/s, median %s, 99th %s %s\n", rate, half, last, bad }'; }
alone() { for _ in $(seq 200); do curl -s --compressed -o /dev/null -w '%{time_starttransfer}\n' "$1"; done | sort -n | awk '{ t[NR] = $1 } END { printf "%.2f ms\n", 1000 * t[int(NR / 2) + 1] }'; }

echo "front page alone: $(alone "$front"); compressed $(curl -s -H 'Accept-Encoding: br' "$front" | wc -c) bytes"
echo "$(wc -l < "$work/topics") topic pages; alone: $(alone "http://$listen$(head -1 "$work/topics")")"
echo "at rest, front page: $(ask "$each" "$front")"
echo "at rest, topic pages: $(ask "$each" -s "$work/topics.lua" "http://$listen")"
begun() { [ "$(entries)" -gt "$1" ]; }
ingest() { before=$(entries); third "$1"; until begun "$before"; do ask 1 "${@:3}" > /dev/null; done; before=$(entries); echo "during an ingest, $2: $(ask "$during" "${@:3}"); entries $before, then $(entries)"; }
ingest 1 "front page" "$front"
ingest 2 "topic pages" -s "$work/topics.lua" "http://$listen"
