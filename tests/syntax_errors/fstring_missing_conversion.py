# A conversion without letter.
f"{x!}"
