# صفحات التحرير: القائمة والقرارات.
desk-stories = الأخبار
desk-readings = القراءات
desk-letters = الرسائل
desk-mailing = البريد
desk-machine = الآلة
desk-what = ما على الصفحة الأولى بترتيبه. تتيح لك صفحة الخبر تثبيته وإخفاءه وإعادة عنونته ودمجه وتقسيمه.
desk-nothing = لم يُنشر شيء بعد.
desk-story = الخبر
desk-place = الموضع
desk-newest = الأحدث
desk-lead = الصدارة
desk-second = الصف الثاني
desk-sponsors = الرعاة
desk-under = تحت الصدارة
desk-matter = قضية الصدارة
desk-near = بالقرب
desk-pictures = الصور
desk-further = أخبار أخرى
desk-pinned = مثبّت
desk-pinned-in = مثبّت في { $edition }
desk-hidden-in = مخفي في { $edition }
desk-decided = القرارات
desk-decided-nothing = لم يُتخذ أي قرار بعد.
desk-decision = القرار
desk-by = بواسطة
desk-when = متى
desk-undo = تراجع
desk-in = في { $edition }
# Before a date with its hour.
desk-until = حتى
# Before a date with its hour.
desk-undone = تراجع عنه { $name }
# Of a decision whose time has run out.
desk-over = انتهى
desk-did-pin = ثُبّت
desk-did-hide = أُخفي
desk-did-rename = العنوان: { $title }
desk-did-merge = ضمّ الخبر { $title }، { $reports }
desk-did-split = قُسّم، { $reports }
# Why something could not be done.
desk-no-story = لا يوجد خبر كهذا. اكتب عنوان الخبر أو جزأه الأخير.
desk-itself = هما خبر واحد بالفعل.
desk-no-part = اختر بعض التقارير لا كلها.
desk-no-headline = يحتاج العنوان إلى كلمات، ولا يزيد على أربعمئة حرف.
desk-undone-already = جرى التراجع عن ذلك من قبل.
desk-overtaken = لم يعد التراجع ممكنًا: نُقلت تقاريره مجددًا منذ ذلك الحين. انقلها إلى حيث ينبغي.
