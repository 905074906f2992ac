-- What each poll of a feed came to, the newest of each feed: what a source's page tells. `fared` is a word, `words` the sentence of that
-- day; `due` is when the next poll was to be.
CREATE TABLE polls (
    id {id},
    feed_id BIGINT NOT NULL REFERENCES feeds (id),
    at BIGINT NOT NULL,
    fared TEXT NOT NULL,
    words TEXT,
    new BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    due BIGINT NOT NULL
);
CREATE INDEX polls_by_feed ON polls (feed_id, id);

-- An address that a feed redirects to for good, and at how many polls in a row it did.
ALTER TABLE feed_state ADD COLUMN moving_to TEXT;
ALTER TABLE feed_state ADD COLUMN moving_seen BIGINT NOT NULL DEFAULT 0;

-- Which entries, of which feeds, an article has.
CREATE INDEX entries_by_article ON entries (article_id);
