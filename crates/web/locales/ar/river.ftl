# كل الأخبار بحسب الوقت.
river-title = آخر الأخبار
river-what = كل خبر عند وروده، الأحدث أولًا
river-section = القسم
river-all-sections = كل الأقسام
river-source = المصدر
river-all-sources = كل المصادر
river-show = عرض
river-newest = ↑ الأحدث
river-no-hour = دون ساعة محددة
river-goes-on = متابعة
river-nothing = لا شيء هنا
river-nothing-title = لم يرد أي خبر
river-nothing-say = اختر قسمًا آخر أو مصدرًا آخر، أو عد لاحقًا.
river-earlier = الأقدم
river-end = هذا كل ما لدينا.
