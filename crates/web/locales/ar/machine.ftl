# ما كتبته آلة، للمشرفين.
machine-what = ما طُلب من الآلة، وما لا يسنده أي تقرير منه.
machine-today = الرموز اليوم (UTC): { $n }
machine-tokens = الرموز: { $n }
machine-none = لم يُطلب شيء من آلة بعد.
machine-asked = قيد الطلب
machine-written = كُتب
machine-refused = مرفوض
machine-failed = لا نص
machine-dropped = ما رُفض أو ما تعذّر:
