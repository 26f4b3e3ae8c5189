# A decorator at the end of the file.
@deco
