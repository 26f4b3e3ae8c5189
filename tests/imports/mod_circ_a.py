import mod_circ_b
value = "a is ready"
def later(): return mod_circ_b.call()
