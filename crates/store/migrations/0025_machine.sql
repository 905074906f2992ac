-- Texts that a machine was asked for, by the hash of the question. One is asked for twice at most.
--   state     asked (until its lease ends), written, refused (nothing of it may stand), failed
--   tries     how often it was asked; who settles it says which time was theirs
--   day       in UTC: of whose budget the tokens are, as far as they are reserved
--   lines     JSON: the sentences that stand, each with its article
--   dropped   JSON: those that do not, with why; or what went wrong
CREATE TABLE machine_texts (
    hash TEXT PRIMARY KEY,
    story_id BIGINT NOT NULL,
    model TEXT NOT NULL,
    state TEXT NOT NULL,
    tries BIGINT NOT NULL,
    asked BIGINT NOT NULL,
    until BIGINT NOT NULL,
    day TEXT NOT NULL,
    tokens BIGINT NOT NULL,
    lines TEXT NOT NULL,
    dropped TEXT NOT NULL
);
CREATE INDEX machine_texts_by_story ON machine_texts (story_id, asked);
CREATE INDEX machine_texts_by_time ON machine_texts (asked);

-- Tokens of each day, in UTC: spent before they are asked for, and what was not needed given back.
CREATE TABLE machine_days (
    day TEXT PRIMARY KEY,
    tokens BIGINT NOT NULL
);
