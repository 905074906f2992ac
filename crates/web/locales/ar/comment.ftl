# What readers write under stories.
comment-discussion = النقاش
comment-title = نقاش: { $title }
comment-none = لم يكتب أحد هنا بعد
comment-oldest = الأقدم
comment-newest = الأحدث
comment-best = الأفضل
comment-nobody = شخص غادر
comment-edited = عُدّل
comment-held = ينتظر مشرفًا، ولا يراه سواك.
comment-hidden = أخفاه مشرف.
comment-deleted = سُحب هذا.
comment-good = يضيف شيئًا
comment-bad = لا يضيف شيئًا
comment-answer = رد
comment-change = تعديل
comment-delete = سحب
comment-report = إبلاغ
comment-write = اكتب
comment-text = النص
comment-markdown = *مائل*، **عريض**، > اقتباس، [كلمات](https://…). ولا حاجة إلى غير ذلك.
comment-send = أرسل
comment-preview = معاينة
comment-sign-in = سجّل الدخول لتكتب
comment-to-story = الخبر
comment-empty = لا نص بعد.
comment-too-long = { $most } حرفًا على الأكثر من فضلك.
comment-silent = يمكنك الكتابة من جديد ابتداءً من { $until }.
comment-parent-gone = ما ترد عليه لم يعد موجودًا.
comment-why = ما الخطأ فيه؟
comment-note = بكلماتك إن شئت
comment-abuse = يهاجم أحدًا
comment-spam = يعلن عن شيء
comment-untrue = غير صحيح
comment-astray = لا صلة له بالخبر
comment-by = كتب { $name }
comment-count = { $n ->
    [zero] لا تعليقات
    [one] تعليق واحد
    [two] تعليقان
    [few] { $n } تعليقات
    [many] { $n } تعليقًا
   *[other] { $n } تعليق
}
comment-good-count = { $n ->
    [zero] لم يجده أحد مفيدًا
    [one] وجده واحد مفيدًا
    [two] وجده اثنان مفيدًا
    [few] وجده { $n } أشخاص مفيدًا
    [many] وجده { $n } شخصًا مفيدًا
   *[other] وجده { $n } شخص مفيدًا
}
comment-too-many-links = { $n ->
    [zero] بلا روابط من فضلك.
    [one] رابط واحد على الأكثر من فضلك.
    [two] رابطان على الأكثر من فضلك.
    [few] { $n } روابط على الأكثر من فضلك.
    [many] { $n } رابطًا على الأكثر من فضلك.
   *[other] { $n } رابط على الأكثر من فضلك.
}
comment-too-soon = { $n ->
    [zero] يمكنك الكتابة الآن.
    [one] يمكنك الكتابة بعد ثانية.
    [two] يمكنك الكتابة بعد ثانيتين.
    [few] يمكنك الكتابة بعد { $n } ثوانٍ.
    [many] يمكنك الكتابة بعد { $n } ثانية.
   *[other] يمكنك الكتابة بعد { $n } ثانية.
}
