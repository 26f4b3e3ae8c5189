def check(i):
    if i & 1:
        raise ValueError("odd")
    return i


def main():
    total = 0
    for i in range(600_000):
        try:
            total += check(i)
        except ValueError:
            total += 1
    print(total)


main()
