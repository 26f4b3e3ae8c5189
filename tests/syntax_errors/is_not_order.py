# not is.
if a not is b: pass
