# A space after a continuation backslash.
x = 1 + \ 
    2
