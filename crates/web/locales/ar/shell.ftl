# ما يحيط بكل صفحة: الترويسة والقائمة والتذييل.
shell-skip = انتقل إلى الأخبار
shell-sponsor = إعلان
shell-sections = الأقسام
shell-front = الصفحة الأولى
shell-nearby = بالقرب منك
shell-search = البحث
shell-sources = المصادر
shell-look = المظهر
shell-about = من نحن
# What the date says when one points at it; $when is a date with its hour, $place the edition’s home.
shell-date-there = { $when } بتوقيت { $place }
shell-made-with = صدرت باستخدام Dateline { $version }
# The arrow that leads back, and the one that leads out to another site: they point the way that the language does not run, and does.
shell-back = →
shell-out = ↖
shell-reading-now = { $n ->
    [zero] لا أحد يقرأ الآن
    [one] قارئ واحد الآن
    [two] قارئان الآن
    [few] { $n } قرّاء الآن
    [many] { $n } قارئًا الآن
   *[other] { $n } قارئ الآن
}
shell-editions = طبعات أخرى
shell-river = آخر الأخبار
shell-archive = الأرشيف
shell-newsline = صفحتي
shell-mine = ما يخصك
shell-news = { $n ->
    [zero] لا جديد لك
    [one] جديد واحد لك
    [two] جديدان لك
    [few] { $n } أخبار جديدة لك
    [many] { $n } خبرًا جديدًا لك
   *[other] { $n } خبر جديد لك
}
# Before names of formats
shell-feeds = هذه الصفحة في قارئ الخلاصات:
shell-notices = { $n ->
    [zero] لا جديد لك
    [one] إشعار لك
    [two] إشعاران لك
    [few] { $n } إشعارات لك
    [many] { $n } إشعارًا لك
   *[other] { $n } إشعار لك
}
shell-digest = الموجز
