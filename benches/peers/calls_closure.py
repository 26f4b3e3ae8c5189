"""Calls of functions that read and change variables of the function around them."""


def counter(step):
    count = 0

    def advance():
        nonlocal count
        count += step
        return count

    return advance


def main():
    total = 0
    for step in range(3000):
        advance = counter(step)
        for _ in range(1000):
            total += advance()
    print(total)


main()
