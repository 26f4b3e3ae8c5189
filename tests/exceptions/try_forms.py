# try with except, else, finally in every combination; return, break and continue through finally.
def run(f):
    try: print(f.__name__, "->", f())
    except Exception as e: print(f.__name__, "raised", type(e).__name__, e)
def no_error():
    try: print("body", end=" ")
    except ValueError: print("except", end=" ")
    else: print("else", end=" ")
    finally: print("finally", end=" ")
def error():
    try: raise ValueError("v")
    except ValueError as e: print("except", e, end=" ")
    else: print("else", end=" ")
    finally: print("finally", end=" ")
def uncaught():
    try: raise KeyError("k")
    except ValueError: print("no")
    finally: print("finally", end=" ")
def return_in_try():
    try: return "try"
    finally: print("finally", end=" ")
def return_in_except():
    try: 1 / 0
    except ZeroDivisionError: return "except"
    finally: print("finally", end=" ")
def error_in_else():
    try: pass
    except ValueError: return "wrong"
    else: raise ValueError("from else")
    finally: print("finally", end=" ")
def error_in_finally():
    try: raise ValueError("first")
    finally: raise KeyError("second")
def value_kept():
    x = 1
    try: return x
    finally: x = 2
def loop_break():
    for i in range(5):
        try:
            if i == 2: break
        finally: print("f", i, end=" ")
    return i
def loop_continue():
    for i in range(3):
        try:
            if i == 1: continue
            print("b", i, end=" ")
        finally: print("f", i, end=" ")
def nested():
    try:
        try: raise ValueError("inner")
        except KeyError: print("no")
        finally: print("inner finally", end=" ")
    except ValueError as e: return str(e)
def reraise():
    try:
        try: raise ValueError("x")
        except ValueError: print("log", end=" "); raise
    except ValueError as e: return f"again {e}"
def tuple_of_types():
    out = []
    for exc in (ValueError, KeyError, TypeError):
        try: raise exc("t")
        except (ValueError, KeyError) as e: out.append(type(e).__name__)
        except Exception as e: out.append("other " + type(e).__name__)
    return out
def order():
    try: raise KeyError("k")
    except LookupError: return "LookupError first"
    except KeyError: return "KeyError"
def bare():
    try: raise BaseException("b")
    except: return "bare"
def name_gone():
    e = "before"
    try: raise ValueError
    except ValueError as e: pass
    return e
def in_while():
    n = 0
    while True:
        try:
            n += 1
            if n < 3: continue
            if n == 3: raise ValueError
            break
        except ValueError: print("v", end=" ")
        finally: print("f", n, end=" ")
    return n
def in_generator():
    def g():
        try: yield 1; yield 2
        finally: print("closed", end=" ")
    for x in g(): break
    return list(g())
def expression_type():
    kinds = {"a": ValueError}
    try: raise ValueError("x")
    except kinds["a"] as e: return e.args
def not_evaluated():
    try: return "fine"
    except undefined_name: pass
def evaluated():
    try: raise ValueError
    except undefined_name: pass
def bad_type():
    try: raise ValueError
    except 5: pass
def bad_tuple():
    try: raise ValueError
    except (KeyError, "x"): pass
def else_return():
    try: pass
    except ValueError: pass
    else: return "else"
    finally: print("finally", end=" ")
def deep():
    for i in range(2):
        try:
            for j in range(2):
                try:
                    if j == 1: raise ValueError(i)
                finally: print((i, j), end=" ")
        except ValueError as e: print("caught", e, end=" ")
    return "done"
for f in (no_error, error, uncaught, return_in_try, return_in_except, error_in_else, error_in_finally, value_kept, loop_break, loop_continue, nested, reraise, tuple_of_types, order, bare, name_gone, in_while, in_generator, expression_type, not_evaluated, evaluated, bad_type, bad_tuple, else_return, deep): run(f)
