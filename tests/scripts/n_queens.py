# The n queens puzzle by backtracking, as a generator and with bits.
def queens(n, row=0, columns=()):
    if row == n:
        yield columns
        return
    for column in range(n):
        if all(c != column and abs(c - column) != row - r for r, c in enumerate(columns)):
            yield from queens(n, row + 1, columns + (column,))


def count(n, columns=0, left=0, right=0):
    full = (1 << n) - 1
    if columns == full:
        return 1
    total, free = 0, full & ~(columns | left | right)
    while free:
        bit = free & -free
        free ^= bit
        total += count(n, columns | bit, (left | bit) << 1, (right | bit) >> 1)
    return total


def board(columns):
    return "\n".join(" ".join("Q" if c == column else "." for c in range(len(columns))) for column in columns)


def with_sets(n):
    used, up, down, place, solutions = set(), set(), set(), [], 0

    def try_row(row):
        nonlocal solutions
        if row == n:
            solutions += 1
            return
        for c in range(n):
            if c in used or row + c in up or row - c in down:
                continue
            used.add(c), up.add(row + c), down.add(row - c), place.append(c)
            try_row(row + 1)
            used.remove(c), up.discard(row + c), down.discard(row - c), place.pop()

    try_row(0)
    return solutions


print(board(next(queens(6))))
print(list(queens(4)), list(queens(3)), list(queens(1)))
print([sum(1 for _ in queens(n)) for n in range(1, 7)], [count(n) for n in range(1, 9)], [with_sets(n) for n in range(1, 7)])
print(next(queens(8)))
