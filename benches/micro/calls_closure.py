def adder(n):
    def add(x):
        return x + n

    return add


def main():
    add = adder(3)
    total = 0
    for i in range(1_200_000):
        total = add(total) & 0xFFFF
    print(total)


main()
