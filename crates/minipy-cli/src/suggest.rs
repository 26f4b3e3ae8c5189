//! Which command a word may have meant that is neither a command nor a file.

use crate::options::VERBS;

/// The nearest command that is one slip away: a letter too many, too few, another or swapped with its neighbour.
pub fn command(word: &str) -> Option<&'static str> {
    VERBS
        .into_iter()
        .find(|verb| is_one_slip(word.as_bytes(), verb.as_bytes()))
}

fn is_one_slip(typed: &[u8], meant: &[u8]) -> bool {
    let same = typed.iter().zip(meant).take_while(|(a, b)| a == b).count();
    let (typed, meant) = (&typed[same..], &meant[same..]);
    match (typed, meant) {
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([_, a @ ..], b) if a == b => true,
        (a, [_, b @ ..]) if a == b => true,
        ([first, second, a @ ..], [third, fourth, b @ ..]) => (first, second) == (fourth, third) && a == b,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::command;

    #[test]
    fn slips() {
        for (word, expect) in [
            ("trce", Some("trace")),
            ("trrace", Some("trace")),
            ("trade", Some("trace")),
            ("tarce", Some("trace")),
            ("di", Some("dis")),
            ("diss", Some("dis")),
            ("dsi", Some("dis")),
            ("hlep", Some("help")),
            ("script", None),
            ("d", None),
            ("", None),
        ] {
            assert_eq!(command(word), expect, "{word:?}");
        }
    }
}
