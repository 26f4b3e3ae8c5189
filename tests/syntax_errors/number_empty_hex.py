# A hexadecimal number without digits.
0x
