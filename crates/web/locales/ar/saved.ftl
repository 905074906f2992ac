# ما حفظه القارئ لوقت لاحق.
saved-title = محفوظ لوقت لاحق
saved-count = { $n ->
    [zero] لا شيء محفوظ
    [one] مادة واحدة محفوظة
    [two] مادتان محفوظتان
    [few] { $n } مواد محفوظة
    [many] { $n } مادة محفوظة
   *[other] { $n } مادة محفوظة
}
saved-none = لا شيء محفوظ
saved-none-title = هنا يأتي ما تريد قراءته لاحقًا
saved-none-say = تحت عنوان كل قصة ومقال زر «احفظ لوقت لاحق». يبقى ما تحفظه هنا حتى تزيله.
saved-at = حُفظ
saved-raise = إلى الأعلى
saved-new-reports = { $n ->
    [zero] لا تقارير جديدة
    [one] تقرير جديد واحد
    [two] تقريران جديدان
    [few] { $n } تقارير جديدة
    [many] { $n } تقريرًا جديدًا
   *[other] { $n } تقرير جديد
}
saved-was-headed = كان عنوانه: { $title }
saved-text-changed = غيّره ناشره منذ ذلك الحين
saved-changed = تغيّر منذ ذلك الحين
