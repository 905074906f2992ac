# What somebody is told of.
notice-title = Notifications
notice-none = Nobody has answered you yet, and nothing was decided about you.
notice-answer = { $name } answers you
notice-mention = { $name } mentions you
notice-talk = { $name } writes under a story that you follow
notice-appeal = A moderator answered what you asked
notice-feed = As a feed
notice-feed-say = An address that nobody can guess, for your feed reader. It is shown once.
notice-feed-open = Make a feed
notice-feed-anew = Make another in its place
notice-feed-close = End it
notice-ruling = A moderator decided: { $what }
