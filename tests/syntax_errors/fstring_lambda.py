# A lambda without parentheses in an f-string.
f"{lambda x: 1}"
