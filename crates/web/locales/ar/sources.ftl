# دليل المصادر.
sources-description = الناشرون الذين تقرؤهم { $edition }.
sources-none-say = أضف ناشرًا بعنوان موقعه أو خلاصته.
sources-source = المصدر
sources-articles = المقالات
sources-newest = الأحدث
# Of the newest article, where there is none.
sources-newest-none = لا يوجد
sources-removed = لم يعد متابعًا
sources-no-feed = بلا خلاصة
sources-not-asked = لم يُسأل بعد
sources-silent = لا يجيب
sources-empty = يجيب دون جديد حتى الآن
sources-answers = يجيب
sources-feeds = { $n ->
    [zero] بلا خلاصات
    [one] خلاصة واحدة
    [two] خلاصتان
    [few] { $n } خلاصات
    [many] { $n } خلاصة
   *[other] { $n } خلاصة
}
# A flaw is something wrong in a feed or page that reading it got over.
sources-flaws = { $n ->
    [zero] بلا عيوب
    [one] عيب واحد جرى تجاوزه
    [two] عيبان جرى تجاوزهما
    [few] { $n } عيوب جرى تجاوزها
    [many] { $n } عيبًا جرى تجاوزه
   *[other] { $n } عيب جرى تجاوزه
}
