# An empty subscript.
x[]
