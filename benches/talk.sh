#!/usr/bin/env bash
# How fast comments are taken and long discussions read, over HTTP on the sample newsroom; and whether each that was acknowledged is there, once,
# after the server was killed in the middle.
#
#   benches/talk.sh [PORT]              PROGRAM=target/release/dateline by default; PEOPLE=16, SECONDS_EACH=20, COMMENTS=10000
#
# PEOPLE moderators (whom no pause is asked of) write as fast as they are answered, all under one story, over as many connections; wrk runs on the
# same processors. Killed with SIGKILL after half of the time, started anew, written to again: each address that was answered with must lead to a
# comment, and no text may stand twice. Then comments are added until the story has COMMENTS, and its first page is asked for by somebody signed in
# (so that no finished page is handed out), one request at a time. Needs wrk, curl, sqlite3.
set -eu
port=${1:-8078}
program=$(realpath "${PROGRAM:-target/release/dateline}")
people=${PEOPLE:-16}
each=${SECONDS_EACH:-20}
most=${COMMENTS:-10000}
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill -9 "$server" 2>/dev/null; sleep 1; rm -rf "$work"' EXIT
at=http://127.0.0.1:$port

start() {
  "$program" demo --data "$work/data" --listen "127.0.0.1:$port" >> "$work/log" 2>&1 &
  server=$!
  for _ in $(seq 120); do curl -sf "$at/healthz" > /dev/null && curl -s "$at/" | grep -q '/story/' && return; sleep 0.5; done
  echo "the server does not answer" >&2; exit 1
}
start
story=$(curl -s "$at/" | grep -oE '/[a-z-]+/story/[a-z0-9-]+' | head -1)
for n in $(seq "$people"); do
  curl -s -o /dev/null -c "$work/jar.$n" -H 'sec-fetch-site: same-origin' --data-urlencode "name=Person $n x" --data-urlencode 'password=a heron behind the sluice' "$at/account/sign-up"
  grep -oE 'session[[:space:]]+[0-9a-f]+' "$work/jar.$n" | awk '{print $2}' >> "$work/sessions"
  "$program" user "Person $n x" --as moderator --data "$work/data" > /dev/null
done

cat > "$work/talk.lua" <<'LUA'
local sessions, out, n = {}, nil, 0
function init(args)
  for line in io.lines(args[1]) do sessions[#sessions + 1] = line end
  out = io.open(args[2], "a")
  stamp = args[3]
end
function request()
  n = n + 1
  local text = "Comment " .. stamp .. "-" .. n .. ": the wall at the quay was built before the war and mended ever since."
  local body = "once=" .. stamp .. "-" .. n .. "&text=" .. text:gsub(" ", "+"):gsub(":", "%%3A")
  local headers = { ["content-type"] = "application/x-www-form-urlencoded", ["sec-fetch-site"] = "same-origin", ["cookie"] = "session=" .. sessions[n % #sessions + 1] }
  return wrk.format("POST", nil, headers, body)
end
function response(status, headers)
  if status == 303 then out:write(headers["location"] or headers["Location"], "\n"); out:flush() else out:write("refused ", status, "\n") end
end
LUA
write() { wrk -t1 -c"$people" -d"$1s" --latency -s "$work/talk.lua" "$at$story/discussion" -- "$work/sessions" "$work/told" "$2"; }
show() { grep -E '50%|99%|Requests/sec|Non-2xx' "$1" | grep -v Non | awk '{printf "%s %s  ", $1, $2} END {print ""}'; }

write "$each" first > "$work/first"
echo "comments taken, $people people at once: $(show "$work/first")"
write "$each" second > "$work/second" 2>&1 &
writing=$!
sleep $((each / 2))
kill -9 "$server"; wait "$server" 2>/dev/null || true
wait "$writing" || true
start
refused=$(grep -c '^refused' "$work/told" || true)
told=$(grep -v '^refused' "$work/told" | sort -u | wc -l)
grep -v '^refused' "$work/told" | grep -oE '[0-9]+$' | sort -un > "$work/ids"
database=$(find "$work/data" -name '*.sqlite*' -o -name '*.db' | grep -vE -- '-(wal|shm)$' | head -1)
sqlite3 "$database" "SELECT id FROM comments" | sort -un > "$work/there"
missing=$(comm -23 <(sort "$work/ids") <(sort "$work/there") | wc -l)
twice=$(sqlite3 "$database" "SELECT COUNT(*) FROM (SELECT text FROM comments GROUP BY text HAVING COUNT(*) > 1)")
echo "killed in the middle: $told acknowledged, $missing missing, $twice twice, $refused refused"
have() { sqlite3 "$database" "SELECT COUNT(*) FROM comments"; }
round=0
while [ "$(have)" -lt "$most" ]; do round=$((round + 1)); write 10 "more$round" > "$work/more"; done
session=$(head -1 "$work/sessions")
ask() { for _ in $(seq 60); do curl -s -o /dev/null -w '%{time_total}\n' -H "cookie: session=$session" "$1"; done | sort -n | awk '{a[NR]=$1*1000} END {printf "median %.1f ms, slowest %.1f ms\n", a[int(NR/2)+1], a[NR]}'; }
echo "first page of $(have) comments: $(ask "$at$story/discussion")"
echo "the best first: $(ask "$at$story/discussion?order=best")"
echo "the story's page with them: $(ask "$at$story")"
