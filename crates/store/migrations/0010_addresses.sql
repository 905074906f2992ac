-- Other addresses of an article, as keys: where its own led, and what its page says is its address. Several articles may claim one.
CREATE TABLE article_addresses (
    key TEXT NOT NULL,
    article_id BIGINT NOT NULL REFERENCES articles (id),
    PRIMARY KEY (key, article_id)
);
CREATE INDEX article_addresses_by_article ON article_addresses (article_id);

-- An article that turned out to be another one under another address: its own address leads there for good.
ALTER TABLE articles ADD COLUMN joined_to BIGINT;
CREATE INDEX articles_joined ON articles (joined_to) WHERE joined_to IS NOT NULL;
