# print of a name as a statement.
x = 1
print x
