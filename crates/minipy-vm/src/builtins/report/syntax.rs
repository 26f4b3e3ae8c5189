//! The layout of a SyntaxError: the place, the source line, the carets, the message.

use super::frames::Sources;
use super::safe_text;
use super::typos::{self, Typo};
use crate::builtins::syntax_error::syntax_error_member;
use crate::heap::state::{CompileFailure, Host};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::types::text::unicode::is_space;

/// Carets beyond the length of the line: a script may make a SyntaxError with any numbers.
const MOST_CARETS: usize = 1000;

/// The lines for a SyntaxError whose class is called `name`.
pub fn format(thread: &mut Thread, exception: &Value, name: &str, sources: &mut Sources) -> String {
    let member = |thread: &Thread, name: &str| syntax_error_member(thread, exception, name);
    let [msg, filename, line, end_line] = ["msg", "filename", "lineno", "end_lineno"]
        .map(|name| text_unless_none(thread, &syntax_error_member(thread, exception, name)));
    let [offset, end_offset] = ["offset", "end_offset"].map(|name| member(thread, name));
    let mut msg = msg.filter(|msg| !msg.is_empty());
    let mut source = member(thread, "text").as_str().map(str::to_owned);
    let mut range = (offset.as_small_int(), end_offset.as_small_int());
    let mut one_line = line == end_line;
    if let Some(typo) = typo(
        thread,
        msg.as_deref(),
        filename.as_deref(),
        line.as_deref(),
        source.as_deref(),
        sources,
    ) {
        msg = Some(typo.message());
        range = (Some(typo.offset.into()), Some(typo.end_offset.into()));
        one_line = true;
        source = Some(typo.text);
    }
    let mut text = String::new();
    let mut suffix = String::new();
    match (&line, filename.filter(|name| !name.is_empty())) {
        (Some(line), filename) => {
            let filename = filename.as_deref().unwrap_or("<string>");
            text.push_str(&format!("  File \"{filename}\", line {line}\n"));
        }
        (None, Some(filename)) => suffix = format!(" ({filename})"),
        (None, None) => {}
    }
    match (source, range) {
        (Some(source), (Some(offset), end)) => text.push_str(&source_lines(&source, offset, end, one_line)),
        (Some(source), _) if offset.is_none() => text.push_str(&format!("    {}\n", stripped(&source))),
        _ => {}
    }
    let msg = msg.as_deref().unwrap_or("<no detail available>");
    text.push_str(&format!("{name}: {msg}{suffix}\n"));
    text
}

/// The misspelt keyword behind an error in a file; the line of the file must still be the one that the error shows.
fn typo(
    thread: &Thread,
    message: Option<&str>,
    filename: Option<&str>,
    line: Option<&str>,
    source: Option<&str>,
    sources: &mut Sources,
) -> Option<Typo> {
    message.filter(|message| typos::is_candidate(message))?;
    let number: usize = line?.parse().ok()?;
    let host = thread.heap().hooks.get().host?;
    let lines = sources.lines(thread, &filename?.into());
    let shown = lines.get(number.checked_sub(1)?)?;
    if shown.trim_end() != source?.trim_end() {
        return None;
    }
    typos::keyword_typo(&lines[..number], &mut |code| may_become_right(host, code))
}

/// Does the source compile, or would it with a block at its end?
fn may_become_right(host: &dyn Host, code: &str) -> bool {
    let last = code.lines().last().unwrap_or_default();
    let indent = &last[..last.len() - last.trim_start().len()];
    let endings = [
        String::new(),
        format!("\n{indent} pass"),
        format!("\n{indent} pass\n{indent}finally: pass"),
    ];
    endings.iter().any(|ending| {
        let result = host.compile(&format!("{code}{ending}\n"), "<string>", "exec", 0);
        !matches!(result, Err(CompileFailure::Syntax { .. }))
    })
}

fn text_unless_none(thread: &mut Thread, value: &Value) -> Option<String> {
    (!value.is_none()).then(|| safe_text(thread, Thread::str_text, value, "<exception str() failed>"))
}

fn stripped(source: &str) -> &str {
    source.trim_end_matches('\n').trim_start_matches([' ', '\n', '\x0c'])
}

/// The source line and the carets from character `offset` (counted from 1) to before `end_offset`, or to the end of the line
/// if the error ends on another one.
fn source_lines(source: &str, offset: i64, end_offset: Option<i64>, one_line: bool) -> String {
    let line = stripped(source);
    let length = source.chars().count() as i64;
    let right = source.trim_end_matches('\n').chars().count() as i64;
    let spaces = right - line.chars().count() as i64;
    let mut offset = offset;
    let mut end = match one_line {
        true => end_offset.filter(|&end| end != 0).unwrap_or(offset),
        false => right + 1,
    };
    if length > 0 && offset > length {
        offset = right + 1;
    }
    if length > 0 && end > length {
        end = right + 1;
    }
    if offset >= end || end < 0 {
        end = offset.saturating_add(1);
    }
    let mut text = format!("    {line}\n");
    if let Ok(column) = usize::try_from(offset.saturating_sub(1 + spaces)) {
        // Tabs and their like are kept, so that the carets stand under what they mean.
        let space = line.chars().take(column).map(|c| if is_space(c) { c } else { ' ' });
        let carets = usize::try_from(end.saturating_sub(offset))
            .unwrap_or(0)
            .min(line.len() + MOST_CARETS);
        text.extend("    ".chars().chain(space).chain(std::iter::repeat_n('^', carets)));
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::source_lines;

    #[test]
    fn carets_stand_where_cpython_3_14_puts_them() {
        // source, offset, end offset, ends on the same line, the two lines
        for (source, offset, end, one_line, lines) in [
            ("te xt\n", 3, Some(5), true, "    te xt\n      ^^\n"),
            ("te xt\n", 3, Some(5), false, "    te xt\n      ^^^\n"),
            ("te xt\n", 30, Some(0), true, "    te xt\n         ^\n"),
            ("\tte xt\n", 3, Some(5), true, "    \tte xt\n    \t ^^\n"),
            ("abc", 0, Some(5), true, "    abc\n"),
            ("", 3, Some(5), true, "    \n    ^^\n"),
            ("abc", -1, Some(-1), true, "    abc\n"),
            ("    ab\n", 3, Some(4), true, "    ab\n"),
            ("日本 = 3\n", 3, Some(6), true, "    日本 = 3\n      ^^^\n"),
        ] {
            assert_eq!(
                source_lines(source, offset, end, one_line),
                lines,
                "{source:?} {offset} {end:?}"
            );
        }
    }
}
