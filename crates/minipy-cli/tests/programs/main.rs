//! Random programs: none may end in a fault, and where a CPython 3.14 is at hand, each must print what it prints there.
//!
//!     cargo test -p minipy-cli --test programs                                          # 2,000 programs, for faults
//!     MINIPY_ORACLE=python3.14 MINIPY_PROGRAMS=10000 cargo test -p minipy-cli --test programs
//!
//! `MINIPY_SEED` is the seed of the first program (0). A program that shows a difference is made as small as it gets and printed;
//! it then becomes a script in `tests/`. Decides how programs are run and compared; `grammar` makes them, `tree` shrinks them.

mod grammar;
#[path = "../support/mod.rs"]
#[allow(dead_code, reason = "only running and judging are used here")]
mod support;
mod tree;

use std::fs;
use std::path::{Path, PathBuf};
use support::{WATCHDOG, start, start_program};
use tree::{Program, edited, text};

/// What stands for the output of a program that the oracle did not get to, because one before it took too long.
const UNFINISHED: &str = "the oracle did not come to its end";

/// Programs that share a process: starting one takes longer than running it.
const BATCH: u64 = 200;

/// A setting of the environment that is a number.
fn setting(name: &str, otherwise: u64) -> u64 {
    match std::env::var(name) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{name}={text} is no number")),
        Err(_) => otherwise,
    }
}

/// A script that runs each of these programs by itself and prints a line after each.
fn script(programs: &[Program]) -> String {
    let mut script = format!("PRELUDE = {}\nPROGRAMS = [\n", literal_of(grammar::PRELUDE));
    for program in programs {
        script.push_str(&literal_of(&text(program)));
        script.push_str(",\n");
    }
    script.push_str(
        "]\nfor number, program in enumerate(PROGRAMS):\n    names = {'__name__': 'program'}\n    try:\n        exec(PRELUDE, names)\n        \
         exec(program, names)\n    except BaseException as error:\n        print(type(error).__name__, str(error)[:300])\n    \
         print('=== end of', number, flush=True)\n",
    );
    script
}

/// A Python literal for a text.
fn literal_of(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|c| match c {
            '\\' => "\\\\".into(),
            '"' => "\\\"".into(),
            '\n' => "\\n".into(),
            c => c.to_string(),
        })
        .collect();
    format!("\"{escaped}\"")
}

/// What each program of a script printed; a run that did not come to its end says how it ended instead.
fn split(stdout: &str, count: usize, ending: &str) -> Vec<String> {
    let mut outputs: Vec<String> = Vec::new();
    let mut current = String::new();
    for line in stdout.lines() {
        if line.starts_with("=== end of") {
            outputs.push(std::mem::take(&mut current));
        } else {
            current.push_str(line);
            current.push('\n');
        }
    }
    outputs.resize_with(count, || format!("{current}{ending}"));
    outputs
}

/// Runs programs on minipy, each in turn, in one process.
fn on_minipy(programs: &[Program], file: &Path) -> Vec<String> {
    fs::write(file, script(programs)).expect("a temporary file");
    let outcome = start(|command| command.arg(file))
        .and_then(|running| running.finish(WATCHDOG))
        .expect("minipy starts");
    let ending = match outcome.fault(None) {
        Ok(()) => format!("{}\n{}", outcome.end, outcome.last_stderr_line()),
        Err(fault) => format!("FAULT: {fault}"),
    };
    split(&outcome.stdout, programs.len(), &ending)
}

/// Runs programs on the oracle, if there is one.
fn on_oracle(oracle: &str, programs: &[Program], file: &Path) -> Vec<String> {
    fs::write(file, script(programs)).expect("a temporary file");
    let outcome = start_program(oracle, |command| command.arg(file).env("PYTHONIOENCODING", "utf-8"))
        .and_then(|running| running.finish(WATCHDOG))
        .expect("the oracle starts");
    split(&outcome.stdout, programs.len(), UNFINISHED)
}

/// Why this program fails, if it does.
fn failure(program: &Program, oracle: Option<&str>, file: &Path) -> Option<String> {
    let one = std::slice::from_ref(program);
    let ours = on_minipy(one, file).remove(0);
    if ours.contains("FAULT: ") {
        return Some(ours);
    }
    let theirs = on_oracle(oracle?, one, file).remove(0);
    (ours != theirs).then(|| first_difference(&ours, &theirs))
}

fn first_difference(ours: &str, theirs: &str) -> String {
    let (mut ours, mut theirs) = (ours.lines(), theirs.lines());
    loop {
        match (ours.next(), theirs.next()) {
            (a, b) if a != b => return format!("minipy : {}\nCPython: {}", a.unwrap_or("<end>"), b.unwrap_or("<end>")),
            (None, None) => return "no difference".into(),
            _ => {}
        }
    }
}

/// The smallest program that still fails, found by trying one edit after the other.
fn shrunk(mut program: Program, oracle: Option<&str>, file: &Path) -> Program {
    let mut edit = 0;
    while let Some(smaller) = edited(&program, edit) {
        match failure(&smaller, oracle, file) {
            Some(_) => {
                program = smaller;
                // Edits before this one failed a moment ago on a larger program; most still do.
                edit = edit.saturating_sub(2);
            }
            None => edit += 1,
        }
    }
    program
}

fn temporary(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("minipy-programs-{}-{name}.py", std::process::id()))
}

#[test]
fn random_programs() {
    let oracle = std::env::var("MINIPY_ORACLE").ok();
    let first = setting("MINIPY_SEED", 0);
    let count = setting("MINIPY_PROGRAMS", 2_000);
    let file = temporary("batch");
    let mut reports = Vec::new();
    for from in (first..first + count).step_by(BATCH as usize) {
        let seeds: Vec<u64> = (from..(from + BATCH).min(first + count)).collect();
        let programs: Vec<Program> = seeds.iter().map(|&seed| grammar::program(seed)).collect();
        let ours = on_minipy(&programs, &file);
        let theirs = oracle.as_deref().map(|oracle| on_oracle(oracle, &programs, &file));
        let differs = |at: usize| match &theirs {
            Some(theirs) => ours[at] != theirs[at] && !theirs[at].ends_with(UNFINISHED),
            None => ours[at].contains("FAULT: "),
        };
        let wrong: Vec<usize> = (0..programs.len()).filter(|&at| differs(at)).collect();
        for at in wrong {
            let oracle = oracle.as_deref();
            let report = match failure(&programs[at], oracle, &file) {
                Some(_) => {
                    let small = shrunk(programs[at].clone(), oracle, &file);
                    let why = failure(&small, oracle, &file).unwrap_or_default();
                    format!("seed {}:\n{}\n{why}", seeds[at], text(&small))
                }
                None => format!("seed {}: only after the programs before it in its batch", seeds[at]),
            };
            eprintln!("{report}");
            reports.push(report);
            assert!(reports.len() < 10, "too many differences");
        }
    }
    //RM
    assert!(reports.is_empty(), "{} of {count} programs", reports.len());
}
