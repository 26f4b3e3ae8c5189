# Names are compared in the normal form NFKC: other spellings are the same variable, attribute, keyword and module.
ﬁne = 1
print(fine, ﬁne, "fine" in globals(), "ﬁne" in globals())
ªº = 2
print(ao, [name for name in globals() if name.startswith("a") and len(name) == 2])
café = "composed"
print(café, "café" in globals(), len("café"))


def ℌello(𝐱, *, ﬂag=0):
    µ = 𝐱 + ﬂag
    return µ, locals()


print(ℌello.__name__, Hello(1, flag=2), ℌello(x=1, ﬂag=3))


class 𝒞:
    ﬁeld = 5
    __ⅷ = 8

    def 𝓂ethod(self):
        return self.ﬁeld, self._C__viii


print(C.__name__, C().method(), C.field, hasattr(C, "ﬁeld"), getattr(C, "field"))
print((lambda ſ: ſ + s)(3))
import 𝕤𝕪𝕤, sys as ﬅ

print(𝕤𝕪𝕤 is ﬅ, sys is ﬅ)
for ⅰ in range(2):
    print(i)
try:
    print(ﬃ)
except NameError as error:
    print(error, error.name)
match {"ﬁ": 1}:
    case {"ﬁ": ﬁ}:
        print(fi)
print(f"{ﬁne=}")
