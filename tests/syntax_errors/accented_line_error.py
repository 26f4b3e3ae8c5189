# The caret after accented and wide characters.
größe = "日本" + é 5
