# A field with only a format spec.
f"{:5}"
