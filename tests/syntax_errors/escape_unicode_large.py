# A \U escape beyond the last character.
x = '\U00110000'
