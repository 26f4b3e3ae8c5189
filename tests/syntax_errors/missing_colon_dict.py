# A missing colon in a dict.
d = {"a": 1, "b"}
