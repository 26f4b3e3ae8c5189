# An exponent without digits.
1e
