# := to the iteration variable.
[x := 1 for x in y]
