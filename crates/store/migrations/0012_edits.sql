-- What editors decided about stories. A row is never changed but for its end: who undid it, and when.
--   kind      pin, hide (of one edition); rename, merge, split (of all)
--   story_id  the story; where it becomes part of another, the row goes along. No reference: a split's story may be gone again
--   other_id  merge: the story that became part of it; split: the story that its articles were taken from
--   title     rename: the editor's headline; merge: the address part of the story that is gone
--   articles  merge, split: those that went along, as a JSON list of numbers
--   until     pin: until when
CREATE TABLE edits (
    id {id},
    kind TEXT NOT NULL,
    edition_id BIGINT REFERENCES editions (id),
    story_id BIGINT NOT NULL,
    other_id BIGINT,
    title TEXT,
    articles TEXT NOT NULL DEFAULT '[]',
    until BIGINT,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    undone_by TEXT,
    undone_at BIGINT
);
CREATE INDEX edits_by_story ON edits (story_id);
CREATE INDEX edits_by_other ON edits (other_id) WHERE other_id IS NOT NULL;
CREATE INDEX edits_standing ON edits (kind) WHERE undone_at IS NULL;

-- The editor's headline, in place of the sources' own; follows from the edits.
ALTER TABLE stories ADD COLUMN named TEXT;
