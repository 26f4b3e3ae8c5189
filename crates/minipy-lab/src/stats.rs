//! The figures of the lock as people read them (`--stats`) and as programs do (`--stats=json`).
//!
//! It decides the layout and which hint is worth giving. What is counted, and that it adds up, is the lock's business.

use minipy_event::Cause;
use minipy_gil::{Slice, Stats, ThreadStats};
use std::fmt::Write;
use std::time::Duration;

/// The table of `--stats`: a line on the whole, a line for each thread, and what they add up to.
pub fn table(stats: &Stats) -> String {
    let threads = stats.threads.len();
    let plural = if threads == 1 { "" } else { "s" };
    let mut text = format!(
        "gil {}, {}, {threads} thread{plural}, wall {:.3} s\n",
        stats.policy,
        slice(stats),
        stats.wall.as_secs_f64()
    );
    let wide = stats.threads.iter().map(|row| row.name.chars().count()).max();
    let wide = wide.unwrap_or(0).clamp(10, 32);
    let _ = writeln!(
        text,
        " {:wide$}  {:12}  {:12}  {:12} {:>8}  {:>12}  handed over because",
        "thread", "held", "waited", "blocked", "got lock", "longest wait"
    );
    for row in &stats.threads {
        let name: String = row.name.chars().take(wide).collect();
        let _ = writeln!(
            text,
            " {name:wide$}  {}  {}  {}  {:>8}  {:>12}  {}",
            share(row.held, stats.wall),
            share(row.waited, stats.wall),
            share(row.blocked(), stats.wall),
            row.acquisitions(),
            brief(row.longest_wait),
            causes(row)
        );
    }
    foot(&mut text, stats);
    text
}

fn foot(text: &mut String, stats: &Stats) {
    let total = stats.total();
    let wall = stats.wall.as_secs_f64().max(1e-9);
    let busy = 100.0 * (1.0 - stats.idle.as_secs_f64() / wall);
    let _ = write!(
        text,
        " lock busy {busy:.1}%   switches {} ({:.0}/s)",
        stats.switches,
        stats.switches as f64 / wall
    );
    let _ = write!(text, "   drop requests {}", total.asked);
    if total.void > 0 {
        let _ = write!(text, " ({} void)", total.void);
    }
    if total.retook() > 0 {
        let _ = write!(text, "   re-took {}", total.retook());
    }
    if let (Some(p50), Some(p99)) = (stats.wait_p50, stats.wait_p99) {
        let _ = write!(text, "   wait p50 {} p99 {}", brief(p50), brief(p99));
    }
    if let Some(p50) = stats.slice_p50 {
        let _ = write!(text, "   slice p50 {}", brief(p50));
    }
    text.push('\n');
    let longest = stats.threads.iter().max_by_key(|row| row.longest_hold);
    if let Some(row) = longest.filter(|row| !row.longest_hold.is_zero()) {
        let place = row.longest_at.as_deref().unwrap_or("its end");
        let _ = writeln!(
            text,
            " longest hold {} by {} at {place}",
            brief(row.longest_hold),
            row.name
        );
    }
    if let Some(hint) = hint(stats) {
        let _ = writeln!(text, " hint: {hint}");
    }
}

fn slice(stats: &Stats) -> String {
    match stats.slice {
        Slice::Time(interval) => format!("switch interval {}", brief(interval).replace(' ', "")),
        Slice::Ops(ops) => format!("slices of {ops} instructions"),
    }
}

/// Seconds, and the share of the whole.
fn share(part: Duration, whole: Duration) -> String {
    let percent = 100.0 * part.as_secs_f64() / whole.as_secs_f64().max(1e-9);
    format!("{:7.3} {percent:3.0}%", part.as_secs_f64())
}

/// A time with a unit that leaves few digits.
fn brief(time: Duration) -> String {
    let nanos = time.as_nanos();
    let (value, unit) = match nanos {
        0..1_000 => (nanos as f64, "ns"),
        1_000..1_000_000 => (nanos as f64 / 1e3, "us"),
        1_000_000..1_000_000_000 => (nanos as f64 / 1e6, "ms"),
        _ => (nanos as f64 / 1e9, "s"),
    };
    let digits = if value < 10.0 && value.fract() != 0.0 { 1 } else { 0 };
    format!("{value:.digits$} {unit}")
}

fn causes(row: &ThreadStats) -> String {
    let counted = Cause::ALL.iter().filter(|cause| row.causes[cause.index()] > 0);
    let parts: Vec<String> = counted
        .map(|cause| format!("{} {}", cause.name(), row.causes[cause.index()]))
        .collect();
    parts.join(", ")
}

/// What the figures suggest, if it is plain.
fn hint(stats: &Stats) -> Option<String> {
    let busy = |row: &&ThreadStats| {
        let wanted = row.held + row.waited;
        wanted > row.life.mul_f64(0.9) && row.causes[Cause::Expiry.index()] >= 5
    };
    let workers = stats.threads.iter().filter(busy).count();
    (workers >= 2).then(|| {
        format!(
            "{workers} threads only compute; with one lock they cannot be faster together than one after the other."
        )
    })
}

/// The same figures as JSON, times in nanoseconds.
pub fn json(stats: &Stats) -> String {
    let slice = match stats.slice {
        Slice::Time(_) => "null".to_owned(),
        Slice::Ops(ops) => ops.to_string(),
    };
    let threads: Vec<String> = stats.threads.iter().map(json_thread).collect();
    format!(
        "{{\"policy\": \"{}\", \"interval_ns\": {}, \"slice_ops\": {slice}, \"wall_ns\": {}, \"idle_ns\": {}, \"switches\": {}, \
         \"slice_p50_ns\": {}, \"wait_p50_ns\": {}, \"wait_p99_ns\": {}, \"threads\": [{}]}}\n",
        stats.policy,
        stats.interval.as_nanos(),
        stats.wall.as_nanos(),
        stats.idle.as_nanos(),
        stats.switches,
        optional(stats.slice_p50),
        optional(stats.wait_p50),
        optional(stats.wait_p99),
        threads.join(", ")
    )
}

fn optional(time: Option<Duration>) -> String {
    time.map_or("null".to_owned(), |time| time.as_nanos().to_string())
}

fn json_thread(row: &ThreadStats) -> String {
    let causes: Vec<String> = Cause::ALL
        .iter()
        .map(|cause| format!("\"{}\": {}", cause.name(), row.causes[cause.index()]))
        .collect();
    let waits: Vec<String> = row.waits.iter().map(u64::to_string).collect();
    format!(
        "{{\"number\": {}, \"name\": {}, \"alive\": {}, \"life_ns\": {}, \"held_ns\": {}, \"waited_ns\": {}, \"blocked_ns\": {}, \
         \"uncontended\": {}, \"contended\": {}, \"taken\": {}, \"retook\": {}, \"asked\": {}, \"void\": {}, \
         \"longest_hold_ns\": {}, \"longest_hold_at\": {}, \"longest_wait_ns\": {}, \"causes\": {{{}}}, \"waits_log2\": [{}]}}",
        row.number,
        quoted(&row.name),
        row.alive,
        row.life.as_nanos(),
        row.held.as_nanos(),
        row.waited.as_nanos(),
        row.blocked().as_nanos(),
        row.uncontended,
        row.contended,
        row.taken,
        row.retook(),
        row.asked,
        row.void,
        row.longest_hold.as_nanos(),
        row.longest_at.as_deref().map_or("null".to_owned(), quoted),
        row.longest_wait.as_nanos(),
        causes.join(", "),
        waits.join(", ")
    )
}

/// A JSON string.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if (c as u32) < 0x20 => {
                let _ = write!(quoted, "\\u{:04x}", c as u32);
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::{brief, json, quoted, table};
    use minipy_event::Cause;
    use minipy_gil::{Config, Gil};
    use std::time::Duration;

    #[test]
    fn times() {
        for (nanos, expect) in [
            (0, "0 ns"),
            (62, "62 ns"),
            (1_500, "1.5 us"),
            (15_400, "15 us"),
            (5_000_000, "5 ms"),
            (1_100_000, "1.1 ms"),
            (1_200_000_000, "1.2 s"),
        ] {
            assert_eq!(brief(Duration::from_nanos(nanos)), expect);
        }
    }

    #[test]
    fn strings() {
        for (text, expect) in [("a", "\"a\""), ("a\"\\\n", "\"a\\\"\\\\\\u000a\""), ("é", "\"é\"")] {
            assert_eq!(quoted(text), expect);
        }
    }

    #[test]
    fn every_figure_is_told() {
        let gil = Gil::new(Config::default());
        let (a, b) = (gil.register("a \"quoted\" name"), gil.register("b"));
        for (thread, cause) in [(a, Cause::BlockingIo), (b, Cause::Join), (a, Cause::Exit)] {
            gil.acquire(thread);
            gil.release(thread, cause);
        }
        let stats = gil.stats();
        let table = table(&stats);
        for part in [
            "gil py3, switch interval 5ms, 2 threads",
            "blocking I/O 1",
            "join 1",
            "switches 2",
        ] {
            assert!(table.contains(part), "{part} in\n{table}");
        }
        let json = json(&stats);
        for part in [
            "\"policy\": \"py3\"",
            "\"a \\\"quoted\\\" name\"",
            "\"join\": 1",
            "\"switches\": 2",
        ] {
            assert!(json.contains(part), "{part} in\n{json}");
        }
        let (open, close) = (json.matches(['{', '[']).count(), json.matches(['}', ']']).count());
        assert_eq!(open, close);
    }
}
