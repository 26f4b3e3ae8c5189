# A no-break space.
x = 1
