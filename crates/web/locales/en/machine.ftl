# What a machine wrote, for admins.
machine-what = What was asked of the machine, and what of it no report backs.
machine-today = Tokens today (UTC): { $n }
machine-tokens = tokens: { $n }
machine-none = Nothing has been asked of a machine.
machine-asked = Being asked
machine-written = Written
machine-refused = Refused
machine-failed = No text
machine-dropped = Refused, or wrong:
