-- Pages as they were fetched, packed, kept for some days: so that an editor sees why an article's text is what it is, and so that it can
-- be read again. One that stands on several pages has a row for each. The packed bytes stand last: what is asked of a row's other columns
-- does not read them.
CREATE TABLE originals (
    article_id BIGINT NOT NULL REFERENCES articles (id),
    number BIGINT NOT NULL,
    url TEXT NOT NULL,
    content_type TEXT,
    fetched_at BIGINT NOT NULL,
    size BIGINT NOT NULL,
    packed_size BIGINT NOT NULL,
    packed {blob} NOT NULL,
    PRIMARY KEY (article_id, number)
);
-- Thinning by age, and the sum of sizes, are answered by this alone.
CREATE INDEX originals_by_time ON originals (fetched_at, packed_size);

-- What the page turned out to be (model::ArticleKind, in snake case); unknown for what was read before.
ALTER TABLE articles ADD COLUMN kind TEXT;

-- The list of what was read last, of all sources and of one.
CREATE INDEX articles_by_reading ON articles (read_at, id) WHERE read_at IS NOT NULL;
CREATE INDEX articles_by_source_and_reading ON articles (source_id, read_at, id) WHERE read_at IS NOT NULL;
