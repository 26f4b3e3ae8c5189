# argparse: groups, formatters, parents, conflicts, type functions
import argparse
import os
import sys

os.environ["COLUMNS"] = "80"
sys.stderr = sys.stdout


def run(parser, *argv, f="parse_args"):
    try:
        print(argv, getattr(parser, f)(list(argv)))
    except SystemExit as e:
        print(argv, "exit", e.code)
    except argparse.ArgumentError as e:
        print(argv, "ArgumentError", e)


r = argparse.ArgumentParser(prog="r", formatter_class=argparse.ArgumentDefaultsHelpFormatter, add_help=False, argument_default=argparse.SUPPRESS)
r.add_argument("--alpha", type=int, default=3, help="the alpha")
r.add_argument("--beta", help="the beta")
gr = r.add_argument_group("special", "special things")
gr.add_argument("-z", required=True)
r.print_help()
run(r, "-z", "1")
run(r)
run(r, "--alpha", "x", "-z", "1")
for e in (lambda: r.add_argument("--alpha"), lambda: r.add_argument("x", required=True), lambda: r.add_argument("-q", nargs=0), lambda: r.add_argument("-w", action="nope"), lambda: r.add_argument("--k", type="int"), lambda: r.add_argument("--y", help="%(bad)s"), lambda: r.add_argument("--m", nargs=2, metavar=("A",))):
    try: print(e())
    except Exception as x: print(type(x).__name__, x)
print(argparse.Namespace(a=1, b="x"), argparse.Namespace(a=1) == argparse.Namespace(a=1), "a" in argparse.Namespace(a=1), vars(argparse.Namespace(z=2)))
w = argparse.ArgumentParser(prog="wrap", usage="%(prog)s [options]", parents=[r], conflict_handler="resolve")
w.add_argument("pos", type=argparse.FileType("r"), nargs="?")
w.print_help()
l = argparse.ArgumentParser(prog="a-long-program-name")
[l.add_argument(f"--option-{i}", metavar=f"VALUE{i}") for i in range(8)]
l.add_argument("first")
l.add_argument("second", nargs="+")
l.print_help()
m = argparse.ArgumentParser(prog="m")
x = m.add_mutually_exclusive_group(required=True)
x.add_argument("--a")
x.add_argument("--b", action="store_true")
m.print_usage()
run(m)
run(m, "--a", "1")
run(m, "--a", "1", "--b")
print(m)
def even(t):
    if int(t) % 2: raise argparse.ArgumentTypeError(f"{t} is odd")
    return int(t)
m.add_argument("--even", type=even)
run(m, "--b", "--even", "3")
run(m, "--b", "--even", "4")
run(m, "--b", "--even", "x")

