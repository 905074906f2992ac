# صفحة الخبر.
# Before an age. The second form stands after the word for “New” and a comma.
story-newest = أحدث تقرير:
story-newest-after-new = أحدث تقرير:
# Before a date with its hour.
story-first = أول تقرير:
# After the number of sources.
story-independent = { $n ->
    [zero] بلا نص مستقل
    [one] نص واحد
    [two] نصان مستقلان
    [few] { $n } نصوص مستقلة
    [many] { $n } نصًا مستقلًا
   *[other] { $n } نص مستقل
}
story-side-by-side = جنبًا إلى جنب
story-the-report = التقرير
story-original = الأصل
story-by-time = حسب الترتيب الزمني
# After a publisher’s name, with a comma before.
story-the-first = الأول
story-matter = القضية نفسها
story-before = قبل ذلك
story-since = منذ ذلك الحين
