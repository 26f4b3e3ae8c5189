# A number as an attribute.
x.1
