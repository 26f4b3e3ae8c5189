# Lone surrogates stand between U+D7FF and U+E000 in the order of strings; tab sizes are limited.
texts = ["\ud800", "\udfff", "\ud7ff", "\ue000", "\U00010000", "\U0010ffff", "a", "", "a\ud800", "a\U0001f600", "a\uffff"]
print([ascii(t) for t in sorted(texts)])
print(ascii(max(texts)), ascii(min(texts[:-6])), "\ud800" < "\U00010000", "\udfff" < "\ue000", "\U00010000" > "\udfff", "\ud800" < "\ud801", "\ud800" == "\ud800")
print("a".__lt__("\ud800"), "\uffff".__gt__("\ud800"), [ascii(t) for t in sorted(texts, key=lambda t: (t, 1))] == [ascii(t) for t in sorted(texts)])
for size in (2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**70):
    try: print(len("a".expandtabs(size)))
    except Exception as e: print(type(e).__name__ + ":", e)
