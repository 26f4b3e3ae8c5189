# Format specs on floats: f, e, g, %, n, none; precision, grouping, special values.
for x in (0.0, -0.0, 1.0, -1.5, 3.14159, 1234567.891, 1e-7, 1e20, 1e100, 0.1, 2.5, 1e15, 1e16, 123456789.0, 0.00012345, 99999.95, float("inf"), float("-inf"), float("nan")):
    print(f"{x}|{x:f}|{x:.0f}|{x:.1f}|{x:.3f}|{x:e}|{x:.0e}|{x:.2E}|{x:g}|{x:.3g}|{x:.10g}|{x:G}|{x:%}|{x:.1%}|{x:n}")
    print(f"{x:10}|{x:<10}|{x:^10}|{x:010}|{x:+}|{x: }|{x:+.2f}|{x:12.3f}|{x:012.3f}|{x:,}|{x:,.2f}|{x:_.1f}|{x:015,.2f}|{x:*^15.2f}|{x:=+12.1f}")
    print(f"{x:.3}|{x:.1}|{x:.20}|{x:#.0f}|{x:#g}|{x:#.3g}|{x:.17g}|{x:10.4}|{x:.0%}|{x:#.0e}|{x:z.1f}|{x:z}")
print(f"{0.5:.0f} {1.5:.0f} {2.5:.0f} {0.125:.2f} {0.375:.2f} {2.675:.2f} {1e23:.0f} {0.1:.30f} {1e-320:.5e} {5e-324:.3g} {123456:g} {1234567:g} {0.0001:g} {0.00001:g}")
print(f"{1e16:,} {1234.5:,} {-0.04:z.1f} {-0.06:z.1f} {-0.0:z} {1e300:,.0f}")
def attempt(spec, value=1.5):
    try:
        print(repr(format(value, spec)))
    except Exception as e:
        print(type(e).__name__ + ":", e)
for spec in ("d", "x", "s", "c", "b", "q", ".", ".f", ",,", ",n", "5.f", ".-1f", ".999999999999f", "ff", "f5", "+", "#"):
    print(repr(spec), end=" ")
    attempt(spec)
