# A zero-width space.
x​ = 1
