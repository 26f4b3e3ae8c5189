# Carets under a subscript.
data = {"rows": [[1, 2], [3]]}
total = data["rows"][0][1] + data["rows"][1][1]
