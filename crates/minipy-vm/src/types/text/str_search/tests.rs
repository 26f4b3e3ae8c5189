//! Finding, cutting and replacing, against CPython.

use super::*;

#[test]
fn finding_and_counting() {
    // text, needle, start, end, then find, rfind and count
    for (text, needle, start, end, find, rfind, count) in [
        ("abcabc", "c", None, None, Some(2), Some(5), 2),
        ("abcabc", "c", Some(3), None, Some(5), Some(5), 1),
        ("abcabc", "c", Some(-2), None, Some(5), Some(5), 1),
        ("abcabc", "c", Some(0), Some(2), None, None, 0),
        ("abcabc", "bc", None, Some(-1), Some(1), Some(1), 1),
        ("abcabc", "", None, None, Some(0), Some(6), 7),
        ("abcabc", "", Some(6), None, Some(6), Some(6), 1),
        ("abcabc", "", Some(7), None, None, None, 0),
        ("abcabc", "", Some(3), Some(2), None, None, 0),
        ("", "", None, None, Some(0), Some(0), 1),
        ("aaaa", "aa", None, None, Some(0), Some(2), 2),
        ("héllo héllo", "llo", None, None, Some(2), Some(8), 2),
        ("héllo héllo", "é", Some(2), None, Some(7), Some(7), 1),
        ("héllo héllo", "héllo", Some(1), None, Some(6), Some(6), 1),
        ("héllo héllo", "h", Some(-100), Some(100), Some(0), Some(6), 2),
        ("日本日本", "本", None, None, Some(1), Some(3), 2),
        ("日本日本", "本", Some(-2), None, Some(3), Some(3), 1),
        ("日本日本", "", Some(1), Some(3), Some(1), Some(3), 3),
        (
            "éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé",
            "é",
            Some(150),
            None,
            Some(150),
            Some(199),
            50,
        ),
        (
            "ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééx",
            "x",
            Some(-1),
            None,
            Some(200),
            Some(200),
            1,
        ),
        ("abc", "x", None, None, None, None, 0),
    ] {
        let text = Text::new(text);
        assert_eq!(text.find(needle, start, end), find, "{text:?} {needle:?}");
        assert_eq!(text.rfind(needle, start, end), rfind, "{text:?} {needle:?}");
        assert_eq!(text.count(needle, start, end), count, "{text:?} {needle:?}");
    }
}

#[test]
fn starts_and_ends() {
    for (text, affix, start, end, starts, ends) in [
        ("abc", "a", None, None, true, false),
        ("abc", "c", None, None, false, true),
        ("abc", "bc", Some(1), None, true, true),
        ("abc", "b", Some(1), Some(2), true, true),
        ("abc", "", Some(3), None, true, true),
        ("abc", "", Some(4), None, false, false),
        ("abc", "", Some(2), Some(1), false, false),
        ("日本", "本", Some(1), None, true, true),
        ("日本", "本", Some(-1), None, true, true),
    ] {
        let text = Text::new(text);
        assert_eq!(text.starts_with(affix, start, end), starts, "{text:?} {affix:?}");
        assert_eq!(text.ends_with(affix, start, end), ends, "{text:?} {affix:?}");
    }
}

#[test]
fn splitting_at_a_separator() {
    for (text, separator, most, expected, from_right) in [
        ("a,b,,c", ",", -1, &["a", "b", "", "c"][..], &["a", "b", "", "c"][..]),
        ("a,b,,c", ",", 1, &["a", "b,,c"][..], &["a,b,", "c"][..]),
        ("a,b,,c", ",", 0, &["a,b,,c"][..], &["a,b,,c"][..]),
        ("", ",", -1, &[""][..], &[""][..]),
        (",", ",", -1, &["", ""][..], &["", ""][..]),
        ("aaa", "aa", -1, &["", "a"][..], &["a", ""][..]),
        ("aaaaa", "aa", 1, &["", "aaa"][..], &["aaa", ""][..]),
        ("日本x日本", "日", -1, &["", "本x", "本"][..], &["", "本x", "本"][..]),
        ("abc", "é", -1, &["abc"][..], &["abc"][..]),
        ("a--b--c", "--", 1, &["a", "b--c"][..], &["a--b", "c"][..]),
    ] {
        let mut parts = Vec::new();
        assert_eq!(split_each(text, separator, most, |part| parts.push(part)), Ok(()));
        assert_eq!(parts, expected, "{text:?}");
        assert_eq!(rsplit(text, separator, most).as_deref(), Ok(from_right), "{text:?}");
    }
    let error = Fault::value("empty separator");
    assert_eq!(split_each("a", "", -1, |_| ()), Err(error.clone()));
    assert_eq!(rsplit("a", "", -1), Err(error.clone()));
    assert_eq!(partition("a", ""), Err(error.clone()));
    assert_eq!(rpartition("a", ""), Err(error));
}

#[test]
fn splitting_at_whitespace() {
    for (text, most, expected, from_right) in [
        ("a b  c ", -1, &["a", "b", "c"][..], &["a", "b", "c"][..]),
        (" a b  c ", 1, &["a", "b  c "][..], &[" a b", "c"][..]),
        (" a b  c ", 0, &["a b  c "][..], &[" a b  c"][..]),
        ("", -1, &[][..], &[][..]),
        ("  ", -1, &[][..], &[][..]),
        (
            "a\u{1C}b\u{85}c\u{3000}d\u{A0}",
            -1,
            &["a", "b", "c", "d"][..],
            &["a", "b", "c", "d"][..],
        ),
        (" a b  c ", 2, &["a", "b", "c "][..], &[" a", "b", "c"][..]),
        ("abc", -1, &["abc"][..], &["abc"][..]),
        ("é è", 1, &["é", "è"][..], &["é", "è"][..]),
    ] {
        let (mut parts, mut of_ascii) = (Vec::new(), Vec::new());
        split_spaces(text, most, |part| parts.push(part));
        assert_eq!(parts, expected, "{text:?}");
        if text.is_ascii() {
            split_ascii_spaces(text, most, |part| of_ascii.push(part));
            assert_eq!(of_ascii, expected, "{text:?}");
        }
        assert_eq!(rsplit_whitespace(text, most), from_right, "{text:?}");
    }
}

#[test]
fn lines() {
    for (text, expected, with_ends) in [
        ("", &[][..], &[][..]),
        ("a", &["a"][..], &["a"][..]),
        ("a\nb", &["a", "b"][..], &["a\n", "b"][..]),
        ("a\n", &["a"][..], &["a\n"][..]),
        ("\n\n", &["", ""][..], &["\n", "\n"][..]),
        ("a\r\nb\rc", &["a", "b", "c"][..], &["a\r\n", "b\r", "c"][..]),
        (
            "a\u{B}b\u{C}c\u{1C}d\u{1D}e\u{1E}f\u{85}g\u{2028}h\u{2029}i",
            &["a", "b", "c", "d", "e", "f", "g", "h", "i"][..],
            &[
                "a\u{B}",
                "b\u{C}",
                "c\u{1C}",
                "d\u{1D}",
                "e\u{1E}",
                "f\u{85}",
                "g\u{2028}",
                "h\u{2029}",
                "i",
            ][..],
        ),
        ("\r\n\r", &["", ""][..], &["\r\n", "\r"][..]),
        ("a\u{1F}b", &["a\u{1F}b"][..], &["a\u{1F}b"][..]),
    ] {
        let lines = |keep_ends| {
            let mut lines = Vec::new();
            splitlines(text, keep_ends, |line| lines.push(line));
            lines
        };
        assert_eq!(lines(false), expected, "{text:?}");
        assert_eq!(lines(true), with_ends, "{text:?}");
    }
}

#[test]
fn stripping() {
    for (text, chars, both, start, end) in [
        ("  a b ", None, "a b", "a b ", "  a b"),
        ("\u{1F}\u{2003}x\u{85}", None, "x", "x\u{85}", "\u{1F}\u{2003}x"),
        ("xxaxx", Some("x"), "a", "axx", "xxa"),
        ("xyaxy", Some("yx"), "a", "axy", "xya"),
        ("ééaé", Some("é"), "a", "aé", "ééa"),
        ("abc", Some(""), "abc", "abc", "abc"),
        ("   ", None, "", "", ""),
        ("aaa", Some("a"), "", "", ""),
        ("日x日本", Some("本日"), "x", "x日本", "日x"),
    ] {
        assert_eq!(strip(text, chars, Ends::Both), both, "{text:?}");
        assert_eq!(strip(text, chars, Ends::Start), start, "{text:?}");
        assert_eq!(strip(text, chars, Ends::End), end, "{text:?}");
    }
}

#[test]
fn replacing() {
    for (text, old, new, count, expected) in [
        ("abcabc", "b", "X", -1, "aXcaXc"),
        ("abcabc", "b", "XYZ", 1, "aXYZcabc"),
        ("abcabc", "b", "", -1, "acac"),
        ("abc", "", "-", -1, "-a-b-c-"),
        ("abc", "", "-", 2, "-a-bc"),
        ("abc", "", "-", 0, "abc"),
        ("", "", "x", -1, "x"),
        ("", "", "x", 0, ""),
        ("", "a", "x", -1, ""),
        ("aaa", "aa", "b", -1, "ba"),
        ("日本", "", "é", -1, "é日é本é"),
        ("日本", "本", "x", -1, "日x"),
        ("abc", "x", "y", -1, "abc"),
        ("aaa", "a", "b", 2, "bba"),
    ] {
        assert_eq!(
            replace(text, old, new, count).as_deref(),
            Ok(expected),
            "{text:?} {old:?}"
        );
    }
}

#[test]
fn partitioning() {
    for (text, separator, first, last) in [
        ("a=b=c", "=", Some(("a", "b=c")), Some(("a=b", "c"))),
        ("abc", "=", None, None),
        ("日本日", "日", Some(("", "本日")), Some(("日本", ""))),
    ] {
        assert_eq!(partition(text, separator), Ok(first));
        assert_eq!(rpartition(text, separator), Ok(last));
    }
}

#[test]
fn slices_and_single_characters() {
    // text, first index, step, number of characters
    for (text, start, step, count, expected) in [
        ("hello", 1, 1, 2, "el"),
        ("hello", 0, 2, 3, "hlo"),
        ("hello", 4, -1, 5, "olleh"),
        ("hello", 3, 1, 2, "lo"),
        ("héllo日", 1, 1, 2, "él"),
        ("héllo日", 0, 2, 3, "hlo"),
        ("héllo日", 5, -1, 6, "日olléh"),
        ("héllo日", 5, -2, 3, "日lé"),
        (
            "ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééabcéééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé",
            70,
            1,
            3,
            "abc",
        ),
        (
            "ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééabcéééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé",
            72,
            -1,
            3,
            "cba",
        ),
        ("abc", 1, 1, 0, ""),
    ] {
        assert_eq!(
            Text::new(text).slice_with_step(start, step, count),
            expected,
            "{text:?}"
        );
    }
    let text = Text::new("hé日😀");
    for (index, expected) in [
        (0, Some("h")),
        (1, Some("é")),
        (3, Some("😀")),
        (4, None),
        (-1, Some("😀")),
        (-4, Some("h")),
        (-5, None),
        (i64::MIN, None),
    ] {
        assert_eq!(text.nth(index), expected, "{index}");
    }
    assert_eq!(text.slice(2, 1), "");
    assert_eq!(text.slice(1, 100), "é日😀");
}
