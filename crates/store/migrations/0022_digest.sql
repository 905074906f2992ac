-- Digests as they were published: never changed, never thinned out.
--   minute    by the edition's clock, as its address has it
--   due       the moment that this is
--   body      JSON
CREATE TABLE digests (
    id {id},
    edition_id BIGINT NOT NULL REFERENCES editions (id),
    minute TEXT NOT NULL,
    due BIGINT NOT NULL,
    composed BIGINT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (edition_id, minute)
);
CREATE INDEX digests_by_time ON digests (edition_id, due);

-- What a digest told of which story, so that the next one knows what goes on.
CREATE TABLE digest_stories (
    digest_id BIGINT NOT NULL REFERENCES digests (id),
    story_id BIGINT NOT NULL,
    PRIMARY KEY (digest_id, story_id)
);
CREATE INDEX digest_stories_by_story ON digest_stories (story_id);

-- What was corrected afterwards; it stands below the digest.
CREATE TABLE digest_corrections (
    id {id},
    digest_id BIGINT NOT NULL REFERENCES digests (id),
    text TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX digest_corrections_by_digest ON digest_corrections (digest_id);

-- What editors decide about stories in the next digest. A row is never changed but for its end: undone by whom and when, or the digest that it
-- went into.
--   kind   pick, drop, hold, place, title
--   place  of place: counted from 1
--   title  of title: the headline
CREATE TABLE digest_edits (
    id {id},
    edition_id BIGINT NOT NULL REFERENCES editions (id),
    story_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    place BIGINT,
    title TEXT,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    undone_by TEXT,
    undone_at BIGINT,
    digest_id BIGINT REFERENCES digests (id)
);
CREATE INDEX digest_edits_standing ON digest_edits (edition_id) WHERE undone_at IS NULL AND digest_id IS NULL;
