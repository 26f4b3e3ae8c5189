//! The texts of `--help` and `--version`, and the two lines under a command line that makes no sense.

/// The answer to `--version`.
pub const VERSION: &str = concat!("minipy ", env!("CARGO_PKG_VERSION"), " (Python 3.14 subset)\n");

/// What stands under a complaint about the command line.
pub const USAGE: &str =
    "usage: minipy [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `minipy -h' for more information.\n";

/// The answer to `--help`.
pub const HELP: &str = "\
usage: minipy [option] ... [-c cmd | -m mod | file | -] [arg] ...
       minipy run [option] ... [-c cmd | -m mod | file | -] [arg] ...
       minipy dis [--switch] [-c cmd | -m mod | file | -]

minipy runs a subset of Python 3.14. Its threads take turns holding one lock.

-c cmd : program passed in as string (ends the options)
-m mod : run a module or package as the program (ends the options)
file   : program read from a file, or from __main__.py of a directory
-      : program read from standard input, as when nothing is given
arg ...: arguments passed to the program in sys.argv[1:]

--gil NAME          : who gets the lock next, and when; also -X gil=NAME and MINIPY_GIL=NAME
                      py3      as CPython since 3.10 (default)
                      py39     as CPython 3.2 to 3.9: may switch at every instruction
                      py2[:N]  as CPython 2: released every N (100) instructions
                      fair     in turn, each for one interval
                      boost    fair, but who comes back from waiting goes first
                      coop     never taken away
--switch-interval T : how long a thread may keep the lock from others: 5ms, 200us, 1s,
                      a number of seconds, or 100ops for 100 instructions;
                      also -X switch=T and MINIPY_SWITCH=T
--stats[=json]      : print what the lock did on stderr at the end; also MINIPY_STATS=1
--deadlock=report   : say who waits for whom when no thread can run, and exit with 125
                      (default); --deadlock=wait waits for ever
-O, -OO             : leave out assert and what __debug__ guards; docstrings too
-u                  : pass on at once what is written to stdout and stderr
-W action           : what to do about warnings: action:message:category:module:line
-x                  : skip the first line of the program
-E                  : ignore the environment variables PYTHON* and MINIPY_*
-P                  : do not look for modules in the program's folder
-I                  : -E and -P
-B -R -d -q -s -S   : accepted for the sake of python3 command lines, without effect
-V, --version       : print the version and exit
-h, --help          : print this text and exit
--                  : the next argument is the file

run   : run a program, even if its name is that of a command
dis   : print the instructions a program is compiled to; --switch shows where
        the running thread may lose the lock
help  : print this text
";
