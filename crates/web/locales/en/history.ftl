# What a reader read, if it is kept.
history-title = What you read
history-count = { $n ->
    [one] { $n } read
   *[other] { $n } read
}
history-clear = Forget what I read
history-off = Keep it no more
history-on = Keep what I read
history-not-kept = Not kept
history-not-kept-title = Nobody writes down what you read
history-not-kept-say = If you want, the stories and articles that you open are listed here, for you alone, and marked as read in lists. You can end that and forget it at any time.
history-none = Nothing yet
history-none-title = You have read nothing since
history-none-say = The stories and articles that you open from now on stand here.
