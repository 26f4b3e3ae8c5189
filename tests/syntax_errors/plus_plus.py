# ++ after a name.
x++
