-- A newsline in a feed reader, which has no cookie: read by a token in the address, of which only the hash is here, as in `token_hash`.
-- None where the reader made no such address, or ended it.
ALTER TABLE readers ADD COLUMN newsline_hash TEXT;
CREATE UNIQUE INDEX readers_by_newsline ON readers (newsline_hash);
