def main():
    total = 0
    pairs = [(i, (i + 1, i + 2)) for i in range(1000)]
    for _ in range(600):
        for a, (b, c) in pairs:
            a, b = b, a
            total += a - b + c
    print(total)


main()
