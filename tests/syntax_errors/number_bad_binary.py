# A binary number with a bad digit.
0b12
