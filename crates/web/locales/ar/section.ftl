# صفحة القسم.
section-of = { $section } في { $edition }
section-none-title = لا أخبار في قسم { $section }
section-none-say = تظهر الأخبار هنا ما إن ينشر مصدر خبرًا من هذا الباب.
section-now = كما هي الآن
section-by-time = كل الأخبار بحسب الوقت
