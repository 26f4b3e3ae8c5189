# Assignment to the ellipsis.
... = 1
