#!/usr/bin/env python3
"""How fast what people write is taken, and whether any of it is lost when the server is killed.

  benches/talk.py [--program target/release/dateline] [--people 1200] [--rate 200] [--comments 10000] [--kills 3] [--database postgres://...]

A newsroom of one feed is fetched, and people make accounts. Then they write under one story, so many a second whether or not those before are
answered (an open loop: time counts from the moment at which a comment was due, so that one that waits for others is slow, too), a third of them
answers. What one person may write and how often is what an edition has by default, but that nothing waits for a moderator. Afterwards the
discussion has so many comments and its first page is asked for, by a reader without an account and by one with, at rest and made anew after each
comment. Last the server is killed (SIGKILL) while they write, so many times at moments of chance; what it did not answer is sent again as a
browser sends a form again. Every comment that was acknowledged must be there, and none twice. Exit code 1 where that is not so, or one was refused.
"""

import argparse
import asyncio
import contextlib
import http.server
import pathlib
import random
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import threading
import time
import urllib.parse

WORDS = ("harbour ferry council rent bridge lantern market winter boat street school budget tram heron quarry orchard mayor vote paper "
         "promise river weather ticket baker night morning people never always perhaps cheaper later sooner nobody knows what they said").split()
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Lantern</title><link>http://{0}/</link><item>
<title>Council of Ostrand puts the ferry off again</title><link>http://{0}/ferry</link><guid>ferry</guid><pubDate>{1}</pubDate>
<description>The council of Ostrand put the new ferry off for another year on Tuesday, since nobody could say what it would cost.</description>
</item></channel></rss>"""


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Press(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        stamp = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(time.time() - 600))
        body = FEED.format(self.headers["Host"], stamp).encode() if self.path == "/feed" else b""
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server:
    """The program, which can be killed and started again."""

    def __init__(self, program, work, flags, port):
        self.program, self.work, self.flags, self.port, self.process = program, work, flags, port, None

    def run(self, *words):
        done = subprocess.run([self.program, *words, *self.flags], capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{words[0]}: {done.stderr}")

    def start(self):
        log = open(self.work / "server.log", "a")
        self.process = subprocess.Popen([self.program, "serve", "--listen", f"127.0.0.1:{self.port}", *self.flags], stdout=log, stderr=log)
        for _ in range(600):
            with contextlib.suppress(OSError):
                with socket.create_connection(("127.0.0.1", self.port), 1):
                    return
            time.sleep(0.05)
        raise SystemExit(f"the server did not start: {(self.work / 'server.log').read_text()}")

    def kill(self, how=signal.SIGKILL):
        self.process.send_signal(how)
        self.process.wait()


class Line:
    """Connections that are kept, as browsers keep them."""

    def __init__(self, port):
        self.port, self.idle = port, []

    async def ask(self, method, path, fields=None, cookie="", sender="198.51.100.1"):
        body = urllib.parse.urlencode(fields or {})
        head = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", f"X-Forwarded-For: {sender}"]
        head += [f"Cookie: {cookie}"] if cookie else []
        if method == "POST":
            head += ["Sec-Fetch-Site: same-origin", "Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        reader, writer = self.idle.pop() if self.idle else await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 22)
        writer.write(("\r\n".join(head) + "\r\n\r\n" + body).encode())
        top = (await reader.readuntil(b"\r\n\r\n")).decode()
        fields = {name.lower(): value for name, _, value in (line.partition(": ") for line in top.split("\r\n")[1:]) if name != "Set-Cookie"}
        cookies = re.findall(r"(?mi)^set-cookie: ([^;\r\n]+)", top)
        if "content-length" in fields:
            page = await reader.readexactly(int(fields["content-length"]))
        else:
            page = b""
            while "chunked" in fields.get("transfer-encoding", "") and (size := int(await reader.readline(), 16)):
                page += (await reader.readexactly(size + 2))[:-2]
            if "chunked" in fields.get("transfer-encoding", ""):
                await reader.readline()
        self.idle.append((reader, writer))
        return int(top.split()[1]), fields, "; ".join(cookies), page.decode()


def sentence(number):
    return f"{' '.join(random.choices(WORDS, k=random.randint(12, 60)))} ({number})."


class Talk:
    def __init__(self, server, path, people):
        self.server, self.path, self.people = server, path, people
        self.line, self.kept, self.lost, self.times, self.refused, self.number = Line(server.port), {}, [], [], [], 0

    async def write(self, due, comment):
        cookie, sender, fields = comment
        try:
            status, head, _, page = await self.line.ask("POST", self.path, fields, cookie, sender)
        except (OSError, asyncio.IncompleteReadError, ValueError):
            self.lost.append(comment)
            return
        self.times.append(1000 * (time.monotonic() - due))
        where = re.search(r"/comment/(\d+)", head.get("location", ""))
        if status != 303 or not where:
            why = re.search(r'class="refused"[^>]*>([^<]+)', page)
            self.refused.append(f"{status} {why[1] if why else page[:200]}")
        elif self.kept.setdefault(fields["text"], where[1]) != where[1]:
            self.refused.append(f"one form wrote {where[1]} and {self.kept[fields['text']]}")

    def comment(self):
        cookie, sender = self.people[self.number % len(self.people)]
        self.number += 1
        fields = {"text": sentence(self.number), "once": f"{random.getrandbits(128):032x}"}
        if self.kept and random.random() < 0.33:
            fields["parent"] = random.choice(list(self.kept.values())[-300:])
        return cookie, sender, fields

    async def for_a_while(self, comments, rate):
        self.times, tasks, begin = [], set(), time.monotonic()
        for n in range(comments):
            due = begin + n / rate
            await asyncio.sleep(max(0, due - time.monotonic()))
            task = asyncio.create_task(self.write(due, self.comment()))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
        await asyncio.gather(*tasks)
        return time.monotonic() - begin


def told(times):
    times = sorted(times)
    at = lambda share: times[min(len(times) - 1, int(share * len(times)))]
    return f"median {at(.5):.1f} ms, 99th {at(.99):.1f} ms, slowest {times[-1]:.1f} ms"


async def people(line, many):
    gate, all_of_them = asyncio.Semaphore(4), []

    async def one(n):
        sender = f"198.18.{n // 250}.{n % 250 + 1}"
        async with gate:
            _, _, cookie, _ = await line.ask("POST", "/account/sign-up", {"name": f"Reader {n}", "password": f"a heron behind sluice {n}"}, "", sender)
        if not cookie:
            raise SystemExit("an account could not be made")
        all_of_them.append((cookie, sender))

    await asyncio.gather(*(one(n) for n in range(many)))
    return all_of_them


async def page(talk, cookie, anew):
    times = []
    for _ in range(100):
        if anew:
            await talk.write(time.monotonic(), talk.comment())
        begin = time.monotonic()
        status, _, _, text = await talk.line.ask("GET", talk.path, None, cookie)
        times.append(1000 * (time.monotonic() - begin))
        if status != 200 or "comment" not in text:
            raise SystemExit(f"the discussion answers {status}")
    return f"{told(times)}, {len(text) / 1000:.0f} kB"


async def killed(talk, kills, rate):
    for _ in range(kills):
        load = asyncio.create_task(talk.for_a_while(5 * rate, rate))
        await asyncio.sleep(random.uniform(1, 3))
        await asyncio.to_thread(talk.server.kill)
        await load
        await asyncio.to_thread(talk.server.start)
        talk.line.idle.clear()
        again, talk.lost = talk.lost, []
        # As many at once as were on their way: who is not answered sends the form again.
        for n in range(0, len(again), 8):
            await asyncio.gather(*(talk.write(time.monotonic(), comment) for comment in again[n:n + 8]))
    return len(talk.kept)


def stored(options, work):
    """How often each text is there."""
    if options.database:
        told = subprocess.run(["psql", options.database, "-Atc", "SELECT text FROM comments"], check=True, capture_output=True, text=True).stdout
        rows = told.splitlines()
    else:
        rows = [row[0] for row in sqlite3.connect(work / "data/dateline.sqlite").execute("SELECT text FROM comments")]
    return rows


async def measure(options, server, work):
    line = Line(server.port)
    _, head, _, _ = await line.ask("GET", "/")
    _, _, _, front = await line.ask("GET", head.get("location", "/"))
    story = re.search(r'href="(/[^"]+/(?:story|topic)/[^"#]+)"', front)[1]
    if "/topic/" in story:
        _, _, _, topic = await line.ask("GET", story)
        story = re.search(r'href="(/[^"]+/story/[^"#/]+)', topic)[1]
    begin = time.monotonic()
    talk = Talk(server, f"{story.removesuffix('/discussion')}/discussion", await people(line, options.people))
    print(f"{options.people} accounts made in {time.monotonic() - begin:.0f} s")
    seconds = await talk.for_a_while(options.comments, options.rate)
    print(f"{len(talk.times)} comments in {seconds:.1f} s ({len(talk.times) / seconds:.0f} a second): {told(talk.times)}; refused {len(talk.refused)}")
    reader = talk.people[0][0]
    for who, cookie in [("a stranger", ""), ("an account", reader)]:
        print(f"first page of {len(talk.kept)} comments, {who}: {await page(talk, cookie, False)}")
        print(f"first page, made anew after each comment, {who}: {await page(talk, cookie, True)}")
    peak = re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{server.process.pid}/status").read_text())[1]
    print(f"peak memory {int(peak) / 1000:.0f} MB")
    await asyncio.sleep(6)
    await killed(talk, options.kills, options.rate)
    server.kill(signal.SIGTERM)
    rows = stored(options, work)
    twice, gone = len(rows) - len(set(rows)), set(talk.kept) - set(rows)
    print(f"killed {options.kills} times: {len(talk.kept)} acknowledged, {len(gone)} of them gone, {twice} twice, {len(set(rows) - set(talk.kept))} never acknowledged")
    for why in sorted(set(talk.refused))[:5]:
        print(f"refused: {why}")
    return bool(gone or twice or talk.refused)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--program", default="target/release/dateline")
    options.add_argument("--people", type=int, default=1200)
    options.add_argument("--rate", type=int, default=200)
    options.add_argument("--comments", type=int, default=10_000)
    options.add_argument("--kills", type=int, default=3)
    options.add_argument("--database", default="")
    options = options.parse_args()
    work = pathlib.Path(tempfile.mkdtemp(prefix="dateline-talk-"))
    press = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Press)
    threading.Thread(target=press.serve_forever, daemon=True).start()
    port = press.server_address[1]
    flags = ["--data", str(work / "data"), "--starter", "false", "--fetch-allow", "127.0.0.0/8", "--fetch-allow-ports", str(port), "--fetch-pause-ms", "0"]
    flags += ["--database", options.database] if options.database else []
    server = Server(str(pathlib.Path(options.program).resolve()), work, flags, free_port())
    try:
        server.run("init")
        settings = work / "data/dateline.toml"
        text = re.sub(r"(?m)^(discussion = .*\n)", "", settings.read_text()).replace("[[edition]]\n", "[[edition]]\ndiscussion = true\n", 1)
        settings.write_text(text + "\n[edition.house]\nhold_new = false\n")
        (work / "feeds.opml").write_text(f'<opml version="2.0"><body><outline text="The Lantern" xmlUrl="http://127.0.0.1:{port}/feed"/></body></opml>')
        server.run("import", str(work / "feeds.opml"))
        server.run("fetch", "--once")
        server.start()
        failed = asyncio.run(measure(options, server, work))
    finally:
        if server.process and server.process.poll() is None:
            server.kill()
        shutil.rmtree(work)
    raise SystemExit(failed)


if __name__ == "__main__":
    main()
