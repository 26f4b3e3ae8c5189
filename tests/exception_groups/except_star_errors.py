# What except* refuses: classes, conditions, split methods of its own, and syntax.


class Liar(ExceptionGroup):
    answer = None

    def split(self, condition):
        return self.answer


def attempt(function):
    try:
        function()
    except BaseException as error:
        print(type(error).__name__, "|", error, "|", repr(error.__context__))


def catching(classes, error):
    try:
        raise error
    except* classes as taken:
        print("taken", repr(taken))


for classes in [ExceptionGroup, BaseExceptionGroup, (ValueError, ExceptionGroup), Liar, 1, (ValueError, 1), None, int, (), "x"]:
    for error in [ValueError(1), ExceptionGroup("g", [ValueError(1), TypeError(2)])]:
        attempt(lambda: catching(classes, error))
for answer in [None, (), (1,), [1, 2], (None, None), (None, None, 3), (ValueError(3), TypeError(4))]:
    Liar.answer = answer
    print(answer)
    attempt(lambda: catching(ValueError, Liar("liar", [ValueError(1), TypeError(2)])))
attempt(lambda: catching(1 / 0, ValueError(1)))


def broken_condition():
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* missing_name:
        pass


attempt(broken_condition)

for source in [
    "try: 1\nexcept*: 2",
    "try: 1\nexcept* A: 2\nexcept B: 3",
    "try: 1\nexcept A: 2\nexcept* B: 3",
    "try: 1\nexcept* A: 2\nexcept: 3",
    "def f():\n while 1:\n  try: 1\n  except* A: break",
    "def f():\n while 1:\n  try: 1\n  except* A: continue",
    "def f():\n while 1:\n  try: 1\n  except* A: return",
    "def f():\n while 1:\n  try: 1\n  except* A:\n   if x: return y",
    "def f():\n try: 1\n except* A:\n  if x: break",
    "def f():\n try: 1\n except* A:\n  for i in x:\n   return i",
    "def f():\n try: 1\n except* A:\n  for i in x:\n   break\n  while 1: continue\n  def g(): return 1\n  class C:\n   for j in x: break",
    "def f():\n try: return 1\n except* A: pass\n else: return 2\n finally: pass",
    "try: 1\nexcept* A: return",
    "try: 1\nexcept* A: break",
    "try: 1\nexcept* A, B: pass",
    "try: 1\nexcept* A, B as c: pass",
    "try: 1\nexcept* A as b.c: pass",
    "try: 1\nexcept* *A: pass",
]:
    try:
        compile(source, "<text>", "exec", dont_inherit=True)
        print("fine")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, error.end_offset)
