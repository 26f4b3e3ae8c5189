# Roman numerals, number words, bases, binary and temperatures in tables.
ROMAN = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def to_roman(n):
    if not 0 < n < 4000:
        raise ValueError(f"{n} is out of range")
    out = ""
    for value, letters in ROMAN:
        times, n = divmod(n, value)
        out += letters * times
    return out


def from_roman(text):
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    total = 0
    for this, following in zip(text, text[1:] + " "):
        v = values[this]
        total += -v if values.get(following, 0) > v else v
    return total


def words(n):
    if n < 0:
        return "minus " + words(-n)
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + ("-" + ONES[n % 10] if n % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            head, rest = divmod(n, size)
            return words(head) + " " + name + ((" and " if size == 100 else " ") + words(rest) if rest else "")


def base(n, b, digits="0123456789abcdefghijklmnopqrstuvwxyz"):
    return "-" + base(-n, b) if n < 0 else digits[n] if n < b else base(n // b, b) + digits[n % b]


for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999):
    print(f"{n:>5} {to_roman(n):<10} {from_roman(to_roman(n)) == n} {words(n)}")
print(all(from_roman(to_roman(n)) == n for n in range(1, 4000)), words(0), words(-17), words(1_234_567_890), words(100), words(110), words(1001))
for n in (0, 10, 255, -255, 10**12):
    print([base(n, b) for b in (2, 3, 8, 16, 36)], int(base(n, 36), 36) == n, int(base(n, 7), 7) == n)
for bad in (0, 4000, -1):
    try:
        to_roman(bad)
    except ValueError as error:
        print(error)
print(f"{'C':>6} {'F':>7}")
for c in range(-40, 101, 35):
    print(f"{c:>6} {c * 9 / 5 + 32:>7.1f}")
print([f"{n:08b}" for n in (5, 200)], [f"{n:#x}" for n in (255, 4096)], bin(10), oct(8), hex(255), int("ff", 16), int("1010", 2))
