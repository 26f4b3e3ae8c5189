# in not.
if a in not b: pass
