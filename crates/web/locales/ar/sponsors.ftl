# ما ناله الرعاة.
sponsors-what = آخر 31 يومًا. المشاهدة صفحة رآه فيها قارئ؛ ولا تُحسب الروبوتات.
sponsors-csv = كل الأيام بصيغة CSV
sponsors-none = لا يوجد رعاة. الراعي جدول [[edition.sponsors]] في dateline.toml، فيه short وlong وurl.
# After a colon: the edition has this sponsor no more.
sponsors-gone = لم يعد في dateline.toml
sponsors-day = اليوم
sponsors-views = المشاهدات
sponsors-clicks = النقرات
sponsors-together = المجموع
