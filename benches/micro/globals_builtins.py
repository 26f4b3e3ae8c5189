LIMIT = 5
total = 0


def main():
    global total
    data = (1, 2, 3)
    for i in range(800_000):
        total += LIMIT + len(data)
        total -= abs(-i) & 1
    print(total)


main()
