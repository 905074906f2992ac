-- The house in which people talk: boards beside the stories, what moderators may set, what people are told of.

-- Standing discussions of an edition that belong to no story. What they are called its settings say.
CREATE TABLE boards (
    id {id},
    edition_id BIGINT NOT NULL REFERENCES editions (id),
    slug TEXT NOT NULL,
    UNIQUE (edition_id, slug)
);

-- A comment stands under a story or on a board: the column that had to be filled makes room for one that need not be.
DROP INDEX comments_by_story;
ALTER TABLE comments ADD COLUMN under_story BIGINT REFERENCES stories (id);
UPDATE comments SET under_story = story_id;
ALTER TABLE comments DROP COLUMN story_id;
ALTER TABLE comments RENAME COLUMN under_story TO story_id;
ALTER TABLE comments ADD COLUMN board_id BIGINT REFERENCES boards (id);
CREATE INDEX comments_by_story ON comments (story_id, root_id, at);
CREATE INDEX comments_by_board ON comments (board_id, root_id, at) WHERE board_id IS NOT NULL;
CREATE INDEX comments_shown ON comments (at) WHERE state = 'shown';

-- said   what it has in common with a text that says the same; empty where it is too short to tell
-- held   why it waited for a moderator; empty where it did not
ALTER TABLE comments ADD COLUMN said TEXT NOT NULL DEFAULT '';
ALTER TABLE comments ADD COLUMN held TEXT NOT NULL DEFAULT '';
ALTER TABLE comments ADD COLUMN quote TEXT;
ALTER TABLE comments ADD COLUMN quote_article_id BIGINT REFERENCES articles (id);
CREATE INDEX comments_by_said ON comments (said, at) WHERE said <> '';

-- What moderators set of a discussion: nobody writes any more; seconds between two comments of one person.
CREATE TABLE discussion_settings (
    id {id},
    story_id BIGINT UNIQUE REFERENCES stories (id),
    board_id BIGINT UNIQUE REFERENCES boards (id),
    locked BIGINT NOT NULL DEFAULT 0,
    slow BIGINT NOT NULL DEFAULT 0
);

-- Until when somebody had read a discussion.
CREATE TABLE discussion_seen (
    id {id},
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    story_id BIGINT REFERENCES stories (id),
    board_id BIGINT REFERENCES boards (id),
    at BIGINT NOT NULL,
    UNIQUE (account_id, story_id),
    UNIQUE (account_id, board_id)
);
CREATE INDEX discussion_seen_by_story ON discussion_seen (story_id);

ALTER TABLE accounts ADD COLUMN banned_until BIGINT;
ALTER TABLE accounts ADD COLUMN supporter BIGINT NOT NULL DEFAULT 0;
-- Where what somebody is told of can be read as a feed: a secret of which only the hash is kept.
ALTER TABLE accounts ADD COLUMN notices_hash TEXT;
CREATE INDEX accounts_by_notices ON accounts (notices_hash) WHERE notices_hash IS NOT NULL;

-- A ruling is on a comment, on a discussion or on a person.
DROP INDEX rulings_by_comment;
ALTER TABLE rulings ADD COLUMN on_comment BIGINT REFERENCES comments (id);
UPDATE rulings SET on_comment = comment_id;
ALTER TABLE rulings DROP COLUMN comment_id;
ALTER TABLE rulings RENAME COLUMN on_comment TO comment_id;
ALTER TABLE rulings ADD COLUMN story_id BIGINT REFERENCES stories (id);
ALTER TABLE rulings ADD COLUMN board_id BIGINT REFERENCES boards (id);
ALTER TABLE rulings ADD COLUMN account_id BIGINT REFERENCES accounts (id);
ALTER TABLE rulings ADD COLUMN kind TEXT NOT NULL DEFAULT 'comment';
ALTER TABLE rulings ADD COLUMN undoes BIGINT REFERENCES rulings (id);
ALTER TABLE rulings ADD COLUMN undone BIGINT;
CREATE INDEX rulings_by_comment ON rulings (comment_id) WHERE comment_id IS NOT NULL;
CREATE INDEX rulings_by_account ON rulings (account_id) WHERE account_id IS NOT NULL;

-- Somebody asks that a ruling be looked at again.
CREATE TABLE appeals (
    ruling_id BIGINT PRIMARY KEY REFERENCES rulings (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    text TEXT NOT NULL,
    at BIGINT NOT NULL,
    settled BIGINT,
    settled_by TEXT NOT NULL DEFAULT '',
    answer TEXT NOT NULL DEFAULT ''
);
CREATE INDEX appeals_open ON appeals (at) WHERE settled IS NULL;

-- What moderators tell one another of a person.
CREATE TABLE account_notes (
    id {id},
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    by_name TEXT NOT NULL,
    note TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX account_notes_by_account ON account_notes (account_id, at);

-- Words and hosts: what says one of them waits, or is not taken.
CREATE TABLE house_list (
    id {id},
    sought TEXT NOT NULL,
    pattern TEXT NOT NULL,
    refused BIGINT NOT NULL,
    by_name TEXT NOT NULL,
    at BIGINT NOT NULL,
    UNIQUE (sought, pattern)
);

-- In how many texts that somebody ruled on a word stood; the empty word counts all of them.
CREATE TABLE learned_words (
    word TEXT PRIMARY KEY,
    good BIGINT NOT NULL,
    spam BIGINT NOT NULL
);

-- What people are told of: an answer, that they were called upon, that a story which they follow is talked about, a ruling, the answer to an appeal.
CREATE TABLE notices (
    id {id},
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    comment_id BIGINT REFERENCES comments (id),
    ruling_id BIGINT REFERENCES rulings (id),
    story_id BIGINT REFERENCES stories (id),
    at BIGINT NOT NULL,
    seen BIGINT
);
CREATE INDEX notices_by_account ON notices (account_id, at);
CREATE INDEX notices_by_comment ON notices (comment_id) WHERE comment_id IS NOT NULL;
CREATE UNIQUE INDEX notices_once ON notices (account_id, comment_id) WHERE kind IN ('answer', 'mention');
CREATE UNIQUE INDEX notices_of_talk ON notices (account_id, story_id) WHERE kind = 'talk';

-- Who may make an account where that needs an invitation. Only the hash of what is passed on is kept.
CREATE TABLE invitations (
    id {id},
    token_hash TEXT NOT NULL UNIQUE,
    by_account_id BIGINT NOT NULL REFERENCES accounts (id),
    made BIGINT NOT NULL,
    ends BIGINT NOT NULL,
    used_by BIGINT REFERENCES accounts (id)
);
CREATE INDEX invitations_by_account ON invitations (by_account_id, made);
