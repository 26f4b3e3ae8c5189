#!/usr/bin/env python3
"""Times scripts under several interpreters in turn and prints a Markdown table of medians.

    compare.py [-n ROUNDS] INTERPRETER... -- SCRIPT...

A figure is the CPU time (user and system, from wait4) of a whole process, start-up included; every round runs each interpreter once,
so that what else happens on the machine meets all of them. The first interpreter's output is what the others' must be. The last line
gives the geometric mean of each interpreter's time over the first one's: above 1 means that the first is faster. An interpreter whose
name begins with `lua` runs the script of the same name that ends in `.lua`.
"""

import math
import os
import statistics
import subprocess
import sys


def label(interpreter):
    """The name of the program in a command, with its options and the JIT that its environment asks for."""
    words = interpreter.split()
    program = max(i for i, word in enumerate(words) if not word.startswith("-"))
    return " ".join([os.path.basename(words[program])] + words[program + 1 :]) + " JIT" * ("PYTHON_JIT=1" in words)


def run(command, script):
    """CPU seconds and output of one run."""
    if label(command).startswith("lua"):
        script = os.path.splitext(script)[0] + ".lua"
    reader, writer = os.pipe()
    process = subprocess.Popen(command.split() + [script], stdout=writer, stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader, "rb") as stream:
        output = stream.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    return (usage.ru_utime + usage.ru_stime, output) if status == 0 else (math.nan, output)


def main():
    arguments = sys.argv[1:]
    rounds = 3
    if arguments[:1] == ["-n"]:
        rounds, arguments = int(arguments[1]), arguments[2:]
    split = arguments.index("--")
    interpreters, scripts = arguments[:split], arguments[split + 1 :]
    names = [label(interpreter) for interpreter in interpreters]
    print("| script | " + " | ".join(names) + " |")
    print("|---" + "|---:" * len(names) + "|")
    ratios = {i: [] for i in range(1, len(interpreters))}
    for script in scripts:
        times = [[] for _ in interpreters]
        expected = None
        for _ in range(rounds):
            for i, interpreter in enumerate(interpreters):
                seconds, output = run(interpreter, script)
                expected = output if expected is None else expected
                times[i].append(seconds if output == expected else math.nan)
        medians = [statistics.median(t) for t in times]
        cells = [f"{medians[0]:.3f} s"]
        for i in ratios:
            ratio = medians[i] / medians[0]
            cells.append(f"{ratio:.2f}" if ratio == ratio else "-")
            if ratio == ratio:
                ratios[i].append(ratio)
        print(f"| {os.path.basename(script)[:-3]} | " + " | ".join(cells) + " |", flush=True)
    means = [f"{math.exp(statistics.fmean(map(math.log, r))):.2f}" if r else "-" for r in ratios.values()]
    print("| geometric mean | | " + " | ".join(means) + " |")


main()
