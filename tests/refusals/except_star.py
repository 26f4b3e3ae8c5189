# except* is refused.
print("must not be printed")
try:
    pass
except* ValueError:
    pass
