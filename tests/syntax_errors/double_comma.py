# Two commas.
f(1,, 2)
