def first(*args):
    return args[0]


def options(**kwargs):
    return kwargs["n"]


def main():
    total = 0
    pair = (1, 2)
    for i in range(300_000):
        total += first(i, 2, 3) + options(n=i) + first(*pair)
    print(total)


main()
