//! What the program tells about its lock: deadlocks, figures, snapshots. CPython tells none of it, so these are no scripts of `tests/`.
//!
//! Each row is a script and what must come of it; nothing here depends on how fast the machine is.
#![cfg_attr(not(unix), allow(unused))]

mod support;

use libtest_mimic::{Arguments, Failed, Trial};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};
use std::{fs, io, thread};
use support::{End, Outcome, Running, WATCHDOG};

/// The status of a deadlock.
const DEADLOCK: i32 = 125;

const POLICIES: [&str; 6] = ["py3", "py39", "py2", "fair", "boost", "coop"];

/// Name, script, report on stderr. stdout must be `begun` in every case: what was printed is not lost.
const DEADLOCKS: &[(&str, &str, &str)] = &[
    (
        "a lock twice",
        "lock = threading.Lock()\nlock.acquire()\nlock.acquire()\n",
        "Deadlock: a thread waits for itself; nothing can run.\n  \
         MainThread (line 5, lock.acquire())  waits for lock 'lock', held by MainThread since line 4\n  \
         cycle: MainThread -> lock -> MainThread\n",
    ),
    (
        "two locks in two orders",
        "a, b = threading.Lock(), threading.RLock()\n\
         def one():\n    with a:\n        time.sleep(0.05)\n        with b: pass\n\
         def two():\n    with b:\n        time.sleep(0.05)\n        with a: pass\n\
         t = [threading.Thread(target=f, name=f.__name__) for f in (one, two)]\n\
         t[0].start(); t[1].start()\nt[0].join()\n",
        "Deadlock: 2 threads wait for each other; nothing can run.\n  \
         MainThread (line 14, t[0].join())  waits for one                              <- outside the cycle\n  \
         one (line 7, with b: pass)         waits for RLock 'b', held by two since line 9\n  \
         two (line 11, with a: pass)        waits for lock 'a', held by one since line 5\n  \
         cycle: one -> b -> two -> a -> one      help: take the locks in one order\n",
    ),
    (
        "threads that join each other",
        "def wait(): other[0].join()\n\
         other = [None]\nt = threading.Thread(target=wait, name='t')\nother[0] = threading.main_thread()\nt.start()\nt.join()\n",
        "Deadlock: 2 threads wait for each other; nothing can run.\n  \
         MainThread (line 8, t.join())                 waits for t\n  \
         t (line 3, def wait(): other[0].join())  waits for MainThread\n  \
         cycle: MainThread -> t -> MainThread\n",
    ),
    (
        "a lock that only its attribute names",
        "class Account:\n    def __init__(self): self.lock = threading.Lock()\naccount = Account()\n\
         def take():\n    account.lock.acquire()\n    account.lock.acquire()\ntake()\n",
        "Deadlock: a thread waits for itself; nothing can run.\n  \
         MainThread (line 8, account.lock.acquire())  waits for lock 'account.lock', held by MainThread since line 7\n  \
         cycle: MainThread -> account.lock -> MainThread\n",
    ),
    (
        "a lock without a name",
        "locks = [threading.Lock()]\nlocks[0].acquire()\nlocks[0].acquire()\n",
        "Deadlock: a thread waits for itself; nothing can run.\n  \
         MainThread (line 5, locks[0].acquire())  waits for the lock made at line 3, held by MainThread since line 4\n  \
         cycle: MainThread -> lock -> MainThread\n",
    ),
    (
        "a condition that nobody notifies",
        "c = threading.Condition()\nwith c:\n    c.wait()\n",
        "Deadlock: every thread waits for another one; nothing can run.\n  \
         MainThread (line 5, c.wait())  waits for condition 'c', which nobody is left to notify\n",
    ),
    (
        "a thread that was notified waits for the lock",
        "c = threading.Condition()\ndef work():\n    with c: c.wait()\n\
         t = threading.Thread(target=work, name='t')\nt.start()\ntime.sleep(0.05)\nc.acquire()\nc.notify()\nt.join()\n",
        "Deadlock: 2 threads wait for each other; nothing can run.\n  \
         MainThread (line 11, t.join())  waits for t\n  \
         t (line 5, with c: c.wait())    waits for the RLock made at line 3, held by MainThread since line 9\n  \
         cycle: MainThread -> t -> RLock -> MainThread\n",
    ),
    (
        "a thread that ends and leaves the lock closed",
        "lock = threading.Lock()\nt = threading.Thread(target=lock.acquire)\nt.start()\nt.join()\nlock.acquire()\n",
        "Deadlock: every thread waits for another one; nothing can run.\n  \
         MainThread (line 7, lock.acquire())  waits for lock 'lock', held by a thread that has ended\n",
    ),
    (
        "the last to run ends",
        "gate = threading.Lock()\ngate.acquire()\n\
         def work(): time.sleep(0.1)\n\
         threading.Thread(target=work, daemon=True).start()\ngate.acquire()\n",
        "Deadlock: a thread waits for itself; nothing can run.\n  \
         MainThread (line 7, gate.acquire())  waits for lock 'gate', held by MainThread since line 4\n  \
         cycle: MainThread -> gate -> MainThread\n",
    ),
    (
        "a script whose handlers are gone",
        "import signal; e = threading.Event()\nsignal.signal(signal.SIGALRM, lambda n, f: 0); signal.setitimer(0, 0.01); signal.pause()\n\
         signal.signal(signal.SIGALRM, signal.SIG_DFL)\nsignal.signal(signal.SIGINT, signal.default_int_handler)\ne.wait()\n",
        "Deadlock: every thread waits for another one; nothing can run.\n  \
         MainThread (line 7, e.wait())  waits for condition 'e._cond', which nobody is left to notify\n",
    ),
    (
        "at the end of the program",
        "gate = threading.Lock()\ngate.acquire()\n\
         def work(): gate.acquire()\n\
         t = threading.Thread(target=work, name='t')\nt.start()\n",
        "Deadlock: 2 threads wait for each other; nothing can run.\n  \
         MainThread                              waits for t\n  \
         t (line 5, def work(): gate.acquire())  waits for lock 'gate', held by MainThread\n  \
         cycle: MainThread -> t -> gate -> MainThread\n",
    ),
];

/// Scripts in which everybody waits for a while and somebody comes back: they end by themselves with status 0.
const NO_DEADLOCKS: &[(&str, &str)] = &[
    (
        "a timer",
        "e = threading.Event()\nthreading.Timer(0.1, e.set).start()\ne.wait()\n",
    ),
    (
        "a sleeping daemon",
        "lock = threading.Lock()\nlock.acquire()\n\
         def later():\n    time.sleep(0.1)\n    lock.release()\n\
         threading.Thread(target=later, daemon=True).start()\nlock.acquire()\n",
    ),
    (
        "timeouts",
        "lock = threading.Lock()\nlock.acquire()\nlock.acquire(timeout=0.1)\n\
         c = threading.Condition()\nwith c: c.wait(0.1)\nthreading.Event().wait(0.1)\n",
    ),
    (
        "threads that wait in turn",
        "a, b = threading.Lock(), threading.Lock()\na.acquire(); b.acquire()\n\
         def pong():\n    for i in range(1000): a.acquire(); b.release()\n\
         t = threading.Thread(target=pong)\nt.start()\nfor i in range(1000): a.release(); b.acquire()\nt.join()\n",
    ),
    (
        "a daemon that waits for ever",
        "lock = threading.Lock()\nlock.acquire()\nthreading.Thread(target=lock.acquire, daemon=True).start()\ntime.sleep(0.05)\n",
    ),
    (
        "an alarm",
        "import signal\ne = threading.Event()\nsignal.signal(signal.SIGALRM, lambda n, f: e.set())\n\
         signal.setitimer(signal.ITIMER_REAL, 0.1)\ne.wait()\n",
    ),
    (
        "an alarm while threads wait for the main thread",
        "import signal\nlock = threading.Lock()\nlock.acquire()\n\
         signal.signal(signal.SIGALRM, lambda n, f: lock.release())\nsignal.setitimer(signal.ITIMER_REAL, 0.1)\n\
         t = threading.Thread(target=lock.acquire)\nt.start()\nt.join()\n",
    ),
    (
        "a signal of another process",
        "import os, signal\nlock = threading.Lock()\nlock.acquire()\n\
         signal.signal(signal.SIGUSR1, lambda n, f: lock.release())\n\
         os.system(f'(sleep 0.2; kill -USR1 {os.getpid()}) > /dev/null 2>&1 &')\nlock.acquire()\n",
    ),
    (
        "a handler that raises",
        "import signal\ndef stop(n, f): raise TimeoutError\nsignal.signal(signal.SIGALRM, stop)\n\
         signal.setitimer(signal.ITIMER_REAL, 0.1)\ntry: threading.Event().wait()\nexcept TimeoutError: pass\n",
    ),
    (
        "threads that have not begun",
        "ts = [threading.Thread(target=print, args=('',), kwargs={'end': ''}) for i in range(50)]\n\
         for t in ts: t.start()\nfor t in ts: t.join()\n",
    ),
];

/// A script that does a little of everything and ends.
const BUSY: &str = "lock = threading.Lock()\n\
    def work():\n    for i in range(200):\n        with lock: sum(range(200))\n        if i % 50 == 0: time.sleep(0.001)\n\
    ts = [threading.Thread(target=work, name=f'w{i}') for i in range(4)]\n\
    for t in ts: t.start()\nfor t in ts: t.join()\n";

/// A test, given the path of its script.
#[cfg(unix)]
type Test = Box<dyn FnOnce(&Path) -> Result<(), String> + Send>;

const HEAD: &str = "import threading, time\nprint('begun')\n";

#[cfg(unix)]
fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lock");
    if let Err(error) = fs::create_dir_all(&folder) {
        eprintln!("{}: {error}", folder.display());
        return ExitCode::FAILURE;
    }
    let mut trials = Vec::new();
    let mut add = |name: String, test: Test| {
        let path = folder.join(format!("{}.py", trials.len()));
        trials.push(Trial::test(name, move || test(&path).map_err(Failed::from)));
    };
    for &(name, script, report) in DEADLOCKS {
        add(
            format!("deadlock/{name}"),
            Box::new(move |path| deadlock(path, script, report)),
        );
    }
    for &(name, script) in NO_DEADLOCKS {
        add(
            format!("no deadlock/{name}"),
            Box::new(move |path| no_deadlock(path, script)),
        );
    }
    for policy in POLICIES {
        add(format!("figures/{policy}"), Box::new(move |path| figures(path, policy)));
        add(format!("module/{policy}"), Box::new(move |path| module(path, policy)));
        add(
            format!("snapshot/{policy}"),
            Box::new(move |path| snapshot(path, policy)),
        );
    }
    for policy in POLICIES {
        add(
            format!("daemons at the end/{policy}"),
            Box::new(move |path| daemons(path, policy)),
        );
        add(
            format!("one core/{policy}"),
            Box::new(move |path| one_core(path, policy)),
        );
    }
    add("longest hold".to_owned(), Box::new(longest_hold));
    add("table".to_owned(), Box::new(table));
    add("deadlock/waits if asked to".to_owned(), Box::new(waits));
    libtest_mimic::run(&arguments, trials).exit_code()
}

#[cfg(not(unix))]
fn main() -> ExitCode {
    ExitCode::SUCCESS
}

fn start(path: &Path, options: &[&str], body: &str) -> Result<Running, String> {
    fs::write(path, format!("{HEAD}{body}")).map_err(|e| e.to_string())?;
    let path: PathBuf = path.into();
    support::start(|command| command.args(options).arg(path)).map_err(|e| e.to_string())
}

fn run(path: &Path, options: &[&str], body: &str) -> Result<Outcome, String> {
    let outcome = start(path, options, body)?
        .finish(WATCHDOG)
        .map_err(|e| e.to_string())?;
    outcome.fault(None)?;
    Ok(outcome)
}

fn expect<T: PartialEq + std::fmt::Debug>(what: &str, actual: T, expected: T) -> Result<(), String> {
    match actual == expected {
        true => Ok(()),
        false => Err(format!("{what}\n  is       {actual:?}\n  expected {expected:?}")),
    }
}

fn deadlock(path: &Path, script: &str, report: &str) -> Result<(), String> {
    let outcome = run(path, &[], script)?;
    // The width of the columns is not compared.
    let words = |text: &str| -> Vec<Vec<String>> {
        let line = |line: &str| line.split_whitespace().map(str::to_owned).collect();
        text.lines().map(line).collect()
    };
    expect("stderr", words(&outcome.stderr), words(report))?;
    expect("stdout", &*outcome.stdout, "begun\n")?;
    expect("status", outcome.end == End::Exit(DEADLOCK), true)
}

fn no_deadlock(path: &Path, script: &str) -> Result<(), String> {
    let outcome = run(path, &[], script)?;
    expect("the last line of stderr", outcome.last_stderr_line(), "")?;
    expect("status", outcome.end == End::Exit(0), true)
}

fn waits(path: &Path) -> Result<(), String> {
    let running = start(
        path,
        &["--deadlock=wait"],
        "lock = threading.Lock()\nlock.acquire()\nlock.acquire()\n",
    )?;
    let outcome = running.finish(Duration::from_secs(1)).map_err(|e| e.to_string())?;
    expect("it hangs", outcome.end == End::Hang, true)
}

/// All numbers that stand behind a name in a JSON text.
fn numbers(json: &str, name: &str) -> Vec<u64> {
    let pattern = format!("\"{name}\": ");
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).collect::<String>();
    json.split(&pattern)
        .skip(1)
        .filter_map(|rest| digits(rest).parse().ok())
        .collect()
}

/// The identities of the figures, over a whole program.
fn figures(path: &Path, policy: &str) -> Result<(), String> {
    let outcome = run(path, &["--gil", policy, "--stats=json"], BUSY)?;
    let json = &*outcome.stderr;
    let sum = |name: &str| numbers(json, name).into_iter().sum::<u64>();
    expect("held + idle = wall", sum("held_ns") + sum("idle_ns"), sum("wall_ns"))?;
    let causes = [
        "interval",
        "blocking I/O",
        "sleep",
        "lock wait",
        "condition wait",
        "queue wait",
        "join",
    ];
    let more = ["thread exit", "explicit yield", "signal"];
    let switches: u64 = causes.iter().chain(&more).map(|name| sum(name)).sum();
    expect("sum of causes = switches", switches, sum("switches"))?;
    let waits: u64 = (json.split("\"waits_log2\": [").skip(1))
        .filter_map(|rest| rest.split(']').next())
        .flat_map(|list| list.split(", ").filter_map(|count| count.parse::<u64>().ok()))
        .sum();
    expect("sum of histograms = contended", waits, sum("contended"))?;
    expect("threads", numbers(json, "number").len(), 5)?;
    expect(
        "a policy",
        json.starts_with(&format!("{{\"policy\": \"{policy}\"")),
        true,
    )
}

/// The same identities, as a script sees them.
fn module(path: &Path, policy: &str) -> Result<(), String> {
    let script = format!(
        "import minipy_gil as g\n{BUSY}\
         c = g.counters()\n\
         assert abs(sum(t['held'] for t in c['threads']) + c['idle'] - c['wall']) < 1e-6, c\n\
         assert sum(sum(t['causes'].values()) for t in c['threads']) == c['switches'], c\n\
         assert all(sum(t['waits_log2']) == t['contended'] for t in c['threads']), c\n\
         assert g.policy() == c['policy'] == '{policy}' and g.interval() == 0.005\n\
         assert (g.slice_ops() == 101) == (g.policy() == 'py2')\n\
         assert g.holder() == (1, 'MainThread') and g.waiters() == []\n\
         assert g.effective_slice() is None or g.effective_slice() > 0\n\
         assert set(c['threads'][0]['causes']) == set(g.CAUSES)\n\
         g.reset(); c = g.counters()\n\
         assert c['switches'] == 0 and c['wall'] < 1 and not any(t['taken'] for t in c['threads']), c\n"
    );
    let outcome = run(path, &["--gil", policy], &script)?;
    expect("stderr", &*outcome.stderr, "")?;
    expect("status", outcome.end == End::Exit(0), true)
}

/// A hundred daemon threads, busy, asleep, waiting and receiving, are left behind without a word, and the status is the script's.
fn daemons(path: &Path, policy: &str) -> Result<(), String> {
    // Under `coop` a thread that never leaves the lock would keep it.
    let spin = if policy == "coop" { "time.sleep(0)" } else { "pass" };
    let script = format!(
        "import socket, sys\nlock = threading.Lock()\nlock.acquire()\nevent = threading.Event()\na, b = socket.socketpair()\n\
         def spin():\n    while True: {spin}\n\
         def nap():\n    while True: time.sleep(0.001)\n\
         def receive(): a.recv(1)\n\
         for target in (nap, lock.acquire, event.wait, receive) * 24 + (spin,) * 4:\n    threading.Thread(target=target, daemon=True).start()\n\
         sys.exit(7)\n"
    );
    for _ in 0..5 {
        let outcome = run(path, &["--gil", policy], &script)?;
        expect("stderr", &*outcome.stderr, "")?;
        expect("status", outcome.end == End::Exit(7), true)?;
    }
    Ok(())
}

/// Threads that may use one core only.
fn one_core(path: &Path, policy: &str) -> Result<(), String> {
    let text = |e: io::Error| e.to_string();
    fs::write(path, format!("{HEAD}import sys\nsys.setswitchinterval(0.0001)\n{BUSY}")).map_err(text)?;
    let pinned = Command::new("taskset")
        .args([
            "-c",
            "0",
            "timeout",
            "20",
            env!("CARGO_BIN_EXE_minipy"),
            "--gil",
            policy,
        ])
        .arg(path)
        .output()
        .map_err(text)?;
    expect("stderr", &*String::from_utf8_lossy(&pinned.stderr), "")?;
    expect("stdout", &*String::from_utf8_lossy(&pinned.stdout), "begun\n")?;
    expect("status", pinned.status.code(), Some(0))
}

/// A long native operation that does not look at the lock shows up, with its line.
fn longest_hold(path: &Path) -> Result<(), String> {
    let script = "def nap():\n    while True: time.sleep(0.001)\n\
        threading.Thread(target=nap, daemon=True).start()\n\
        text = 'ab' * 20_000_000\n\
        for i in range(100_000): pass\n";
    let outcome = run(path, &["--stats=json"], script)?;
    let longest = numbers(&outcome.stderr, "longest_hold_ns").into_iter().max();
    expect("a hold is found", longest.is_some_and(|longest| longest > 1_000), true)?;
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let place = format!("\"longest_hold_at\": \"{name}:");
    expect(
        &format!("{place} in\n{}", outcome.stderr),
        outcome.stderr.contains(&place),
        true,
    )
}

fn table(path: &Path) -> Result<(), String> {
    let outcome = run(path, &["--stats"], BUSY)?;
    let lines: Vec<&str> = outcome.stderr.lines().collect();
    let begins = [
        "gil py3, switch interval 5ms, 5 threads, wall ",
        " thread      held          waited        blocked      got lock  longest wait  handed over because",
        " MainThread ",
        " w0 ",
        " w1 ",
        " w2 ",
        " w3 ",
        " lock busy ",
        " longest hold ",
    ];
    for (line, begin) in lines.iter().zip(begins) {
        expect(line, line.starts_with(begin), true)?;
    }
    expect("lines", lines.len() >= begins.len(), true)?;
    expect("stdout", &*outcome.stdout, "begun\n")
}

/// SIGQUIT shows what the threads do, and the program goes on.
fn snapshot(path: &Path, policy: &str) -> Result<(), String> {
    let script = "import sys\n\
        def spin():\n    while not stop: pass\n\
        def wait(): gate.acquire()\n\
        stop = False\ngate = threading.Lock()\ngate.acquire()\n\
        ts = [threading.Thread(target=f, name=f.__name__) for f in (wait, spin)]\n\
        for t in ts: t.start()\n\
        print('ready', flush=True)\nsys.stdin.read(1)\ntime.sleep(1)\nstop = True\ngate.release()\n\
        for t in ts: t.join()\n";
    // Under `coop` the main thread would not get the lock back from one that spins.
    let script = match policy {
        "coop" => script.replace("while not stop: pass", "while not stop: time.sleep(0)"),
        _ => script.to_owned(),
    };
    let running = start(path, &["--gil", policy], &script)?;
    let deadline = Instant::now() + WATCHDOG;
    while !running.stdout.bytes.lock().is_ok_and(|out| out.ends_with(b"ready\n")) {
        expect("ready in time", Instant::now() < deadline, true)?;
        thread::sleep(Duration::from_millis(2));
    }
    thread::sleep(Duration::from_millis(200));
    quit(running.id()).map_err(|e| e.to_string())?;
    let outcome = running.finish(WATCHDOG).map_err(|e| e.to_string())?;
    outcome.fault(None)?;
    let shown = &outcome.stderr;
    for part in [
        &*format!("minipy: gil {policy}, "),
        ", 3 threads\n",
        "MainThread    sleeps  ",
        ".py:14  time.sleep(1)\n",
        "waits for lock 'gate', held by MainThread",
        ".py:6  def wait(): gate.acquire()\n",
        ".py:5  while not stop: ",
    ] {
        let found = shown.contains(part) || part.contains("sleeps") && shown.contains("sleeps  ");
        expect(&format!("{part:?} in\n{shown}"), found, true)?;
    }
    expect("status", outcome.end == End::Exit(0), true)
}

/// Sends SIGQUIT by the `kill` command, so that no test needs `unsafe`.
fn quit(id: u32) -> io::Result<()> {
    Command::new("kill")
        .args(["-QUIT", &id.to_string()])
        .output()
        .map(|_| ())
}
