# while without a block.
while True:
break
