# A loop of except blocks leaves only the last context.
for k in ("a", "b"):
    try:
        {}[k]
    except KeyError:
        if k == "b":
            raise ValueError(k)
