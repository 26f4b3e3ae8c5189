"""Values yielded to a loop by a generator, and by one that filters another; in Lua, coroutines."""


def numbers(n):
    for i in range(n):
        yield i


def even(source):
    for i in source:
        if i % 2 == 0:
            yield i


def main():
    total = 0
    for i in even(numbers(1_500_000)):
        total += i
    print(total)


main()
