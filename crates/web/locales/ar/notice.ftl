# What somebody is told of.
notice-title = الإشعارات
notice-none = لم يجبك أحد بعد، ولم يُقرَّر شيء بشأنك.
notice-answer = { $name } يجيبك
notice-mention = { $name } يذكرك
notice-talk = { $name } يكتب تحت خبر تتابعه
notice-appeal = أجاب مشرفٌ عن طلبك
notice-feed = كموجز
notice-feed-say = عنوان لا يخمّنه أحد، لقارئ موجزاتك. يُعرض مرة واحدة.
notice-feed-open = أنشئ موجزًا
notice-feed-anew = أنشئ غيره مكانه
notice-feed-close = أنهِه
notice-ruling = قرر أحد المشرفين: { $what }
