# Which keys do what.
keys-title = المفاتيح
keys-why = حرف واحد لكل منها ما دمت لا تكتب شيئًا. ويمكن إيقافها من صفحة «المظهر».
keys-key = المفتاح
keys-does = عمله
keys-next = الخبر التالي
keys-previous = الخبر السابق
keys-open = فتح الخبر
keys-mark = تعليم الخبر مقروءًا أو غير مقروء
# Said with a headline that was marked.
keys-marked = مقروء
keys-original = قراءته في مصدره
keys-save = حفظه لوقت لاحق أو إزالته
keys-follow = متابعة الخبر أو التوقف عنها
keys-listen = الاستماع أو الإيقاف المؤقت
keys-home = الصفحة الأولى
keys-search = البحث
keys-help = عرض هذه المفاتيح
