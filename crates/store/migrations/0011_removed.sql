-- Since when a feed is not followed any more, as an operator said. It is retired then too, which is all that an older node knows of; its row
-- stays, with all that was read, and is taken up again when the same address is added.
ALTER TABLE feed_state ADD COLUMN removed BIGINT;
