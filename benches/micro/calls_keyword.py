def area(width, height, depth):
    return width * height - depth


def main():
    total = 0
    for i in range(700_000):
        total += area(2, depth=i, height=3)
    print(total)


main()
