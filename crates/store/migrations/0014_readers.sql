-- What readers keep. A row is made when there is something to keep, and not before; it is found by an opaque cookie of which only the hash
-- is here. A year without use, and it is forgotten.
--   token_hash  of the cookie, in hexadecimal; none for one that only an account leads to
--   used        within a day of the last use
--   history     what was read is kept, since the reader wants that
--   others      sources that the reader did not switch are on
CREATE TABLE readers (
    id {id},
    token_hash TEXT UNIQUE,
    made BIGINT NOT NULL,
    used BIGINT NOT NULL,
    history BIGINT NOT NULL DEFAULT 0,
    others BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX readers_by_use ON readers (used);

-- A reader's newsline: sources that were switched on or off; sections of an edition, in the reader's order; words that are not wanted, each
-- as it was written and as it is looked for.
CREATE TABLE reader_sources (
    reader_id BIGINT NOT NULL REFERENCES readers (id),
    source_id BIGINT NOT NULL REFERENCES sources (id),
    is_on BIGINT NOT NULL,
    PRIMARY KEY (reader_id, source_id)
);
CREATE TABLE reader_sections (
    reader_id BIGINT NOT NULL REFERENCES readers (id),
    edition_id BIGINT NOT NULL REFERENCES editions (id),
    tag TEXT NOT NULL,
    position BIGINT NOT NULL,
    is_on BIGINT NOT NULL,
    PRIMARY KEY (reader_id, edition_id, tag)
);
CREATE TABLE reader_mutes (
    reader_id BIGINT NOT NULL REFERENCES readers (id),
    key TEXT NOT NULL,
    word TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (reader_id, key)
);

-- Sources that readers brought. They are shown to those alone who did, and stand in no story.
ALTER TABLE sources ADD COLUMN own BIGINT NOT NULL DEFAULT 0;
CREATE INDEX sources_own ON sources (id) WHERE own = 1;
CREATE TABLE reader_own (
    reader_id BIGINT NOT NULL REFERENCES readers (id),
    source_id BIGINT NOT NULL REFERENCES sources (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (reader_id, source_id)
);
CREATE INDEX reader_own_by_source ON reader_own (source_id);

-- Saved for later, in the reader's order (the greatest position first); `was` is what it said then, so that a change can be told.
-- Here and in what was read: `kind` is 'story' or 'topic', `item_id` the row of the story or the article.
CREATE TABLE reader_saved (
    reader_id BIGINT NOT NULL REFERENCES readers (id),
    kind TEXT NOT NULL,
    item_id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    at BIGINT NOT NULL,
    was TEXT NOT NULL,
    PRIMARY KEY (reader_id, kind, item_id)
);
CREATE INDEX reader_saved_by_item ON reader_saved (kind, item_id);
CREATE TABLE reader_history (
    reader_id BIGINT NOT NULL REFERENCES readers (id),
    kind TEXT NOT NULL,
    item_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (reader_id, kind, item_id)
);
CREATE INDEX reader_history_by_time ON reader_history (reader_id, at);
CREATE INDEX reader_history_by_item ON reader_history (kind, item_id);

-- Stories that a reader follows, and how many reports each had when the reader saw it last.
CREATE TABLE reader_follows (
    reader_id BIGINT NOT NULL REFERENCES readers (id),
    story_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    seen BIGINT NOT NULL,
    PRIMARY KEY (reader_id, story_id)
);
CREATE INDEX reader_follows_by_story ON reader_follows (story_id);
