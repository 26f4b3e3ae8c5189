# ** in a list.
[**a]
