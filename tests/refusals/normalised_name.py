# A name that Unicode normalisation would change is refused.
print("must not be printed")
ℌ = 1
