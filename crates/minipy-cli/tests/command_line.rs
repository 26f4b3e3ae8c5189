//! Command lines as python3 takes them: what they run, what it sees, and how they end.
//!
//! Each row is a line for the shell, in a folder with the files of [`FILES`]; `$PY` is the program. What it must print is what CPython
//! prints: `ORACLE=/path/to/python3.14 cargo test -p minipy-cli --test command_line` holds the same table against that program. Of
//! stderr the last line is compared, without the name of the program that some begin with.
#![cfg_attr(not(unix), allow(unused))]

mod support;

use libtest_mimic::{Arguments, Failed, Trial};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use support::{End, WATCHDOG};

const FILES: &[(&str, &str)] = &[
    (
        "mod.py",
        "import sys\nprint(__name__, repr(__package__), sys.argv[1:], sys.argv[0].rpartition('/')[2], __file__[-7:])\n",
    ),
    ("pkg/__init__.py", "print('package', __name__)\n"),
    (
        "pkg/__main__.py",
        "import sys\nfrom . import part\nprint(__name__, __package__, part.VALUE, sys.argv[0][-16:], sys.argv[1:])\n",
    ),
    ("pkg/part.py", "VALUE = 7\nprint('part', __name__, __package__)\n"),
    ("pkg/deep/__init__.py", ""),
    (
        "pkg/deep/down.py",
        "from ..part import VALUE\nprint(__name__, __package__, VALUE)\n",
    ),
    ("plain/__init__.py", ""),
    ("folder/inner.py", "print(__name__, __package__)\n"),
    (
        "app/__main__.py",
        "import helper, sys\nprint(__name__, repr(__package__), helper.NAME, sys.argv, sys.path[0][-4:])\n",
    ),
    ("app/helper.py", "NAME = 'helper'\n"),
    ("empty.py", ""),
    ("uses.py", "import mod\n"),
    (
        "asserts.py",
        "\"\"\"About asserts.\"\"\"\n\ndef f():\n    \"\"\"Doc.\"\"\"\n\nclass C:\n    \"\"\"Doc.\"\"\"\n\n\
         try:\n    assert f.missing, 'not reached'\nexcept AttributeError:\n    print('evaluated')\n\
         if __debug__:\n    print('debug')\nprint(__debug__, __doc__, f.__doc__, C.__doc__)\n\
         import sys, builtins\nprint(sys.flags.optimize, builtins.__debug__, eval('__debug__'))\n",
    ),
    ("wrong.py", "import sys\nprint('begun')\nraise ValueError('wrong')\n"),
    (
        "first.py",
        "this is for another program\nprint('second line')\nraise KeyError(3)\n",
    ),
    (
        "warns.py",
        "import warnings, sys\nprint(sys.warnoptions)\nwarnings.warn('careful')\nwarnings.warn('old', DeprecationWarning)\nprint('end')\n",
    ),
    (
        "test_it.py",
        "import unittest\nclass T(unittest.TestCase):\n    def test_right(self): self.assertEqual(1, 1)\n    def test_also(self): pass\n",
    ),
    (
        "test_bad.py",
        "import unittest\nclass T(unittest.TestCase):\n    def test_no(self): self.assertEqual(1, 2)\n",
    ),
    (
        "tests/test_more.py",
        "import unittest\nclass M(unittest.TestCase):\n    def test_more(self): pass\n",
    ),
    (
        "examples.py",
        "def add(a, b):\n    \"\"\"\n    >>> add(1, 2)\n    3\n    \"\"\"\n    return a + b\n",
    ),
    (
        "memory.py",
        "import sys\ntry:\n    eval(sys.argv[1])\nexcept MemoryError:\n    print('MemoryError')\n",
    ),
    ("wrong.txt", ">>> 1 + 1\n3\n"),
    ("data.json", "{\"b\": [1, 2], \"a\": \"\\u00e4\"}\n"),
];

/// Name, line, status, stdout, last line of stderr.
const ROWS: &[(&str, &str, i32, &str, &str)] = &[
    (
        "a file",
        "$PY mod.py a -b",
        0,
        "__main__ None ['a', '-b'] mod.py /mod.py\n",
        "",
    ),
    (
        "-m of a module",
        "$PY -m mod a -b",
        0,
        "__main__ '' ['a', '-b'] mod.py /mod.py\n",
        "",
    ),
    (
        "-m glued to its name",
        "$PY -mmod",
        0,
        "__main__ '' [] mod.py /mod.py\n",
        "",
    ),
    (
        "-m of a package",
        "$PY -m pkg x",
        0,
        "package pkg\npart pkg.part pkg\n__main__ pkg 7 /pkg/__main__.py ['x']\n",
        "",
    ),
    (
        "-m of a module in a package",
        "$PY -m pkg.part",
        0,
        "package pkg\npart __main__ pkg\n",
        "",
    ),
    (
        "-m of a module deeper",
        "$PY -m pkg.deep.down",
        0,
        "package pkg\npart pkg.part pkg\n__main__ pkg.deep 7\n",
        "",
    ),
    (
        "-m in a folder that is no package",
        "$PY -m folder.inner",
        0,
        "__main__ folder\n",
        "",
    ),
    ("-m of nothing", "$PY -m nothing", 1, "", "No module named nothing"),
    (
        "-m of a package without a main module",
        "$PY -m plain",
        1,
        "",
        "No module named plain.__main__; 'plain' is a package and cannot be directly executed",
    ),
    (
        "-m in a package that is not there",
        "$PY -m no.such",
        1,
        "",
        "Error while finding module specification for 'no.such' (ModuleNotFoundError: No module named 'no')",
    ),
    (
        "-m of what a package has not",
        "$PY -m plain.such",
        1,
        "",
        "No module named plain.such",
    ),
    (
        "-m of a file",
        "$PY -m empty.py",
        1,
        "",
        "Error while finding module specification for 'empty.py' (ModuleNotFoundError: __path__ attribute not found on 'empty' while \
         trying to find 'empty.py'). Try using 'empty' instead of 'empty.py' as the module name.",
    ),
    (
        "-m of a builtin module",
        "$PY -m sys",
        1,
        "",
        "No code object available for sys",
    ),
    ("-m that fails", "$PY -m wrong", 1, "begun\n", "ValueError: wrong"),
    (
        "-m without a name",
        "$PY -m",
        2,
        "",
        "Try `python -h' for more information.",
    ),
    (
        "-m beside a module of the same name",
        "cd pkg; $PY -m part",
        0,
        "part __main__ \n",
        "",
    ),
    (
        "a directory",
        "$PY app x",
        0,
        "__main__ '' helper ['app', 'x'] /app\n",
        "",
    ),
    (
        "a directory without a main module",
        "$PY plain 2>&1 | grep -c \"can't find '__main__' module in\"",
        0,
        "1\n",
        "",
    ),
    (
        "the file in the directory",
        "$PY app/__main__.py",
        0,
        "__main__ None helper ['app/__main__.py'] /app\n",
        "",
    ),
    (
        "standard input",
        "echo 'import sys; print(sys.argv, __name__)' | $PY",
        0,
        "[''] __main__\n",
        "",
    ),
    (
        "standard input by name",
        "echo 'import sys; print(sys.argv)' | $PY - x",
        0,
        "['-', 'x']\n",
        "",
    ),
    (
        "an error on standard input",
        "echo 'nowhere' | $PY -",
        1,
        "",
        "NameError: name 'nowhere' is not defined",
    ),
    (
        "asserts",
        "$PY asserts.py",
        0,
        "evaluated\ndebug\nTrue About asserts. Doc. Doc.\n0 True True\n",
        "",
    ),
    (
        "-O",
        "$PY -O asserts.py",
        0,
        "False About asserts. Doc. Doc.\n1 False False\n",
        "",
    ),
    (
        "-OO",
        "$PY -OO asserts.py",
        0,
        "False None None None\n2 False False\n",
        "",
    ),
    (
        "PYTHONOPTIMIZE",
        "PYTHONOPTIMIZE=2 $PY -c 'assert 0; print(__debug__, __import__(\"sys\").flags.optimize)'",
        0,
        "False 2\n",
        "",
    ),
    (
        "-O of an import",
        "$PY -O -c 'import asserts'",
        0,
        "False About asserts. Doc. Doc.\n1 False False\n",
        "",
    ),
    (
        "compile(optimize=)",
        "$PY -c 'for n in -1, 0, 1, 2: print(eval(compile(\"__debug__\", \"\", \"eval\", optimize=n)))'",
        0,
        "True\nTrue\nFalse\nFalse\n",
        "",
    ),
    (
        "-I does not look beside the file",
        "$PY -I uses.py",
        1,
        "",
        "ModuleNotFoundError: No module named 'mod'",
    ),
    (
        "-P does not either",
        "$PY -P uses.py",
        1,
        "",
        "ModuleNotFoundError: No module named 'mod'",
    ),
    (
        "PYTHONSAFEPATH does not either",
        "PYTHONSAFEPATH=1 $PY uses.py",
        1,
        "",
        "ModuleNotFoundError: No module named 'mod'",
    ),
    ("-P and -m", "$PY -P -m mod", 1, "", "No module named mod"),
    (
        "PYTHONPATH",
        "PYTHONPATH=pkg:app $PY -c 'import part, helper; print(helper.NAME)'",
        0,
        "part part \nhelper\n",
        "",
    ),
    (
        "PYTHONPATH and -m",
        "cd app; PYTHONPATH=../pkg $PY -m part",
        0,
        "part __main__ \n",
        "",
    ),
    (
        "-E ignores it",
        "PYTHONPATH=app $PY -E -c 'import helper'",
        1,
        "",
        "ModuleNotFoundError: No module named 'helper'",
    ),
    (
        "flags",
        "$PY -BEsSqI -c 'import sys; f = sys.flags; print(f.dont_write_bytecode, f.ignore_environment, f.no_user_site, f.no_site, \
         f.quiet, f.isolated, f.safe_path, f.optimize)'",
        0,
        "1 1 1 1 1 1 True 0\n",
        "",
    ),
    (
        "warnings",
        "$PY warns.py",
        0,
        "[]\nend\n",
        "  warnings.warn('old', DeprecationWarning)",
    ),
    ("-W ignore", "$PY -W ignore warns.py", 0, "['ignore']\nend\n", ""),
    (
        "-W error",
        "$PY -Werror warns.py",
        1,
        "['error']\n",
        "UserWarning: careful",
    ),
    (
        "the last -W wins",
        "$PY -W error -W ignore::UserWarning -W ignore::DeprecationWarning warns.py",
        0,
        "['error', 'ignore::UserWarning', 'ignore::DeprecationWarning']\nend\n",
        "",
    ),
    (
        "PYTHONWARNINGS",
        "PYTHONWARNINGS=error,ignore::UserWarning $PY warns.py",
        1,
        "['error', 'ignore::UserWarning']\n",
        "DeprecationWarning: old",
    ),
    (
        "PYTHONWARNINGS comes before -W",
        "PYTHONWARNINGS=error $PY -W ignore warns.py",
        0,
        "['error', 'ignore']\nend\n",
        "",
    ),
    (
        "a wrong -W",
        "$PY -W foo -c pass",
        0,
        "",
        "Invalid -W option ignored: invalid action: 'foo'",
    ),
    ("-x", "$PY -x first.py", 1, "second line\n", "KeyError: 3"),
    (
        "-x keeps the numbers of lines",
        "$PY -x first.py 2>&1 | grep -c 'line 3'",
        0,
        "1\n",
        "",
    ),
    (
        "-u",
        "$PY -u -c 'import os, sys; sys.stdout.write(\"at once\"); os._exit(0)'",
        0,
        "at once",
        "",
    ),
    (
        "PYTHONUNBUFFERED",
        "PYTHONUNBUFFERED=1 $PY -c 'import os, sys; sys.stdout.write(\"at once\"); os._exit(0)'",
        0,
        "at once",
        "",
    ),
    (
        "without -u",
        "PYTHONUNBUFFERED=1 $PY -E -c 'import os, sys; sys.stdout.write(\"late\"); os._exit(0)'",
        0,
        "",
        "",
    ),
    (
        "-m timeit",
        "$PY -m timeit -n 3 -r 2 pass 2> /dev/null | cut -c 1-19",
        0,
        "3 loops, best of 2:\n",
        "",
    ),
    (
        "-m timeit -u",
        "$PY -m timeit -n 1 -r 1 -u sec pass | sed 's/[0-9.e-]* sec/T sec/'",
        0,
        "1 loop, best of 1: T sec per loop\n",
        "",
    ),
    (
        "-m timeit -v",
        "$PY -m timeit -v -n 1 -r 1 -s 'x = 1' 'x' | head -c 9",
        0,
        "raw times",
        "",
    ),
    (
        "-m timeit with a wrong option",
        "$PY -m timeit -z",
        2,
        "option -z not recognized\nuse -h/--help for command line help\n",
        "",
    ),
    (
        "-m timeit with a wrong unit",
        "$PY -m timeit -u min",
        2,
        "",
        "Unrecognized unit. Please select nsec, usec, msec, or sec.",
    ),
    (
        "-m timeit of what fails",
        "$PY -m timeit -n 1 'import nothing'",
        1,
        "",
        "ModuleNotFoundError: No module named 'nothing'",
    ),
    ("-m doctest", "$PY -m doctest examples.py", 0, "", ""),
    (
        "-m doctest -v",
        "$PY -m doctest -v examples.py | tail -n 3",
        0,
        "1 test in 2 items.\n1 passed.\nTest passed.\n",
        "",
    ),
    (
        "-m doctest of a wrong text",
        "$PY -m doctest wrong.txt | grep -A 1 Expected",
        0,
        "Expected:\n    3\n",
        "",
    ),
    ("-m doctest's status", "$PY -m doctest wrong.txt > /dev/null", 1, "", ""),
    (
        "-m json",
        "$PY -m json < data.json",
        0,
        "{\n    \"b\": [\n        1,\n        2\n    ],\n    \"a\": \"\\u00e4\"\n}\n",
        "",
    ),
    (
        "-m json.tool",
        "$PY -m json.tool --sort-keys --no-ensure-ascii --compact data.json",
        0,
        "{\"a\":\"\u{e4}\",\"b\":[1,2]}\n",
        "",
    ),
    (
        "-m json.tool --tab",
        "echo [1] | $PY -m json.tool --tab",
        0,
        "[\n\t1\n]\n",
        "",
    ),
    (
        "-m json.tool --json-lines",
        "printf '1\\n[2]\\n' | $PY -m json.tool --json-lines --no-indent",
        0,
        "1\n[2]\n",
        "",
    ),
    (
        "-m json.tool to a file",
        "$PY -m json.tool --indent 1 data.json out.json; head -n 2 out.json",
        0,
        "{\n \"b\": [\n",
        "",
    ),
    (
        "-m json of what is no JSON",
        "echo '{1: 2}' | $PY -m json",
        1,
        "",
        "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
    ),
    ("-m unittest of a module", "$PY -m unittest test_it", 0, "", "OK"),
    (
        "-m unittest of a file",
        "$PY -m unittest tests/test_more.py -q",
        0,
        "",
        "OK",
    ),
    (
        "-m unittest of a class",
        "$PY -m unittest test_it.T.test_also test_bad.T",
        1,
        "",
        "FAILED (failures=1)",
    ),
    (
        "-m unittest finds tests",
        "$PY -m unittest 2>&1 | grep '^Ran\\|^FAILED' | sed 's/ in .*//'",
        0,
        "Ran 3 tests\nFAILED (failures=1)\n",
        "",
    ),
    (
        "-m unittest discover",
        "$PY -m unittest discover -s tests -p 'test_m*' -v 2>&1 | head -n 1",
        0,
        "test_more (test_more.M.test_more) ... ok\n",
        "",
    ),
    (
        "-m unittest discover where nothing is",
        "$PY -m unittest discover nowhere",
        1,
        "",
        "ImportError: Start directory is not importable: 'nowhere'",
    ),
    (
        "a comprehension that the memory does not hold",
        "ulimit -v 2000000; $PY memory.py '[0 for _ in range(10**10)]'",
        0,
        "MemoryError\n",
        "",
    ),
    (
        "a display that the memory does not hold",
        "ulimit -v 2000000; $PY memory.py '[*[0] * 10**8, *[0] * 10**8]'",
        0,
        "MemoryError\n",
        "",
    ),
    (
        "arguments that the memory does not hold",
        "ulimit -v 2000000; $PY memory.py 'print(*[0] * 10**8, *[0] * 10**8)'",
        0,
        "MemoryError\n",
        "",
    ),
    (
        "SIGINT that the shell ignores",
        "trap '' INT; $PY -c 'import os, signal; print(repr(signal.getsignal(signal.SIGINT))); os.kill(os.getpid(), 2)'",
        0,
        "<Handlers.SIG_IGN: 1>\n",
        "",
    ),
    (
        "os.system gives the command its signals back",
        "$PY -c 'import os; print(os.system(\"kill -INT $$\"), os.system(\"kill -QUIT $$; exit 3\") & 127)'",
        0,
        "2 3\n",
        "",
    ),
    (
        "os.system leaves ignored what was ignored",
        "trap '' INT; $PY -c 'import os; print(os.system(\"kill -INT $$; exit 3\"))'",
        0,
        "768\n",
        "",
    ),
    ("-V", "$PY -V > /dev/null", 0, "", ""),
];

#[cfg(unix)]
fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command_line");
    let trials = ROWS.iter().enumerate().map(|(number, row)| {
        let folder = folder.join(number.to_string());
        Trial::test(row.0, move || check(&folder, row).map_err(Failed::from))
    });
    libtest_mimic::run(&arguments, trials.collect()).exit_code()
}

#[cfg(not(unix))]
fn main() -> ExitCode {
    ExitCode::SUCCESS
}

fn write_files(folder: &Path) -> std::io::Result<()> {
    for (name, text) in FILES {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, text)?;
    }
    Ok(())
}

fn check(folder: &PathBuf, &(_, line, status, stdout, stderr): &(&str, &str, i32, &str, &str)) -> Result<(), String> {
    let text = |error: std::io::Error| error.to_string();
    write_files(folder).map_err(text)?;
    let oracle = std::env::var("ORACLE").ok();
    let program = oracle.as_deref().unwrap_or(env!("CARGO_BIN_EXE_minipy"));
    let running = support::start_program("sh", |command| {
        let command = command.args(["-c", line]).current_dir(folder).env("PY", program);
        for name in ["PYTHONWARNINGS", "PYTHONPATH", "PYTHONOPTIMIZE", "PYTHONSAFEPATH"] {
            command.env_remove(name);
        }
        command.env("PYTHONDONTWRITEBYTECODE", "1")
    });
    let outcome = running.and_then(|running| running.finish(WATCHDOG)).map_err(text)?;
    outcome.fault(None)?;
    let last = outcome.last_stderr_line();
    let last = match last.split_once(": ") {
        Some((name, rest)) if name == "minipy" || name.starts_with('/') => rest,
        _ => last,
    };
    let right = outcome.end == End::Exit(status)
        && outcome.stdout == stdout
        && last.replace("`minipy -h'", "`python -h'") == stderr;
    match right {
        true => fs::remove_dir_all(folder).map_err(text),
        false => Err(format!(
            "{}, stdout {:?}\n{}",
            outcome.end,
            outcome.stdout,
            support::tail(&outcome.stderr)
        )),
    }
}
