# The paper of earlier days.
archive-title = Archive
archive-what = { $paper } of earlier days: each front page as it stood at the day’s end
archive-month = { $month } { $year }
# From Monday, as short as a calendar's heads are, with spaces between.
archive-weekdays = Mo Tu We Th Fr Sa Su
archive-empty = Nothing yet
archive-empty-title = No paper has been printed yet
archive-empty-say = Each day’s front page will stand here once there is one.
archive-days = Other days
archive-stories = All stories of the day
