# A compound statement on the line of another.
if 1: if 2: pass
