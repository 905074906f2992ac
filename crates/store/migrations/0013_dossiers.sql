-- What is known of a story: made from its reports, and made again when these change. Nothing here is the only copy of anything.
--   places_of  the state of the reports that `places` was made of
--   doc_of     the same of `doc`, which is made for stories that stand on a page
--   matter     the stories of the same matter, the likest first, as a JSON list of numbers
CREATE TABLE dossiers (
    story_id {key},
    places_of TEXT,
    places TEXT NOT NULL DEFAULT '[]',
    doc_of TEXT,
    doc TEXT,
    matter TEXT NOT NULL DEFAULT '[]'
);
