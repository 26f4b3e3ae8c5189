from mod_circ_d import something
other = 1
