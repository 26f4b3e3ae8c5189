# Carets stand right under wide and accented characters.
größe = {"é": 1}
text = "日本" + größe["é"] + "ü"
