# Assignment to a string.
"a" = 1
