# Comparison of unlike things inside sort.
mixed = [3, "a", 2]
mixed.sort()
