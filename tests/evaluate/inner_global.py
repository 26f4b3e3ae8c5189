"""A name that an inner function declares global is global in the executed code itself, also with separate locals."""

code = """
def outer():
    counter = 1
    def reads():
        global counter
        return counter
    def adds():
        return counter + 1
    return reads, adds
counter = 9
other = 10
reads, adds = outer()
results = reads(), adds()
del counter
"""
variables, own = {}, {}
exec(code, variables, own)
print(own["results"], "counter" in variables, "counter" in own, own["other"])

exec("class Body:\n    global shared\n    shared = 3\nshared += 1", variables, own)
print(variables["shared"], "shared" in own, vars(own["Body"]).get("shared"))
