-- People. The first admin is made by `dateline init`; what readers do comes with later tables.
-- A name is an account's identity for people, so two that differ in case alone would be a trap: `name_key` is the folded name.
CREATE TABLE accounts (
    id {id},
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    created BIGINT NOT NULL
);
CREATE INDEX accounts_by_role ON accounts (role);
