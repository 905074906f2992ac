# الصفحة التي فيها كل ما يُحفظ عن القارئ.
mine-title = ما يخصك
mine-say = كل ما يُحفظ عنك، في مكان واحد.
mine-followed = القصص التي تتابعها
mine-followed-none = لا شيء. في صفحة أي قصة، يخبرك زر «تابع هذه القصة» هنا عند وصول تقارير جديدة.
mine-kept = ما يُحفظ
mine-since = منذ
mine-nothing-chosen = كل شيء كما هو
mine-none = لا شيء
mine-look = اخترته أنت، وهو محفوظ في هذا المتصفح
mine-cookie = كيف نعرفك
mine-cookie-say = رقم عشوائي في هذا المتصفح لا نخزّن منه إلا بصمته. بعد سنة بلا زيارة يُنسى كل هذا. ولا يُسجَّل شيء آخر.
mine-export = كل ذلك في ملف (JSON)
mine-forget-sure = أنا متأكد. لا شيء يعيده.
mine-forget = انسَ كل شيء
mine-nothing = لا شيء
mine-nothing-title = لا يُحفظ عنك شيء
mine-nothing-say = ولا حتى رقم. لا يُحفظ شيء إلا إذا حفظت أو تابعت أو اخترت شيئًا، وعندئذ يظهر هنا مع زر ينسى كل شيء.
mine-others-off = المصادر الجديدة معطّلة حتى تفعّلها
mine-sources-on = { $n ->
    [zero] لا مصدر مفعّل
    [one] مصدر واحد مفعّل
    [two] مصدران مفعّلان
    [few] { $n } مصادر مفعّلة
    [many] { $n } مصدرًا مفعّلًا
   *[other] { $n } مصدر مفعّل
}
mine-sources-off = { $n ->
    [zero] لا مصدر معطّل
    [one] مصدر واحد معطّل
    [two] مصدران معطّلان
    [few] { $n } مصادر معطّلة
    [many] { $n } مصدرًا معطّلًا
   *[other] { $n } مصدر معطّل
}
mine-sections-off = { $n ->
    [zero] لا قسم محذوف
    [one] قسم واحد محذوف
    [two] قسمان محذوفان
    [few] { $n } أقسام محذوفة
    [many] { $n } قسمًا محذوفًا
   *[other] { $n } قسم محذوف
}
mine-sections-order = الأقسام بترتيبك
