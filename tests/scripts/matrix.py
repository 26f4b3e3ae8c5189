# Matrices by hand: product, transpose, determinant, inverse, powers.
class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]
        if len({len(row) for row in self.rows}) != 1:
            raise ValueError("rows of different length")

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def __getitem__(self, key):
        i, j = key
        return self.rows[i][j]

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __add__(self, other):
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    def __mul__(self, other):
        if isinstance(other, (int, float)):
            return Matrix([[v * other for v in row] for row in self.rows])
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"cannot multiply {self.shape} by {other.shape}")
        return Matrix([[sum(a * b for a, b in zip(row, col)) for col in zip(*other.rows)] for row in self.rows])

    __rmul__ = __mul__

    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result * base
            base, n = base * base, n >> 1
        return result

    def __eq__(self, other):
        return self.rows == other.rows

    def transpose(self):
        return Matrix(zip(*self.rows))

    def minor(self, i, j):
        return Matrix([row[:j] + row[j + 1:] for k, row in enumerate(self.rows) if k != i])

    def determinant(self):
        n, m = self.shape
        if n != m:
            raise ValueError("not square")
        if n == 1:
            return self[0, 0]
        return sum((-1) ** j * self[0, j] * self.minor(0, j).determinant() for j in range(n))

    def __str__(self):
        return "\n".join(" ".join(f"{v:>5}" for v in row) for row in self.rows)


a = Matrix([[1, 2, 3], [4, 5, 6], [7, 8, 10]])
b = Matrix([[2, 0, 1], [1, 3, 2], [0, 1, 1]])
print(a * b, a + b, a.transpose(), a * 2, 0.5 * b, sep="\n\n")
print(a.determinant(), b.determinant(), (a * b).determinant(), a.shape, a[2, 0])
print(Matrix([[1, 1], [1, 0]]) ** 90)
print(a * Matrix.identity(3) == a, (a * b).transpose() == b.transpose() * a.transpose())
a[0, 0] = 99
print(a[0, 0], a.minor(0, 0))
for bad in (lambda: a * Matrix([[1, 2]]), lambda: Matrix([[1], [1, 2]]), lambda: Matrix([[1, 2]]).determinant(), lambda: a[5, 5]):
    try:
        bad()
    except (ValueError, IndexError) as error:
        print(type(error).__name__, error)
