# Two = signs apart.
x = = 1
