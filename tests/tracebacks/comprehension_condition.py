# An error in the condition of a nested comprehension.
rows = [[1, 2], [3, "x"]]
print([[v for v in row if v > 1] for row in rows])
