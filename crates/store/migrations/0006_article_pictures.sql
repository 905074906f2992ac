-- The pictures within an article's text, in their order: where the publisher has each, what became of it ('waiting', 'kept', 'refused',
-- or 'trifle' for one too small to be shown at all), how often it was asked for, and our copy.
CREATE TABLE article_pictures (
    article_id BIGINT NOT NULL REFERENCES articles (id),
    position BIGINT NOT NULL,
    url TEXT NOT NULL,
    state TEXT NOT NULL,
    tries BIGINT NOT NULL,
    picture_key TEXT REFERENCES pictures (key),
    PRIMARY KEY (article_id, position)
);
