# The traceback of a group shows 15 exceptions and counts the others.
raise ExceptionGroup("wide", [ExceptionGroup("sixteen", [ValueError(at) for at in range(16)])] + [KeyError(at) for at in range(17)])
