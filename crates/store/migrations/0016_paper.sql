-- How often each sponsor of an edition was seen and followed on each of the edition's days, as 2026-11-27. Nothing else is kept of who did.
CREATE TABLE sponsor_days (
    edition_id BIGINT NOT NULL REFERENCES editions (id),
    sponsor TEXT NOT NULL,
    day TEXT NOT NULL,
    views BIGINT NOT NULL,
    clicks BIGINT NOT NULL,
    PRIMARY KEY (edition_id, sponsor, day)
);
CREATE INDEX sponsor_days_by_day ON sponsor_days (day);

-- The river reads stories by their newest report, from a moment backwards.
CREATE INDEX stories_by_newest ON stories (newest, id);
