# A number with two points.
1.2.3
