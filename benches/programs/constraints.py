"""Constraint solvers: queens by permutations of columns, a sudoku by propagation over strings, dicts and sets."""


def queens(n):
    solutions = 0

    def place(row, columns, rising, falling):
        nonlocal solutions
        if row == n:
            solutions += 1
            return
        for column in range(n):
            if column not in columns and row + column not in rising and row - column not in falling:
                place(row + 1, columns | {column}, rising | {row + column}, falling | {row - column})

    place(0, frozenset(), frozenset(), frozenset())
    return solutions


DIGITS = "123456789"
ROWS = "ABCDEFGHI"


def cross(a, b):
    return [x + y for x in a for y in b]


SQUARES = cross(ROWS, DIGITS)
UNITS = (
    [cross(ROWS, c) for c in DIGITS]
    + [cross(r, DIGITS) for r in ROWS]
    + [cross(rs, cs) for rs in ("ABC", "DEF", "GHI") for cs in ("123", "456", "789")]
)
UNITS_OF = {s: [u for u in UNITS if s in u] for s in SQUARES}
PEERS = {s: set().union(*UNITS_OF[s]) - {s} for s in SQUARES}


def parse(grid):
    values = {s: DIGITS for s in SQUARES}
    for s, d in zip(SQUARES, grid):
        if d in DIGITS and not assign(values, s, d):
            return None
    return values


def assign(values, s, d):
    return values if all(eliminate(values, s, other) for other in values[s].replace(d, "")) else None


def eliminate(values, s, d):
    if d not in values[s]:
        return values
    values[s] = values[s].replace(d, "")
    if not values[s]:
        return None
    if len(values[s]) == 1:
        last = values[s]
        if not all(eliminate(values, peer, last) for peer in PEERS[s]):
            return None
    for unit in UNITS_OF[s]:
        places = [square for square in unit if d in values[square]]
        if not places:
            return None
        if len(places) == 1 and not assign(values, places[0], d):
            return None
    return values


def search(values):
    if not values:
        return None
    if all(len(values[s]) == 1 for s in SQUARES):
        return values
    _, s = min((len(values[s]), s) for s in SQUARES if len(values[s]) > 1)
    for d in values[s]:
        found = search(assign(values.copy(), s, d))
        if found:
            return found
    return None


def main():
    print(queens(7))
    for grid in (
        "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......",
        "52...6.........7.13...........4..8..6......5...........418.........3..2...87.....",
    ):
        print("".join(search(parse(grid)).values()))


for _ in range(8):
    main()
