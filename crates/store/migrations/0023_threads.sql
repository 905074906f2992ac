-- A discussion of thousands is counted from these, and its first page is read in each of its orders, without a look at the texts.
CREATE INDEX comments_threads_of_story ON comments (story_id, at, id, state, answers) WHERE root_id IS NULL;
CREATE INDEX comments_threads_of_board ON comments (board_id, at, id, state, answers) WHERE root_id IS NULL AND board_id IS NOT NULL;
CREATE INDEX comments_best_of_story ON comments (story_id, best DESC, at, id) WHERE root_id IS NULL;
CREATE INDEX comments_shown_of_story ON comments (story_id) WHERE state = 'shown';
CREATE INDEX comments_shown_of_board ON comments (board_id) WHERE state = 'shown' AND board_id IS NOT NULL;
