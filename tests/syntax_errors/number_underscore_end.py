# A number that ends with an underscore.
1_
