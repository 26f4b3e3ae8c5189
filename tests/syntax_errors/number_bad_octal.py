# An octal number with a bad digit.
0o18
