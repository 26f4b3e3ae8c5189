# An f-string field without a closing brace.
f"{x"
