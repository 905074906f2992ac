# الموجز: ما حدث منذ الموجز السابق، في ساعات محددة.
digest-title = الموجز
digest-of = موجز { $when }
digest-when = { $date }، { $time }
digest-made-up = أُعدّ بعد ساعته: { $when }.
digest-own = عنوانه الخاص
digest-text = نص بسيط
digest-empty = لا جديد في الأخبار
digest-below = أدناه، من
digest-sections = أقسام هذا الموجز
digest-above = ورد أعلاه
digest-since = { $reports } منذ { $when }
digest-more-sources = { $n ->
    [zero] ولا مصادر أخرى
    [one] ومصدر آخر
    [two] ومصدران آخران
    [few] و{ $n } مصادر أخرى
    [many] و{ $n } مصدرًا آخر
   *[other] و{ $n } مصدر آخر
}
digest-discuss = ناقش
digest-machine = كتبته آلة من هذه التقارير، وقورنت كل جملة بها.
digest-others = موجزات أخرى
digest-month = موجزات { $month }
digest-none = لم يصدر أي موجز بعد
digest-none-say = يصدر كل يوم في { $hours }.
digest-corrections = تصويبات
digest-correct = ما الخطأ وما الصواب
digest-correct-do = انشر التصويب
digest-no-correction = يحتاج التصويب إلى كلمات، وإلى 2000 حرف على الأكثر.
digest-next = الموجز التالي
digest-next-say = هكذا يكون الآن. ويصدر في { $when } على أي حال بما تقرر حتى ذلك الحين.
digest-of-weighed = { $stories } من { $weighed } جرى وزنها
digest-decided = ما تقرر حتى الآن
digest-undo = تراجع
digest-stands = ما فيه
digest-could = ما عداه في الصفحة الأولى
digest-pick = أدرج
digest-drop = استبعد
digest-hold = أجّل إلى الذي يليه
digest-more = الموضع والعنوان
digest-place = الموضع
digest-place-do = انقل
digest-headline = العنوان في الموجز
digest-headline-do = غيّر
digest-picked = أُدرج:
digest-dropped = استُبعد:
digest-held = أُجّل:
digest-placed = نُقل إلى الموضع { $place }:
digest-titled = سُمّي «{ $title }»:
digest-not-decided = تعذّر ذلك: لم يعد الخبر أو القرار موجودًا، أو صدر الموجز، أو نقص العنوان أو الموضع.
