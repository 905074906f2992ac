# ما يحيط بكل صفحة: الترويسة والقائمة والتذييل.
shell-skip = انتقل إلى الأخبار
shell-sponsor = إعلان
shell-sections = الأقسام
shell-front = الصفحة الأولى
shell-nearby = بالقرب منك
shell-sources = المصادر
shell-about = من نحن
shell-date-there = { $when } بتوقيت { $place }
shell-made-with = صدرت باستخدام Dateline { $version }
