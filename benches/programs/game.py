"""A game player: alpha-beta search over a small board of lists, with undo, a table of positions and a move order."""


class Board:
    size = 4
    lines = None

    def __init__(self):
        self.cells = [0] * (self.size * self.size)
        self.moves = []
        if Board.lines is None:
            n = self.size
            rows = [[r * n + c for c in range(n)] for r in range(n)]
            columns = [[r * n + c for r in range(n)] for c in range(n)]
            diagonals = [[i * n + i for i in range(n)], [i * n + n - 1 - i for i in range(n)]]
            Board.lines = rows + columns + diagonals

    def play(self, cell, player):
        self.cells[cell] = player
        self.moves.append(cell)

    def undo(self):
        self.cells[self.moves.pop()] = 0

    def free(self):
        return [i for i, cell in enumerate(self.cells) if cell == 0]

    def score(self, player):
        total = 0
        for line in self.lines:
            mine = theirs = 0
            for cell in line:
                owner = self.cells[cell]
                if owner == player:
                    mine += 1
                elif owner:
                    theirs += 1
            if mine and not theirs:
                total += 10**mine
            elif theirs and not mine:
                total -= 10**theirs
        return total

    def key(self):
        return tuple(self.cells)


class Player:
    def __init__(self):
        self.table = {}
        self.visited = 0

    def best(self, board, player, depth, alpha=-(10**9), beta=10**9):
        self.visited += 1
        key = (board.key(), player, depth)
        if key in self.table:
            return self.table[key]
        free = board.free()
        if depth == 0 or not free:
            return board.score(player), None
        answer = (-(10**9), None)
        for cell in sorted(free, key=lambda c: abs(c - 7)):
            board.play(cell, player)
            value = -self.best(board, 3 - player, depth - 1, -beta, -alpha)[0]
            board.undo()
            if value > answer[0]:
                answer = (value, cell)
                alpha = max(alpha, value)
                if alpha >= beta:
                    break
        self.table[key] = answer
        return answer


def main():
    board, player, turn, log = Board(), Player(), 1, []
    while board.free() and len(log) < 10:
        value, cell = player.best(board, turn, 3)
        board.play(cell, turn)
        log.append((cell, value))
        turn = 3 - turn
    print(log, player.visited)


for _ in range(8):
    main()
