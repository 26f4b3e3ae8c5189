# * after ** in a call.
f(**k, *a)
