# The old raise with a comma.
raise ValueError, "x"
