# صفحة المصدر.
source-all = كل المصادر
source-rights-member = يقرأ أعضاء هذه الطبعة الخاصة مقالاته كاملة.
source-rights-full = يمكن قراءة مقالاته هنا كاملة.
source-rights-excerpt = يُعرض هنا مقتطف من مقالاته مع رابط إلى الأصل.
source-rights-link = تُعرض هنا عناوينه مع رابط إلى الأصل.
source-articles = مقالاته
source-articles-none = لم يصل منها شيء حتى الآن.
source-feeds = خلاصاته وما جرى ومتى
source-feeds-none = لا خلاصات له.
source-followed = المتابعة
# Between these two stands a date with its hour: the feed is not followed any more.
source-followed-until = توقفت منذ
source-followed-stays = ويبقى ما قُرئ منها
source-kind = النوع
source-kind-links = صفحة بلا خلاصة: تُقرأ قائمة روابطها كأنها خلاصة.
source-kind-sitemap = خريطة موقع: تُقرأ عناوينها كعناوين خلاصة.
source-kind-letters = نشرة بريدية: تُرسل رسائلها إلى هنا ولا يُسأل عن شيء.
source-kind-archive = صفحات مستوردة من أرشيف: لا يُسأل هنا عن شيء.
source-last-answer = آخر إجابة
source-failed = الإخفاق
source-failed-times = { $n ->
    [zero] لا إخفاق
    [one] مرة واحدة
    [two] مرتين متتاليتين
    [few] { $n } مرات متتالية
    [many] { $n } مرة متتالية
   *[other] { $n } مرة متتالية
}
source-trouble = مشكلة
source-trouble-for = بلا إجابة صالحة، المدة: { $span }
# Before a date with its hour, after a semicolon.
source-next-try = المحاولة التالية:
source-last-asked = آخر سؤال
source-last-asked-never = ليس بعد
source-last-changed = آخر تغيير
source-asked-again = السؤال التالي
source-asked-never = لا سؤال بعد الآن: أزاله الناشر
source-history = ما جرى ومتى
# Before a date: since when something has been so.
source-since = منذ
source-times = { $n ->
    [zero] ولا مرة
    [one] مرة واحدة
    [two] مرتين
    [few] { $n } مرات
    [many] { $n } مرة
   *[other] { $n } مرة
}
source-nothing-new = لا جديد
source-new-entries = { $n ->
    [zero] لا مواد جديدة
    [one] مادة جديدة واحدة
    [two] مادتان جديدتان
    [few] { $n } مواد جديدة
    [many] { $n } مادة جديدة
   *[other] { $n } مادة جديدة
}
source-changed-entries = { $n ->
    [zero] لا مواد معدلة
    [one] مادة معدلة واحدة
    [two] مادتان معدلتان
    [few] { $n } مواد معدلة
    [many] { $n } مادة معدلة
   *[other] { $n } مادة معدلة
}
source-no-answer = لا إجابة صالحة
source-gone = زالت نهائيًا
source-moved = انتقلت
source-delivered = سُلّمت
source-flaws = عيوب جرى تجاوزها
source-flaws-none = لا عيوب حاليًا.
source-flaws-past = عيوب زالت ({ $n })
# Of a flaw: before its first time, and, after a comma, its last.
source-flaw-first = أول مرة
source-flaw-last = آخر مرة
