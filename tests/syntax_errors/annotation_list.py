# An annotation of a list.
[a]: int = 5
