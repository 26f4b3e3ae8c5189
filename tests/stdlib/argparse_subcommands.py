# argparse: subcommands and their help
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


q = argparse.ArgumentParser(prog="git", exit_on_error=False)
q.add_argument("--debug", action="store_true")
s = q.add_subparsers(dest="cmd", help="commands", title="subs")
a = s.add_parser("add", help="add things", aliases=["a"])
a.add_argument("path", nargs="+")
a.add_argument("-f", "--force", action="store_true")
a.set_defaults(func="add")
c = s.add_parser("commit", help="commit things", description="Commits.")
c.add_argument("-m", required=True, dest="message")
q.print_help()
a.print_help()
print(c.format_usage(), end="")
for x in (["add","p","q","-f"], ["a","p"], ["commit","-m","x"], ["commit"], ["nope"], [], ["--debug","add","p"], ["add"]): run(q, *x)
