# An indentation that matches no outer level.
if 1:
    a = 1
  b = 2
