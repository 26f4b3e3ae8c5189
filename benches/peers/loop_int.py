"""Arithmetic and comparisons of small ints in a `while` loop."""


def main():
    total = 0
    i = 0
    while i < 6_000_000:
        if i % 3 == 0:
            total += i
        else:
            total -= 1
        i += 1
    print(total)


main()
