# An unexpected indentation.
a = 1
  b = 2
