# A SystemExit in a group does not end the program by itself; what is not caught is shown.
try:
    raise BaseExceptionGroup("base", [KeyboardInterrupt("k"), SystemExit(3), ValueError()])
except* ValueError:
    print("taken")
