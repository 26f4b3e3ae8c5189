//! Misspelt keywords in a SyntaxError: `whlie x:` gets "Did you mean 'while'?".
//!
//! As CPython's `TracebackException._find_keyword_typos`: near the error, each name is replaced by the keywords it resembles,
//! and the first replacement with which the source compiles is what was meant. Whether it compiles the caller says.

use super::anchors::name_tokens;
use super::suggestions::closest;

/// `keyword.kwlist`.
const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// Longer sources are not searched, in characters.
const LONGEST_SOURCE: usize = 1024;
/// How many names are looked at.
const MOST_NAMES: usize = 10;
/// How many keywords are tried for a name.
const MOST_KEYWORDS: usize = 3;
/// How much two words must have in common.
const CUTOFF: f64 = 0.5;

/// A misspelt keyword.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typo {
    /// Its line, from 1.
    pub line: u32,
    /// Its first character, from 1.
    pub offset: u32,
    /// The character after it.
    pub end_offset: u32,
    /// The source line.
    pub text: String,
    /// The keyword meant.
    pub meant: &'static str,
}

impl Typo {
    /// The message the error gets.
    pub fn message(&self) -> String {
        format!("invalid syntax. Did you mean '{}'?", self.meant)
    }
}

/// Can the error have a typo for its reason?
pub fn is_candidate(message: &str) -> bool {
    message == "invalid syntax" || message.contains("Perhaps you forgot a comma")
}

/// Looks for a misspelt keyword in the last of the lines up to an error. `compiles`: is the source right, or could it become
/// so by adding to its end?
pub fn keyword_typo(lines: &[String], compiles: &mut dyn FnMut(&str) -> bool) -> Option<Typo> {
    let length: usize = lines.iter().map(|line| line.chars().count() + 1).sum();
    if length > LONGEST_SOURCE + 1 {
        return None;
    }
    let characters: Vec<Vec<char>> = lines.iter().map(|line| line.chars().collect()).collect();
    let names = name_tokens(&characters)?
        .into_iter()
        .filter(|&((line, _), _)| line + 1 == lines.len());
    let words = names.map(|((line, start), end)| (line, start, end, &characters[line][start..end]));
    let words = words.map(|(line, start, end, word)| (line, start, end, word.iter().collect::<String>()));
    for (line, start, end, word) in words.filter(|(.., word)| !KEYWORDS.contains(&&**word)).take(MOST_NAMES) {
        for meant in similar_keywords(&word) {
            let before: String = characters[line][..start].iter().collect();
            let after: String = characters[line][end..].iter().collect();
            let changed = format!("{before}{meant}{after}");
            let mut code = lines.to_vec();
            code[line] = changed;
            if compiles(&code.join("\n")) {
                let number = |n: usize| u32::try_from(n + 1).unwrap_or(u32::MAX);
                let text = lines[line].clone();
                return Some(Typo {
                    line: number(line),
                    offset: number(start),
                    end_offset: number(end),
                    text,
                    meant,
                });
            }
        }
    }
    None
}

/// The keywords to try for a word, likeliest first.
fn similar_keywords(word: &str) -> Vec<&'static str> {
    let mut similar: Vec<&'static str> = closest(word, KEYWORDS).into_iter().collect();
    let mut close: Vec<(f64, &str)> = KEYWORDS
        .iter()
        .map(|keyword| (ratio(keyword, word), *keyword))
        .filter(|(ratio, _)| *ratio >= CUTOFF)
        .collect();
    close.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(a.1)));
    similar.extend(close.iter().take(MOST_KEYWORDS).map(|(_, keyword)| keyword));
    similar.truncate(MOST_KEYWORDS);
    similar
}

/// `difflib.SequenceMatcher(None, a, b).ratio()`.
fn ratio(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    2.0 * common(&a, &b) as f64 / (a.len() + b.len()) as f64
}

/// The characters in the longest common run, and in those before and after it.
fn common(a: &[char], b: &[char]) -> usize {
    let mut best = (0, 0, 0);
    for i in 0..a.len() {
        for j in 0..b.len() {
            let run = a[i..].iter().zip(&b[j..]).take_while(|(x, y)| x == y).count();
            if run > best.0 {
                best = (run, i, j);
            }
        }
    }
    match best {
        (0, ..) => 0,
        (run, i, j) => run + common(&a[..i], &b[..j]) + common(&a[i + run..], &b[j + run..]),
    }
}

#[cfg(test)]
mod tests {
    use super::{keyword_typo, similar_keywords};

    /// The answers are those of `_generate_suggestions(kwlist, word)` and `get_close_matches(word, kwlist, 3, 0.5)`.
    #[test]
    fn similar_keywords_are_those_of_cpython_3_14() {
        for (word, keywords) in SIMILAR {
            assert_eq!(similar_keywords(word).join(" "), *keywords, "{word}");
        }
    }

    #[test]
    fn the_first_replacement_that_compiles_is_meant() {
        // source up to the error, what compiles, the answer
        for (source, right, answer) in [
            ("x = 1\nwhlie x:", "x = 1\nwhile x:", Some((2, 1, 6, "while"))),
            ("x = 1 adn 2", "x = 1 and 2", Some((1, 7, 10, "and"))),
            ("x = 1 adn 2", "something else", None),
            ("fro = 1\nx y", "for = 1\nx y", None),
            ("x = 1 # whlie", "x = 1 # while", None),
        ] {
            let lines: Vec<String> = source.lines().map(str::to_owned).collect();
            let typo = keyword_typo(&lines, &mut |code| code == right);
            let found = typo.map(|typo| (typo.line, typo.offset, typo.end_offset, typo.meant));
            assert_eq!(found, answer, "{source}");
        }
        assert_eq!(
            keyword_typo(&vec!["x = 1; whlie x:".to_owned(); 200], &mut |_| true),
            None
        );
    }

    const SIMILAR: &[(&str, &str)] = &[
        ("whlie", "while while"),
        ("fro", "from from for"),
        ("calss", "False class pass"),
        ("retrun", "return return"),
        ("elseif", "elif else elif"),
        ("improt", "import import"),
        ("switch", "with with await"),
        ("esle", "else del elif"),
        ("x", ""),
        ("elif_", "elif elif if"),
        ("adn", "and async"),
        ("Treu", "True return"),
        ("lambada", "lambda lambda"),
        ("form", "for for from"),
        ("defin", "def in finally"),
        ("function", ""),
        ("print", "in not"),
        ("exept", "except except"),
        ("pas", "as pass as"),
        ("contineu", "continue continue None"),
    ];
}
