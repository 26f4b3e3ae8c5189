# argparse: options and positions of every kind, help, errors
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


p = argparse.ArgumentParser(prog="tool", description="A tool that does many things and has a long description which is wrapped over lines.", epilog="The end.")
p.add_argument("input", help="the input file")
p.add_argument("rest", nargs="*", default=["d"])
p.add_argument("-v", "--verbose", action="count", default=0, help="more output")
p.add_argument("-o", "--output", metavar="FILE", help="where to write (default: %(default)s)", default="out.txt")
p.add_argument("-n", "--number", type=int, choices=[1, 2, 3])
p.add_argument("--flag", action=argparse.BooleanOptionalAction, default=True, help="a flag")
p.add_argument("--list", action="append")
p.add_argument("--pair", nargs=2, type=float, metavar=("X", "Y"))
p.add_argument("--opt", nargs="?", const="C", default="D")
p.add_argument("--many", nargs="+")
p.add_argument("--const", action="store_const", const=42)
p.add_argument("--version", action="version", version="%(prog)s 1.0")
p.add_argument("--hidden", help=argparse.SUPPRESS)
g = p.add_mutually_exclusive_group()
g.add_argument("--yes", action="store_true")
g.add_argument("--no", action="store_true")
p.print_help()
p.print_usage()
for a in (["x"], ["x","y","z"], [], ["x","-vv","-v"], ["x","-ofile"], ["x","--output=f"], ["x","--out","f"], ["x","-n","5"], ["x","-n","a"], ["x","-n","2"], ["x","--no-flag"], ["x","--list","1","--list","2"], ["x","--pair","1","2.5"], ["x","--pair","1"], ["x","--opt"], ["x","--opt","v"], ["x","--many","a","b"], ["x","--many"], ["x","--const"], ["x","--yes","--no"], ["--version"], ["x","--bad"], ["x","--","-y","--z"], ["x","--o","1"], ["-h"], ["x","-n"], ["x", "-5"], ["x","--flag=1"], ["x","-vo","f"], ["x", "--hidden", "h"], ["x","-vx"]): run(p, *a)
run(p, "x", "--bad", "1", f="parse_known_args")
