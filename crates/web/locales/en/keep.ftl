# The buttons under a headline.
keep-save = Save for later
keep-unsave = Remove from saved
keep-follow = Follow this story
keep-unfollow = Stop following
