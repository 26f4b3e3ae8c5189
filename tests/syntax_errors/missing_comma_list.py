# A missing comma in a list.
[1 2]
