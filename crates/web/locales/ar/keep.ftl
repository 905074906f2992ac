# الأزرار تحت العنوان.
keep-save = احفظ لوقت لاحق
keep-unsave = أزل من المحفوظات
keep-follow = تابع هذه القصة
keep-unfollow = أوقف المتابعة
