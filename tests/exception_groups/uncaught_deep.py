# The traceback of a group shows ten levels.
nested = ValueError("bottom")
for level in range(13):
    nested = ExceptionGroup(f"level {level}", [TypeError(level), nested] if level % 2 else [nested, TypeError(level)])
raise nested
