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
# When and where a sponsor stands: these, one after the other.
sponsors-from = من { $day }
sponsors-until = حتى { $day }
sponsors-on = أيام { $days }
sponsors-everywhere = في كل مكان
sponsors-weight = الوزن { $weight }
sponsors-line = فوق الترويسة
sponsors-block = على الصفحة الأولى
sponsors-article = أسفل المقالات
sponsors-between = { "، " }
