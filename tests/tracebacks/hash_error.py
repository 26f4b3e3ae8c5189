# An unhashable key in a dict display and a set.
point = [1, 2]
names = {(0, 0): "origin", point: "p"}
