# صفحة البحث؛ ‎$query هو ما كُتب.
search-title = البحث
search-title-of = { $query }: بحث
search-label = كلمات وعبارات وأسماء
search-do = ابحث
search-help = ما الذي يمكن كتابته
search-help-words = الكلمتان معًا، بأي صيغة، في العنوان أو النص
search-help-phrase = كلمات متجاورة
search-help-or = إحداهما أو كلتاهما
search-help-not = من دون هذه الكلمة
search-help-source = من هذا المصدر، باسمه أو بآخر جزء من عنوان صفحته
search-help-section = في هذا القسم
search-help-by = لهذا الكاتب
search-help-language = بهذه اللغة، برمزها ذي الحرفين
search-help-date = نُشر منذ بداية يوم أو شهر أو سنة، أو قبل بدايتها
search-help-near = مكان الحدث: حول موضع، وإلى أي مسافة
search-help-more = علامة الطرح قبل أيٍّ منها تعكس معناه. لا أهمية للتشكيل ولا لحالة الأحرف.
search-then = كما كان في
search-now = كما هو الآن
search-late = ما زال الفهرس قيد الإعداد، وقد تغيب عنه أحدث الأخبار.
search-meant = هل تقصد
search-by-relevance = الأنسب أولًا
search-by-date = الأحدث أولًا
search-comma = {"، "}
search-reports-found = { $n ->
    [zero] لم يُعثر على تقارير
    [one] عُثر على تقرير واحد
    [two] عُثر على تقريرين
    [few] عُثر على { $n } تقارير
    [many] عُثر على { $n } تقريرًا
   *[other] عُثر على { $n } تقرير
}
search-narrow = تضييق البحث
search-sections = الأقسام
search-by-source = المصادر
search-times = تاريخ النشر
search-day = منذ أمس
search-week = في آخر 7 أيام
search-month = في آخر 30 يومًا
search-year = في السنة الأخيرة
search-chosen = (مختار؛ اختره مرة أخرى لإلغائه)
search-pages = صفحات النتائج
search-page = الصفحة { $page } من { $last }
search-before = → السابق
search-behind = التالي ←
search-unasked = كل ما قرأته هذه الصحيفة يمكن العثور عليه: بكلماته أو مصدره أو يومه أو مكانه.
search-nothing-label = لا نتائج
search-nothing = لا قصة تجمع كل هذا
search-nothing-say = الكلمات الأقل تجد أكثر. راجع الإملاء، أو احذف مصدرًا أو قسمًا أو يومًا.
search-unmade-label = لحظة من فضلك
search-unmade = الفهرس قيد الإعداد
search-unmade-say = يبدأ البحث حالما يجهز. وفي الأثناء يمكن قراءة الصفحة الأولى والأقسام.
search-note-unclosed = علامة اقتباس بلا إغلاق: أُخذت العبارة حتى النهاية.
search-note-nothing = لا شيء بعد { $operator }: فتُرك جانبًا.
search-note-operator = { $operator }: لا معنى له هنا، وقد بُحث عنه بوصفه كلمات.
search-note-date = «{ $text }» ليس تاريخًا وتُرك جانبًا. تُكتب التواريخ هكذا: 2026 أو 2026-03 أو 2026-03-15.
search-note-place = لا يُعرف مكان باسم «{ $text }»، فتُرك جانبًا.
search-note-source = لا مصدر باسم «{ $text }»، فتُرك جانبًا.
search-note-section = لا قسم باسم «{ $text }»، فتُرك جانبًا.
search-note-long = هذا أكثر مما يمكن البحث عنه دفعة واحدة: تُركت النهاية جانبًا.
