#!/usr/bin/env python3
"""Runs the scripts about threads and signals again and again under every lock policy: no run may report a deadlock, hang or die.

    tests/stress_threads.py MINIPY [RUNS [POLICY...]]

RUNS (default 10000) is the number of runs in all, two at a time. Not part of the tests: it takes minutes, and what it looks for is
rare. Exit status 1 if a run was wrong; each wrong one is printed.
"""

import itertools
import pathlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

TOPICS = [pathlib.Path(__file__).resolve().parent / topic for topic in ("queue", "signals", "threading")]
POLICIES = ["py3", "py39", "py2", "fair", "boost"]
# Scripts that expect more of switch points than these policies give.
NEEDS_PY3 = {"plain_increment"}


def expected(script):
    status = script.with_suffix(".status")
    return int(status.read_text()) if status.exists() else 0


def wrong(minipy, script, policy):
    """Runs a script once. Says what is wrong, or nothing."""
    try:
        done = subprocess.run(
            [minipy, "--gil", policy, script.name],
            cwd=script.parent,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
        )
    except subprocess.TimeoutExpired:
        return f"{script.stem} under {policy}: hangs"
    if done.returncode == expected(script) and "Deadlock" not in done.stderr:
        return None
    return f"{script.stem} under {policy}: status {done.returncode}\n{done.stderr}"


def main():
    minipy = str(pathlib.Path(sys.argv[1]).resolve())
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    policies = sys.argv[3:] or POLICIES
    scripts = [path for topic in TOPICS for path in sorted(topic.glob("*.py")) if path.with_suffix(".out").exists()]
    pairs = [(s, p) for s in scripts for p in policies if p in ("py3", "fair", "boost") or s.stem not in NEEDS_PY3]
    faults = 0
    with ThreadPoolExecutor(2) as pool:
        jobs = itertools.islice(itertools.cycle(pairs), runs)
        for fault in pool.map(lambda job: wrong(minipy, *job), jobs):
            if fault:
                faults += 1
                print(fault, flush=True)
    print(f"{runs} runs, {faults} wrong")
    sys.exit(faults != 0)


main()
