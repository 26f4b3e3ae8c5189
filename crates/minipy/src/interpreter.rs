//! Making an interpreter and running one program in it.
//!
//! It decides the order of things from the text to the first instruction: the whole program is compiled before anything runs, then
//! `builtins` and `sys` are made, then `__main__`. What comes after the last instruction is in `ending.rs`.

use crate::compile::{Compiled, Refusal, compile, left_out};
use crate::ending::{self, Exit, complain};
use crate::host::Library;
use crate::source::{Source, os_text};
use crate::whereabouts;
use minipy_event::Sink;
use minipy_gil::policy::Policy;
use minipy_gil::{Config, Gil, SIGNAL, Slice, ThreadId};
use minipy_stdlib::sys::{self, Options};
use minipy_vm::builtins::report;
use minipy_vm::heap::delivery::{Call, Delivery};
use minipy_vm::heap::native::Outcome;
use minipy_vm::heap::nudge::Nudge;
use minipy_vm::heap::os_signals::block_all;
use minipy_vm::heap::state::{CompileFailure, OnDeadlock};
use minipy_vm::heap::thread::Thread;
use minipy_vm::heap::value::Value;
use minipy_vm::interp;
use std::ffi::OsString;
use std::io;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

static LIBRARY: Library = Library;

/// Native stack of the main thread, in bytes of address space; pages are touched as they are needed. It lets recursion through
/// native functions reach a raised `sys.setrecursionlimit`.
const STACK_SIZE: usize = 256 << 20;

/// Runs `f` on an OS thread with the stack that [`Interpreter::run`] and [`compile`] want, and tells it the size of that stack in
/// bytes. A panic of `f` goes on in the caller.
///
/// # Errors
/// The system's, if it gives no thread.
pub fn on_large_stack<R: Send>(f: impl FnOnce(usize) -> R + Send) -> io::Result<R> {
    on_large_stack_beside(f, || {})
}

/// As [`on_large_stack`], and runs `beside` meanwhile on the calling thread.
///
/// # Errors
/// The system's, if it gives no thread; then `beside` is not run.
pub fn on_large_stack_beside<R: Send>(f: impl FnOnce(usize) -> R + Send, beside: impl FnOnce()) -> io::Result<R> {
    std::thread::scope(|scope| {
        let builder = std::thread::Builder::new()
            .name("MainThread".into())
            .stack_size(STACK_SIZE);
        let running = builder.spawn_scoped(scope, || f(STACK_SIZE))?;
        beside();
        running.join().or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// What an interpreter is made of. What is not set is as in CPython.
#[derive(Default)]
pub struct Builder {
    config: Config,
    arguments: Vec<OsString>,
    options: Options,
    on_deadlock: Option<Arc<OnDeadlock>>,
}

impl Builder {
    /// Who gets the lock.
    pub fn policy(mut self, policy: Box<dyn Policy>) -> Builder {
        self.config.policy = policy;
        self
    }

    /// How long a thread may keep the lock from others that want it, if not as long as the policy suggests.
    pub fn slice(mut self, slice: Slice) -> Builder {
        self.config.slice = Some(slice);
        self
    }

    /// Who is told what happens to the lock.
    pub fn sink(mut self, sink: Arc<dyn Sink>) -> Builder {
        self.config.sink = Some(sink);
        self
    }

    /// Every release and acquisition of the lock is timed, so that its figures are exact: at the price of ten times the cost of an
    /// uncontended pair.
    pub fn observed_closely(mut self) -> Builder {
        self.config.observed_closely = true;
        self
    }

    /// Who is told when threads wait for each other and nobody is left: the report, after standard output has been flushed. Without it,
    /// or if it returns, they wait for ever.
    pub fn on_deadlock(mut self, told: impl Fn(&str) + Send + Sync + 'static) -> Builder {
        self.on_deadlock = Some(Arc::new(move |thread: &mut Thread| {
            let report = whereabouts::deadlock(thread);
            ending::flush(thread, true);
            told(&report);
        }));
        self
    }

    /// `sys.argv`.
    pub fn arguments(mut self, arguments: impl IntoIterator<Item = impl Into<OsString>>) -> Builder {
        self.arguments = arguments.into_iter().map(Into::into).collect();
        self
    }

    /// What python3's options and variables set.
    pub fn options(mut self, options: Options) -> Builder {
        self.options = options;
        self
    }

    /// The interpreter.
    pub fn build(self) -> Interpreter {
        let vm = interp::Interpreter::new(self.config, &LIBRARY);
        if let Some(report) = self.on_deadlock {
            vm.on_deadlock(report);
        }
        Interpreter {
            vm,
            arguments: self.arguments,
            options: self.options,
        }
    }
}

/// An interpreter that has run nothing yet.
pub struct Interpreter {
    vm: interp::Interpreter,
    arguments: Vec<OsString>,
    options: Options,
}

impl Interpreter {
    /// To set how it will be.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// The lock, for its figures.
    pub fn gil(&self) -> Arc<Gil> {
        self.vm.gil()
    }

    /// The handle for snapshots.
    pub fn snapshots(&self) -> Snapshots {
        Snapshots {
            inspector: self.vm.inspector(),
        }
    }

    /// The handle for signals.
    pub fn signals(&self) -> Signals {
        Signals {
            gil: self.vm.gil(),
            main: self.vm.main_thread(),
            nudge: self.vm.nudge(),
            delivery: self.vm.signals(),
        }
    }

    /// Compiles and runs a program as `__main__`, on the calling thread, whose stack has `stack_size` bytes (see
    /// [`on_large_stack`]). Tracebacks are written to standard error.
    ///
    /// `at_end` gets the outcome while the lock is still held: a process that exits there gives daemon threads no further turn.
    pub fn run<R>(self, source: &Source, stack_size: usize, at_end: impl FnOnce(Exit) -> R) -> R {
        match compile(source, left_out(self.options.optimize)) {
            Ok(Compiled { code, text }) => self.enter(stack_size, |thread| match thread {
                Some(thread) => at_end({
                    sys::set_options(thread, &self.options);
                    run_main(thread, source, &self, code, &text)
                }),
                None => at_end(Exit::Status(1)),
            }),
            Err(refusal) => {
                self.explain(*refusal, stack_size);
                at_end(Exit::Status(1))
            }
        }
    }

    /// Writes to standard error why a program is not compiled.
    pub fn explain(&self, refusal: Refusal, stack_size: usize) {
        let Refusal {
            failure,
            text,
            filename,
            shown,
        } = refusal;
        if let CompileFailure::Unsupported { line, feature } = failure {
            complain(&format!("{shown}:{line}: minipy: unsupported: {feature}"));
            return;
        }
        self.enter(stack_size, |thread| {
            if let Some(thread) = thread {
                let _ = thread.compile_error(failure, &filename, &text);
                let error = thread.take_exception();
                report::print_uncaught(thread, &error);
            }
        });
    }

    /// Calls `f` with the main thread, or with nothing if there is no memory for one, which is told on standard error.
    fn enter<R>(&self, stack_size: usize, f: impl FnOnce(Option<&mut Thread>) -> R) -> R {
        let mut f = Some(f);
        let entered = self
            .vm
            .run(stack_size, |thread| f.take().map(|f| f(Some(thread))))
            .flatten();
        match (entered, f) {
            (Some(result), _) => result,
            (None, Some(f)) => {
                complain("minipy: no memory for the stack of the main thread");
                f(None)
            }
            (None, None) => unreachable!("a function that was called has returned"),
        }
    }
}

/// Brings the signals of the process to the main thread of an interpreter.
#[derive(Clone)]
pub struct Signals {
    gil: Arc<Gil>,
    main: ThreadId,
    nudge: Arc<Nudge>,
    delivery: Arc<Delivery>,
}

/// From one nudge of a thread in a call of the system to the next.
const NUDGE_INTERVAL: Duration = Duration::from_millis(2);

impl Signals {
    /// From now on the signals of the process are for this interpreter: Ctrl-C raises KeyboardInterrupt in its main thread, and
    /// `signal.signal` decides what others do. Somebody should [`serve`](Signals::serve), else a signal is not noticed by a main
    /// thread that waits.
    pub fn listen(&self) {
        self.delivery.listen();
    }

    /// Serves for ever, and receives no signal itself: when a signal comes, gets the main thread out of what it waits in; when Ctrl-\
    /// is pressed, calls `show`.
    pub fn serve(&self, show: impl Fn()) -> ! {
        block_all();
        loop {
            match self.delivery.wait() {
                Call::Interrupt => self.interrupt(),
                Call::Show => show(),
            }
        }
    }

    /// Has the main thread look at the signals that have come: at its next switch point, or at once if it sleeps or waits. Returns when
    /// it is out of a call of the system that it may be in.
    fn interrupt(&self) {
        self.gil.interrupt(self.main);
        while self.gil.breaker().load(Ordering::Relaxed) & SIGNAL != 0 && self.nudge.nudge() {
            std::thread::sleep(NUDGE_INTERVAL);
        }
    }
}

/// Tells what the threads of an interpreter do, from any OS thread that is none of them.
#[derive(Clone)]
pub struct Snapshots {
    inspector: interp::Inspector,
}

impl Snapshots {
    /// What each thread does and at which line it is: some lines of text. Waits until the holder of the lock comes to a switch point;
    /// nothing if there is no memory. `stack_size` is that of the calling OS thread's stack, in bytes.
    pub fn take(&self, stack_size: usize) -> Option<String> {
        whereabouts::snapshot(&self.inspector, stack_size)
    }

    /// What each thread does, as far as the lock knows: at once.
    pub fn of_the_lock(&self) -> String {
        whereabouts::doings(self.inspector.gil())
    }
}

/// Makes what every program has, then runs `__main__` to its end.
fn run_main(thread: &mut Thread, source: &Source, with: &Interpreter, code: minipy_code::Code, text: &str) -> Exit {
    let main = thread.new_module("__main__", source.has_file.then_some(&source.filename));
    let result = prepare(thread, source, with, &main, text).and_then(|()| {
        let line = |line: u32, _| Value::str(text.lines().nth(line.saturating_sub(1) as usize).unwrap_or(""));
        thread.warn_of(&code, &source.filename, line)?;
        let code = thread.load_code(&Rc::new(code))?;
        thread.run_in_module(&main, code)
    });
    ending::end(thread, main, result.map(drop))
}

fn prepare(thread: &mut Thread, source: &Source, with: &Interpreter, main: &Value, text: &str) -> Outcome<()> {
    let builtins = thread.import_dotted("builtins")?;
    if let Some(names) = thread.attribute_dict(&builtins) {
        *thread.interpreter().builtins.get_mut(thread) = names;
    }
    // Imports of files look for `sys.path` in this module, so it is there before any script asks for it.
    thread.import_dotted("sys")?;
    let mut arguments: Vec<String> = with.arguments.iter().map(|argument| os_text(argument)).collect();
    if let (Some(first), Some(program)) = (arguments.first_mut(), &source.program) {
        first.clone_from(program);
    }
    sys::set_argv(thread, &arguments);
    let own = (!with.options.safe_path).then(|| source.folder.clone());
    let path: Vec<String> = own.into_iter().chain(with.options.path.iter().cloned()).collect();
    sys::set_path(thread, &path);
    let package = source.package.as_deref().map_or(Value::NONE, Value::str);
    thread.set_own_attribute(main, &Value::intern("__package__"), package);
    if source.has_file {
        thread.set_own_attribute(main, &Value::intern("__cached__"), Value::NONE);
    } else {
        report::remember_source(thread, &source.filename, text);
    }
    thread.register_module("__main__", main);
    if !with.options.warnings.is_empty() {
        thread.import_dotted("warnings")?;
    }
    if let Some(package) = source.package.as_deref().filter(|package| !package.is_empty()) {
        thread.import_dotted(package)?;
    }
    Ok(())
}
