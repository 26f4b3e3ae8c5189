class Pair:
    __slots__ = ("left", "right")


def main():
    p = Pair()
    p.left = 0
    p.right = 1
    for i in range(1_000_000):
        p.left = p.right + i
        p.right = p.left - i
    print(p.left, p.right)


main()
