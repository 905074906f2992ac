-- What an entry said before it changed, as JSON: the first version and the newest ones.
CREATE TABLE entry_versions (
    entry_id BIGINT NOT NULL REFERENCES entries (id),
    version BIGINT NOT NULL,
    saved BIGINT NOT NULL,
    doc TEXT NOT NULL,
    PRIMARY KEY (entry_id, version)
);
