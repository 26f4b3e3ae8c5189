# class without a colon.
class A
    pass
