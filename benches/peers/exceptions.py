"""Errors raised in a called function and caught by the caller, one call in three; in Lua, `error` of a table and `pcall`."""


def check(i):
    if i % 3 == 0:
        raise ValueError(i)
    return 1


def main():
    passed = failed = 0
    for i in range(900_000):
        try:
            passed += check(i)
        except ValueError as error:
            failed += error.args[0]
    print(passed, failed)


main()
