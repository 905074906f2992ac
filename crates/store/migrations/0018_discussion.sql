-- Readers who sign in. What an account keeps hangs on a row of `readers`, as what a browser keeps does.
--   shown         comments of it that were shown: who has none is new
--   silent_until  a ruling: it may not write until then
--   gone          it was deleted; its name and password are gone too, what it wrote stands without a name
ALTER TABLE accounts ADD COLUMN reader_id BIGINT REFERENCES readers (id);
ALTER TABLE accounts ADD COLUMN shown BIGINT NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN silent_until BIGINT;
ALTER TABLE accounts ADD COLUMN gone BIGINT;
CREATE INDEX accounts_by_reader ON accounts (reader_id);

-- A browser in which an account is signed in: found by an opaque cookie of which only the hash is here.
--   agent  what the browser calls itself, so that its owner knows it again
CREATE TABLE sessions (
    id {id},
    token_hash TEXT NOT NULL UNIQUE,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    made BIGINT NOT NULL,
    used BIGINT NOT NULL,
    agent TEXT NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account_id);
CREATE INDEX sessions_by_use ON sessions (used);

-- What readers write under a story.
--   root_id  the first of its thread; none for that one
--   once     of the form that it came with: a form that is sent twice writes one comment
--   answers  of a first one: how many that are shown stand below it
--   best     in millionths
CREATE TABLE comments (
    id {id},
    story_id BIGINT NOT NULL REFERENCES stories (id),
    account_id BIGINT REFERENCES accounts (id),
    parent_id BIGINT REFERENCES comments (id),
    root_id BIGINT REFERENCES comments (id),
    at BIGINT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    state TEXT NOT NULL,
    edited BIGINT,
    once TEXT NOT NULL,
    answers BIGINT NOT NULL DEFAULT 0,
    good BIGINT NOT NULL DEFAULT 0,
    best BIGINT NOT NULL DEFAULT 0,
    UNIQUE (account_id, once)
);
CREATE INDEX comments_by_story ON comments (story_id, root_id, at);
CREATE INDEX comments_by_root ON comments (root_id, at);
CREATE INDEX comments_by_account ON comments (account_id, at);
CREATE INDEX comments_held ON comments (at) WHERE state = 'held';

-- What a comment said before its writer changed it.
CREATE TABLE comment_versions (
    comment_id BIGINT NOT NULL REFERENCES comments (id),
    until BIGINT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (comment_id, until)
);

CREATE TABLE reactions (
    comment_id BIGINT NOT NULL REFERENCES comments (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    PRIMARY KEY (comment_id, account_id)
);

-- Reported to the moderators; `settled` once one has ruled.
CREATE TABLE comment_reports (
    comment_id BIGINT NOT NULL REFERENCES comments (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    at BIGINT NOT NULL,
    settled BIGINT,
    PRIMARY KEY (comment_id, account_id)
);
CREATE INDEX comment_reports_open ON comment_reports (at) WHERE settled IS NULL;

-- What moderators decided: the state before and after. Nothing is ever taken out of this table.
CREATE TABLE rulings (
    id {id},
    comment_id BIGINT NOT NULL REFERENCES comments (id),
    by_name TEXT NOT NULL,
    was TEXT NOT NULL,
    became TEXT NOT NULL,
    why TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX rulings_by_comment ON rulings (comment_id);
CREATE INDEX rulings_by_time ON rulings (at);
