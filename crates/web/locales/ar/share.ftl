# مشاركة الخبر.
# Before the story’s short address.
share-label = مشاركة:
# After it, once the address was copied.
share-copied = نُسخ
