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
comment-removed = أزال مشرفٌ هذا؛ لا يراه سواك.
comment-thanks = شكرًا
comment-funny = مضحك
comment-sad = محزن
comment-locked = أُغلق هذا النقاش. تمكن قراءته ولا يضاف إليه شيء.
comment-listed = فيه كلمة أو رابط لا تقبله هذه الصحيفة. اكتبه بصيغة أخرى من فضلك.
comment-boards = المجالس
comment-boards-say = أحاديث لا تتبع خبرًا بعينه.
comment-quote = اقتبس جملة
comment-quote-none = لا يمكن اقتباس شيء من هذا التقرير هنا.
comment-to-report = التقرير
comment-spoken = ما كُتب
comment-thanks-count = { $n ->
    [zero] لم يشكره أحد
    [one] شكره شخص واحد
    [two] شكره شخصان
    [few] شكره { $n } أشخاص
    [many] شكره { $n } شخصًا
   *[other] شكره { $n } شخص
}
comment-funny-count = { $n ->
    [zero] لم يضحك أحد
    [one] أضحك شخصًا واحدًا
    [two] أضحك شخصين
    [few] أضحك { $n } أشخاص
    [many] أضحك { $n } شخصًا
   *[other] أضحك { $n } شخص
}
comment-sad-count = { $n ->
    [zero] لم يحزن أحد
    [one] أحزن شخصًا واحدًا
    [two] أحزن شخصين
    [few] أحزن { $n } أشخاص
    [many] أحزن { $n } شخصًا
   *[other] أحزن { $n } شخص
}
comment-since = { $n ->
    [zero] لا جديد منذ زيارتك
    [one] تعليق جديد منذ زيارتك
    [two] تعليقان جديدان منذ زيارتك
    [few] { $n } تعليقات جديدة منذ زيارتك
    [many] { $n } تعليقًا جديدًا منذ زيارتك
   *[other] { $n } تعليق جديد منذ زيارتك
}
comment-all-answers = { $n ->
    [zero] بلا أجوبة
    [one] الجواب الواحد
    [two] الجوابان
    [few] الأجوبة كلها: { $n }
    [many] الأجوبة كلها: { $n }
   *[other] الأجوبة كلها: { $n }
}
comment-slow = { $n ->
    [zero] بلا إبطاء
    [one] مبطأ الآن: تعليق لكل شخص كل ثانية.
    [two] مبطأ الآن: تعليق لكل شخص كل ثانيتين.
    [few] مبطأ الآن: تعليق لكل شخص كل { $n } ثوانٍ.
    [many] مبطأ الآن: تعليق لكل شخص كل { $n } ثانية.
   *[other] مبطأ الآن: تعليق لكل شخص كل { $n } ثانية.
}
