# for with a call as target.
for f() in x: pass
