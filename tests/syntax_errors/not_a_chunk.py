# Text that is no program.
This is a sentence, not a program.
