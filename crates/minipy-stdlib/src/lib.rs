//! The standard library: one file per Python module, each functions and then one table, `MODULE`.
//!
//! A module knows the VM through `minipy_vm::native` and nothing else. What several modules need is in `support` (numbers and
//! errors), `exclusive` (work without the interpreter's lock), `stdio` (the three standard streams), `struct_seq` (tuples with named fields) and `simple_namespace`. A module that
//! takes more than one file has the others beside it, named after it.

#![forbid(unsafe_code)]

mod abc;
mod array;
mod asyncio;
pub mod atexit;
mod base_digits;
mod binascii;
mod binascii_mail;
mod bisect;
mod builtins;
mod builtins_async;
mod builtins_attributes;
mod builtins_code;
mod builtins_io;
mod builtins_numbers;
mod builtins_quit;
mod codecs;
mod collections;
mod contextvars;
mod copy;
mod csv;
mod datetime;
mod exclusive;
mod fractions;
mod frames;
mod fs_path;
mod functools;
mod gc;
mod hashes;
mod heapq;
mod imp;
mod io;
mod itertools;
mod json;
mod logging;
mod math;
mod math_gamma;
mod math_int;
mod math_real;
mod math_sums;
mod minipy_gil;
mod operator;
mod pickle;
mod posix;
mod queue;
mod random;
mod re;
pub mod signals;
mod simple_namespace;
mod sockets;
pub mod stdio;
mod string;
mod struct_seq;
mod structs;
mod support;
pub mod sys;
mod sys_asyncgen;
mod sys_display;
mod sys_hooks;
mod sys_info;
mod sys_size;
mod text_pieces;
mod thread;
mod time;
mod time_clocks;
mod time_format;
mod time_zone;
mod traceback;
mod unicodedata;
mod weakref;
mod zlib;

use minipy_vm::native::NativeModule;

static MODULES: &[&NativeModule] = &[
    &abc::MODULE,
    &array::MODULE,
    &asyncio::MODULE,
    &atexit::MODULE,
    &base_digits::MODULE,
    &binascii::MODULE,
    &bisect::INNER,
    &bisect::MODULE,
    &builtins::MODULE,
    &codecs::MODULE,
    &collections::MODULE,
    &contextvars::MODULE,
    &copy::MODULE,
    &csv::MODULE,
    &datetime::MODULE,
    &fractions::MODULE,
    &frames::MODULE,
    &functools::MODULE,
    &gc::MODULE,
    &hashes::BLAKE2,
    &hashes::MODULE,
    &heapq::MODULE,
    &imp::MODULE,
    &io::MODULE,
    &itertools::MODULE,
    &json::MODULE,
    &logging::MODULE,
    &math::MODULE,
    &minipy_gil::MODULE,
    &operator::INNER,
    &operator::MODULE,
    &pickle::MODULE,
    &posix::ERRNO,
    &posix::MODULE,
    &posix::SUBPROCESS,
    &queue::MODULE,
    &random::MODULE,
    &re::MODULE,
    &signals::MODULE,
    &string::MODULE,
    &structs::MODULE,
    &sockets::MODULE,
    &sockets::SELECT,
    &sys::MODULE,
    &text_pieces::MODULE,
    &thread::MODULE,
    &time::MODULE,
    &traceback::MODULE,
    &unicodedata::MODULE,
    &weakref::MODULE,
    &zlib::MODULE,
];

/// The builtin module of this name.
pub fn find(name: &str) -> Option<&'static NativeModule> {
    MODULES.iter().copied().find(|module| module.name == name)
}

/// The names of the builtin modules.
pub fn names() -> impl Iterator<Item = &'static str> {
    MODULES.iter().map(|module| module.name)
}

/// Modules written in Python: their names and sources.
static SOURCES: &[(&str, &str)] = &[
    ("__future__", include_str!("python/__future__.py")),
    ("_collections_abc", include_str!("python/_collections_abc.py")),
    ("_collections_counter", include_str!("python/_collections_counter.py")),
    (
        "_collections_namedtuple",
        include_str!("python/_collections_namedtuple.py"),
    ),
    ("_collections_user", include_str!("python/_collections_user.py")),
    ("_csv_sniffer", include_str!("python/_csv_sniffer.py")),
    ("_fractions_format", include_str!("python/_fractions_format.py")),
    ("_random_distributions", include_str!("python/_random_distributions.py")),
    ("_statistics_kde", include_str!("python/_statistics_kde.py")),
    ("abc", include_str!("python/abc.py")),
    ("asyncio", include_str!("python/asyncio/__init__.py")),
    ("asyncio._python_tasks", include_str!("python/asyncio/_python_tasks.py")),
    ("asyncio.base_events", include_str!("python/asyncio/base_events.py")),
    ("asyncio.events", include_str!("python/asyncio/events.py")),
    ("asyncio.exceptions", include_str!("python/asyncio/exceptions.py")),
    ("asyncio.futures", include_str!("python/asyncio/futures.py")),
    ("asyncio.locks", include_str!("python/asyncio/locks.py")),
    ("asyncio.queues", include_str!("python/asyncio/queues.py")),
    ("asyncio.runners", include_str!("python/asyncio/runners.py")),
    ("asyncio.streams", include_str!("python/asyncio/streams.py")),
    ("asyncio.taskgroups", include_str!("python/asyncio/taskgroups.py")),
    ("asyncio.tasks", include_str!("python/asyncio/tasks.py")),
    ("asyncio.threads", include_str!("python/asyncio/threads.py")),
    ("asyncio.timeouts", include_str!("python/asyncio/timeouts.py")),
    ("base64", include_str!("python/base64.py")),
    ("calendar", include_str!("python/calendar.py")),
    ("collections", include_str!("python/collections.py")),
    (
        "collections.abc",
        "from _collections_abc import *\nfrom _collections_abc import __all__\n",
    ),
    ("codecs", include_str!("python/codecs.py")),
    ("colorsys", include_str!("python/colorsys.py")),
    ("concurrent", "__path__ = []\n"),
    (
        "concurrent.futures",
        include_str!("python/concurrent_futures/__init__.py"),
    ),
    (
        "concurrent.futures._base",
        include_str!("python/concurrent_futures/_base.py"),
    ),
    (
        "concurrent.futures.process",
        include_str!("python/concurrent_futures/process.py"),
    ),
    (
        "concurrent.futures.thread",
        include_str!("python/concurrent_futures/thread.py"),
    ),
    ("contextlib", include_str!("python/contextlib.py")),
    ("copy", include_str!("python/copy.py")),
    ("copyreg", include_str!("python/copyreg.py")),
    ("dataclasses", include_str!("python/dataclasses.py")),
    ("enum", include_str!("python/enum.py")),
    ("fractions", include_str!("python/fractions.py")),
    ("functools", include_str!("python/functools.py")),
    ("graphlib", include_str!("python/graphlib.py")),
    ("gzip", include_str!("python/gzip.py")),
    ("hashlib", include_str!("python/hashlib.py")),
    ("heapq", include_str!("python/heapq.py")),
    ("hmac", include_str!("python/hmac.py")),
    ("html", include_str!("python/html/__init__.py")),
    ("html.entities", include_str!("python/html/entities.py")),
    ("importlib", include_str!("python/importlib/__init__.py")),
    ("importlib.machinery", include_str!("python/importlib/machinery.py")),
    ("importlib.util", include_str!("python/importlib/util.py")),
    ("io", include_str!("python/io.py")),
    ("json", include_str!("python/json/__init__.py")),
    ("json.__main__", include_str!("python/json/__main__.py")),
    ("json.decoder", include_str!("python/json/decoder.py")),
    ("json.encoder", include_str!("python/json/encoder.py")),
    ("json.tool", include_str!("python/json/tool.py")),
    ("logging", include_str!("python/logging/__init__.py")),
    ("logging._formats", include_str!("python/logging/_formats.py")),
    ("logging._handlers", include_str!("python/logging/_handlers.py")),
    ("logging.config", include_str!("python/logging/config.py")),
    ("logging.handlers", include_str!("python/logging/handlers.py")),
    ("numbers", include_str!("python/numbers.py")),
    ("os", include_str!("python/os.py")),
    ("_pickle_base", include_str!("python/_pickle_base.py")),
    ("_pickle_read", include_str!("python/_pickle_read.py")),
    ("pickle", include_str!("python/pickle.py")),
    ("posixpath", include_str!("python/posixpath.py")),
    ("pprint", include_str!("python/pprint.py")),
    ("contextvars", include_str!("python/contextvars.py")),
    ("_datetime_clock", include_str!("python/_datetime_clock.py")),
    ("_strptime", include_str!("python/_strptime.py")),
    ("argparse", include_str!("python/argparse/__init__.py")),
    ("argparse._actions", include_str!("python/argparse/_actions.py")),
    ("argparse._help", include_str!("python/argparse/_help.py")),
    ("datetime", include_str!("python/datetime.py")),
    ("difflib", include_str!("python/difflib.py")),
    ("_os_limits", include_str!("python/_os_limits.py")),
    ("_inspect_signature", include_str!("python/_inspect_signature.py")),
    ("dis", include_str!("python/dis.py")),
    ("getopt", include_str!("python/getopt.py")),
    ("getpass", include_str!("python/getpass.py")),
    ("secrets", include_str!("python/secrets.py")),
    ("doctest", include_str!("python/doctest.py")),
    ("inspect", include_str!("python/inspect.py")),
    ("keyword", include_str!("python/keyword.py")),
    ("linecache", include_str!("python/linecache.py")),
    ("queue", include_str!("python/queue.py")),
    ("random", include_str!("python/random.py")),
    ("re", include_str!("python/re.py")),
    ("reprlib", include_str!("python/reprlib.py")),
    ("sched", include_str!("python/sched.py")),
    ("select", include_str!("python/select.py")),
    ("selectors", include_str!("python/selectors.py")),
    ("shlex", include_str!("python/shlex.py")),
    ("signal", include_str!("python/signal.py")),
    ("socket", include_str!("python/socket.py")),
    ("socketserver", include_str!("python/socketserver.py")),
    ("stat", include_str!("python/stat.py")),
    ("statistics", include_str!("python/statistics.py")),
    ("string", include_str!("python/string.py")),
    ("struct", include_str!("python/struct.py")),
    ("subprocess", include_str!("python/subprocess.py")),
    ("textwrap", include_str!("python/textwrap.py")),
    ("csv", include_str!("python/csv.py")),
    ("fnmatch", include_str!("python/fnmatch.py")),
    ("glob", include_str!("python/glob.py")),
    ("pathlib", include_str!("python/pathlib.py")),
    ("platform", include_str!("python/platform.py")),
    ("shutil", include_str!("python/shutil.py")),
    ("tempfile", include_str!("python/tempfile.py")),
    ("traceback", include_str!("python/traceback.py")),
    ("threading", include_str!("python/threading.py")),
    ("timeit", include_str!("python/timeit.py")),
    ("_typing", include_str!("python/_typing.py")),
    ("annotationlib", include_str!("python/annotationlib.py")),
    ("typing", include_str!("python/typing.py")),
    ("types", include_str!("python/types.py")),
    ("unittest", include_str!("python/unittest/__init__.py")),
    ("unittest.__main__", include_str!("python/unittest/__main__.py")),
    ("unittest._assertions", include_str!("python/unittest/_assertions.py")),
    ("unittest._contexts", include_str!("python/unittest/_contexts.py")),
    ("unittest.case", include_str!("python/unittest/case.py")),
    ("unittest.loader", include_str!("python/unittest/loader.py")),
    ("unittest._mock_async", include_str!("python/unittest/_mock_async.py")),
    (
        "unittest._mock_autospec",
        include_str!("python/unittest/_mock_autospec.py"),
    ),
    ("unittest._mock_calls", include_str!("python/unittest/_mock_calls.py")),
    ("unittest._mock_patch", include_str!("python/unittest/_mock_patch.py")),
    ("unittest._mock_spec", include_str!("python/unittest/_mock_spec.py")),
    ("unittest.main", include_str!("python/unittest/main.py")),
    ("unittest.mock", include_str!("python/unittest/mock.py")),
    ("unittest.result", include_str!("python/unittest/result.py")),
    ("unittest.runner", include_str!("python/unittest/runner.py")),
    ("unittest.signals", include_str!("python/unittest/signals.py")),
    ("unittest.suite", include_str!("python/unittest/suite.py")),
    ("unittest.util", include_str!("python/unittest/util.py")),
    ("urllib", "__path__ = []\n"),
    ("urllib.parse", include_str!("python/urllib_parse.py")),
    ("uuid", include_str!("python/uuid.py")),
    ("warnings", include_str!("python/warnings.py")),
    ("weakref", include_str!("python/weakref.py")),
];

/// Are there modules below this name that are written in Python?
pub fn is_package(name: &str) -> bool {
    let inside = |known: &str| known.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
    SOURCES.iter().any(|(known, _)| inside(known))
}

/// The source of the module of this name that is written in Python.
pub fn source(name: &str) -> Option<&'static str> {
    SOURCES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, source)| *source)
}
