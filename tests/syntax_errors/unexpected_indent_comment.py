# An unexpected indentation after a comment line.
a = 1
# comment
    b = 2
