# What waits for a moderator, and what was decided.
moderation-title = Moderation
moderation-waits = Waits for a moderator
moderation-none = Nothing waits.
moderation-reported = Reported:
moderation-why = Why (others can read it)
moderation-show = Show
moderation-hide = Hide
moderation-ruled = Decided
moderation-shown = Shown
moderation-hidden = Hidden
moderation-waiting = { $n ->
    [one] { $n } comment waits
   *[other] { $n } comments wait
}
