# An exception that is no group is raised again by except* inside of one.
try:
    raise ValueError("naked")
except* (
    ValueError
) as taken:
    print(repr(taken))
    raise
