# A keyword in a subscript.
x[a=1]
