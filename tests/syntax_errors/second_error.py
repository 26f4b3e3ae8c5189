# Only the first of several errors is reported.
x = (1
y = 2)
z = = 3
print("never runs")
