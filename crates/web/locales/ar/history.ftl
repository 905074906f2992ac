# ما قرأه القارئ، إن كان يُحفظ.
history-title = ما قرأته
history-count = { $n ->
    [zero] لم يُقرأ شيء
    [one] مادة واحدة مقروءة
    [two] مادتان مقروءتان
    [few] { $n } مواد مقروءة
    [many] { $n } مادة مقروءة
   *[other] { $n } مادة مقروءة
}
history-clear = انسَ ما قرأته
history-off = لا تحفظه بعد الآن
history-on = احفظ ما أقرؤه
history-not-kept = غير محفوظ
history-not-kept-title = لا أحد يدوّن ما تقرؤه
history-not-kept-say = إن شئت، تُسرد هنا القصص والمقالات التي تفتحها، لك وحدك، وتُعلَّم في القوائم بأنها مقروءة. يمكنك إنهاء ذلك ونسيانه في أي وقت.
history-none = لا شيء بعد
history-none-title = لم تقرأ شيئًا منذ ذلك الحين
history-none-say = القصص والمقالات التي تفتحها من الآن فصاعدًا تظهر هنا.
