//! What the three test programs share: running `minipy` under a watchdog and judging how it ended.
//!
//! It decides when a run is a hang (time) or a memory leak (resident size), and that a signal, exit status 101 or the
//! word `panicked` is a fault whatever was expected. What a correct run prints is decided by the caller.

use std::fmt;
use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// The longest a script may run; scripts are written to need a hundredth of it.
pub const WATCHDOG: Duration = Duration::from_secs(20);

/// The most resident memory a run may hold, in bytes. Bad input that is answered by allocating without end must not
/// take the whole machine with it, and an address-space limit would forbid large reservations that are never touched.
const MEMORY_LIMIT: u64 = 3 << 30;

/// How a run ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The process exited with this status.
    Exit(i32),
    /// The process died of this signal.
    Signal(i32),
    /// The watchdog killed it because its time was over.
    Hang,
    /// The watchdog killed it because it held more than [`MEMORY_LIMIT`].
    Memory,
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            End::Exit(status) => write!(f, "exit status {status}"),
            End::Signal(signal) => write!(f, "signal {signal}"),
            End::Hang => write!(f, "hang (killed by the watchdog)"),
            End::Memory => write!(f, "held over {} MB (killed by the watchdog)", MEMORY_LIMIT >> 20),
        }
    }
}

/// A finished run.
pub struct Outcome {
    pub end: End,
    pub stdout: String,
    pub stderr: String,
    pub took: Duration,
}

impl Outcome {
    /// The last line of stderr, which for an uncaught exception is its type and message.
    pub fn last_stderr_line(&self) -> &str {
        self.stderr.lines().last().unwrap_or("")
    }

    /// Says why this run is wrong whatever it was expected to print; a signal is a fault unless it is `allowed`.
    pub fn fault(&self, allowed: Option<i32>) -> Result<(), String> {
        let wrong = match self.end {
            End::Hang | End::Memory | End::Exit(101) => true,
            End::Signal(signal) => Some(signal) != allowed,
            End::Exit(_) => self.stderr.contains("panicked"),
        };
        if wrong {
            return Err(format!("{} after {:.1?}\n{}", self.end, self.took, tail(&self.stderr)));
        }
        Ok(())
    }
}

/// The last lines of a text that may be megabytes long.
pub fn tail(text: &str) -> String {
    const LINES: usize = 12;
    const WIDTH: usize = 200;
    let lines: Vec<&str> = text.lines().collect();
    let shown = &lines[lines.len().saturating_sub(LINES)..];
    shown
        .iter()
        .map(|line| format!("  | {}\n", line.chars().take(WIDTH).collect::<String>()))
        .collect()
}

/// A pipe that is read by its own thread, so that a child with much to say never waits for us.
pub struct Pipe {
    /// What has been read so far.
    pub bytes: Arc<Mutex<Vec<u8>>>,
    reader: JoinHandle<()>,
}

impl Pipe {
    fn read_all(mut source: impl Read + Send + 'static) -> Pipe {
        let bytes = Arc::new(Mutex::new(Vec::new()));
        let sink = Arc::clone(&bytes);
        let reader = thread::spawn(move || {
            let mut buffer = [0; 1 << 16];
            while let Ok(count @ 1..) = source.read(&mut buffer) {
                sink.lock()
                    .expect("no reader panics")
                    .extend_from_slice(&buffer[..count]);
            }
        });
        Pipe { bytes, reader }
    }

    fn finish(self) -> String {
        self.reader.join().expect("the reader does not panic");
        let bytes = self.bytes.lock().expect("no reader panics");
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// A run that has been started and not yet judged.
pub struct Running {
    child: Child,
    /// The child's stdout, for those who wait for a word of it.
    pub stdout: Pipe,
    stderr: Pipe,
    started: Instant,
}

/// Starts `minipy` with what `set_up` adds to its command line, with no stdin and without the caller's environment
/// for interpreters.
#[allow(
    dead_code,
    reason = "one of the test programs that share this module goes through a shell"
)]
pub fn start(set_up: impl FnOnce(&mut Command) -> &mut Command) -> io::Result<Running> {
    start_program(env!("CARGO_BIN_EXE_minipy"), set_up)
}

/// As [`start`], but any program: the watchdog is for oracles too.
#[allow(
    dead_code,
    reason = "only one of the test programs that share this module has an oracle"
)]
pub fn start_program(program: &str, set_up: impl FnOnce(&mut Command) -> &mut Command) -> io::Result<Running> {
    let mut command = Command::new(program);
    set_up(&mut command);
    for name in [
        "MINIPY_GIL",
        "MINIPY_SWITCH",
        "MINIPY_SEED",
        "MINIPY_STATS",
        "MINIPY_TRACE",
        "PYTHONUNBUFFERED",
    ] {
        command.env_remove(name);
    }
    command
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let stdout = Pipe::read_all(child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?);
    let stderr = Pipe::read_all(child.stderr.take().ok_or(io::ErrorKind::BrokenPipe)?);
    Ok(Running {
        child,
        stdout,
        stderr,
        started: Instant::now(),
    })
}

impl Running {
    /// The process id, for sending signals.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits for the end, or kills the run `limit` after now.
    pub fn finish(mut self, limit: Duration) -> io::Result<Outcome> {
        let end = self.wait(Instant::now() + limit)?;
        let took = self.started.elapsed();
        Ok(Outcome {
            end,
            stdout: self.stdout.finish(),
            stderr: self.stderr.finish(),
            took,
        })
    }

    fn wait(&mut self, deadline: Instant) -> io::Result<End> {
        // The pause grows so that short scripts are not slowed and long ones cost nothing.
        let mut pause = Duration::from_micros(200);
        loop {
            if let Some(status) = self.child.try_wait()? {
                return Ok(end_of(status));
            }
            let end = match () {
                () if Instant::now() >= deadline => Some(End::Hang),
                () if resident_bytes(self.id()) > MEMORY_LIMIT => Some(End::Memory),
                () => None,
            };
            if let Some(end) = end {
                self.child.kill()?;
                self.child.wait()?;
                return Ok(end);
            }
            thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(10));
        }
    }
}

#[cfg(unix)]
fn end_of(status: ExitStatus) -> End {
    use std::os::unix::process::ExitStatusExt;
    match (status.code(), status.signal()) {
        (Some(code), _) => End::Exit(code),
        (None, signal) => End::Signal(signal.unwrap_or(0)),
    }
}

#[cfg(not(unix))]
fn end_of(status: ExitStatus) -> End {
    End::Exit(status.code().unwrap_or(0))
}

/// The resident size of a process; 0 where the system does not tell (then only time is watched).
fn resident_bytes(id: u32) -> u64 {
    const PAGE: u64 = 4096;
    let pages = std::fs::read_to_string(format!("/proc/{id}/statm"))
        .ok()
        .and_then(|text| text.split_whitespace().nth(1)?.parse::<u64>().ok());
    pages.unwrap_or(0) * PAGE
}
