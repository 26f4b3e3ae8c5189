# yield from outside a function.
yield from []
