-- What is read at a feed's address, by its stored name (model::FeedKind): every address so far was a feed's.
ALTER TABLE feeds ADD COLUMN kind TEXT NOT NULL DEFAULT 'feed';
