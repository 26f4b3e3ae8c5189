# global of an expression.
global x.y
