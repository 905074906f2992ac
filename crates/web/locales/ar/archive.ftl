# صحيفة الأيام السابقة.
archive-title = الأرشيف
archive-what = { $paper } في أيام سابقة: كل صفحة أولى كما كانت في نهاية يومها
archive-month = { $month } { $year }
archive-weekdays = ن ث ر خ ج س ح
archive-empty = لا شيء بعد
archive-empty-title = لم يصدر أي عدد بعد
archive-empty-say = ستظهر هنا الصفحة الأولى لكل يوم حال صدورها.
archive-days = أيام أخرى
archive-stories = جميع أخبار اليوم
