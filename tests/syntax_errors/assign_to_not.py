# Assignment to not x.
not x = 1
