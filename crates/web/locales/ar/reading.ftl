# كيف قُرئت الصفحة.
reading-title = قراءة: { $title }
reading-title-of = قراءات { $source }
reading-last = { $n ->
    [zero] لا مقالات مقروءة
    [one] آخر مقال قُرئ
    [two] آخر مقالين قُرئا
    [few] آخر { $n } مقالات قُرئت
    [many] آخر { $n } مقالًا قُرئ
   *[other] آخر { $n } مقال قُرئ
}
reading-source = المصدر
reading-show = عرض
reading-none = لا شيء حتى الآن.
reading-article = المقال
reading-words = الكلمات
reading-flaws = العيوب
# Of flaws, where there are none.
reading-flaws-none = لا عيوب
# When an article was read: a column, and before an age.
reading-read = قُرئ
reading-fetched = جُلب
reading-feed-alone = نص الخلاصة وحده
reading-not-kept = الصفحة غير محفوظة
reading-original-at = الأصل في { $source }
reading-known = ما يُعرف ومن أين
reading-known-note = العنوان والملخص والوقت من الخلاصة حيث تذكرها؛ والمنشأ هو موضع ذكر الصفحة للشيء نفسه.
reading-said = ما قالته الخلاصة
reading-version = النسخة { $n }
reading-first-words = { $words }، كما قالته الخلاصة أول مرة.
reading-blocks = صفحته كتلة كتلة
reading-no-page = لا صفحة للعرض
# HTML.
reading-no-page-kept = صفحة الناشر غير محفوظة، فلا يمكن بيان سبب كون النص على ما هو عليه. إما أن الخلاصة جاءت بالنص كله ولم تُجلب صفحة، أو جُلبت الصفحة قبل مدة تزيد على <code>pages.keep_days</code>، أو كانت أكبر من أن تُحفظ.
reading-no-page-had = تعذّر الحصول على صفحة الناشر: ما يراه القراء هو نص خلاصته.
reading-as-readers = المقال كما يراه القراء
# HTML.
reading-legend = كل كتلة من الصفحة بترتيبها. الشريط هو الاحتمال الذي مُنح لها قبل تطبيق القواعد؛ <s>والمشطوب</s> حُذف.
reading-kept = أُبقي
reading-dropped = حُذف
reading-sums = أُبقيت { $kept } من أصل { $n } كتلة
reading-more = { $n ->
    [zero] …
    [one] … وكتلة أخرى.
    [two] … وكتلتان أخريان.
    [few] … و{ $n } كتل أخرى.
    [many] … و{ $n } كتلة أخرى.
   *[other] … و{ $n } كتلة أخرى.
}
reading-blocks-dropped = { $n ->
    [zero] لم تُحذف كتل
    [one] كتلة واحدة محذوفة
    [two] كتلتان محذوفتان
    [few] { $n } كتل محذوفة
    [many] { $n } كتلة محذوفة
   *[other] { $n } كتلة محذوفة
}
reading-page = الصفحة { $n } من { $of }
reading-gave-up = استسلم القارئ أمام هذه الصفحة. نرجو الإبلاغ عنها.
reading-no-text = لا نص في هذه الصفحة.
# What a page turned out to be.
reading-live-blog = تغطية مباشرة
reading-gallery = معرض صور
reading-video = فيديو
reading-index = قائمة مقالات
reading-paywalled = خلف جدار دفع
reading-gone = زال
reading-nothing = لا شيء يُقرأ
# Versions of what a feed said.
reading-versions = النسخ: { $n }
reading-versions-kept = النسخ: { $n }، المحفوظ منها: { $kept }
reading-began = كيف بدأ
reading-earlier = { $n ->
    [zero] كيف بدأ
    [one] تغيير سابق وكيف بدأ
    [two] تغييران سابقان وكيف بدأ
    [few] { $n } تغييرات سابقة وكيف بدأ
    [many] { $n } تغييرًا سابقًا وكيف بدأ
   *[other] { $n } تغيير سابق وكيف بدأ
}
reading-against = مقارنة بالنسخة { $n }
reading-added = { $n ->
    [zero] لا إضافات
    [one] أُضيفت كلمة
    [two] أُضيفت كلمتان
    [few] أُضيفت { $n } كلمات
    [many] أُضيفت { $n } كلمة
   *[other] أُضيفت { $n } كلمة
}
reading-removed = { $n ->
    [zero] لا حذف
    [one] حُذفت كلمة
    [two] حُذفت كلمتان
    [few] حُذفت { $n } كلمات
    [many] حُذفت { $n } كلمة
   *[other] حُذفت { $n } كلمة
}
reading-stayed = بقي العنوان والنص.
# $what is a list of the names that follow below.
reading-stayed-but = بقي العنوان والنص؛ وما تغير: { $what }.
reading-besides = وتغير أيضًا: { $what }.
reading-long = النص طويل: تُقارن أول { $n } كلمة على الأكثر.
reading-other-address = عنوان الصفحة
reading-other-authors = الكتّاب
reading-other-dates = التواريخ
reading-other-summary = الملخص
reading-other-whole = ما إذا كان يحمل النص كاملًا
reading-other-categories = التصنيفات
reading-other-files = الملفات المرفقة
# For who does not see the marks: before a changed headline, a changed text, an added and a removed piece.
reading-change-headline = العنوان:
reading-change-text = النص:
reading-change-added = أُضيف:
reading-change-removed = حُذف:
# Between two pieces of a text: what stayed and is not shown.
reading-as-before = { $n ->
    [zero] بلا تغيير
    [one] كلمة كما كانت
    [two] كلمتان كما كانتا
    [few] { $n } كلمات كما كانت
    [many] { $n } كلمة كما كانت
   *[other] { $n } كلمة كما كانت
}
# Names of facts.
reading-fact-title = العنوان
reading-fact-authors = الكتّاب
reading-fact-published = نُشر
reading-fact-modified = عُدّل
reading-fact-site = اسم الموقع
reading-fact-language = اللغة
reading-fact-canonical = العنوان المعتمد
reading-fact-picture = الصورة الرئيسية
reading-fact-excerpt = المقتطف
