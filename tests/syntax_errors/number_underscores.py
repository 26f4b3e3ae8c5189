# Two underscores in a number.
1__0
