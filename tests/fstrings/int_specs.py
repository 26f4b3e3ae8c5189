# Format specs on ints: types, sign, alternate form, grouping, fill and alignment.
for n in (0, 7, -7, 255, -255, 1234567, -1234567, 10**20):
    print(f"{n:d}|{n:5}|{n:<5}|{n:>5}|{n:^5}|{n:=5}|{n:05}|{n:+}|{n: }|{n:-}|{n:,}|{n:_}|{n:x}|{n:X}|{n:#x}|{n:#X}|{n:o}|{n:#o}|{n:b}|{n:#b}")
    print(f"{n:+,}|{n:012,}|{n:*>12}|{n:*^12}|{n:*<12}|{n:*=12}|{n:+08}|{n: 08}|{n:#010x}|{n:_x}|{n:_b}|{n:#_b}|{n:<010}|{n:>010}|{n:^010}|{n:020,}|{n:n}")
    print(f"{n:f}|{n:.2f}|{n:e}|{n:g}|{n:%}|{n:.1%}|{n:10.1f}|{n:,.2f}|{n:.3e}|{n:G}")
print(f"{0x1f600:c}|{65:^5c}|{False:x}|{65:c}|{65:5c}|{65:<5c}|{True:d}|{True:5}|{True:5d}|{5:\u00e9>4}|")
def attempt(spec, value=5):
    try:
        print(repr(format(value, spec)))
    except Exception as e:
        print(type(e).__name__ + ":", e)
for spec in ("s", "q", ".2d", ".5", "5.", "z", ",x", ",b", ",,", "_,", ",_", "+s", "c,", "+c", "#c", "<<5", "5d5", "dd", " +d", "1.5d", "=5", "0=5", "^^", "{", ">", "99999999999999999999", "zf", "z.1f", "05s", ".2c"):
    print(repr(spec), end=" ")
    attempt(spec)
attempt("c", -1)
attempt("c", 0x110000)
attempt("5c", True)
