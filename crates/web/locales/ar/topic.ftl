# صفحة المقال.
topic-back = الخبر بكل تقاريره
topic-by = بقلم { $authors }
# Before a date with its hour.
topic-updated = حُدّث في
topic-read-at = اقرأه في { $source }
topic-read-whole = اقرأ المقال كاملًا في { $source }
# Why there is no more of the article here.
topic-headline-only = يسمح هذا الناشر بعرض عنوانه هنا؛ أما المقال فيُقرأ في موقعه.
topic-excerpt-only = هذا مقتطف: المقال ملك لناشره ويُقرأ كاملًا في موقعه.
topic-feed-only = تعذّرت قراءة صفحة الناشر؛ وهذا نص خلاصته.
# HTML: whose article it is.
topic-credit = كُتب لـ<a href="{ $href }"><bdi>{ $source }</bdi></a>، وهو صاحب هذا المقال.
topic-credit-by = كتبه <bdi>{ $authors }</bdi> لـ<a href="{ $href }"><bdi>{ $source }</bdi></a>، وهو صاحب هذا المقال.
topic-original-at = الأصل منشور في <a href="{ $href }" rel="noopener"><bdi>{ $host }</bdi></a>.
# $names is a list of links.
topic-carried-by = نشره أيضًا { $names }.
topic-others = الحدث نفسه في تقارير أخرى
topic-all-reports = كل التقارير جنبًا إلى جنب
topic-more-from = المزيد من { $source }
topic-listen = استماع
topic-pause = إيقاف مؤقت
topic-resume = المتابعة من حيث توقفت
