def __getattr__(name):
    if name == "made":
        return "made on request"
    if name == "odd":
        raise ValueError("not an AttributeError")
    raise AttributeError(f"this module has no {name}")
