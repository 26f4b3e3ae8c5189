__all__ = ["fine", 1]
fine = 1
