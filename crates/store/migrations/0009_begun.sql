-- When a subscription was begun is told by nothing: the order of their numbers is the order in which they were begun. No release wrote it,
-- so that no older node misses it.
ALTER TABLE subscriptions DROP COLUMN begun;
