# الصفحة الأولى.
front-brief = بإيجاز
front-more = أخبار أخرى
# Before a date with its hour; the page was made then.
front-composed = أُعدّت في
# After it.
front-composed-from = من أصل { $stories }.
# Before a date with its hour: an earlier page is shown.
front-then = كما كانت في
front-today = الصفحة الأولى اليوم
front-differ = الروايات مختلفة
front-differ-more = كل رقم مع جملته
front-says = { $n ->
    [zero] بحسب { $who }
    [one] بحسب { $who }
    [two] بحسب { $who }
    [few] بحسب { $who }
    [many] بحسب { $who }
   *[other] بحسب { $who }
}
front-matter = في الموضوع نفسه
front-band = صور اليوم
front-end = لا جديد منذ <time datetime="{ $machine }" title="{ $exact }">{ $time }</time>.
front-talked = الأكثر نقاشًا
