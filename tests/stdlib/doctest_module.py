# doctest: testmod with options, exceptions, classes, properties and __test__; parsing
"""Module doc.

>>> add(1, 2)
3
>>> add(1, 2)
4
>>> 1/0
Traceback (most recent call last):
    ...
ZeroDivisionError: division by zero
>>> 1/0
>>> print("a\\n\\nb")
a
<BLANKLINE>
b
>>> list(range(20)) # doctest: +ELLIPSIS
[0, 1, ..., 19]
>>> skip_me # doctest: +SKIP
>>> for i in range(2):
...     print(i)
0
1
>>> int("x")
Traceback (most recent call last):
ValueError: other
>>> int("x") # doctest: +IGNORE_EXCEPTION_DETAIL
Traceback (most recent call last):
ValueError: other
>>> print("a   b")   # doctest: +NORMALIZE_WHITESPACE
a b
>>> True
1
"""
import doctest

# Reports name the file: without its folder.
__file__ = "doctest_module.py"

def add(a, b):
    """
    >>> add(2, 2)
    4
    >>> add("a", 1)
    """
    return a + b
class K:
    """
    >>> K().m()
    'no'
    """
    def m(self):
        """>>> K().m()
        'm'"""
        return 'm'
    @property
    def p(self):
        """
        >>> K().p
        1
        """
        return 1
    @staticmethod
    def s():
        """
        >>> K.s()
        """
def nodoc(): pass
__test__ = {"extra": """
>>> 1 + 1
3
"""}
if __name__ == "__main__":
    print(doctest.testmod())
    print(doctest.testmod(verbose=True))
    doctest.run_docstring_examples(add, globals())
    for e in doctest.DocTestParser().get_examples(add.__doc__): print(e.source, e.want, e.lineno, e.options)
    for t in doctest.DocTestFinder().find(K): print(t, t.lineno)
    print(doctest.script_from_examples(K.__doc__))
    for bad in (">>>x", ">>> x\n ...y", ">>> 1 # doctest: +NOPE", "  >>> 1\n 2"):
        try: doctest.DocTestParser().parse(bad)
        except ValueError as e: print(e)
