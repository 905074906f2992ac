#!/usr/bin/env python3
"""How long a digest takes to compose: of 50 stories over 2,000 reports, through the whole program.

  benches/digest.py [--program target/release/dateline] [--stories 50] [--reports 40] [--database postgres://...]

Invented papers print so many reports of each of so many invented events within a day: each says what most say, and a few things of its own, with
figures, names and quotations. The program fetches, reads and groups them, and composes the digest of the next full hour. Then as many reports
again come in, half of them of the same events, and the digest after that tells what is new. Told is what the program's own log says each digest
took, and how much processor time the process had used when it was out. Exit code 1 where a digest took two seconds or more.
"""

import argparse
import http.server
import os
import pathlib
import random
import re
import shutil
import subprocess
import tempfile
import threading
import time

PLACES = "Ostrand Penhallow Castermere Vaskil Orrin Telmark Brenna Sollund Harwick Lenz Mirow Akkerby".split()
THINGS = "ferry bridge hospital cannery tramway quarry library reservoir market lighthouse railway foundry theatre school airport mill".split()
HAPPENED = "burned flooded closed reopened collapsed struck sold delayed approved searched evacuated expanded".split()
PEOPLE = [f"{a} {b}" for a in "Ruth Otto Ada Nora Emil Clara Jonas Maria Simeon Greta".split() for b in "Adler Brand Lindqvist Fenwick Rourke Dyer".split()]
FILL = ("officials residents engineers witnesses unions lawyers drivers teachers inspectors neighbours said warned hoped feared promised repeated during after "
        "before because although morning evening winter budget repair safety report inquiry meeting council county ministry damage cost delay plan").split()


class Event:
    def __init__(self, number, dice):
        self.place, self.thing = PLACES[number % len(PLACES)], THINGS[(number * 7) % len(THINGS)]
        self.did = HAPPENED[(number * 5 + number // 12) % len(HAPPENED)]
        self.people = dice.sample(PEOPLE, 3)
        self.own = [f"{dice.choice('bdfgklmnprstvz')}{dice.choice('aeiou')}{dice.choice('lmnrst')}{dice.choice('aeiou')}{dice.choice('bdgknt')}{number}" for _ in range(12)]
        self.number = number

    def sentence(self, dice, fresh):
        words = [dice.choice(self.own) if dice.random() < .35 else dice.choice(FILL) for _ in range(dice.randint(9, 18))]
        kind = dice.random()
        if kind < .2:
            return f"{dice.choice(self.people)} said {dice.randint(2, 900)} {dice.choice(FILL)} {' '.join(words)} in {self.place}."
        if kind < .3:
            return f"“The {self.thing} {' '.join(words)},” {dice.choice(self.people)} said."
        if kind < .5:
            return f"The {self.thing} in {self.place} {self.did} {' '.join(words)}, {dice.randint(2, 90)} {dice.choice(FILL)} {'later' if fresh else 'on Tuesday'}."
        return f"The {' '.join(words)} of the {self.thing}."

    def report(self, dice, fresh):
        lead = f"The {self.thing} of {self.place} {self.did} {'again ' if fresh else ''}and {self.people[0]} spoke of {' '.join(self.own[:4])}."
        rest = [" ".join(self.sentence(dice, fresh) for _ in range(dice.randint(2, 4))) for _ in range(9)]
        return f"{self.thing.title()} of {self.place} {self.did}: {' '.join(dice.sample(self.own[:6], 3))}", [lead, *rest]


class Press(http.server.BaseHTTPRequestHandler):
    pages, feeds = {}, {}

    def do_GET(self):
        host, path = self.headers["Host"].split(":")[0], self.path
        body = Press.feeds.get(path) if path.startswith("/feed") else Press.pages.get(path)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "application/rss+xml" if path.startswith("/feed") else "text/html; charset=utf-8")
        data = (body or "").encode()
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


def printed(events, options, dice, port, hour, fresh):
    """Each paper's feed with its report of each event."""
    for paper in range(options.reports):
        items = []
        for event in events:
            title, text = event.report(dice, fresh)
            path = f"/{'again' if fresh else 'first'}/{paper}/{event.number}"
            body = "".join(f"<p>{part}</p>" for part in text)
            Press.pages[path] = f'<!doctype html><html lang="en"><title>{title}</title><main><article><h1>{title}</h1>{body}</article></main></html>'
            link = f"http://127.0.0.1:{port}{path}"
            date = f"Tue, 03 Mar 2026 {hour:02}:{(paper + event.number) % 60:02}:00 +0000"
            items.append(f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid><pubDate>{date}</pubDate></item>")
        Press.feeds[f"/feed{paper}"] = f'<rss version="2.0"><channel><title>Paper {paper}</title>{"".join(items)}</channel></rss>'


def digest(program, flags, now):
    """Serves from this moment on until a digest is out; gives what its log says, and the process's seconds of processor until then."""
    log = tempfile.TemporaryFile("w+")
    serving = subprocess.Popen([program, "serve", "--listen", "127.0.0.1:0", "--log", "info", "--now", now, *flags], stdout=log, stderr=log)
    try:
        for _ in range(3_000):
            time.sleep(0.1)
            log.seek(0)
            told = re.sub(r"\x1b\[[0-9;]*m", "", log.read())
            out = re.search(r"digest published.*stories=(\d+).*took_ms=(\d+)", told)
            if out:
                ticks = pathlib.Path(f"/proc/{serving.pid}/stat").read_text().rsplit(")", 1)[1].split()
                return int(out[1]), int(out[2]), (int(ticks[11]) + int(ticks[12])) / os.sysconf("SC_CLK_TCK")
        raise SystemExit(f"no digest came: {told[-2000:]}")
    finally:
        serving.terminate()
        serving.wait()


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--program", default="target/release/dateline")
    options.add_argument("--stories", type=int, default=50)
    options.add_argument("--reports", type=int, default=40)
    options.add_argument("--database", default="")
    options = options.parse_args()
    program, dice = str(pathlib.Path(options.program).resolve()), random.Random(8)
    work = pathlib.Path(tempfile.mkdtemp(prefix="dateline-digest-"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Press)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]
    flags = ["--data", str(work / "data"), "--starter", "false", "--fetch-allow", "127.0.0.0/8", "--fetch-allow-ports", str(port), "--fetch-pause-ms", "0"]
    flags += ["--database", options.database] if options.database else []
    events = [Event(number, dice) for number in range(options.stories)]
    slow = False
    try:
        subprocess.run([program, "init", *flags], check=True, capture_output=True)
        settings = work / "data/dateline.toml"
        text = re.sub(r"(?s)\n\[edition.digest\]\n.*?(?=\n\[)", "", settings.read_text())
        settings.write_text(text + f'\n[edition.digest]\nhours = ["11:00"]\nstories = {options.stories}\nper_section = 100\n')
        printed(events, options, dice, port, 9, False)
        feeds = "".join(f'<outline text="Paper {n}" xmlUrl="http://127.0.0.1:{port}/feed{n}"/>' for n in range(options.reports))
        (work / "feeds.opml").write_text(f'<opml version="2.0"><body>{feeds}</body></opml>')
        subprocess.run([program, "import", str(work / "feeds.opml"), *flags], check=True, capture_output=True)
        for what, now in [("the first", "2026-03-03T11:05:00Z"), ("the one after it", "2026-03-04T11:05:00Z")]:
            stories, took, processor = digest(program, flags, now)
            slow |= took >= 2_000
            print(f"{what}: {stories} stories of {options.stories * options.reports} reports more, composed in {took} ms; {processor:.1f} s of processor with fetching and reading")
            # Of half of the events goes on what was told, and the others are new.
            others = [Event(number + 500, dice) for number in range(options.stories // 2)]
            printed(events[: options.stories // 2] + others, options, dice, port, 23, True)
    finally:
        shutil.rmtree(work)
    raise SystemExit(slow)


if __name__ == "__main__":
    main()
