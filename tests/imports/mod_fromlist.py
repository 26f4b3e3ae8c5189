"""A plain module."""
value = 1
