# Backticks.
x = `y`
