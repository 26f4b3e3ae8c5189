//! The `minipy` program: the command line, signals, and the end of the process.
//!
//! | file | what it decides |
//! |---|---|
//! | `options.rs` | what the arguments and the environment ask for |
//! | `duration.rs` | how a switch interval is written |
//! | `suggest.rs` | which command a mistyped word may have meant |
//! | `help.rs` | the texts of `--help` and `--version` |
//! | `signals.rs` | what SIGQUIT shows, and how the process dies of SIGINT |
//!
//! stdout belongs to the script; every word of ours goes to stderr, unless it is what was asked for (`dis`, `--help`).

#![forbid(unsafe_code)]

mod duration;
mod help;
mod options;
mod signals;
mod suggest;

use minipy::{Exit, Gil, Interpreter, Program, Source, SourceError};
use options::{Format, Run, Task};
use std::convert::Infallible;
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::process::exit;
use std::sync::{Arc, OnceLock};

/// For buffers: the machine has pages of its own for small objects. Against glibc's allocator the geometric mean of 13 benchmarks was
/// 3% faster, for 0.6 MB more. Without `no_thp` an empty script holds 15 MB instead of 5.5 MB, for up to 15% on large strings.
#[global_allocator]
static ALLOCATOR: minipy::Bounded<mimalloc::MiMalloc> = minipy::Bounded::new(mimalloc::MiMalloc);

/// The status for a bug of ours, as Rust's own for a panic.
const BUG: i32 = 101;

/// The status for threads that wait for each other, so that none can run.
const DEADLOCK: i32 = 125;

fn main() {
    ALLOCATOR.give_back_soon();
    std::panic::set_hook(Box::new(|panic| {
        let _ = writeln!(
            io::stderr(),
            "minipy: internal error: {panic}\nThis is a bug in minipy, not in the script."
        );
        // A thread that has panicked keeps the lock: the others would wait for ever.
        exit(BUG);
    }));
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    if let Some(verb) = options::verb(&arguments) {
        note(verb);
    }
    let task = options::parse(arguments, |name| std::env::var_os(name)).unwrap_or_else(|error| refuse(&error.0));
    match task {
        Task::Run(run) => self::run(run),
        Task::Dis { program, options } => dis(program, options),
        Task::Print(text) => print(text.as_bytes()),
    }
}

fn run(run: Run) -> ! {
    let mut source = read(run.program, run.is_word);
    if run.skip_first_line {
        source.skip_first_line();
    }
    let mut builder = Interpreter::builder()
        .policy(run.policy)
        .arguments(run.arguments)
        .options(run.options);
    if let Some(slice) = run.slice {
        builder = builder.slice(slice);
    }
    if run.stats.is_some() {
        builder = builder.observed_closely();
    }
    let gil = Arc::new(OnceLock::new());
    if run.reports_deadlock {
        let gil = Arc::clone(&gil);
        builder = builder.on_deadlock(move |report| {
            let _ = io::stderr().write_all(report.as_bytes());
            tell(gil.get(), run.stats);
            exit(DEADLOCK)
        });
    }
    let interpreter = builder.build();
    let gil = gil.get_or_init(|| interpreter.gil());
    let (signals, snapshots) = (interpreter.signals(), interpreter.snapshots());
    signals.listen();
    let run = |stack| {
        interpreter.run(&source, stack, |end| {
            tell(Some(gil), run.stats);
            finish(end)
        })
    };
    ended(minipy::on_large_stack_beside(run, || {
        signals.serve(|| signals::show(&snapshots))
    }))
}

/// Tells the lock's figures, if they are wanted.
fn tell(gil: Option<&Arc<Gil>>, format: Option<Format>) {
    let (Some(gil), Some(format)) = (gil, format) else {
        return;
    };
    let stats = gil.stats();
    let text = match format {
        Format::Table => minipy_lab::stats::table(&stats),
        Format::Json => minipy_lab::stats::json(&stats),
    };
    let _ = io::stderr().write_all(text.as_bytes());
}

/// Ends the process while the interpreter's lock is still held, so that daemon threads get no further turn.
fn finish(end: Exit) -> ! {
    match end {
        Exit::Status(status) => exit(status.into()),
        Exit::Interrupted => signals::die(),
    }
}

fn dis(program: Program, options: minipy_lab::DisOptions) -> ! {
    let source = read(program, false);
    ended(minipy::on_large_stack(|stack| {
        match minipy_lab::dis(&source, options) {
            Ok(text) => print(text.as_bytes()),
            Err(refusal) => {
                Interpreter::builder().build().explain(*refusal, stack);
                exit(1)
            }
        }
    }))
}

/// Reads the program, or says why not. `is_word` if it was given as a bare first word, which may be a mistyped command.
fn read(program: Program, is_word: bool) -> Source {
    Source::read(&program).unwrap_or_else(|error| {
        complain(&error);
        let meant = match &program {
            Program::File(path) if is_word && error.is_missing_file() => path.to_str().and_then(suggest::command),
            _ => None,
        };
        if let Some(command) = meant {
            let _ = writeln!(io::stderr(), "did you mean the command '{command}'?");
        }
        exit(error.status().into())
    })
}

fn complain(error: &SourceError) {
    let _ = writeln!(io::stderr(), "minipy: {error}");
}

/// A command wins over a file of its name; who sits at a terminal is told.
fn note(verb: &str) {
    if io::stderr().is_terminal() && std::path::Path::new(verb).exists() {
        let _ = writeln!(
            io::stderr(),
            "minipy: note: running the command '{verb}'; for the file use: minipy ./{verb}"
        );
    }
}

/// Ends a program that has no thread to run in.
fn ended(result: io::Result<Infallible>) -> ! {
    match result {
        Ok(never) => match never {},
        Err(error) => refuse(&format!("minipy: can't start the main thread: {error}\n")),
    }
}

/// Prints what was asked for and ends. A reader that has gone, as in `minipy dis x.py | head`, is no reason for words.
fn print(text: &[u8]) -> ! {
    let mut stdout = io::stdout().lock();
    exit(match stdout.write_all(text).and_then(|()| stdout.flush()) {
        Ok(()) => 0,
        Err(_) => 1,
    })
}

/// Ends with the status for a command line that makes no sense.
fn refuse(message: &str) -> ! {
    let _ = io::stderr().write_all(message.as_bytes());
    exit(2)
}
