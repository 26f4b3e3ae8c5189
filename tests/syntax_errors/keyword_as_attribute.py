# A keyword as an attribute.
x.class = 1
