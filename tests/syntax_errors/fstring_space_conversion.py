# A space before the conversion letter.
f"{x! r}"
