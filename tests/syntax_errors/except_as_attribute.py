# except ... as an attribute.
try:
    pass
except A as e.x:
    pass
