# A hexadecimal number with a bad digit.
0xfg
