# Assignment to True.
True = 0
