//! Ctrl-C: SIGINT sent to `minipy` while it does each of the things that take long.
//!
//! One row per script. The script prints `ready` before it begins, the signal follows a little later, and within two
//! seconds (ten beside busy threads) the process must end as the row says: for an uncaught KeyboardInterrupt, with that
//! as the last line of stderr and dead of SIGINT, which is how a shell learns that the user wants to stop. It does not
//! test where in the script the exception appears. Threads that wait for ever must be left waiting, hence `--deadlock=wait`.
#![cfg_attr(not(unix), allow(unused))]

mod support;

use Expect::{Dies, Prints, Silently};
use libtest_mimic::{Arguments, Failed, Trial};
use std::io;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};
use std::{fs, thread};
use support::{End, Running, WATCHDOG};

const SIGINT: i32 = 2;

/// From the signal to the end of the process.
const LIMIT: Duration = Duration::from_secs(2);

/// The same for scripts with busy threads, whose main thread must wait for its turn: a bound against hangs, no promise
/// of speed. CPython 3.14 needed 0.5 to 2.6 s beside 2 such threads and 4 to 13 s beside 16 (six runs each, on two
/// cores with other work on them).
const LIMIT_BESIDE_BUSY_THREADS: Duration = Duration::from_secs(10);

/// From `ready` to the signal, so that the script is inside what it announced.
const SETTLE: Duration = Duration::from_millis(200);

#[derive(Clone, Copy)]
enum Expect {
    /// The traceback of a KeyboardInterrupt, then death by SIGINT.
    Dies,
    /// Death by SIGINT without a word.
    Silently,
    /// Exit 0 and this on stdout, after `ready`: the script caught the exception.
    Prints(&'static str),
}

const READY: &str = "import os, queue, select, signal, socket, sys, threading, time\n\
                     def spin():\n    while True: pass\n\
                     def cpu(count):\n    for i in range(count): threading.Thread(target=spin, daemon=True).start()\n\
                     ready = lambda: print('ready', flush=True)\n";

/// Name, body, end. The names `spin`, `cpu` and `ready` are defined by [`READY`].
const ROWS: &[(&str, &str, Expect)] = &[
    ("while loop", "ready()\nwhile True: pass\n", Dies),
    ("for loop", "ready()\nfor i in range(10**15): pass\n", Dies),
    ("loop in a function", "ready()\nspin()\n", Dies),
    ("loop with calls", "def f(): pass\nready()\nwhile True: f()\n", Dies),
    (
        "generator",
        "def g():\n    while True: yield 1\nready()\nfor x in g(): pass\n",
        Dies,
    ),
    (
        "comprehension",
        "ready()\nany([x < 0 for x in range(10**4)] == 1 for i in range(10**9))\n",
        Dies,
    ),
    (
        "try in a loop",
        "ready()\nwhile True:\n    try: 1 / 0\n    except ZeroDivisionError: pass\n",
        Dies,
    ),
    (
        "recursion",
        "def f(n): return n and f(n - 1) + f(n - 1)\nready()\nf(100)\n",
        Dies,
    ),
    (
        "os.read of a pipe",
        "import os\nr, w = os.pipe()\nready()\nos.read(r, 1)\n",
        Dies,
    ),
    (
        "os.write to a full pipe",
        "import os\nr, w = os.pipe()\nready()\nwhile True: os.write(w, b'x' * 65536)\n",
        Dies,
    ),
    (
        "readline of a pipe",
        "import os\nr, w = os.pipe()\nf = open(r)\nready()\nf.readline()\n",
        Dies,
    ),
    (
        "flush to a full pipe",
        "import os\nr, w = os.pipe()\nf = open(w, 'wb')\nready()\nf.write(b'x' * 10**6)\n",
        Dies,
    ),
    (
        "open of a FIFO",
        "import os\np = f'/tmp/minipy-fifo-{os.getpid()}'\nos.mkfifo(p)\n\
         try:\n    ready()\n    open(p)\nfinally: os.unlink(p)\n",
        Dies,
    ),
    (
        "caught in os.read",
        "import os\nr, w = os.pipe()\nready()\ntry: os.read(r, 1)\nexcept KeyboardInterrupt: print('caught')\n",
        Prints("caught\n"),
    ),
    ("time.sleep", "ready()\ntime.sleep(100)\n", Dies),
    ("time.sleep in a loop", "ready()\nwhile True: time.sleep(0.001)\n", Dies),
    (
        "Thread.join",
        "t = threading.Thread(target=time.sleep, args=(100,), daemon=True)\nt.start()\nready()\nt.join()\n",
        Dies,
    ),
    (
        "Thread.join with a timeout",
        "t = threading.Thread(target=time.sleep, args=(100,), daemon=True)\nt.start()\nready()\nt.join(50)\n",
        Dies,
    ),
    (
        "Thread.join beside 2 busy threads",
        "cpu(2)\nt = threading.Thread(target=spin, daemon=True)\nt.start()\nready()\nt.join()\n",
        Dies,
    ),
    (
        "Lock.acquire",
        "l = threading.Lock()\nl.acquire()\nready()\nl.acquire()\n",
        Dies,
    ),
    (
        "Lock.acquire with a timeout",
        "l = threading.Lock()\nl.acquire()\nready()\nl.acquire(timeout=100)\n",
        Dies,
    ),
    (
        "with lock",
        "l = threading.Lock()\nl.acquire()\nready()\nwith l: pass\n",
        Dies,
    ),
    (
        "Lock.acquire beside 2 busy threads",
        "cpu(2)\nl = threading.Lock()\nl.acquire()\nready()\nl.acquire()\n",
        Dies,
    ),
    (
        "RLock.acquire",
        "l = threading.RLock()\nthreading.Thread(target=lambda: l.acquire() and time.sleep(100), daemon=True).start()\ntime.sleep(0.1)\nready()\nl.acquire()\n",
        Dies,
    ),
    (
        "Condition.wait",
        "c = threading.Condition()\nready()\nwith c: c.wait()\n",
        Dies,
    ),
    (
        "Condition.wait with a timeout",
        "c = threading.Condition(threading.Lock())\nready()\nwith c: c.wait(100)\n",
        Dies,
    ),
    (
        "Condition.wait_for",
        "c = threading.Condition()\nready()\nwith c: c.wait_for(lambda: False)\n",
        Dies,
    ),
    (
        "Condition.wait leaves the lock held",
        "c = threading.Condition()\nready()\nwith c:\n    try: c.wait()\n    except KeyboardInterrupt: print(c._is_owned(), str(c)[-4:])\n",
        Prints("True  0)>\n"),
    ),
    ("Event.wait", "ready()\nthreading.Event().wait()\n", Dies),
    (
        "Event.wait with a timeout",
        "e = threading.Event()\nready()\nwhile not e.wait(0.5): pass\n",
        Dies,
    ),
    ("Semaphore.acquire", "ready()\nthreading.Semaphore(0).acquire()\n", Dies),
    (
        "Semaphore.acquire with a timeout",
        "ready()\nthreading.BoundedSemaphore(1).__enter__()\ns = threading.Semaphore(0)\ns.acquire(timeout=100)\n",
        Dies,
    ),
    ("Barrier.wait", "ready()\nthreading.Barrier(2).wait()\n", Dies),
    (
        "Barrier.wait with a timeout",
        "ready()\nthreading.Barrier(2, timeout=100).wait()\n",
        Dies,
    ),
    (
        "SimpleQueue.get",
        "import _queue\nready()\n_queue.SimpleQueue().get()\n",
        Dies,
    ),
    (
        "SimpleQueue.get with a timeout",
        "import _queue\nready()\n_queue.SimpleQueue().get(timeout=100)\n",
        Dies,
    ),
    ("Queue.get", "import queue\nready()\nqueue.Queue().get()\n", Dies),
    (
        "Queue.get with a timeout",
        "import queue\nready()\nqueue.PriorityQueue().get(timeout=100)\n",
        Dies,
    ),
    (
        "Queue.put",
        "import queue\nq = queue.LifoQueue(1)\nq.put(1)\nready()\nq.put(2)\n",
        Dies,
    ),
    (
        "Queue.join",
        "import queue\nq = queue.Queue()\nq.put(1)\nready()\nq.join()\n",
        Dies,
    ),
    (
        "Future.result",
        "from concurrent.futures import Future\nready()\nFuture().result()\n",
        Dies,
    ),
    (
        "joining a Timer",
        "t = threading.Timer(100, print)\nt.daemon = True\nt.start()\nready()\nt.join()\n",
        Dies,
    ),
    (
        "Condition.wait beside 2 busy threads",
        "cpu(2)\nc = threading.Condition()\nready()\nwith c: c.wait()\n",
        Dies,
    ),
    (
        "time.sleep beside 2 busy threads",
        "cpu(2)\nready()\ntime.sleep(100)\n",
        Dies,
    ),
    ("loop beside 2 busy threads", "cpu(2)\nready()\nspin()\n", Dies),
    ("loop beside 16 busy threads", "cpu(16)\nready()\nspin()\n", Dies),
    (
        "Thread.join beside 16 busy threads",
        "cpu(16)\nt = threading.Thread(target=spin, daemon=True)\nt.start()\nready()\nt.join()\n",
        Dies,
    ),
    (
        "time.sleep beside 16 busy threads",
        "cpu(16)\nready()\ntime.sleep(100)\n",
        Dies,
    ),
    (
        "Lock.acquire beside 16 busy threads",
        "cpu(16)\nl = threading.Lock()\nl.acquire()\nready()\nl.acquire()\n",
        Dies,
    ),
    ("queue.get", "import queue\nq = queue.Queue()\nready()\nq.get()\n", Dies),
    (
        "SimpleQueue.get",
        "import queue\nq = queue.SimpleQueue()\nready()\nq.get()\n",
        Dies,
    ),
    (
        "queue.get beside 2 busy threads",
        "import queue\ncpu(2)\nq = queue.Queue()\nready()\nq.get()\n",
        Dies,
    ),
    (
        "queue.get beside 16 busy threads",
        "import queue\ncpu(16)\nq = queue.Queue()\nready()\nq.get()\n",
        Dies,
    ),
    (
        "Condition.wait",
        "c = threading.Condition()\nready()\nwith c: c.wait()\n",
        Dies,
    ),
    (
        "Event.wait with a timeout",
        "e = threading.Event()\nready()\ne.wait(100)\n",
        Dies,
    ),
    (
        "accept",
        "s = socket.create_server(('127.0.0.1', 0))\nready()\ns.accept()\n",
        Dies,
    ),
    (
        "accept with a timeout",
        "s = socket.create_server(('127.0.0.1', 0))\ns.settimeout(100)\nready()\ns.accept()\n",
        Dies,
    ),
    ("recv", "a, b = socket.socketpair()\nready()\na.recv(1)\n", Dies),
    (
        "recv with a timeout",
        "a, b = socket.socketpair()\na.settimeout(100)\nready()\na.recv(1)\n",
        Dies,
    ),
    (
        "recv beside 2 busy threads",
        "cpu(2)\na, b = socket.socketpair()\nready()\na.recv(1)\n",
        Dies,
    ),
    (
        "recvfrom",
        "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.bind(('127.0.0.1', 0))\nready()\ns.recvfrom(1)\n",
        Dies,
    ),
    (
        "sendall",
        "a, b = socket.socketpair()\nready()\na.sendall(bytes(10**8))\n",
        Dies,
    ),
    (
        "readline of a socket",
        "a, b = socket.socketpair()\nf = a.makefile()\nready()\nf.readline()\n",
        Dies,
    ),
    (
        "select",
        "r, w = os.pipe()\nready()\nselect.select([r], [], [])\n",
        Dies,
    ),
    (
        "select with a timeout",
        "r, w = os.pipe()\nready()\nselect.select([r], [], [], 100)\n",
        Dies,
    ),
    ("poll", "ready()\nselect.poll().poll()\n", Dies),
    ("epoll", "ready()\nselect.epoll().poll()\n", Dies),
    ("input", "r, w = os.pipe()\nos.dup2(r, 0)\nready()\ninput()\n", Dies),
    (
        "sys.stdin.read",
        "r, w = os.pipe()\nos.dup2(r, 0)\nready()\nsys.stdin.read()\n",
        Dies,
    ),
    ("signal.pause", "ready()\nwhile True: signal.pause()\n", Dies),
    ("signal.sigwait", "ready()\nsignal.sigwait([signal.SIGUSR1])\n", Dies),
    (
        "signal.sigtimedwait",
        "ready()\nsignal.sigtimedwait([signal.SIGUSR1], 100)\n",
        Dies,
    ),
    (
        "the default, set by the script",
        "signal.signal(signal.SIGINT, signal.SIG_DFL)\nready()\ntime.sleep(100)\n",
        Silently,
    ),
    (
        "the default beside 2 busy threads",
        "cpu(2)\nsignal.signal(signal.SIGINT, signal.SIG_DFL)\nready()\nthreading.Event().wait()\n",
        Silently,
    ),
    (
        "ignored",
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\nready()\ntime.sleep(0.5)\nprint('slept')\n",
        Prints("slept\n"),
    ),
    (
        "ignored and then not",
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\nsignal.signal(signal.SIGINT, signal.default_int_handler)\nready()\ntime.sleep(100)\n",
        Dies,
    ),
    (
        "a handler of the script that ends the loop",
        "go = True\ndef stop(n, f):\n    global go\n    go = False\nsignal.signal(signal.SIGINT, stop)\nready()\nwhile go: pass\nprint('stopped')\n",
        Prints("stopped\n"),
    ),
    (
        "a handler of the script that sets an event",
        "e = threading.Event()\nsignal.signal(signal.SIGINT, lambda n, f: e.set())\nready()\ne.wait()\nprint('set')\n",
        Prints("set\n"),
    ),
    (
        "a handler of the script that puts into a queue",
        "q = queue.SimpleQueue()\nsignal.signal(signal.SIGINT, lambda n, f: q.put(n))\nready()\nprint(q.get())\n",
        Prints("2\n"),
    ),
    (
        "a handler of the script beside 16 busy threads",
        "cpu(16)\nsignal.signal(signal.SIGINT, lambda n, f: sys.exit(print('exit')))\nready()\nthreading.Event().wait()\n",
        Prints("exit\n"),
    ),
    (
        "a handler of the script, while a thread runs at exit",
        "e = threading.Event()\nsignal.signal(signal.SIGINT, lambda n, f: e.set())\nt = threading.Thread(target=lambda: print(e.wait(10)))\nt.start()\nready()\n",
        Prints("True\n"),
    ),
    (
        "blocked",
        "signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])\nready()\ntime.sleep(0.5)\nprint(signal.sigpending())\n",
        Prints("{<Signals.SIGINT: 2>}\n"),
    ),
    (
        "os.system: what was pressed is for the command",
        "ready()\nprint(os.system('sleep 0.5; echo done >&2'))\n",
        Prints("0\n"),
    ),
    ("after os.system", "os.system('true')\nready()\ntime.sleep(100)\n", Dies),
    (
        "os.popen().read",
        "p = os.popen('exec sleep 2')\nready()\ntry: p.read()\nexcept KeyboardInterrupt: print('caught')\n",
        Prints("caught\n"),
    ),
    (
        "waited for",
        "signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])\nready()\nprint(repr(signal.sigwait([signal.SIGINT])))\n",
        Prints("<Signals.SIGINT: 2>\n"),
    ),
    ("sum of an iterator", "ready()\nsum(iter(range(10**12)))\n", Dies),
    ("max of a range", "ready()\nmax(range(10**12))\n", Dies),
    ("sum of a map", "ready()\nsum(map(abs, range(10**12)))\n", Dies),
    ("all of a map", "ready()\nall(map(bool, range(1, 10**12)))\n", Dies),
    (
        "next of a filter",
        "ready()\nnext(filter(str.isupper, map(str, range(10**12))))\n",
        Dies,
    ),
    ("str in a range", "ready()\n'x' in range(10**12)\n", Dies),
    (
        "unpacking a zip into a set",
        "ready()\nset(map(bool, range(1, 10**12)))\n",
        Dies,
    ),
    (
        "== of a wide graph of lists",
        "a, b = [0], [0]\nfor i in range(60): a, b = [a, a], [b, b]\nready()\na == b\n",
        Dies,
    ),
    (
        "hash of a wide graph of tuples",
        "a = (0,)\nfor i in range(60): a = (a, a)\nready()\nwhile True: hash(a)\n",
        Dies,
    ),
    (
        "sort with slow comparisons",
        "p, q = [0] * 200_000, [0] * 200_000\nrows = [[p if i % 2 else q, i * 7919 % 2003] for i in range(2003)]\nready()\nrows.sort()\n",
        Dies,
    ),
    (
        "sort with a key",
        "ready()\nsorted(range(10**5), key=lambda i: sum(j for j in range(1000)))\n",
        Dies,
    ),
    (
        "str.count in a large text",
        "s = ('a' * 999 + 'b') * 20_000\nready()\nwhile True: s.count('ab' * 400)\n",
        Dies,
    ),
    (
        "pow of large numbers",
        "ready()\npow(3, 10**50_000, 10**5_000 + 7)\n",
        Dies,
    ),
    ("raised by the script", "ready()\nraise KeyboardInterrupt\n", Dies),
    (
        "caught",
        "ready()\ntry:\n    while True: pass\nexcept KeyboardInterrupt as e:\n    print('caught', repr(e))\n",
        Prints("caught KeyboardInterrupt()\n"),
    ),
    (
        "caught in sleep",
        "ready()\ntry:\n    time.sleep(100)\nexcept KeyboardInterrupt:\n    print('caught')\n",
        Prints("caught\n"),
    ),
    (
        "caught in join",
        "t = threading.Thread(target=time.sleep, args=(100,), daemon=True)\nt.start()\nready()\ntry:\n    t.join()\nexcept KeyboardInterrupt:\n    print(t.is_alive())\n",
        Prints("True\n"),
    ),
    (
        "caught in acquire, the lock is intact",
        "l = threading.Lock()\nl.acquire()\nready()\ntry:\n    l.acquire()\nexcept KeyboardInterrupt:\n    l.release()\n    print(l.acquire(False))\n",
        Prints("True\n"),
    ),
    (
        "not an Exception",
        "ready()\ntry:\n    try:\n        time.sleep(100)\n    except Exception:\n        print('wrong')\nexcept BaseException as e:\n    print(type(e).__name__)\n",
        Prints("KeyboardInterrupt\n"),
    ),
    (
        "finally runs",
        "ready()\ntry:\n    try:\n        while True: pass\n    finally:\n        print('finally')\nexcept KeyboardInterrupt:\n    pass\n",
        Prints("finally\n"),
    ),
    (
        "__exit__ runs",
        "class C:\n    def __enter__(self): pass\n    def __exit__(self, t, e, tb):\n        print(t.__name__)\n        return True\nready()\nwith C():\n    while True: pass\n",
        Prints("KeyboardInterrupt\n"),
    ),
    (
        "only the main thread is interrupted",
        "out = []\ndef work():\n    try:\n        time.sleep(0.5)\n        out.append('done')\n    except BaseException:\n        out.append('wrong')\nt = threading.Thread(target=work)\nt.start()\nready()\ntry:\n    t.join()\nexcept KeyboardInterrupt:\n    t.join()\n    print(out)\n",
        Prints("['done']\n"),
    ),
];

#[cfg(unix)]
fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("interrupt");
    if let Err(error) = fs::create_dir_all(&folder) {
        eprintln!("{}: {error}", folder.display());
        return ExitCode::FAILURE;
    }
    let trials = ROWS.iter().enumerate().map(|(number, &(name, body, expect))| {
        let path = folder.join(format!("{number}.py"));
        Trial::test(name, move || check(&path, body, expect).map_err(Failed::from))
    });
    libtest_mimic::run(&arguments, trials.collect()).exit_code()
}

#[cfg(not(unix))]
fn main() -> ExitCode {
    ExitCode::SUCCESS
}

fn check(path: &Path, body: &str, expect: Expect) -> Result<(), String> {
    let text = |e: io::Error| e.to_string();
    fs::write(path, format!("{READY}{body}")).map_err(text)?;
    let running = support::start(|command| command.arg("--deadlock=wait").arg(path)).map_err(text)?;
    wait_until_ready(&running)?;
    thread::sleep(SETTLE);
    interrupt(running.id()).map_err(text)?;
    let signalled = Instant::now();
    let limit = if body.contains("cpu(") {
        LIMIT_BESIDE_BUSY_THREADS
    } else {
        LIMIT
    };
    let outcome = running.finish(limit).map_err(text)?;
    let took = signalled.elapsed();
    outcome.fault(Some(SIGINT))?;
    let right = match expect {
        Dies => outcome.end == End::Signal(SIGINT) && outcome.last_stderr_line() == "KeyboardInterrupt",
        Silently => outcome.end == End::Signal(SIGINT) && outcome.stderr.is_empty() && outcome.stdout == "ready\n",
        Prints(stdout) => outcome.end == End::Exit(0) && outcome.stdout.strip_prefix("ready\n") == Some(stdout),
    };
    if !right {
        let (end, stdout) = (outcome.end, &outcome.stdout);
        return Err(format!(
            "{end} {took:.1?} after SIGINT, stdout {stdout:?}\n{}",
            support::tail(&outcome.stderr)
        ));
    }
    fs::remove_file(path).map_err(text)
}

fn wait_until_ready(running: &Running) -> Result<(), String> {
    let deadline = Instant::now() + WATCHDOG;
    while Instant::now() < deadline {
        if running
            .stdout
            .bytes
            .lock()
            .is_ok_and(|stdout| stdout.starts_with(b"ready\n"))
        {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(2));
    }
    interrupt(running.id()).map_err(|e| e.to_string())?;
    Err("the script never printed 'ready'".to_owned())
}

/// Sends SIGINT by the `kill` command, so that no test needs `unsafe`. A process that has ended already is no error:
/// its outcome is judged by the caller.
fn interrupt(id: u32) -> io::Result<()> {
    Command::new("kill")
        .args(["-INT", &id.to_string()])
        .output()
        .map(|_| ())
}
