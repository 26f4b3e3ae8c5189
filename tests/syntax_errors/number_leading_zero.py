# A number with leading zeros.
0123
