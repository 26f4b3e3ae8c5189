from mod_circ_c import other
something = 2
