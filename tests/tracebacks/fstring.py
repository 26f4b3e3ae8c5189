# An error inside an f-string field.
name = None
print(f"hello {name.upper()!r:>10} and {1 + 1}")
