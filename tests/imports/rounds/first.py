import rounds.second
value = 1
