# The paper on a reader's own device.
device-offline = لا يوجد اتصال
device-offline-why = هذه الصفحة غير محفوظة على هذا الجهاز. أما ما قرأته من قبل وأخبار آخر صفحة أولى فمحفوظة.
device-kept = المحفوظ هنا
