# What somebody is told of.
notice-title = Mitteilungen
notice-none = Noch hat dir niemand geantwortet, und nichts wurde über dich entschieden.
notice-answer = { $name } antwortet dir
notice-mention = { $name } erwähnt dich
notice-talk = { $name } schreibt zu einer Geschichte, der du folgst
notice-appeal = Die Moderation hat deine Frage beantwortet
notice-feed = Als Feed
notice-feed-say = Eine Adresse für deinen Feedreader, die niemand erraten kann. Sie wird einmal gezeigt.
notice-feed-open = Feed anlegen
notice-feed-anew = Durch einen neuen ersetzen
notice-feed-close = Beenden
notice-ruling = Die Moderation hat entschieden: { $what }
