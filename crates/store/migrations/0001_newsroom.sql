-- The newsroom's first tables. Common subset of SQLite and PostgreSQL; what differs stands in braces (see src/engine.rs).
-- Times are milliseconds since 1970 UTC in BIGINT, yes and no are 1 and 0 in BIGINT, lists are JSON in TEXT.

-- Numbers handed out in the order of commits: the row's lock is held until the transaction ends. A sequence would hand out
-- numbers that become visible out of order, and a follower of the change log would miss some.
CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);
INSERT INTO counters (name, value) VALUES ('change', 0), ('story', 0), ('source', 0);

-- An edition without a position is not served any more; its pages stay and it can come back.
CREATE TABLE editions (
    id {id},
    slug TEXT NOT NULL UNIQUE,
    position BIGINT,
    settings TEXT NOT NULL
);

-- What an editor sets. `site_key` is the site without what does not tell sites apart (scheme, www., final slash).
CREATE TABLE sources (
    id {id},
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    site TEXT,
    site_key TEXT,
    rights TEXT NOT NULL,
    weight DOUBLE PRECISION NOT NULL,
    category TEXT
);
CREATE INDEX sources_by_site ON sources (site_key);

CREATE TABLE feeds (
    id {id},
    source_id BIGINT NOT NULL REFERENCES sources (id),
    url TEXT NOT NULL UNIQUE,
    title TEXT
);
CREATE INDEX feeds_by_source ON feeds (source_id);

-- Crawl state changes at every poll and is nobody's setting: a table of its own.
CREATE TABLE feed_state (
    feed_id {key} REFERENCES feeds (id),
    etag TEXT,
    last_modified TEXT,
    due BIGINT NOT NULL,
    interval_s BIGINT NOT NULL,
    polled BIGINT,
    changed BIGINT,
    failures BIGINT NOT NULL,
    status TEXT,
    retired BIGINT NOT NULL,
    leased_until BIGINT,
    leased_by TEXT
);
CREATE INDEX feed_state_by_due ON feed_state (due) WHERE retired = 0;

-- Kept pictures by the hash of their content: the same file under ten addresses is kept once. The files are the last columns, so
-- that reading a row's measures does not read them.
CREATE TABLE pictures (
    key TEXT PRIMARY KEY,
    content_type TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    small_width BIGINT NOT NULL,
    small_height BIGINT NOT NULL,
    small {blob} NOT NULL,
    wide {blob} NOT NULL
);

-- Ids come from counters: the grouper names a story before it is saved.
CREATE TABLE stories (
    id {key},
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    language TEXT,
    sections TEXT NOT NULL,
    first BIGINT NOT NULL,
    newest BIGINT NOT NULL,
    reasons TEXT NOT NULL
);
CREATE INDEX stories_with_reasons ON stories (id) WHERE reasons <> '[]';

-- A story that became part of another one: its address and its number lead there for good.
CREATE TABLE story_redirects (
    gone {key},
    slug TEXT NOT NULL UNIQUE,
    story_id BIGINT NOT NULL REFERENCES stories (id)
);
CREATE INDEX story_redirects_by_story ON story_redirects (story_id);

-- One article for each key, whichever feeds list it. It is shown once it has a slug, and that never changes.
-- `whole` says that its page (or an entry with the whole text) was read; `placeable` that there are words to group it by.
CREATE TABLE articles (
    id {id},
    source_id BIGINT NOT NULL REFERENCES sources (id),
    key TEXT NOT NULL UNIQUE,
    entry_id BIGINT,
    slug TEXT,
    url TEXT,
    title TEXT NOT NULL,
    authors TEXT NOT NULL,
    published BIGINT NOT NULL,
    modified BIGINT,
    canonical_url TEXT,
    site_name TEXT,
    language TEXT,
    sections TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    words BIGINT NOT NULL,
    lead_url TEXT,
    lead_alt TEXT,
    lead_credit TEXT,
    picture_key TEXT REFERENCES pictures (key),
    read_at BIGINT,
    whole BIGINT NOT NULL,
    placeable BIGINT NOT NULL,
    story_id BIGINT REFERENCES stories (id),
    sketch {blob} NOT NULL,
    UNIQUE (source_id, slug)
);
CREATE INDEX articles_by_source ON articles (source_id, published, id, read_at) WHERE read_at IS NOT NULL;
CREATE INDEX articles_by_story ON articles (story_id, published) WHERE story_id IS NOT NULL;
CREATE INDEX articles_unplaced ON articles (published, id) WHERE placeable = 1 AND story_id IS NULL;
CREATE INDEX articles_placed ON articles (published, id) WHERE story_id IS NOT NULL;

-- The long texts apart, so that lists of articles stay on few pages.
CREATE TABLE article_texts (
    article_id {key} REFERENCES articles (id),
    text TEXT NOT NULL,
    html TEXT NOT NULL
);

-- An entry as the feed gave it, as JSON. The hash says whether it changed since.
CREATE TABLE entries (
    id {id},
    feed_id BIGINT NOT NULL REFERENCES feeds (id),
    identity TEXT NOT NULL,
    hash TEXT NOT NULL,
    version BIGINT NOT NULL,
    article_id BIGINT NOT NULL REFERENCES articles (id),
    saved BIGINT NOT NULL,
    doc TEXT NOT NULL,
    UNIQUE (feed_id, identity)
);

-- Work to do, one row for each article and kind. `turn` is the entry's place in its feed: claims go round the feeds, so that one long
-- feed does not keep the others waiting. A new id for new work: what was begun under the old id no longer counts.
CREATE TABLE jobs (
    id {id},
    kind TEXT NOT NULL,
    article_id BIGINT NOT NULL REFERENCES articles (id),
    turn BIGINT NOT NULL,
    due BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    leased_until BIGINT,
    leased_by TEXT,
    failed BIGINT NOT NULL,
    why TEXT,
    UNIQUE (kind, article_id)
);
CREATE INDEX jobs_by_turn ON jobs (kind, turn, due, id) WHERE failed = 0;
CREATE INDEX jobs_by_due ON jobs (due, leased_until) WHERE failed = 0;

-- `place` is where it was found: 'source', 'feed 3', 'article 7'. In one place the same words are one flaw, counted.
CREATE TABLE flaws (
    id {id},
    source_id BIGINT NOT NULL REFERENCES sources (id),
    place TEXT NOT NULL,
    feed_id BIGINT REFERENCES feeds (id),
    article_id BIGINT REFERENCES articles (id),
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    first BIGINT NOT NULL,
    last BIGINT NOT NULL,
    count BIGINT NOT NULL,
    past BIGINT NOT NULL,
    UNIQUE (source_id, place, kind, message)
);
CREATE INDEX flaws_by_source ON flaws (source_id, past, last);
CREATE INDEX flaws_by_place ON flaws (place, past);

-- Each page as it was published, numbered from 1 on. The primary key alone answers "which number is the newest?".
CREATE TABLE pages (
    edition_id BIGINT NOT NULL REFERENCES editions (id),
    page TEXT NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (edition_id, page, number)
);
CREATE INDEX pages_by_time ON pages (edition_id, page, at, number);

CREATE TABLE leases (
    name TEXT PRIMARY KEY,
    node TEXT NOT NULL,
    until BIGINT NOT NULL
);

-- The newest change of each thing: as long as there are things, not as there were changes.
CREATE TABLE changes (
    noun TEXT NOT NULL,
    id BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (noun, id)
);
CREATE UNIQUE INDEX changes_by_seq ON changes (seq);
