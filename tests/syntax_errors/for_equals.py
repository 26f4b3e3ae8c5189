# for with =.
for i = 1 in x: pass
