# try without a block.
try:
x = 1
except: pass
