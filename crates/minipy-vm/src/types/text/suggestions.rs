//! "Did you mean": the closest of several names, by CPython's rules (`Python/suggestions.c`).
//!
//! Which names are candidates for an exception is decided in `names.rs`; here are the distance, and the module names of the
//! standard library for "Did you forget to import".

/// From this many candidates on, nothing is suggested.
const TOO_MANY_CANDIDATES: usize = 750;
/// What remains of longer names, once what they have in common at both ends is taken off, is not compared.
const LONGEST: usize = 40;
/// An insertion, a removal, or another letter.
const MOVE_COST: usize = 2;
/// The same letter in the other case.
const CASE_COST: usize = 1;

/// The candidate closest to `wrong`, if one is close enough: at most a third of the letters involved may differ. Of equally
/// close ones, the first.
pub fn closest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut best = usize::MAX;
    let mut meant = None;
    let mut row = Vec::new();
    for (index, candidate) in candidates.into_iter().enumerate() {
        if index + 1 >= TOO_MANY_CANDIDATES {
            return None;
        }
        if candidate == wrong {
            continue;
        }
        let most = ((wrong.len() + candidate.len() + 3) * MOVE_COST / 6).min(best - 1);
        let distance = distance(wrong.as_bytes(), candidate.as_bytes(), most, &mut row);
        if distance <= most {
            best = distance;
            meant = Some(candidate);
        }
    }
    meant
}

/// The Levenshtein distance of two texts, byte by byte as in CPython, or any number above `most` if it is greater than that.
fn distance<'a>(mut a: &'a [u8], mut b: &'a [u8], most: usize, row: &mut Vec<usize>) -> usize {
    while let ([x, a_rest @ ..], [y, b_rest @ ..]) = (a, b)
        && x == y
    {
        (a, b) = (a_rest, b_rest);
    }
    while let ([a_rest @ .., x], [b_rest @ .., y]) = (a, b)
        && x == y
    {
        (a, b) = (a_rest, b_rest);
    }
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE_COST;
    }
    if a.len() > LONGEST || b.len() > LONGEST {
        return most + 1;
    }
    if b.len() < a.len() {
        (a, b) = (b, a);
    }
    if (b.len() - a.len()) * MOVE_COST > most {
        return most + 1;
    }
    row.clear();
    row.extend((1..=a.len()).map(|i| i * MOVE_COST));
    let mut result = 0;
    for (index, &y) in b.iter().enumerate() {
        let mut diagonal = index * MOVE_COST;
        result = diagonal;
        let mut least = usize::MAX;
        for (cell, &x) in row.iter_mut().zip(a) {
            let substitute = diagonal + substitution_cost(x, y);
            diagonal = *cell;
            result = (result.min(diagonal) + MOVE_COST).min(substitute);
            *cell = result;
            least = least.min(result);
        }
        if least > most {
            return most + 1;
        }
    }
    result
}

fn substitution_cost(x: u8, y: u8) -> usize {
    match (x == y, x.eq_ignore_ascii_case(&y)) {
        (true, _) => 0,
        (false, true) => CASE_COST,
        (false, false) => MOVE_COST,
    }
}

/// Is it the name of a module of CPython's standard library? minipy may not have all of them, but a script that names one
/// without importing it forgot the import all the same.
pub fn is_standard_module(name: &str) -> bool {
    STANDARD_MODULES.binary_search(&name).is_ok()
}

/// `sorted(sys.stdlib_module_names)` of CPython 3.14.
#[rustfmt::skip]
const STANDARD_MODULES: [&str; 297] = [
    "__future__", "_abc", "_aix_support", "_android_support", "_apple_support", "_ast", "_ast_unparse",
    "_asyncio", "_bisect", "_blake2", "_bz2", "_codecs", "_codecs_cn", "_codecs_hk", "_codecs_iso2022",
    "_codecs_jp", "_codecs_kr", "_codecs_tw", "_collections", "_collections_abc", "_colorize", "_compat_pickle",
    "_contextvars", "_csv", "_ctypes", "_curses", "_curses_panel", "_datetime", "_dbm", "_decimal",
    "_elementtree", "_frozen_importlib", "_frozen_importlib_external", "_functools", "_gdbm", "_hashlib",
    "_heapq", "_hmac", "_imp", "_interpchannels", "_interpqueues", "_interpreters", "_io", "_ios_support",
    "_json", "_locale", "_lsprof", "_lzma", "_markupbase", "_md5", "_multibytecodec", "_multiprocessing",
    "_opcode", "_opcode_metadata", "_operator", "_osx_support", "_overlapped", "_pickle", "_posixshmem",
    "_posixsubprocess", "_py_abc", "_py_warnings", "_pydatetime", "_pydecimal", "_pyio", "_pylong", "_pyrepl",
    "_queue", "_random", "_remote_debugging", "_scproxy", "_sha1", "_sha2", "_sha3", "_signal", "_sitebuiltins",
    "_socket", "_sqlite3", "_sre", "_ssl", "_stat", "_statistics", "_string", "_strptime", "_struct",
    "_suggestions", "_symtable", "_sysconfig", "_thread", "_threading_local", "_tkinter", "_tokenize",
    "_tracemalloc", "_types", "_typing", "_uuid", "_warnings", "_weakref", "_weakrefset", "_winapi", "_wmi",
    "_zoneinfo", "_zstd", "abc", "annotationlib", "antigravity", "argparse", "array", "ast", "asyncio", "atexit",
    "base64", "bdb", "binascii", "bisect", "builtins", "bz2", "cProfile", "calendar", "cmath", "cmd", "code",
    "codecs", "codeop", "collections", "colorsys", "compileall", "compression", "concurrent", "configparser",
    "contextlib", "contextvars", "copy", "copyreg", "csv", "ctypes", "curses", "dataclasses", "datetime", "dbm",
    "decimal", "difflib", "dis", "doctest", "email", "encodings", "ensurepip", "enum", "errno", "faulthandler",
    "fcntl", "filecmp", "fileinput", "fnmatch", "fractions", "ftplib", "functools", "gc", "genericpath",
    "getopt", "getpass", "gettext", "glob", "graphlib", "grp", "gzip", "hashlib", "heapq", "hmac", "html",
    "http", "idlelib", "imaplib", "importlib", "inspect", "io", "ipaddress", "itertools", "json", "keyword",
    "linecache", "locale", "logging", "lzma", "mailbox", "marshal", "math", "mimetypes", "mmap", "modulefinder",
    "msvcrt", "multiprocessing", "netrc", "nt", "ntpath", "nturl2path", "numbers", "opcode", "operator",
    "optparse", "os", "pathlib", "pdb", "pickle", "pickletools", "pkgutil", "platform", "plistlib", "poplib",
    "posix", "posixpath", "pprint", "profile", "pstats", "pty", "pwd", "py_compile", "pyclbr", "pydoc",
    "pydoc_data", "pyexpat", "queue", "quopri", "random", "re", "readline", "reprlib", "resource", "rlcompleter",
    "runpy", "sched", "secrets", "select", "selectors", "shelve", "shlex", "shutil", "signal", "site", "smtplib",
    "socket", "socketserver", "sqlite3", "sre_compile", "sre_constants", "sre_parse", "ssl", "stat",
    "statistics", "string", "stringprep", "struct", "subprocess", "symtable", "sys", "sysconfig", "syslog",
    "tabnanny", "tarfile", "tempfile", "termios", "textwrap", "this", "threading", "time", "timeit", "tkinter",
    "token", "tokenize", "tomllib", "trace", "traceback", "tracemalloc", "tty", "turtle", "turtledemo", "types",
    "typing", "unicodedata", "unittest", "urllib", "uuid", "venv", "warnings", "wave", "weakref", "webbrowser",
    "winreg", "winsound", "wsgiref", "xml", "xmlrpc", "zipapp", "zipfile", "zipimport", "zlib", "zoneinfo",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The answers are those of `_suggestions._generate_suggestions(candidates.split(), wrong)`.
    #[test]
    #[rustfmt::skip]
    fn closest_names_are_those_of_cpython_3_14() {
        for (wrong, candidates, meant) in [
            ("pritn", "print input int len list", Some("print")),
            ("lenght", "length len width", Some("length")),
            ("foo", "fob fop bar", Some("fob")),
            ("FOO", "foo fox", Some("foo")),
            ("x", "y z xx", Some("xx")),
            ("valeu", "value values", Some("value")),
            ("naem", "name game", None),
            ("self", "slef elf", Some("elf")),
            ("a", "a b", None),
            ("counter", "count counters conter", Some("counters")),
            ("blech", "bluch blach bleach", Some("bluch")),
            ("Speel", "spell Spell speed", Some("Spell")),
            ("ab", "ba cd", None),
            ("somethign_long", "something_long something_else", Some("something_long")),
            ("noise", "more_noise a bc nose nois", Some("nose")),
            ("eliminate", "fluctuate elimination", Some("elimination")),
            ("ñandu", "nandu ñand", Some("ñand")),
            ("fluch", "bluch fluff", Some("bluch")),
            ("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", Some("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")),
            ("yyyyyyyyyyyyyyyyyyyyxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", Some("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")),
            ("getvalue", "get_value setvalue getValue", Some("getValue")),
            ("B", "b c", Some("b")),
            ("zz", "ZZ", Some("ZZ")),
        ] {
            assert_eq!(closest(wrong, candidates.split(' ')), meant, "{wrong} among {candidates}");
        }
    }

    #[test]
    fn too_many_candidates_give_none() {
        let names: Vec<String> = (0..750).map(|i| format!("name{i}")).collect();
        assert_eq!(closest("naem1", names[..749].iter().map(String::as_str)), Some("name1"));
        assert_eq!(closest("naem1", names.iter().map(String::as_str)), None);
    }

    #[test]
    fn modules_are_found() {
        assert!(STANDARD_MODULES.is_sorted());
        for (name, known) in [
            ("math", true),
            ("zoneinfo", true),
            ("__future__", true),
            ("numpy", false),
            ("", false),
        ] {
            assert_eq!(is_standard_module(name), known, "{name}");
        }
    }
}
