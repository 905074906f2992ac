# الصفحة الأولى.
front-brief = بإيجاز
front-also-brief = بإيجاز أيضًا
front-more = أخبار أخرى
# Before a date with its hour; the page was made then.
front-composed = أُعدّت في
# After it.
front-composed-from = من أصل { $stories }.
# Before a date with its hour: an earlier page is shown.
front-then = كما كانت في
front-today = الصفحة الأولى اليوم
