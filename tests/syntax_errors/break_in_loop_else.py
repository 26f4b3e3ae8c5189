# break in the else block of a loop.
for i in x:
    pass
else:
    break
