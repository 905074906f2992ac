# الصفحة التي تظهر حين لا يوجد ما يُقرأ.
empty-no-sources = مكتب خالٍ
empty-no-sources-title = ليس لهذه الصحيفة مصادر بعد
empty-no-sources-say = أضف ناشرًا بعنوان موقعه أو خلاصته، وستصدر الصفحة الأولى من تلقاء نفسها.
empty-fetching = تحت الطبع
empty-fetching-title = الطبعة الأولى قيد الإعداد
empty-fetching-say = يجري سؤال الناشرين وقراءة مقالاتهم. تتجدد هذه الصفحة تلقائيًا حتى تصل الأخبار.
empty-offline = لا اتصال بالخارج
empty-offline-title = تعذّر الوصول إلى أي ناشر
empty-offline-say = يبدو أن الاتصال مقطوع، أو أن وسيطًا يعترضه. ستُعاد المحاولة تلقائيًا، وتتجدد هذه الصفحة مرتين في الدقيقة.
empty-waiting = لا شيء بعد
empty-waiting-title = لا أخبار للنشر
empty-waiting-say = المصادر معروفة، ولم يقدّم أي منها مقالًا حتى الآن. ستُسأل من جديد في موعدها.
# Under a number: feeds asked, of so many.
empty-feeds-asked = { $n ->
    [zero] لا خلاصات
    [one] من خلاصة واحدة
    [two] من خلاصتين
    [few] من { $n } خلاصات
    [many] من { $n } خلاصة
   *[other] من { $n } خلاصة
}
empty-articles-read = مقالات مقروءة
empty-articles-waiting = بانتظار القراءة
empty-progress = الجلب الأول
empty-progress-of = { $done } من { $steps }
empty-still = أوقف تجدد الصفحة
