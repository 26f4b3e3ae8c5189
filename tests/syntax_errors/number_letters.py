# A number followed by letters.
1abc
