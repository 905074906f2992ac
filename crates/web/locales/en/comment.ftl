# What readers write under stories.
comment-discussion = Discussion
comment-title = Discussion: { $title }
comment-none = Nobody has written here yet
comment-oldest = Oldest
comment-newest = Newest
comment-best = Best
comment-nobody = Somebody who left
comment-edited = changed
comment-held = This waits for a moderator; only you see it.
comment-hidden = A moderator has hidden this.
comment-deleted = This was taken back.
comment-good = Adds something
comment-bad = Adds nothing
comment-answer = Answer
comment-change = Change
comment-delete = Take back
comment-report = Report
comment-write = Write
comment-text = Text
comment-markdown = *Italic*, **bold**, > quotation, [words](https://…). Nothing else is needed.
comment-send = Send
comment-preview = Preview
comment-sign-in = Sign in to write
comment-to-story = The story
comment-empty = There is no text yet.
comment-too-long = At most { $most } characters, please.
comment-silent = You can write again from { $until } on.
comment-parent-gone = What you answer is not there any more.
comment-why = What is wrong with it?
comment-note = In your words, if you like
comment-abuse = It attacks somebody
comment-spam = It advertises
comment-untrue = It is not true
comment-astray = It has nothing to do with the story
comment-by = { $name } writes
comment-count = { $n ->
    [one] { $n } comment
   *[other] { $n } comments
}
comment-good-count = { $n ->
    [one] { $n } finds that it adds something
   *[other] { $n } find that it adds something
}
comment-too-many-links = { $n ->
    [one] At most { $n } link, please.
   *[other] At most { $n } links, please.
}
comment-too-soon = { $n ->
    [one] You can write again in { $n } second.
   *[other] You can write again in { $n } seconds.
}
comment-removed = A moderator has removed this; only you see it.
comment-thanks = Thanks
comment-funny = Funny
comment-sad = Sad
comment-locked = This discussion is closed. It can be read, but nothing is added.
comment-listed = There is a word or a link in it that this paper does not take. Please write it differently.
comment-boards = Boards
comment-boards-say = Talk that belongs to no story.
comment-quote = Quote a sentence
comment-quote-none = Nothing of this report can be quoted here.
comment-to-report = The report
comment-spoken = What was written
comment-thanks-count = { $n ->
    [one] { $n } says thanks
   *[other] { $n } say thanks
}
comment-funny-count = { $n ->
    [one] { $n } finds it funny
   *[other] { $n } find it funny
}
comment-sad-count = { $n ->
    [one] { $n } finds it sad
   *[other] { $n } find it sad
}
comment-since = { $n ->
    [one] { $n } new since you were here
   *[other] { $n } new since you were here
}
comment-all-answers = { $n ->
    [one] The { $n } answer
   *[other] All { $n } answers
}
comment-slow = { $n ->
    [one] Slow for now: one comment of each person in { $n } second.
   *[other] Slow for now: one comment of each person in { $n } seconds.
}
