# The failing line is the last of the file.
x = []
x[0]