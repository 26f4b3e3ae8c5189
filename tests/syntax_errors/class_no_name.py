# class without a name.
class:
    pass
