# What a reader saved for later.
saved-title = Saved for later
saved-count = { $n ->
    [one] { $n } saved
   *[other] { $n } saved
}
saved-none = Nothing saved
saved-none-title = What you want to read later comes here
saved-none-say = Under the headline of every story and article stands “Save for later”. It stays here until you take it out.
saved-at = Saved
saved-raise = To the top
saved-new-reports = { $n ->
    [one] { $n } new report
   *[other] { $n } new reports
}
saved-was-headed = Its headline was: { $title }
saved-text-changed = Its publisher has changed it since
saved-changed = It has changed since
