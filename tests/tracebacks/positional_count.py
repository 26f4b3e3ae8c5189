# Wrong argument counts of methods count self.
class A:
    def m(self, x): pass
A().m(1, 2)
