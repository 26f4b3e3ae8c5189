//! The frames of a traceback, and where their source comes from.

use super::carets;
use crate::builtins::traceback::location_of;
use crate::heap::guard::Guarded;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use minipy_code::{Code, Location};
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// Equal frames in a row beyond this many are counted, not shown.
const MOST_REPEATS: usize = 3;

/// Texts that stand in no file: that of `-c`. By the name their code objects carry.
struct Remembered {
    texts: Guarded<FxHashMap<String, String>>,
}

impl Default for Remembered {
    fn default() -> Remembered {
        Remembered {
            texts: Guarded::new(FxHashMap::default()),
        }
    }
}

/// Tells reports the source of code that comes from no file, such as that of the option `-c`, whose `filename` is `<string>`.
pub fn remember_source(thread: &mut Thread, filename: &str, text: &str) {
    let remembered = thread.heap().extension::<Remembered>();
    remembered
        .texts
        .get_mut(thread)
        .insert(filename.to_owned(), text.to_owned());
}

/// The source files read for one report.
#[derive(Default)]
pub struct Sources {
    lines: FxHashMap<Rc<str>, Vec<String>>,
    plain: bool,
}

impl Sources {
    /// For a report that shows the first line of each place, without carets.
    pub fn without_carets() -> Sources {
        Sources {
            plain: true,
            ..Sources::default()
        }
    }

    /// The lines of a file; none if it cannot be read, or is no file.
    pub fn lines(&mut self, thread: &Thread, filename: &Rc<str>) -> &[String] {
        self.lines
            .entry(filename.clone())
            .or_insert_with(|| read_lines(thread, filename))
    }

    /// The lines of a place, as far as they exist.
    fn lines_of(&mut self, thread: &Thread, filename: &Rc<str>, location: Location) -> Vec<&str> {
        let lines = self.lines(thread, filename);
        let numbers = location.line..=location.end_line.max(location.line);
        numbers
            .map(|number| lines.get(number as usize - 1).map_or("", String::as_str))
            .collect()
    }

    /// The text of the instruction of a traceback entry, if it stands on one line.
    pub fn segment(&mut self, thread: &Thread, traceback: &Value) -> Option<&str> {
        let code = code_of(traceback)?;
        let place = location_of(traceback);
        if place.line == 0 || place.line != place.end_line {
            return None;
        }
        let line = self.lines(thread, &code.filename).get(place.line as usize - 1)?;
        line.get(place.column as usize..place.end_column as usize)
    }
}

fn read_lines(thread: &Thread, filename: &str) -> Vec<String> {
    let remembered = thread.heap().extension::<Remembered>().texts.get(thread);
    let text = match remembered.get(filename) {
        Some(text) => text.clone(),
        None if filename.starts_with('<') && filename.ends_with('>') => return Vec::new(),
        None => match std::fs::read(filename).ok().and_then(|bytes| decode(thread, bytes)) {
            Some(text) => text,
            None => return Vec::new(),
        },
    };
    let text = text
        .strip_prefix('\u{feff}')
        .unwrap_or(&text)
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    text.split('\n').map(str::to_owned).collect()
}

/// The text of a source file: as the compiler reads it, or as UTF-8 where there is none.
fn decode(thread: &Thread, bytes: Vec<u8>) -> Option<String> {
    match thread.heap().hooks.get().host {
        Some(host) => host.decode(&bytes).ok(),
        None => String::from_utf8(bytes).ok(),
    }
}

/// The code of a traceback entry, as compiled.
pub fn code_of(traceback: &Value) -> Option<Rc<Code>> {
    Some(traceback.as_traceback()?.code.as_code()?.data.source.clone())
}

/// The frames from the outermost to the one that raised.
pub fn format(thread: &mut Thread, traceback: &Value, sources: &mut Sources) -> String {
    let mut text = String::new();
    let mut repeats = Repeats::default();
    let mut at = traceback.clone();
    while let Some(entry) = at.as_traceback() {
        if let Some(code) = code_of(&at) {
            let mut location = location_of(&at);
            if location.line == 0 {
                location = Location {
                    line: code.first_line.max(1),
                    ..Location::default()
                };
            }
            if repeats.is_shown((&code.filename, location.line, &code.name), &mut text) {
                push_frame(thread, &code, location, sources, &mut text);
            }
        }
        let next = entry.next.get(thread).clone();
        at = next;
    }
    repeats.push_summary(&mut text);
    text
}

fn push_frame(thread: &Thread, code: &Code, location: Location, sources: &mut Sources, text: &mut String) {
    let shown_name = match &*code.filename {
        name if name.starts_with("<stdin-") && name.ends_with('>') => "<stdin>",
        name => name,
    };
    text.push_str(&format!(
        "  File \"{shown_name}\", line {}, in {}\n",
        location.line, code.name
    ));
    let plain = sources.plain || location.end_line < location.line;
    let lines = sources.lines_of(thread, &code.filename, location);
    let block = match plain {
        true => carets::plain(lines.first().unwrap_or(&"")),
        false => carets::with_carets(&lines, location.column as usize, location.end_column as usize),
    };
    text.push_str(&block);
}

/// Counts equal frames in a row.
#[derive(Default)]
struct Repeats {
    last: Option<(Rc<str>, u32, Rc<str>)>,
    count: usize,
}

impl Repeats {
    /// Counts a frame, known by file, line and function. Is it to be shown?
    fn is_shown(&mut self, frame: (&Rc<str>, u32, &Rc<str>), text: &mut String) -> bool {
        let same = self
            .last
            .as_ref()
            .is_some_and(|(file, line, name)| (file, *line, name) == frame);
        if !same {
            self.push_summary(text);
            self.last = Some((frame.0.clone(), frame.1, frame.2.clone()));
            self.count = 0;
        }
        self.count += 1;
        self.count <= MOST_REPEATS
    }

    fn push_summary(&self, text: &mut String) {
        if let Some(more) = self.count.checked_sub(MOST_REPEATS).filter(|&more| more > 0) {
            let plural = if more > 1 { "s" } else { "" };
            text.push_str(&format!("  [Previous line repeated {more} more time{plural}]\n"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Repeats;
    use std::rc::Rc;

    /// A letter is a frame; a capital is the same one shown. The answers are those of `StackSummary.format`.
    #[test]
    fn repeated_frames_are_counted() {
        for (frames, shown) in [
            ("ab", "AB"),
            ("aaab", "AAAB"),
            ("aaaab", "AAA  [Previous line repeated 1 more time]\nB"),
            ("aaaaaa", "AAA  [Previous line repeated 3 more times]\n"),
            ("abababab", "ABABABAB"),
            (
                "aaaaabbbba",
                "AAA  [Previous line repeated 2 more times]\nBBB  [Previous line repeated 1 more time]\nA",
            ),
        ] {
            let (mut repeats, mut text) = (Repeats::default(), String::new());
            for frame in frames.chars() {
                let name: Rc<str> = frame.to_string().into();
                if repeats.is_shown((&name, 1, &name), &mut text) {
                    text.push(frame.to_ascii_uppercase());
                }
            }
            repeats.push_summary(&mut text);
            assert_eq!(text, shown, "{frames}");
        }
    }
}
