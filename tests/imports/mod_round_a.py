import mod_round_b

value = 1
