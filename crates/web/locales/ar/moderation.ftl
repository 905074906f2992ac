# What waits for a moderator, and what was decided.
moderation-title = الإشراف
moderation-waits = ينتظر مشرفًا
moderation-none = لا شيء ينتظر.
moderation-reported = أُبلغ عنه:
moderation-why = لماذا (يمكن لغيرك قراءته)
moderation-show = أظهر
moderation-hide = أخفِ
moderation-ruled = ما تقرر
moderation-shown = أُظهر
moderation-hidden = أُخفي
moderation-waiting = { $n ->
    [zero] لا تعليق ينتظر
    [one] تعليق واحد ينتظر
    [two] تعليقان ينتظران
    [few] { $n } تعليقات تنتظر
    [many] { $n } تعليقًا ينتظر
   *[other] { $n } تعليق ينتظر
}
moderation-rule = قرّر
moderation-remove = أزِل
moderation-spam = أزِله إعلانًا
moderation-why-hidden = لماذا، وما العمل
moderation-why-say = يقرؤه من كتب التعليق. المخفيّ يبقى مكانه ظاهرًا، والمُزال لا يبقى.
moderation-lock = أغلق النقاش
moderation-unlock = افتح النقاش
moderation-slow = أبطئه
moderation-unslow = لا إبطاء بعد الآن
moderation-held = محجوز
moderation-removed = أُزيل
moderation-locked = أُغلق
moderation-unlocked = فُتح
moderation-unslowed = لم يعد مبطأً
moderation-warned = تحذير
moderation-silent-until = لا يكتب حتى { $until }
moderation-banned-until = لا يدخل حتى { $until }
moderation-may-write = يكتب من جديد
moderation-may-come = يدخل من جديد
moderation-a-comment = تعليق
moderation-held-new = ينتظر لأن كاتبه جديد.
moderation-held-listed = ينتظر بسبب كلمة أو رابط في القائمة.
moderation-held-twice = ينتظر لأن النص نفسه كُتب من قبل.
moderation-held-spam = ينتظر لأنه يشبه إعلانات أُزيلت من قبل.
moderation-appeals = طلبات إعادة النظر
moderation-answer = أجب
moderation-rulings = ما قرره المشرفون
moderation-rulings-say = كل قرار وسببه، بلا أسماء من يخصّهم.
moderation-no-rulings = لم يُقرَّر شيء بعد.
moderation-ruling = قرار
moderation-undo = تراجع عنه
moderation-undone = تُراجِع عنه
moderation-undoing = تراجع:
moderation-uphold = يبقى القرار
moderation-asked = ما طُلب
moderation-answered = الجواب:
moderation-asked-waits = سيعيد مشرفٌ النظر.
moderation-ask = لماذا ينبغي إعادة النظر فيه؟
moderation-ask-say = لك أن تطلب مرة واحدة. يجيبك مشرف، غيرُ الأول إن أمكن.
moderation-ask-send = اطلب
moderation-list = كلمات وروابط
moderation-list-say = ما فيه شيء من هذا ينتظر مشرفًا أو لا يُقبل. تُحسب الكلمة بأي رسم، والموقع بكل ما تحته.
moderation-pattern = كلمة أو عدة كلمات أو عنوان
moderation-put-hold = يُنتظر به
moderation-put-refuse = لا يُقبل
moderation-list-empty = القائمة فارغة.
moderation-list-full = القائمة ممتلئة. احذف شيئًا أولًا.
moderation-nothing-sought = ليس فيه ما يُبحث عنه.
moderation-off = احذفه
moderation-word = كلمة
moderation-host = روابط إلى هذا الموقع
moderation-holds = ينتظر
moderation-refuses = لا يُقبل
moderation-days = أيام؛ صفر ينهيه
moderation-warn = حذّر
moderation-silence = امنع الكتابة
moderation-ban = امنع الدخول
moderation-note = ملاحظة للمشرفين
moderation-supporter = ضع علامة داعم
moderation-no-supporter = أزل علامة الداعم
moderation-slowed = { $n ->
    [zero] بلا إبطاء
    [one] أُبطئ: تعليق كل ثانية
    [two] أُبطئ: تعليق كل ثانيتين
    [few] أُبطئ: تعليق كل { $n } ثوانٍ
    [many] أُبطئ: تعليق كل { $n } ثانية
   *[other] أُبطئ: تعليق كل { $n } ثانية
}
moderation-say = بكلماتك
moderation-decided-since = قُرِّر شيء آخر منذ ذلك الحين. قرّر من جديد حيث يلزم.
