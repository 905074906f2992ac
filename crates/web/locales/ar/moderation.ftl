# What waits for a moderator, and what was decided.
moderation-title = الإشراف
moderation-waits = ينتظر مشرفًا
moderation-none = لا شيء ينتظر.
moderation-reported = أُبلغ عنه:
moderation-why = لماذا (يمكن لغيرك قراءته)
moderation-show = أظهر
moderation-hide = أخفِ
moderation-ruled = ما تقرر
moderation-shown = أُظهر
moderation-hidden = أُخفي
moderation-waiting = { $n ->
    [zero] لا تعليق ينتظر
    [one] تعليق واحد ينتظر
    [two] تعليقان ينتظران
    [few] { $n } تعليقات تنتظر
    [many] { $n } تعليقًا ينتظر
   *[other] { $n } تعليق ينتظر
}
