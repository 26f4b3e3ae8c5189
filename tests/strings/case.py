# Case methods, including letters whose case changes length.
for s in ("hello world", "HELLO", "Hello World", "hELLO wORLD", "they're bill's", "123abc", "", "stra\u00dfe", "\u0130stanbul", "\ufb01ne",
          "\u03a3\u03a3 \u03c3\u03c2", "\u01c5", "a1b2", "x-y_z", "\u00e9t\u00e9", "\U00010400\U00010428", "\u0149"):
    print(repr(s.upper()), repr(s.lower()), repr(s.title()), repr(s.capitalize()), repr(s.swapcase()), repr(s.casefold()))
    print("  ", s.isupper(), s.islower(), s.istitle())
print("\u039f\u0394\u039f\u03a3".lower(), "\u0391\u03a3".lower(), "\u03a3".lower(), "A\u03a3B".lower(), "\u00df".upper(), "\u00df".casefold() == "ss".casefold())
