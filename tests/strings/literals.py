# String literals: quotes, escapes, raw strings, triple quotes, implicit concatenation.
print('single', "double", 'it\'s', "say \"hi\"", 'a"b', "a'b", '''tri'ple''', """tri"ple""")
print("tab\there", "back\\slash", "new\nline", "bell\a" == "bell\x07", "\x41\u0042\U00000043", "\101\102\0"[:2])
print(r"raw\n\t", R'\'', r"\\", len(r"\n"), len("\n"), "a\
b")
print("one" "two" 'three', "a" "" "b", ("long "
      "text"))
print("""first
second
  third""")
print('''''' == "", """a\
b""", '\'', "\"", '\r\n' == "\x0d\x0a", "\v\f\b" == "\x0b\x0c\x08")
for s in ("plain", "it's", 'say "hi"', "both ' and \"", "tab\t", "nl\n", "cr\r", "back\\", "nul\0", "\x1b[0m", "\x7f", "caf\xe9", "\u4f60\u597d",
          "\U0001f600", "\u200b", "\ud7ff", "\xa0", "\xad", "\u2028", "", "\x80\x9f", "\ufffe", "\U000e0001", "a\u0301"):
    print(repr(s), ascii(s), len(s))
print(u"unicode prefix")
print("\u00e9" == "é", "日本語", len("日本語"), "naïve".upper(), "😀"[0] == "\U0001f600")
