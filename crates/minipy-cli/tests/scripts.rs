//! Runs every script of `tests/` and `examples/` and compares what it prints with what CPython 3.14 printed.
//!
//! One test per script, named `topic/name`, and once more under a lock that may be taken away at any instruction; those about threads
//! also under every lock policy. It decides how outputs are compared: stdout and exit status exactly,
//! stderr exactly after [`normalise`]. The expected files are written by `tests/capture.py` from a real python3.14
//! (`tests/README.md` says how); `UPDATE=1 cargo test -p minipy-cli --test scripts NAME` writes them from minipy,
//! which is right only for `tests/refusals/`, where minipy differs on purpose.

mod support;

use libtest_mimic::{Arguments, Failed, Trial};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use support::{End, Outcome, WATCHDOG};

/// A script whose first line holds this text may print on stderr what differs from run to run.
const STDERR_FREE: &str = "stderr is not compared";

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut trials = Vec::new();
    for (folder, prefix) in [(root.join("tests"), ""), (root.join("examples"), "examples/")] {
        for script in scripts_in(&folder) {
            let name = script.strip_prefix(&folder).unwrap_or(&script).with_extension("");
            let name = format!("{prefix}{}", name.display());
            for lock in locks_for(&name) {
                let script = script.clone();
                let name = [lock.join(" "), name.clone()].join(" ").trim_start().to_owned();
                trials.push(Trial::test(name, move || {
                    run_script(&script, lock).map_err(Failed::from)
                }));
            }
        }
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// Another lock than the default: options of the command line.
type Lock = &'static [&'static str];

/// The locks under which scripts about threads run.
const POLICIES: [Lock; 6] = [
    &[],
    &["--gil", "py39"],
    &["--gil", "py2"],
    &["--gil", "fair"],
    &["--gil", "boost"],
    &["--gil", "coop"],
];

/// The lock under which every script runs once more: it may be taken away at any instruction, and is after a hundred, so that what is
/// not whole between two instructions shows.
const AT_ANY_INSTRUCTION: Lock = &["--gil", "py39", "--switch-interval", "100ops"];

/// Scripts whose threads wait for each other in a loop without leaving the lock, which never ends under `coop`.
const BUSY_WAITING: [&str; 3] = [
    "threading/daemon",
    "threading/join_timeout",
    "threading/switch_interval",
];

/// Scripts that rely on what only CPython since 3.10 promises, though it does not say so: where no switch comes.
const NEEDS_ATOMIC_STATEMENTS: [&str; 1] = ["threading/plain_increment"];

fn locks_for(name: &str) -> Vec<Lock> {
    let mut locks: Vec<Lock> = match name.starts_with("threading/") || name.starts_with("queue/") {
        true => POLICIES.to_vec(),
        false => vec![&[]],
    };
    locks.retain(|lock| !(lock.contains(&"coop") && BUSY_WAITING.contains(&name)));
    if NEEDS_ATOMIC_STATEMENTS.contains(&name) {
        locks.retain(|lock| !lock.contains(&"py39") && !lock.contains(&"py2"));
        return locks;
    }
    // What an example shows depends on the lock, and refusals come before anything runs.
    if !name.starts_with("examples/") && !name.starts_with("refusals/") {
        locks.push(AT_ANY_INSTRUCTION);
    }
    locks
}

/// The scripts of a folder and of its topics. Folders deeper than a topic are packages that scripts import, a script
/// without an expected stdout is a module beside them.
fn scripts_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for topic in entries(folder)
        .into_iter()
        .filter(|path| path.is_dir())
        .chain([folder.to_path_buf()])
    {
        found.extend(entries(&topic).into_iter().filter(|path| {
            path.extension().is_some_and(|extension| extension == "py") && path.with_extension("out").exists()
        }));
    }
    found.sort();
    found
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let listing = fs::read_dir(folder).into_iter().flatten();
    listing.filter_map(|entry| Some(entry.ok()?.path())).collect()
}

fn run_script(script: &Path, lock: Lock) -> Result<(), String> {
    let folder = script.parent().ok_or("a script has a folder")?;
    let file = script.file_name().ok_or("a script has a name")?;
    let running =
        support::start(|command| command.args(lock).arg(file).current_dir(folder)).map_err(|e| e.to_string())?;
    let outcome = running.finish(WATCHDOG).map_err(|e| e.to_string())?;
    outcome.fault(None)?;
    let folder = fs::canonicalize(folder).map_err(|e| e.to_string())?;
    let example = folder.ends_with("examples");
    let actual = Printed::of(&outcome, &folder, example);
    let source = fs::read(script).map_err(|e| e.to_string())?;
    let stderr_free = String::from_utf8_lossy(&source)
        .lines()
        .next()
        .is_some_and(|line| line.contains(STDERR_FREE));
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        return actual.write(script, stderr_free).map_err(|e| e.to_string());
    }
    let expected = Printed::expected(script);
    compare("stdout", &expected.stdout, &actual.stdout, &outcome)?;
    if !stderr_free {
        compare("stderr", &expected.stderr, &actual.stderr, &outcome)?;
    }
    if expected.status != actual.status {
        let (actual, expected, line) = (actual.status, expected.status, outcome.last_stderr_line());
        return Err(format!(
            "exit status {actual}, expected {expected}; stderr ends with {line:?}"
        ));
    }
    Ok(())
}

/// What a run leaves behind that can be compared.
struct Printed {
    stdout: String,
    stderr: String,
    status: i32,
}

impl Printed {
    fn of(outcome: &Outcome, folder: &Path, example: bool) -> Printed {
        let stdout = outcome.stdout.replace(&format!("{}/", folder.display()), "");
        let stdout = if example { hide_times(&stdout) } else { stdout };
        let status = match outcome.end {
            End::Exit(status) => status,
            End::Signal(_) | End::Hang | End::Memory => -1,
        };
        Printed {
            stdout,
            stderr: normalise(&outcome.stderr, folder),
            status,
        }
    }

    /// Reads the files beside the script; a missing `.err` means silence, a missing `.status` means 0.
    fn expected(script: &Path) -> Printed {
        let read = |extension| fs::read_to_string(script.with_extension(extension)).unwrap_or_default();
        Printed {
            stdout: read("out"),
            stderr: read("err"),
            status: read("status").trim().parse().unwrap_or(0),
        }
    }

    fn write(&self, script: &Path, stderr_free: bool) -> std::io::Result<()> {
        let status = format!("{}\n", self.status);
        let optional = |keep: bool, extension, text: &str| match (keep, script.with_extension(extension)) {
            (true, path) => fs::write(path, text),
            (false, path) if path.exists() => fs::remove_file(path),
            (false, _) => Ok(()),
        };
        fs::write(script.with_extension("out"), &self.stdout)?;
        optional(!stderr_free && !self.stderr.is_empty(), "err", &self.stderr)?;
        optional(self.status != 0, "status", &status)
    }
}

/// Makes stderr comparable between machines and versions: paths lose the script's folder, and the frames of
/// `threading.py`, which CPython has and minipy has not, are dropped. `tests/capture.py` does the same.
fn normalise(stderr: &str, folder: &Path) -> String {
    let stderr = stderr.replace(&format!("{}/", folder.display()), "");
    let mut text = String::new();
    let mut dropping = false;
    for line in stderr.lines() {
        if line.starts_with("  File \"") {
            dropping = line.contains("/threading.py\", line ");
        } else if !line.starts_with("    ") {
            dropping = false;
        }
        if !dropping {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}

/// Replaces every time such as `0.84 s` by `#.## s`: only examples print times.
fn hide_times(stdout: &str) -> String {
    let bytes = stdout.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut text = String::new();
    let mut at = 0;
    while at < bytes.len() {
        let whole = digits(at);
        let after = at + whole;
        if whole == 0 {
            let length = stdout[at..].chars().next().map_or(1, char::len_utf8);
            text.push_str(&stdout[at..at + length]);
            at += length;
        } else if bytes[after..].starts_with(b".") && digits(after + 1) == 2 && bytes[after + 3..].starts_with(b" s") {
            text.push_str("#.##");
            at = after + 3;
        } else {
            text.push_str(&stdout[at..after]);
            at = after;
        }
    }
    text
}

/// Shows the first line that differs, with the lines before it.
fn compare(what: &str, expected: &str, actual: &str, outcome: &Outcome) -> Result<(), String> {
    const CONTEXT: usize = 3;
    if expected == actual {
        return Ok(());
    }
    let (wanted, got): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), actual.lines().collect());
    let first = wanted.iter().zip(&got).take_while(|(a, b)| a == b).count();
    let mut report = format!("{what} differs at line {} ({})\n", first + 1, outcome.end);
    for line in &wanted[first.saturating_sub(CONTEXT)..first] {
        report.push_str(&format!("    {line}\n"));
    }
    let shown = |lines: &[&str]| match lines.get(first) {
        Some(line) => line.chars().take(400).collect::<String>(),
        None if expected.lines().eq(actual.lines()) => "(only the last line end differs)".to_owned(),
        None => "(end of output)".to_owned(),
    };
    report.push_str(&format!(
        "  - expected: {}\n  + minipy:   {}\n",
        shown(&wanted),
        shown(&got)
    ));
    if what == "stdout" && !outcome.stderr.is_empty() {
        report.push_str(&format!("  stderr:\n{}", support::tail(&outcome.stderr)));
    }
    Err(report)
}
