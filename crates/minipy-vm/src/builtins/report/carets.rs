//! The source lines of a frame with the line of carets under them, as `traceback.StackSummary.format_frame_summary` of
//! CPython 3.14 makes them. Pure text to text; what the anchors are is decided in `anchors.rs`.

use super::anchors::{Anchors, anchors, is_plain_call};
use super::width::display_width;
use crate::types::text::unicode::is_space;

/// What each line is indented by.
const INDENT: &str = "    ";

/// The source of a frame without carets: its first line.
pub fn plain(line: &str) -> String {
    let line = line.trim_matches(is_space);
    if line.is_empty() {
        String::new()
    } else {
        format!("{INDENT}{line}\n")
    }
}

/// The lines from the first to the last of an instruction's place, with carets where they tell more than the lines alone.
/// `column` and `end_column` are bytes in the first and the last line. Empty if the source is.
pub fn with_carets(lines: &[&str], column: usize, end_column: usize) -> String {
    let original: Vec<&str> = lines.iter().map(|line| line.trim_end_matches(is_space)).collect();
    let (Some(first), Some(last)) = (original.first(), original.last()) else {
        return String::new();
    };
    let lines: Vec<Vec<char>> = dedent(&original).iter().map(|line| line.chars().collect()).collect();
    if lines.iter().all(Vec::is_empty) {
        return String::new();
    }
    let removed = first.chars().count() - lines[0].len();
    let start = character_offset(first, column).saturating_sub(removed);
    let end = character_offset(last, end_column).saturating_sub(removed);
    let block = Block::new(lines, start, end);
    let shown = block.shown_lines();
    let text: Vec<&str> = shown.iter().map(String::as_str).collect();
    dedent(&text).iter().flat_map(|line| [INDENT, line, "\n"]).collect()
}

/// `textwrap.dedent`: takes off the white space that all lines begin with, and empties the blank ones.
fn dedent<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let is_blank = |line: &str| line.chars().all(is_space);
    let mut common: Option<&str> = None;
    for line in lines.iter().filter(|line| !is_blank(line)) {
        let margin = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
        let shared = common.map_or(margin, |common| {
            let shared = common.bytes().zip(margin.bytes()).take_while(|(a, b)| a == b).count();
            &margin[..shared]
        });
        common = Some(shared);
    }
    let margin = common.map_or(0, str::len);
    lines
        .iter()
        .map(|line| if is_blank(line) { "" } else { &line[margin..] })
        .collect()
}

/// The number of characters in the first bytes of a line; a character cut in two counts.
fn character_offset(line: &str, bytes: usize) -> usize {
    line.char_indices().take_while(|&(at, _)| at < bytes).count()
}

/// The lines of an instruction, dedented.
struct Block {
    lines: Vec<Vec<char>>,
    /// Columns on the screen, of the first line's beginning and the last line's end.
    start: usize,
    end: usize,
    carets: bool,
    /// Lines and columns on the screen.
    anchors: Option<Anchors>,
}

impl Block {
    /// `start` and `end` count characters in the first and last line.
    fn new(lines: Vec<Vec<char>>, start: usize, end: usize) -> Block {
        let last = lines.len() - 1;
        let found = anchors(&segment(&lines, start, end));
        let carets = match is_plain_call(&lines, (0, start), (last, end)) {
            Some(true) => false,
            _ if found.is_some() => true,
            _ => {
                let before = &lines[0][..start.min(lines[0].len())];
                let after = &lines[last][end.min(lines[last].len())..];
                !before.iter().chain(after).all(|&c| is_space(c))
            }
        };
        let on_screen = |(line, column): (usize, usize)| {
            let column = if line == 0 { column + start } else { column };
            (line, display_width(&lines[line], column))
        };
        let anchors = found.map(|found| Anchors {
            start: on_screen(found.start),
            end: on_screen(found.end),
        });
        let (start, end) = (display_width(&lines[0], start), display_width(&lines[last], end));
        Block {
            lines,
            start,
            end,
            carets,
            anchors,
        }
    }

    /// The lines with carets under them. Of a long block only the first and last lines, and those next to the anchors.
    fn shown_lines(&self) -> Vec<String> {
        let count = self.lines.len();
        let mut significant = vec![0, count - 1];
        if let Some(anchors) = self.anchors {
            for line in [anchors.start.0, anchors.end.0] {
                significant.extend(line.saturating_sub(1)..=(line + 1).min(count - 1));
            }
        }
        significant.sort_unstable();
        significant.dedup();
        let mut shown = Vec::new();
        let mut previous = None;
        for line in significant {
            let skipped = previous.map_or(0, |previous| line - previous - 1);
            match skipped {
                0 => {}
                1 => self.show(line - 1, &mut shown),
                _ => shown.push(format!("...<{skipped} lines>...")),
            }
            self.show(line, &mut shown);
            previous = Some(line);
        }
        shown
    }

    fn show(&self, number: usize, shown: &mut Vec<String>) {
        let line = &self.lines[number];
        shown.push(line.iter().collect());
        if !self.carets {
            return;
        }
        let spaces = line.iter().take_while(|&&c| is_space(c)).count();
        let count = if number + 1 == self.lines.len() {
            self.end
        } else {
            display_width(line, line.len())
        };
        shown.push(
            (0..count)
                .map(|column| match self.anchors {
                    _ if column < spaces || number == 0 && column < self.start => ' ',
                    Some(anchors) if (number, column) < anchors.start || (number, column) >= anchors.end => '~',
                    _ => '^',
                })
                .collect(),
        );
    }
}

/// The characters of the instruction itself.
fn segment(lines: &[Vec<char>], start: usize, end: usize) -> Vec<Vec<char>> {
    let mut segment = lines.to_vec();
    if let Some(last) = segment.last_mut() {
        last.truncate(end);
    }
    if let Some(first) = segment.first_mut() {
        first.drain(..start.min(first.len()));
    }
    segment
}

#[cfg(test)]
mod tests {
    use super::with_carets;

    /// `«` and `»` stand where the instruction begins and ends, `|` between lines. The answers, without their indentation,
    /// are those of `traceback.StackSummary().format_frame_summary`.
    #[test]
    #[rustfmt::skip]
    fn carets_are_those_of_cpython_3_14() {
        let table: &[(&str, &[&str])] = &[
            ("x = «a / b»", &["x = a / b", "    ~~^~~"]),
            ("«raise ValueError(x)»", &["raise ValueError(x)"]),
            ("«raise ValueError(x)»  # why", &["raise ValueError(x)  # why", "^^^^^^^^^^^^^^^^^^^"]),
            ("    «f()»", &["f()", "~^^"]),
            ("y = «f(1)»", &["y = f(1)"]),
            ("y = «a.f(1)»", &["y = a.f(1)"]),
            ("return «f(1)»", &["return f(1)"]),
            ("return «a.f(1)»", &["return a.f(1)", "       ~~~^^^"]),
            ("return «f(1)» + 1", &["return f(1) + 1", "       ~^^^"]),
            ("return («f(1)»)", &["return (f(1))"]),
            ("if «f(1)»:", &["if f(1):", "   ~^^^"]),
            ("print(«d['a']['b']»)", &["print(d['a']['b'])", "      ~~~~~~^^^^^"]),
            ("print(«d['a']»['b'])", &["print(d['a']['b'])", "      ~^^^^^"]),
            ("x = «a+b» < c", &["x = a+b < c", "    ~^~"]),
            ("x = «a < b»", &["x = a < b", "    ^^^^^"]),
            ("x = «-a ** b»", &["x = -a ** b", "    ^^^^^^^"]),
            ("x = «a ** -b ** c»", &["x = a ** -b ** c", "    ~~^^~~~~~~~~"]),
            ("x = «a*b + c*d - e»", &["x = a*b + c*d - e", "    ~~~~~~~~~~^~~"]),
            ("x = «a // b»", &["x = a // b", "    ~~^^~~"]),
            ("x = «a +(b)»", &["x = a +(b)", "    ~~^^~~"]),
            ("x = «(a) + (b, c)»", &["x = (a) + (b, c)", "    ~~~~^~~~~~~~"]),
            ("x = «not_a.b.c»", &["x = not_a.b.c", "    ^^^^^^^^^"]),
            ("«d[0]» += 1", &["d[0] += 1", "~^^^"]),
            ("«x, y» = 1, 2", &["x, y = 1, 2", "^^^^"]),
            ("print(«f\"{a}\" + '(' + b»)", &["print(f\"{a}\" + '(' + b)", "      ~~~~~~~~~~~~~^~~"]),
            ("x = f\"{«a / b»:>{w}}\"", &["x = f\"{a / b:>{w}}\"", "       ~~^~~"]),
            ("«日本» = 本", &["日本 = 本", "^^^^"]),
            ("x = «日本[5]»", &["x = 日本[5]", "    ~~~~^^^"]),
            ("x = «f(日)(本)»", &["x = f(日)(本)", "    ~~~~~^^^^"]),
            ("\tx = «a  +  b»  # tab", &["x = a  +  b  # tab", "    ~~~^~~~"]),
            ("x = «f(|    1,|    2)»", &["x = f(", "    1,", "    2)"]),
            ("«f(|    1,|    2,|    3,|    4)»", &["f(", "~^", "    1,", "    ^^", "    2,", "    ^^", "    3,", "    ^^", "    4)", "    ^^"]),
            ("x = («a|     + b»)", &["x = (a", "     ~", "     + b)", "     ^~~"]),
            ("y = («f(1,|      2,|      3,|      4)|     + g(1,|         2)»)", &["y = (f(1,", "     ~~~~", "...<2 lines>...", "      4)", "      ~~", "     + g(1,", "     ^~~~~~", "         2))", "         ~~"]),
            ("«f(x,||  y)»", &["f(x,", "~^^^", "", "", "  y)", "  ^^"]),
            ("return («a @|        # +|        b»)", &["return (a @", "        ~~^", "        # +", "        ~~~", "        b)", "        ~"]),
            ("x = «\"a\" \"b\"[5]»", &["x = \"a\" \"b\"[5]", "    ~~~~~~~^^^"]),
            ("x = «[i for i in y]»", &["x = [i for i in y]", "    ^^^^^^^^^^^^^^"]),
            ("x = «await f(y)»", &["x = await f(y)", "    ^^^^^^^^^^"]),
            ("x = «(a, b)[2]»", &["x = (a, b)[2]", "    ~~~~~~^^^"]),
        ];
        for (source, shown) in table {
            let mut lines: Vec<String> = source.split('|').map(str::to_owned).collect();
            let mut take = |line: usize, mark: char| {
                let at = lines[line].find(mark).expect("every source has both marks");
                lines[line].remove(at);
                at
            };
            let start = take(0, '«');
            let end = take(source.matches('|').count(), '»');
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            let expected: String = shown.iter().map(|line| format!("    {line}\n")).collect();
            assert_eq!(with_carets(&lines, start, end), expected, "{source}");
        }
    }
}
