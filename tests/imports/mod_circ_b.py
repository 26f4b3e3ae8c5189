import mod_circ_a
seen = hasattr(mod_circ_a, "value")
def call(): return mod_circ_a.value
