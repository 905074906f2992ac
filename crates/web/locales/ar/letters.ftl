# صناديق الرسائل.
letters-boxes = { $n ->
    [zero] لا صناديق
    [one] صندوق واحد
    [two] صندوقان
    [few] { $n } صناديق
    [many] { $n } صندوقًا
   *[other] { $n } صندوق
}
letters-count = { $n ->
    [zero] لا رسائل
    [one] رسالة واحدة
    [two] رسالتان
    [few] { $n } رسائل
    [many] { $n } رسالة
   *[other] { $n } رسالة
}
letters-secret = من عرف العنوان استطاع الكتابة إليه: فلا تعطه إلا لنشرته.
letters-none = لا يوجد صندوق بعد. أنشئ واحدًا: dateline add --letters "اسم النشرة"
# Before an age, after a comma.
letters-last = آخرها
letters-nothing = لم يصل شيء بعد. اشترك في النشرة بهذا العنوان، وستظهر رسالة التأكيد هنا.
