# GeneratorExit raised by hand.
raise GeneratorExit("bye")
