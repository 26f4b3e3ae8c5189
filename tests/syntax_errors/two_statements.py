# Two statements without a separator.
x = 1 y = 2
