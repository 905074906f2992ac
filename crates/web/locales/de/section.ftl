# Die Seite eines Ressorts.
section-of = { $section } in { $edition }
section-none-title = Keine Nachricht im Ressort { $section }
section-none-say = Nachrichten erscheinen hier, sobald eine Quelle eine passende meldet.
section-now = Aktueller Stand
section-by-time = Alle Nachrichten nach der Zeit
