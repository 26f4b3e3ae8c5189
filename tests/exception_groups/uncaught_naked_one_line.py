# As uncaught_naked, in one line, raised by name.
try: raise ValueError("naked")
except* ValueError as taken: raise taken
