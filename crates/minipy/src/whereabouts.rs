//! Reports on threads that do not go on: the text of a deadlock, and a snapshot of what every thread does.
//!
//! It decides how they read. What is true comes from the machine (`minipy_vm::interp::whereabouts`) and from the lock.

use minipy_gil::{Doing, Gil, Slice, ThreadId};
use minipy_vm::heap::thread::Thread;
use minipy_vm::interp::Inspector;
use minipy_vm::interp::whereabouts::{Place, Standing, Waited};
use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

/// So much of a line of a script is shown.
const LINE: usize = 40;

/// What the handle of a thread is called.
const THREAD: &str = "thread";

/// The names of threads.
struct Names(Vec<(ThreadId, Arc<str>, Doing)>);

impl Names {
    fn of(gil: &Gil) -> Names {
        Names(gil.doings())
    }

    fn get(&self, thread: ThreadId) -> &str {
        let found = self.0.iter().find(|(id, ..)| *id == thread);
        found.map_or("a thread that has ended", |(_, name, _)| name)
    }
}

/// Writes places: with the name of the file only if there are several.
struct Places {
    one_file: bool,
}

impl Places {
    fn of(standings: &[Standing]) -> Places {
        let mut files = standings
            .iter()
            .filter_map(|standing| Some(&standing.place.as_ref()?.filename));
        let first = files.next();
        Places {
            one_file: files.all(|file| Some(file) == first),
        }
    }

    fn text(&self, place: &Place) -> String {
        match self.one_file {
            true => format!("line {}", place.line),
            false => in_file(place),
        }
    }
}

fn in_file(place: &Place) -> String {
    let file = place.filename.rsplit('/').next().unwrap_or(&place.filename);
    format!("{file}:{}", place.line)
}

/// What is said of a deadlock, by the last thread that could run.
pub(crate) fn deadlock(thread: &mut Thread) -> String {
    let names = Names::of(&thread.heap().gil);
    let standings = thread.standings();
    let waiting: Vec<(&Standing, &Waited)> = (standings.iter())
        .filter_map(|standing| Some((standing, standing.waits_for.as_ref()?)))
        .collect();
    let places = Places::of(&standings);
    let cycle = cycle(&waiting);
    let mut text = match cycle.len() {
        0 => "Deadlock: every thread waits for another one; nothing can run.\n".to_owned(),
        1 => "Deadlock: a thread waits for itself; nothing can run.\n".to_owned(),
        count => format!("Deadlock: {count} threads wait for each other; nothing can run.\n"),
    };
    let rows: Vec<(String, String)> = (waiting.iter())
        .map(|(standing, waited)| (who(standing, &names, &places), what(waited, &names, &places)))
        .collect();
    let wide = |row: fn(&(String, String)) -> &String| rows.iter().map(|pair| row(pair).chars().count()).max();
    let (left, right) = (wide(|row| &row.0).unwrap_or(0), wide(|row| &row.1).unwrap_or(0));
    for (row, (standing, _)) in rows.iter().zip(&waiting) {
        let outside = !cycle.is_empty() && !cycle.iter().any(|(inside, _)| inside.thread == standing.thread);
        let line = match outside {
            true => format!("  {:left$}  {:right$}  <- outside the cycle", row.0, row.1),
            false => format!("  {:left$}  {}", row.0, row.1),
        };
        text.push_str(line.trim_end());
        text.push('\n');
    }
    if let Some((first, _)) = cycle.first() {
        text.push_str("  cycle: ");
        for (standing, waited) in &cycle {
            let _ = write!(text, "{} -> {}", names.get(standing.thread), short(waited));
        }
        text.push_str(names.get(first.thread));
        let all_locks = cycle.iter().all(|(_, waited)| waited.kind != THREAD);
        if cycle.len() > 1 && all_locks {
            text.push_str("      help: take the locks in one order");
        }
        text.push('\n');
    }
    text
}

/// The threads that wait for each other in a circle, if there are such.
fn cycle<'a>(waiting: &[(&'a Standing, &'a Waited)]) -> Vec<(&'a Standing, &'a Waited)> {
    for start in waiting {
        let mut path: Vec<(&Standing, &Waited)> = Vec::new();
        let mut at = Some(start);
        while let Some(step) = at {
            if step.0.thread == start.0.thread && !path.is_empty() {
                return path;
            }
            if path.iter().any(|seen| seen.0.thread == step.0.thread) {
                break;
            }
            path.push(*step);
            at = waiting.iter().find(|next| Some(next.0.thread) == step.1.holder);
        }
    }
    Vec::new()
}

fn who(standing: &Standing, names: &Names, places: &Places) -> String {
    let name = names.get(standing.thread);
    match (&standing.place, &standing.text) {
        (Some(place), Some(text)) if !text.is_empty() => {
            let text: String = text.chars().take(LINE).collect();
            format!("{name} ({}, {text})", places.text(place))
        }
        (Some(place), _) => format!("{name} ({})", places.text(place)),
        (None, _) => name.to_owned(),
    }
}

fn what(waited: &Waited, names: &Names, places: &Places) -> String {
    if waited.kind == THREAD {
        return format!(
            "waits for {}",
            waited.holder.map_or("a thread", |thread| names.get(thread))
        );
    }
    let name = match (&waited.name, &waited.made) {
        (Some(name), _) => format!("{} '{name}'", waited.kind),
        (None, Some(made)) => format!("the {} made at {}", waited.kind, places.text(made)),
        (None, None) => format!("a {}", waited.kind),
    };
    let held = match (waited.holder, &waited.since) {
        (Some(holder), Some(since)) => format!(", held by {} since {}", names.get(holder), places.text(since)),
        (Some(holder), None) => format!(", held by {}", names.get(holder)),
        (None, _) if waited.kind == "condition" => ", which nobody is left to notify".to_owned(),
        (None, _) if waited.kind == "queue" => ", into which nobody is left to put anything".to_owned(),
        (None, _) => String::new(),
    };
    format!("waits for {name}{held}")
}

/// The lock between two threads of a cycle; whoever waits for a thread itself needs none.
fn short(waited: &Waited) -> String {
    match waited.kind == THREAD {
        true => String::new(),
        false => format!("{} -> ", waited.name.as_ref().unwrap_or(&waited.kind)),
    }
}

/// What every thread does, and at which line it is. Waits until the holder of the lock comes to a switch point. `stack_size` is that of
/// the calling OS thread's stack.
pub(crate) fn snapshot(inspector: &Inspector, stack_size: usize) -> Option<String> {
    const NAME: &str = "snapshot";
    let gil = inspector.gil();
    let names = Names::of(gil);
    let standings = inspector.inspect(NAME, stack_size, |thread| thread.standings())?;
    let mut rows = vec![header(gil, names.0.len())];
    for (thread, name, doing) in &names.0 {
        let standing = standings.iter().find(|standing| standing.thread == *thread);
        let waits_for = standing.and_then(|standing| standing.waits_for.as_ref());
        let doing = match (doing, waits_for) {
            (Doing::Waits, Some(waited)) => what(waited, &names, &Places { one_file: false }),
            _ => plainly(*doing),
        };
        let place = standing.and_then(|standing| {
            let text = standing.text.as_deref().unwrap_or_default();
            Some(format!("{}  {text}", in_file(standing.place.as_ref()?)))
        });
        rows.push(
            format!("  {name:12}  {doing:32}  {}", place.unwrap_or_default())
                .trim_end()
                .to_owned(),
        );
    }
    Some(rows.join("\n") + "\n")
}

/// The same without the lines, for a lock whose holder does not come to a switch point.
pub(crate) fn doings(gil: &Gil) -> String {
    let doings = gil.doings();
    let mut rows = vec![header(gil, doings.len())];
    rows.extend((doings.iter()).map(|(_, name, doing)| format!("  {name:12}  {}", plainly(*doing))));
    rows.join("\n") + "\n"
}

fn header(gil: &Gil, threads: usize) -> String {
    let slice = match gil.slice() {
        Slice::Time(interval) => format!("switch interval {}", time(interval)),
        Slice::Ops(ops) => format!("slices of {ops} instructions"),
    };
    let plural = if threads == 1 { "" } else { "s" };
    format!("minipy: gil {}, {slice}, {threads} thread{plural}", gil.policy())
}

fn plainly(doing: Doing) -> String {
    match doing {
        Doing::Holds => "holds the lock".to_owned(),
        Doing::Wants(age) => format!("wants the lock since {}", time(age)),
        Doing::Waits => "waits for another thread".to_owned(),
        Doing::Sleeps => "sleeps".to_owned(),
        Doing::Outside => "is outside (blocked, or not begun)".to_owned(),
    }
}

fn time(duration: Duration) -> String {
    format!("{:.4} ms", duration.as_secs_f64() * 1e3)
        .trim_end_matches(" ms")
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_owned()
        + " ms"
}
