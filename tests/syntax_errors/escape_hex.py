# A short \x escape.
x = '\x1'
