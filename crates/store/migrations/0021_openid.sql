-- Accounts that people enter through an OpenID Connect provider: who an account is there. What counts is issuer and subject, never mail.
-- An account that has no password has an empty `password_hash`.
--   label  what its owner is called there, to be told from others on the page of the account
CREATE TABLE openid_identities (
    id {id},
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    label TEXT NOT NULL,
    made BIGINT NOT NULL,
    used BIGINT NOT NULL,
    UNIQUE (issuer, subject),
    UNIQUE (account_id, issuer)
);

-- Somebody who was sent to a provider and is awaited back: found by a cookie of which only the hash is here, on whichever node they come
-- back to. What is sent along (state, nonce, verifier) is made of the cookie and stands nowhere.
--   aim         what they are to do once they are back
--   account_id  for whom: the account that is joined or known again, or that may have its draft
--   subject     who they turned out to be, while they choose a name
--   back        the page of ours to lead to
--   draft       what they had written before they were asked who they are: a list of names and values
CREATE TABLE openid_trips (
    token_hash TEXT PRIMARY KEY,
    provider TEXT NOT NULL,
    aim TEXT NOT NULL,
    account_id BIGINT REFERENCES accounts (id),
    subject TEXT NOT NULL,
    label TEXT NOT NULL,
    back TEXT NOT NULL,
    draft TEXT NOT NULL,
    made BIGINT NOT NULL
);
CREATE INDEX openid_trips_by_time ON openid_trips (made);
CREATE INDEX openid_trips_by_account ON openid_trips (account_id);
