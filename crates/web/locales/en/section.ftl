# A section’s page.
section-of = { $section } in { $edition }
section-none-title = No story stands under { $section }
section-none-say = Stories come here as soon as a source files or tells one that belongs.
section-now = As it is now
section-by-time = All stories by time
