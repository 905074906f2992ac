# ما يُعرف عن الخبر سوى عناوينه.
dossier-heading = مقارنة بين الروايات
dossier-differ = حيث تختلف الأرقام
dossier-agreed = ما يقوله معظمهم
# How many other reports say the same.
dossier-others = { $n ->
    [zero] لا يقوله غيره
    [one] يقوله الآخر أيضًا
    [two] يقوله آخران أيضًا
    [few] يقوله { $n } آخرون أيضًا
    [many] يقوله { $n } آخرون أيضًا
   *[other] يقوله { $n } آخرون أيضًا
}
dossier-only-one = ما يقوله واحد فقط
dossier-named = وردت أسماؤهم
dossier-happens-in = مكان الحدث
dossier-people = أشخاص
dossier-organisations = منظمات
dossier-places = أماكن
dossier-by-kind = المصادر حسب النوع
dossier-by-country = المصادر حسب البلد
dossier-at-home = هنا
dossier-from-home = على بعد { $km } كم من هنا
