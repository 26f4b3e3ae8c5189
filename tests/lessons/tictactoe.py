"""Tic-tac-toe with minimax and functools.lru_cache."""
from functools import lru_cache
from itertools import cycle

LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]


def winner(board):
    for a, b, c in LINES:
        if board[a] != " " and board[a] == board[b] == board[c]:
            return board[a]
    return None


@lru_cache(maxsize=None)
def minimax(board, player):
    """Returns (score for X, best move)."""
    if (w := winner(board)) is not None:
        return (1 if w == "X" else -1), None
    moves = [i for i, c in enumerate(board) if c == " "]
    if not moves:
        return 0, None
    other = "O" if player == "X" else "X"
    scored = [(minimax(board[:m] + player + board[m + 1:], other)[0], m) for m in moves]
    return (max if player == "X" else min)(scored, key=lambda s: s[0])


def show(board):
    rows = [" | ".join(board[i:i + 3]) for i in range(0, 9, 3)]
    print("\n--+---+--\n".join(rows))


board = " " * 9
for player in cycle("XO"):
    score, move = minimax(board, player)
    if move is None:
        break
    board = board[:move] + player + board[move + 1:]
show(board)
print("winner:", winner(board), "states:", minimax.cache_info())
print(minimax.__name__, minimax.__doc__, minimax.__wrapped__.__code__.co_varnames[:3])
