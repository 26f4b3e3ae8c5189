# Exceptions of a script's own, with attributes and an own text.
class AppError(Exception):
    def __init__(self, code): self.code = code
    def __str__(self): return f"application error {self.code}"
raise AppError(7)
