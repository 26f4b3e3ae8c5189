# Tic tac toe played perfectly by minimax with a table of known positions.
LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]


def winner(board):
    for a, b, c in LINES:
        if board[a] != " " and board[a] == board[b] == board[c]:
            return board[a]
    return None if " " in board else "draw"


def moves(board):
    return [i for i, square in enumerate(board) if square == " "]


def play(board, move, player):
    return board[:move] + player + board[move + 1:]


def other(player):
    return "O" if player == "X" else "X"


known = {}


def score(board, player):
    """The value for X when it is `player`'s turn: 1, 0 or -1."""
    if (board, player) in known:
        return known[board, player]
    result = winner(board)
    if result:
        value = {"X": 1, "O": -1, "draw": 0}[result]
    else:
        values = [score(play(board, m, player), other(player)) for m in moves(board)]
        value = max(values) if player == "X" else min(values)
    known[board, player] = value
    return value


def best(board, player):
    pick = max if player == "X" else min
    return pick(moves(board), key=lambda m: score(play(board, m, player), other(player)))


def show(board):
    return "\n".join("|".join(board[i:i + 3]) for i in (0, 3, 6))


board, player = " " * 9, "X"
while not winner(board):
    move = best(board, player)
    board = play(board, move, player)
    print(player, move, end="; ")
    player = other(player)
print()
print(show(board))
print(winner(board), len(known), score(" " * 9, "X"))
trap = "X   O   X"
print(show(trap), best(trap, "O"), [score(play(trap, m, "O"), "X") for m in moves(trap)], sep="\n")
print(winner("XXX O O  "), winner("X" * 9), winner("XOXOXOOXO"))
