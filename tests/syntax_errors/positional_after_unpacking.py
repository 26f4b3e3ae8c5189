# A positional argument after **.
f(**k, 1)
