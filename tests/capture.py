#!/usr/bin/env python3
"""Captures the expected output of every script from a real python3.14, or checks what is committed.

    tests/capture.py [--check] [PYTHON] [NAME ...]

PYTHON (default python3.14) runs each script of tests/TOPIC/ and examples/ in the script's own folder. Beside
NAME.py it leaves NAME.out (stdout), NAME.err (stderr, when there is any) and NAME.status (when it is not 0).
With --check nothing is written and a difference ends with exit status 1. NAME, if given, is a part of topic/name.
Modules that scripts import are files whose name begins with `mod_` or `_`, and packages; tests/refusals/ is skipped:
there minipy differs from CPython on purpose.
"""

import os
import pathlib
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

ROOT = pathlib.Path(__file__).resolve().parent.parent
STDERR_FREE = "stderr is not compared"


def scripts(wanted):
    """The scripts to capture: two levels deep, without modules and refusals."""
    found = sorted(ROOT.glob("tests/*/*.py")) + sorted(ROOT.glob("examples/*.py"))
    for path in found:
        name = "/".join(path.relative_to(ROOT).with_suffix("").parts[-2:])
        module = path.name.startswith(("mod_", "_"))
        if not module and path.parent.name != "refusals" and all(part in name for part in wanted):
            yield path


def normalise(stderr, folder):
    """Drops the folder from paths, and the frames of threading.py, as crates/minipy-cli/tests/scripts.rs does."""
    lines, dropping = [], False
    for line in stderr.replace(f"{folder}/", "").splitlines():
        if line.startswith('  File "'):
            dropping = '/threading.py", line ' in line
        elif not line.startswith("    "):
            dropping = False
        if not dropping:
            lines.append(line + "\n")
    return "".join(lines)


def run(python, path):
    """Returns the three expected files of a script as {suffix: text or None}."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    environment |= {"PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(
            [python, path.name],
            cwd=path.parent,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
        )
    except subprocess.TimeoutExpired:
        return {".out": "capture.py: the script did not end\n"}
    stdout = done.stdout.decode("utf-8").replace(f"{path.parent}/", "")
    if path.parent.name == "examples":
        stdout = re.sub(r"[0-9]+\.[0-9]{2}(?= s)", "#.##", stdout)
    stderr = normalise(done.stderr.decode("utf-8"), path.parent)
    with path.open("rb") as source:
        if STDERR_FREE.encode() in source.readline():
            stderr = ""
    status = f"{done.returncode}\n" if done.returncode else None
    return {".out": stdout, ".err": stderr or None, ".status": status}


def settle(path, files, check):
    """Writes or compares the expected files; returns the names that differ from what was committed."""
    changed = []
    for suffix, text in files.items():
        target = path.with_suffix(suffix)
        old = target.read_bytes().decode("utf-8") if target.exists() else None
        if old == text:
            continue
        changed.append(str(target.relative_to(ROOT)))
        if check:
            continue
        if text is None:
            target.unlink()
        else:
            target.write_bytes(text.encode("utf-8"))
    return changed


def stale():
    """Expected files whose script is gone: they would be forgotten, and a later script of that name would meet them."""
    for suffix in (".out", ".err", ".status"):
        for path in ROOT.glob(f"tests/*/*{suffix}"):
            if not path.with_suffix(".py").exists():
                yield str(path.relative_to(ROOT))


def main(arguments):
    check = "--check" in arguments
    python, *wanted = [argument for argument in arguments if argument != "--check"] or ["python3.14"]
    version = subprocess.run([python, "--version"], capture_output=True, text=True).stdout
    if not version.startswith("Python 3.14."):
        sys.exit(f"capture.py: {python} is {version.strip() or 'no Python'}, the expected outputs are Python 3.14's")
    paths = list(scripts(wanted))
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        results = list(pool.map(lambda path: run(python, path), paths))
    changed = [name for path, files in zip(paths, results) for name in settle(path, files, check)]
    left_over = list(stale())
    for name in changed:
        print(f"{'differs' if check else 'changed'}: {name}")
    for name in left_over:
        print(f"no script: {name}")
    print(f"{len(paths)} scripts, {len(changed)} files {'differ' if check else 'changed'}, {len(left_over)} without a script")
    return 1 if check and changed or left_over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
