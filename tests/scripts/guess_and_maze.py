# A guessing game by halves, a maze solved breadth first, and a knight on a board.
MAZE = """\
#########
#S#   # #
# # # # #
#   #   #
### ### #
#     #E#
#########"""


def guess(secret, low=1, high=100):
    tries = []
    while low <= high:
        middle = (low + high) // 2
        tries.append(middle)
        if middle == secret:
            return tries
        low, high = (middle + 1, high) if middle < secret else (low, middle - 1)
    raise ValueError(f"{secret} is not between the limits")


def solve(maze):
    rows = [list(line) for line in maze.splitlines()]
    start, end = (next((y, x) for y, row in enumerate(rows) for x, c in enumerate(row) if c == letter) for letter in "SE")
    queue, came_from = [start], {start: None}
    for y, x in queue:
        for step in ((y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)):
            if rows[step[0]][step[1]] != "#" and step not in came_from:
                came_from[step] = (y, x)
                queue.append(step)
    at = came_from.get(end)
    length = 1
    while at and at != start:
        rows[at[0]][at[1]] = "."
        at = came_from[at]
        length += 1
    return length, "\n".join("".join(row) for row in rows)


def knight(size, start):
    distance, queue = {start: 0}, [start]
    while queue:
        x, y = queue.pop(0)
        for dx, dy in [(a, b) for a in (-2, -1, 1, 2) for b in (-2, -1, 1, 2) if abs(a) != abs(b)]:
            there = x + dx, y + dy
            if 0 <= there[0] < size and 0 <= there[1] < size and there not in distance:
                distance[there] = distance[x, y] + 1
                queue.append(there)
    return distance


for secret in (1, 37, 50, 100):
    print(secret, guess(secret))
print(max(len(guess(n)) for n in range(1, 101)))
try:
    guess(500)
except ValueError as error:
    print(error)
length, picture = solve(MAZE)
print(length)
print(picture)
distances = knight(8, (0, 0))
for y in range(8):
    print(" ".join(str(distances[x, y]) for x in range(8)))
