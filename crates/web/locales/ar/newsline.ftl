# الصفحة الأولى الخاصة بالقارئ، والصفحة التي تُعدّ فيها.
newsline-title = صفحتك الأولى
newsline-muted = { $n ->
    [zero] لم تُكتم أي قصة
    [one] كُتمت قصة واحدة
    [two] كُتمت قصتان
    [few] كُتمت { $n } قصص
    [many] كُتمت { $n } قصة
   *[other] كُتمت { $n } قصة
}
newsline-choose = اختر ما يظهر هنا
newsline-words-mine = كلماتك المكتومة
newsline-words = كلمات مكتومة
newsline-fresh = الصحيفة كلها هنا إلى أن تحذف منها شيئًا. نقرة على قسم تزيله؛ أما المصادر والكلمات فتُختار في الصفحة التالية.
newsline-own = خلاصاتك الخاصة
newsline-none = لا شيء
newsline-none-title = لا شيء هنا في الوقت الحالي
newsline-none-say = لا توجد الآن في الصحيفة قصة من المصادر والأقسام المفعّلة.
newsline-pages = الصفحات
newsline-before = الصفحة السابقة
newsline-after = الصفحة التالية
newsline-end = لا يوجد الآن في الصحيفة المزيد من مصادرك.
newsline-on-of = المصادر المفعّلة: { $on } من { $all }
newsline-of = { $on } من { $all }
newsline-own-most = { $n ->
    [zero] لا خلاصات.
    [one] خلاصة واحدة على الأكثر. أنت وحدك ترى ما يأتي منها.
    [two] خلاصتان على الأكثر. أنت وحدك ترى ما يأتي منهما.
    [few] { $n } خلاصات على الأكثر. أنت وحدك ترى ما يأتي منها.
    [many] { $n } خلاصة على الأكثر. أنت وحدك ترى ما يأتي منها.
   *[other] { $n } خلاصة على الأكثر. أنت وحدك ترى ما يأتي منها.
}
newsline-import = اقرأ القائمة
newsline-imported-title = قُرئت القائمة
newsline-imported = خلاصات القائمة: { $all }. المصادر التي تقرؤها هذه الصحيفة، وهي مفعّلة الآن: { $known }.
newsline-others-bring = لا تُقرأ هنا: أضف منها ما تريد
newsline-others-add = أضف المختار
newsline-unread = لا تقرؤها هذه الصحيفة
newsline-up = إلى أعلى
newsline-on = مفعّل
newsline-off = معطّل
newsline-mute-label = كلمة أو عبارة؛ وعند تعددها افصل بينها بفواصل
newsline-mute = اكتم
newsline-unmute = أزل
newsline-own-label = عنوان خلاصة
newsline-own-add = أضف الخلاصة
newsline-own-waits = لم تُسأل بعد
newsline-own-drop = أزل
newsline-lists = قوائم لقارئات أخرى (OPML)
newsline-import-label = قائمة من قارئ آخر
newsline-import-only = عطّل جميع المصادر الأخرى
newsline-export = صفحتك الأولى في قائمة (OPML)
newsline-search = ابحث عن مصدر
newsline-search-do = ابحث
newsline-all-sources = جميع المصادر
newsline-all-on = فعّل الكل
newsline-all-off = عطّل الكل
newsline-no-source = لا مصدر بهذا الاسم.
newsline-feed = صفحتك الأولى في قارئ الخلاصات
newsline-feed-say = عنوان لا يستطيع أحد تخمينه. من يملكه يقرأ معك ولا يغيّر شيئًا.
newsline-feed-open = يوجد عنوان. من يملكه يقرأ معك ولا يغيّر شيئًا.
newsline-feed-make = أنشئ عنوانًا
newsline-feed-another = أنشئ غيره، وينتهي الأول
newsline-feed-end = أنهِه
newsline-feed-once = يُعرض مرة واحدة. لا تعطه لمن لا ينبغي أن يقرأ معك، وإن ضاع فأنشئ غيره.
newsline-feed-addresses = العناوين
