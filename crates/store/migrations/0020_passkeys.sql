-- What an account is called towards authenticators: random, so that a device that is lost tells nothing of it.
ALTER TABLE accounts ADD COLUMN handle TEXT;
CREATE UNIQUE INDEX accounts_by_handle ON accounts (handle);

-- Public keys with which an account signs in beside its password.
--   credential  what the authenticator calls it, in base64url
--   public_key  with its counter, as the library that checks signatures writes it
--   doubted     when something signed with it whose counter ran backwards: a copy
CREATE TABLE passkeys (
    id {id},
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    credential TEXT NOT NULL UNIQUE,
    public_key TEXT NOT NULL,
    name TEXT NOT NULL,
    made BIGINT NOT NULL,
    used BIGINT,
    doubted BIGINT
);
CREATE INDEX passkeys_by_account ON passkeys (account_id);

-- What an authenticator is to sign, until it is answered once or too old. Any node may be answered.
--   token_hash  of a cookie of the browser that asked, and of the name that this challenge has in it
--   state       as the library that checks signatures writes it
CREATE TABLE challenges (
    id {id},
    token_hash TEXT NOT NULL UNIQUE,
    purpose TEXT NOT NULL,
    account_id BIGINT REFERENCES accounts (id),
    state TEXT NOT NULL,
    until BIGINT NOT NULL
);
CREATE INDEX challenges_by_end ON challenges (until);
CREATE INDEX challenges_by_account ON challenges (account_id);
