# ما جرى بالقرب.
local-title = بالقرب من { $place }
local-description = ما جرى في نطاق { $km } كم من { $place }
local-nearest-first = { $stories } في نطاق { $km } كم، الأقرب أولًا
local-none-title = لا تقرير عن مكان في نطاق { $km } كم
local-none-say = تظهر الأخبار هنا ما إن يذكر مصدر مكانًا في الجوار.
