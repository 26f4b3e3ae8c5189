# with ... as a literal.
with a as 1: pass
