# getopt: short and long options, abbreviations, GNU order, errors
from getopt import GetoptError, getopt, gnu_getopt


def attempt(call, *args):
    try:
        return call(*args)
    except GetoptError as e:
        return str(e), e.msg, e.opt, e.args


for args in ("-a -b x rest", "-abx rest", "-b", "-c", "--alpha --beta=5 rest", "--beta 5", "--be 5", "--alpha=1", "--b", "--gamma", "--beta",
             "-a -- -b x", "-a - -b", "rest -a", "", "--al", "--delta=1", "--delta x"):
    print(args, attempt(getopt, args.split(), "ab:", ["alpha", "beta=", "bravo", "delta=?"]))
    print(args, attempt(gnu_getopt, args.split(), "ab:", ["alpha", "beta=", "bravo", "delta=?"]))
print(gnu_getopt("x -a y -b 1 z".split(), "+ab:"), gnu_getopt("x -a y".split(), "-ab:"), getopt(["--one"], "", "one"), getopt("-ofile -o".split(), "o::"))
