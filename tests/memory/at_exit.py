# Objects that are still alive at the end of the program are deleted then.
class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
kept = D("global")
print("end of the script")
