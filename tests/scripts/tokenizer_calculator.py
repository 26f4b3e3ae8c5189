# A tokenizer and a recursive-descent calculator with variables and functions.
import math


class ParseError(Exception):
    pass


def tokenize(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            start = i
            while i < len(text) and (text[i].isdigit() or text[i] == "."):
                i += 1
            number = text[start:i]
            yield "number", float(number) if "." in number else int(number)
        elif c.isalpha() or c == "_":
            start = i
            while i < len(text) and (text[i].isalnum() or text[i] == "_"):
                i += 1
            yield "name", text[start:i]
        elif text[i:i + 2] in ("**", "//", "=="):
            yield "op", text[i:i + 2]
            i += 2
        elif c in "+-*/%()=,":
            yield "op", c
            i += 1
        else:
            raise ParseError(f"unexpected {c!r} at {i}")
    yield "end", None


class Calculator:
    functions = {"sqrt": math.sqrt, "max": max, "abs": abs, "round": round}

    def __init__(self):
        self.variables = {"pi": 3}

    def run(self, text):
        self.tokens = list(tokenize(text))
        self.at = 0
        if len(self.tokens) > 2 and self.tokens[0][0] == "name" and self.tokens[1] == ("op", "="):
            name = self.tokens[0][1]
            self.at = 2
            value = self.variables[name] = self.sum()
        else:
            value = self.sum()
        if self.tokens[self.at][0] != "end":
            raise ParseError(f"unexpected {self.tokens[self.at][1]!r}")
        return value

    def take(self, *ops):
        kind, value = self.tokens[self.at]
        if kind == "op" and value in ops:
            self.at += 1
            return value

    def sum(self):
        value = self.product()
        while op := self.take("+", "-"):
            right = self.product()
            value = value + right if op == "+" else value - right
        return value

    def product(self):
        value = self.unary()
        while op := self.take("*", "/", "//", "%"):
            right = self.unary()
            value = {"*": lambda: value * right, "/": lambda: value / right, "//": lambda: value // right, "%": lambda: value % right}[op]()
        return value

    def unary(self):
        if self.take("-"):
            return -self.unary()
        value = self.atom()
        return value ** self.unary() if self.take("**") else value

    def atom(self):
        kind, value = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return value
        if kind == "name":
            if not self.take("("):
                if value not in self.variables:
                    raise ParseError(f"unknown name {value}")
                return self.variables[value]
            arguments = []
            while not self.take(")"):
                arguments.append(self.sum())
                if not self.take(",") and self.tokens[self.at] != ("op", ")"):
                    raise ParseError("expected , or )")
            return self.functions[value](*arguments)
        if (kind, value) == ("op", "("):
            value = self.sum()
            if not self.take(")"):
                raise ParseError("expected )")
            return value
        raise ParseError(f"unexpected {'end' if kind == 'end' else value}")


calculator = Calculator()
for line in ("1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "7 // 2 + 7 % 2", "x = 10", "x * x - 1", "sqrt(x + 6) + max(1, 2, 3)", "y = x = 3", "1 +", "2 * (3", "1 $ 2", "nope + 1", "1 / 0", "3.5 * 2", "max()", "sqrt(0 - 1)", "foo(1)", "10 ** 30 % 7", "abs(-5) round(2.5)"):
    try:
        print(f"{line:<30} = {calculator.run(line)}")
    except (ParseError, ZeroDivisionError, ValueError, TypeError, KeyError) as error:
        print(f"{line:<30} ! {type(error).__name__}: {error}")
