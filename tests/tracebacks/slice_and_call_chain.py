# Carets in a chain of calls on one line.
text = "a,b,c"
print(text.split(",")[5].strip().upper())
