# Which keys do what.
keys-title = Keys
keys-why = One letter each, while nothing is being typed. They can be switched off under “How it looks”.
keys-key = Key
keys-does = What it does
keys-next = Next story
keys-previous = Previous story
keys-open = Open the story
keys-mark = Mark the story as read, or as unread
# Said with a headline that was marked.
keys-marked = read
keys-original = Read it at its source
keys-save = Save for later, or take it back
keys-follow = Follow the story, or stop
keys-listen = Listen, or pause
keys-home = Front page
keys-search = Search
keys-help = Show these keys
