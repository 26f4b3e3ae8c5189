# Several statements on a line.
x = 1; y = 0; print("go"); z = x / y; print("never")
