# خبر في قائمة.
card-new = جديد
# Before a place, for who does not see where it stands.
card-near = بالقرب:
card-near-place = { $place }، على بعد { $km } كم
# After the number of sources: how many texts of their own they have.
card-independent = { $n ->
    [zero] بلا نص مستقل
    [one] نص واحد
    [two] نصان مستقلان
    [few] { $n } نصوص مستقلة
    [many] { $n } نصًا مستقلًا
   *[other] { $n } نص مستقل
}
card-untitled = بلا عنوان
card-read = مقروء
