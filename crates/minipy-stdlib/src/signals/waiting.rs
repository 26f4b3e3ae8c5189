//! `_signal`: blocking signals and waiting for one, and the timers that send one.

use crate::struct_seq::{self, StructSeq, field};
use crate::support::{c_int, set};
use crate::thread::timeout::{deadline, nanoseconds};
use minipy_vm::native::os_signals::{self, Info, TimerTime};
use minipy_vm::native::{
    Args, ClassId, NativeClass, NativeDef, Num, Outcome, Raised, Thread, Value, os_error, system_text,
};
use std::io;
use std::time::Instant;

fn plain<T>(thread: &mut Thread, result: io::Result<T>) -> Outcome<T> {
    result.map_err(|error| os_error(thread, &error, None))
}

/// A set of numbers as a Python set.
fn python_set(thread: &mut Thread, signals: u64) -> Outcome {
    let members = (1..os_signals::COUNT).filter(|&signal| signals & os_signals::bit(signal) != 0);
    let list = Value::list(members.map(|signal| Value::int(signal.into())).collect());
    let class = thread.heap().class(ClassId::Set).clone();
    thread.call(&class, &[list])
}

/// The numbers that an iterable gives.
fn signal_set(thread: &mut Thread, iterable: &Value) -> Outcome<u64> {
    let last = os_signals::COUNT - 1;
    let mut signals = 0;
    let iterator = thread.iter(iterable)?;
    while let Some(item) = thread.next(&iterator)? {
        let int = thread.index_value(&item)?;
        // What no C long can hold is -1 in the message, as in CPython.
        let number = Num::of(&int).and_then(Num::small).unwrap_or(-1);
        let Some(signal) = i32::try_from(number).ok().filter(|signal| (1..=last).contains(signal)) else {
            let message = format!("signal number {number} out of range [1; {last}]");
            return Err(thread.value_error(message));
        };
        if os_signals::usable() & os_signals::bit(signal) == 0 {
            warn_unusable(thread, signal)?;
        } else {
            signals |= os_signals::bit(signal);
        }
    }
    Ok(signals)
}

#[cold]
fn warn_unusable(thread: &mut Thread, signal: i32) -> Outcome<()> {
    let warnings = thread.import_dotted("warnings")?;
    let text = Value::str(&format!("invalid signal number {signal}, please use valid_signals()"));
    let class = thread.heap().class(ClassId::RuntimeWarning).clone();
    thread.call_method(&warnings, "warn", &[text, class]).map(drop)
}

/// `valid_signals()`.
pub(super) fn valid_signals(thread: &mut Thread, _: Args<'_>) -> Outcome {
    python_set(thread, os_signals::usable())
}

/// `pthread_sigmask(how, mask)`: gives what was blocked before.
pub(super) fn pthread_sigmask(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let how = c_int(thread, &args[0])?;
    let signals = signal_set(thread, &args[1])?;
    let result = os_signals::mask(how, signals);
    let old = plain(thread, result)?;
    // What was blocked may have come at once.
    thread.poll_native()?;
    python_set(thread, old)
}

/// `sigpending()`.
pub(super) fn sigpending(thread: &mut Thread, _: Args<'_>) -> Outcome {
    let signals = plain(thread, os_signals::pending())?;
    python_set(thread, signals)
}

/// `pause()`.
pub(super) fn pause(thread: &mut Thread, _: Args<'_>) -> Outcome {
    thread.pause()?;
    Ok(Value::NONE)
}

/// Waits for one of some signals; nothing after a time in nanoseconds.
fn wait(thread: &mut Thread, signals: u64, nanos: Option<i64>) -> Outcome<Option<Info>> {
    let until = nanos.and_then(|nanos| deadline(thread, nanos));
    let (clock, began) = (thread.heap().gil.now(), Instant::now());
    let left = || until.map(|until| until.saturating_duration_since(clock).saturating_sub(began.elapsed()));
    let result = thread.system_call(|| os_signals::wait(signals, left()))?;
    plain(thread, result)
}

/// `sigwait(sigset)`: the number of the signal that came.
pub(super) fn sigwait(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let signals = signal_set(thread, &args[0])?;
    let info = wait(thread, signals, None)?;
    Ok(info.map_or(Value::NONE, |info| Value::int(info.signal.into())))
}

/// `sigwaitinfo(sigset)`.
pub(super) fn sigwaitinfo(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let signals = signal_set(thread, &args[0])?;
    let info = wait(thread, signals, None)?;
    Ok(info.map_or(Value::NONE, |info| python_info(thread, &info)))
}

/// `sigtimedwait(sigset, timeout)`: None if nothing came.
pub(super) fn sigtimedwait(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let signals = signal_set(thread, &args[0])?;
    let nanos = nanoseconds(thread, &args[1])?;
    if nanos < 0 {
        return Err(thread.value_error("timeout must be non-negative"));
    }
    let info = wait(thread, signals, Some(nanos))?;
    Ok(info.map_or(Value::NONE, |info| python_info(thread, &info)))
}

/// `signal.struct_siginfo`.
static SIGINFO: StructSeq = StructSeq {
    class: NativeClass {
        name: "struct_siginfo",
        module: "signal",
        base: ClassId::Tuple,
        slots: Some(&struct_seq::SLOTS),
        methods: &[
            NativeDef::getter("si_signo", field::<0>),
            NativeDef::getter("si_code", field::<1>),
            NativeDef::getter("si_errno", field::<2>),
            NativeDef::getter("si_pid", field::<3>),
            NativeDef::getter("si_uid", field::<4>),
            NativeDef::getter("si_status", field::<5>),
            NativeDef::getter("si_band", field::<6>),
        ],
        has_dict: false,
        is_final: true,
    },
    fields: &[
        "si_signo",
        "si_code",
        "si_errno",
        "si_pid",
        "si_uid",
        "si_status",
        "si_band",
    ],
    hidden: 0,
};

fn python_info(thread: &mut Thread, info: &Info) -> Value {
    let numbers = [
        info.signal.into(),
        info.code.into(),
        info.errno.into(),
        info.process.into(),
        info.user.into(),
        info.status.into(),
        info.band,
    ];
    struct_seq::make(thread, &SIGINFO, numbers.map(Value::int).to_vec())
}

/// `alarm(seconds)`: gives the seconds that were left of the alarm before.
pub(super) fn alarm(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let seconds = c_int(thread, &args[0])?;
    Ok(Value::int(os_signals::alarm(seconds.cast_unsigned()).into()))
}

/// `signal.ItimerError`.
static ITIMER_ERROR: NativeClass = NativeClass {
    name: "ItimerError",
    module: "signal",
    base: ClassId::OSError,
    slots: None,
    methods: &[],
    has_dict: true,
    is_final: false,
};

#[cold]
fn timer_error(thread: &mut Thread, error: &io::Error) -> Raised {
    let number = error.raw_os_error().unwrap_or(0);
    let class = thread.native_class(&ITIMER_ERROR);
    match thread.call(&class, &[Value::int(number.into()), Value::str(&system_text(number))]) {
        Ok(exception) => thread.raise_value(exception),
        Err(raised) => raised,
    }
}

/// Seconds as a timer counts them, rounded up.
fn timer_time(thread: &mut Thread, seconds: &Value) -> Outcome<TimerTime> {
    const MILLION: i64 = 1_000_000;
    let nanos = nanoseconds(thread, seconds)?;
    let micros = nanos.div_euclid(1000) + i64::from(nanos.rem_euclid(1000) != 0);
    Ok((micros.div_euclid(MILLION), micros.rem_euclid(MILLION)))
}

fn python_times((left, interval): (TimerTime, TimerTime)) -> Value {
    let seconds = |(seconds, micros): TimerTime| Value::float(seconds as f64 + micros as f64 / 1e6);
    Value::tuple(vec![seconds(left), seconds(interval)])
}

/// `setitimer(which, seconds, interval=0.0)`: gives what the timer was.
pub(super) fn setitimer(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let which = c_int(thread, &args[0])?;
    let left = timer_time(thread, &args[1])?;
    let interval = match args.get(2) {
        Some(interval) => timer_time(thread, interval)?,
        None => (0, 0),
    };
    let result = os_signals::set_timer(which, left, interval);
    result.map(python_times).map_err(|error| timer_error(thread, &error))
}

/// `getitimer(which)`.
pub(super) fn getitimer(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let which = c_int(thread, &args[0])?;
    let result = os_signals::timer(which);
    result.map(python_times).map_err(|error| timer_error(thread, &error))
}

/// The classes of the module.
pub(super) fn init(thread: &mut Thread, module: &Value) {
    let error = thread.native_class(&ITIMER_ERROR);
    set(thread, module, ITIMER_ERROR.name, error);
    let info = struct_seq::class(thread, &SIGINFO);
    set(thread, module, SIGINFO.class.name, info);
}
