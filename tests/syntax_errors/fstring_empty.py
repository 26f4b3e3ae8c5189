# An empty f-string field.
f"{}"
