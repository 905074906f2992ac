-- What comes without being asked for: documents that hubs deliver (WebSub), letters, and what was agreed for them to come.

-- One hub that was asked, or is to be asked, to deliver a feed. `topic` is the feed's name for itself, `token` the unguessable part of our
-- address, `secret` what deliveries are signed with. `intent` is what we asked and a hub may confirm, 'subscribe' or 'unsubscribe'.
CREATE TABLE subscriptions (
    id {id},
    feed_id BIGINT NOT NULL REFERENCES feeds (id),
    hub TEXT NOT NULL,
    topic TEXT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    secret TEXT NOT NULL,
    state TEXT NOT NULL,
    intent TEXT,
    alive_until BIGINT,
    due BIGINT,
    attempts BIGINT NOT NULL,
    why TEXT,
    begun BIGINT NOT NULL,
    delivered BIGINT,
    deliveries BIGINT NOT NULL,
    leased_until BIGINT,
    leased_by TEXT
);
CREATE INDEX subscriptions_by_feed ON subscriptions (feed_id);
CREATE INDEX subscriptions_by_due ON subscriptions (due) WHERE due IS NOT NULL;

-- The box of a feed that is never asked: its letters are sent to it. `local` is the part before the @, unguessable.
CREATE TABLE letter_boxes (
    feed_id {key} REFERENCES feeds (id),
    local TEXT NOT NULL UNIQUE,
    made BIGINT NOT NULL,
    newest BIGINT
);

-- What came and is still to be read, as it came. The same bytes for the same feed are kept once.
CREATE TABLE deliveries (
    id {id},
    feed_id BIGINT NOT NULL REFERENCES feeds (id),
    hash TEXT NOT NULL,
    at BIGINT NOT NULL,
    content_type TEXT,
    size BIGINT NOT NULL,
    body {blob} NOT NULL,
    UNIQUE (feed_id, hash)
);
