# Two names in a row.
foo bar
