# A short \u escape.
x = '\u12'
