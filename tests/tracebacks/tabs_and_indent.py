# Source lines are stripped, whatever their indentation.
def f():
	if True:
		for i in range(1):
			x = [i] + (i,)
f()
