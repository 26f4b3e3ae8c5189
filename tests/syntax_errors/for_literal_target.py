# for over a literal target.
for 1 in x: pass
