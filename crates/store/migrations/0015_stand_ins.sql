-- What stands in for a picture until it is there: a picture of 16 pixels as base64; empty for those kept before.
ALTER TABLE pictures ADD COLUMN stand_in TEXT NOT NULL DEFAULT '';
