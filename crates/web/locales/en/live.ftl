# What comes in while the front page is read.
live-new = { $n ->
    [one] { $n } new story
   *[other] { $n } new stories
}
