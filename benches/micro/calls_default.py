def scaled(x, factor=3, offset=1):
    return x * factor + offset


def main():
    total = 0
    for i in range(900_000):
        total += scaled(i)
        total += scaled(i, 2)
    print(total)


main()
