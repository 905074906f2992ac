-- Who gets an edition's digest by mail, and who asked for it.
--   address_key   what two spellings of an address have in common
--   account_id    whose right to read a private edition it hangs on
--   state         asked, on, paused: too many letters came back
--   secret        of the pages on which it is changed and ended: each letter names them, so that it can't be kept as a hash
--   tag           what a letter that comes back is known by
--   confirm_hash  of the token in the letter that asks whether somebody wants it
--   choice        JSON
--   hours         of the choice, each in spaces; empty: all
--   bounces       days on which letters came back
CREATE TABLE subscribers (
    id {id},
    edition_id BIGINT NOT NULL REFERENCES editions (id),
    address TEXT NOT NULL,
    address_key TEXT NOT NULL,
    account_id BIGINT REFERENCES accounts (id),
    state TEXT NOT NULL,
    secret TEXT NOT NULL UNIQUE,
    tag TEXT NOT NULL UNIQUE,
    confirm_hash TEXT UNIQUE,
    confirm_until BIGINT,
    choice TEXT NOT NULL,
    hours TEXT NOT NULL,
    asked BIGINT NOT NULL,
    since BIGINT,
    bounces BIGINT NOT NULL,
    bounced BIGINT,
    why TEXT,
    UNIQUE (edition_id, address_key)
);
CREATE INDEX subscribers_by_address ON subscribers (address_key);
CREATE INDEX subscribers_by_account ON subscribers (account_id);
CREATE INDEX subscribers_asked ON subscribers (confirm_until) WHERE state = 'asked';

-- Letters to subscribers.
--   kind     confirm: do you want it; known: you have it already; digest
--   token    of a confirm letter, until it has ended
--   state    waiting, claimed, sent, unsure (it can have gone), failed, left (there was nothing to say)
--   journal  while it is claimed: the journal that knows how far it got
CREATE TABLE outgoing (
    id {id},
    subscriber_id BIGINT NOT NULL REFERENCES subscribers (id),
    kind TEXT NOT NULL,
    digest_id BIGINT REFERENCES digests (id),
    token TEXT,
    state TEXT NOT NULL,
    queued BIGINT NOT NULL,
    due BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    journal TEXT,
    claimed BIGINT,
    ended BIGINT,
    why TEXT,
    UNIQUE (digest_id, subscriber_id)
);
CREATE INDEX outgoing_waiting ON outgoing (due) WHERE state = 'waiting';
CREATE INDEX outgoing_claimed ON outgoing (journal) WHERE state = 'claimed';
CREATE INDEX outgoing_by_subscriber ON outgoing (subscriber_id);
CREATE INDEX outgoing_asked ON outgoing (queued) WHERE kind <> 'digest';
CREATE INDEX outgoing_by_end ON outgoing (ended);

-- Digests that were queued for their subscribers.
CREATE TABLE mailed_digests (
    digest_id BIGINT PRIMARY KEY REFERENCES digests (id),
    queued BIGINT NOT NULL
);
