"""A text file over a socket, for both ways: what was read ahead stays when something is written in between."""

import socket

left, right = socket.socketpair()
right.sendall(b"first\nsecond\nthird\n")
with left, right, left.makefile("rw", encoding="utf-8") as file:
    answers = []
    for _ in range(3):
        line = file.readline()
        file.write(f"got {line}")
        file.flush()
        answers.append(line)
    print(answers)
    print(right.recv(100))
