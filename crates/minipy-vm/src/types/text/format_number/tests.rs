//! Tables of values, specifications and CPython's answers.

use super::*;

use super::super::format_spec::Target;

fn spec(text: &str, target: Target, type_name: &str) -> Result<FormatSpec, Fault> {
    FormatSpec::parse(text, target, type_name)
}

#[test]
fn floats() {
    for (value, format, expected) in [
        (4.14159, ".2f", Ok("4.14")),
        (2.675, ".2f", Ok("2.67")),
        (0.5, ".0f", Ok("0")),
        (1.5, ".0f", Ok("2")),
        (2.5, ".0f", Ok("2")),
        (-0.4, ".0f", Ok("-0")),
        (-0.4, "z.0f", Ok("0")),
        (-0.04, "+z.1f", Ok("+0.0")),
        (1234567.891, ",.2f", Ok("1,234,567.89")),
        (1234567.891, "_.1f", Ok("1_234_567.9")),
        (1234.5678, "012,.1f", Ok("00,001,234.6")),
        (1e+22, ".3f", Ok("10000000000000000000000.000")),
        (
            1e+300,
            ".0f",
            Ok(
                "1000000000000000052504760255204420248704468581108159154915854115511802457988908195786371375080447864043704443832883878176942523235360430575644792184786706982848387200926575803737830233794788090059368953234970799945081119038967640880074652742780142494579258788820056842838115669472196386865459400540160",
            ),
        ),
        (5e-324, ".3e", Ok("4.941e-324")),
        (1e+100, "e", Ok("1.000000e+100")),
        (123456789.0, "g", Ok("1.23457e+08")),
        (0.0001, "g", Ok("0.0001")),
        (1e-05, "g", Ok("1e-05")),
        (1000000.0, "g", Ok("1e+06")),
        (100000.0, "g", Ok("100000")),
        (1234.5, ".3g", Ok("1.23e+03")),
        (1.0, "#g", Ok("1.00000")),
        (3.0, "#.0f", Ok("3.")),
        (3.0, "#.0e", Ok("3.e+00")),
        (1e+16, "", Ok("1e+16")),
        (1e+16, "#", Ok("1.e+16")),
        (1.0, "", Ok("1.0")),
        (0.1, ".3", Ok("0.1")),
        (100.0, ".3", Ok("1e+02")),
        (100000.0, ".5", Ok("1e+05")),
        (99999.0, ".5", Ok("9.9999e+04")),
        (0.256, "%", Ok("25.600000%")),
        (0.256, ".1%", Ok("25.6%")),
        (0.256, "08.1%", Ok("00025.6%")),
        (-1.5, "8", Ok("    -1.5")),
        (-1.5, "<8", Ok("-1.5    ")),
        (-1.5, "^9", Ok("  -1.5   ")),
        (-1.5, "=8", Ok("-    1.5")),
        (-1.5, "*=8", Ok("-****1.5")),
        (-1.5, "08", Ok("-00001.5")),
        (-1.5, "é^8", Ok("éé-1.5éé")),
        (1.5, "+", Ok("+1.5")),
        (1.5, " ", Ok(" 1.5")),
        (f64::INFINITY, "", Ok("inf")),
        (-f64::INFINITY, "010", Ok("-000000inf")),
        (f64::INFINITY, "F", Ok("INF")),
        (f64::NAN, "+", Ok("+nan")),
        (f64::NAN, "E", Ok("NAN")),
        (f64::NAN, "08,", Ok("00000nan")),
        (1.123456789, ".9,f", Ok("1.123,456,789")),
        (1.123456789, ".8_f", Ok("1.123_456_79")),
        (12345.6789, "_.4,f", Ok("12_345.678,9")),
        (
            0.1,
            ".55f",
            Ok("0.1000000000000000055511151231257827021181583404541015625"),
        ),
        (1.5, ".30g", Ok("1.5")),
        (
            5e-324,
            ".1074f",
            Ok(
                "0.000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000004940656458412465441765687928682213723650598026143247644255856825006755072702087518652998363616359923797965646954457177309266567103559397963987747960107818781263007131903114045278458171678489821036887186360569987307230500063874091535649843873124733972731696151400317153853980741262385655911710266585566867681870395603106249319452715914924553293054565444011274801297099995419319894090804165633245247571478690147267801593552386115501348035264934720193790268107107491703332226844753335720832431936092382893458368060106011506169809753078342277318329247904982524730776375927247874656084778203734469699533647017972677717585125660551199131504891101451037862738167250955837389733598993664809941164205702637090279242767544565229087538682506419718265533447265625",
            ),
        ),
        (1000000000000000.0, ",f", Ok("1,000,000,000,000,000.000000")),
        (1.0, "n", Ok("1")),
        (
            1.5,
            "d",
            Err(Fault::value("Unknown format code 'd' for object of type 'float'")),
        ),
        (
            1.5,
            "s",
            Err(Fault::value("Unknown format code 's' for object of type 'float'")),
        ),
        (
            1.5,
            "x",
            Err(Fault::value("Unknown format code 'x' for object of type 'float'")),
        ),
        (
            1.5,
            "é",
            Err(Fault::value("Unknown format code '\\xe9' for object of type 'float'")),
        ),
        (1.5, ".2147483648f", Err(Fault::value("precision too big"))),
        (1.5, ",n", Err(Fault::value("Cannot specify ',' with 'n'."))),
        (1.5, "==", Ok("1.5")),
        (1.5, ".", Err(Fault::value("Format specifier missing precision"))),
        (1.5, ",_", Err(Fault::value("Cannot specify both ',' and '_'."))),
        (1.5, "_,", Err(Fault::value("Cannot specify both ',' and '_'."))),
        (
            1.5,
            "10q2",
            Err(Fault::value(
                "Invalid format specifier '10q2' for object of type 'float'",
            )),
        ),
        (
            1.5,
            ".2ff",
            Err(Fault::value(
                "Invalid format specifier '.2ff' for object of type 'float'",
            )),
        ),
        (
            1.5,
            "99999999999999999999",
            Err(Fault::value("Too many decimal digits in format string")),
        ),
        (
            1.5,
            ".99999999999999999999",
            Err(Fault::value("Too many decimal digits in format string")),
        ),
        (
            1.5,
            "\u{1}",
            Err(Fault::value("Unknown format code '\\x1' for object of type 'float'")),
        ),
        (1.5, "4000000000000", Err(Fault::memory())),
    ] {
        let got = spec(format, Target::Float, "float").and_then(|spec| format_float(value, &spec, "float"));
        assert_eq!(
            got.as_deref(),
            expected.as_ref().map(|text| *text),
            "format({value}, {format:?})"
        );
    }
}

#[test]
fn ints() {
    for (value, format, expected) in [
        ("42", "", Ok("42")),
        ("42", "d", Ok("42")),
        ("42", "b", Ok("101010")),
        ("42", "o", Ok("52")),
        ("42", "x", Ok("2a")),
        ("42", "X", Ok("2A")),
        ("42", "#b", Ok("0b101010")),
        ("42", "#o", Ok("0o52")),
        ("255", "#x", Ok("0xff")),
        ("255", "#X", Ok("0XFF")),
        ("-255", "#010x", Ok("-0x00000ff")),
        ("97", "c", Ok("a")),
        ("97", "5c", Ok("    a")),
        ("97", "^5c", Ok("  a  ")),
        ("128512", "c", Ok("😀")),
        ("42", "n", Ok("42")),
        ("42", "5", Ok("   42")),
        ("42", "<5", Ok("42   ")),
        ("42", "^5", Ok(" 42  ")),
        ("-42", "=5", Ok("-  42")),
        ("-42", "05", Ok("-0042")),
        ("-42", "*<6", Ok("-42***")),
        ("42", "+", Ok("+42")),
        ("42", " ", Ok(" 42")),
        ("1234567", ",", Ok("1,234,567")),
        ("1234567", "_", Ok("1_234_567")),
        ("1234567", "_x", Ok("12_d687")),
        ("1048575", "_b", Ok("1111_1111_1111_1111_1111")),
        ("1234", "010,", Ok("00,001,234")),
        ("1234", "08,", Ok("0,001,234")),
        ("1234", "09,", Ok("0,001,234")),
        ("1234", "07,", Ok("001,234")),
        ("1234", "06,", Ok("01,234")),
        ("0", "05,", Ok("0,000")),
        ("-1234", "010,", Ok("-0,001,234")),
        ("42", ".2f", Ok("42.00")),
        ("42", "e", Ok("4.200000e+01")),
        ("42", "%", Ok("4200.000000%")),
        ("42", "g", Ok("42")),
        ("100000000000000000000", "", Ok("100000000000000000000")),
        ("-100000000000000000000", ",d", Ok("-100,000,000,000,000,000,000")),
        ("100000000000000000000", "x", Ok("56bc75e2d63100000")),
        ("100000000000000000000", ".3e", Ok("1.000e+20")),
        ("-9223372036854775808", "_", Ok("-9_223_372_036_854_775_808")),
        ("5", ".,", Ok("5")),
        ("42", "٣d", Ok(" 42")),
        (
            "42",
            "s",
            Err(Fault::value("Unknown format code 's' for object of type 'int'")),
        ),
        (
            "42",
            ".2",
            Err(Fault::value("Precision not allowed in integer format specifier")),
        ),
        (
            "42",
            ".2d",
            Err(Fault::value("Precision not allowed in integer format specifier")),
        ),
        (
            "42",
            "z",
            Err(Fault::value(
                "Negative zero coercion (z) not allowed in integer format specifier",
            )),
        ),
        ("42", ",x", Err(Fault::value("Cannot specify ',' with 'x'."))),
        ("42", ",b", Err(Fault::value("Cannot specify ',' with 'b'."))),
        ("42", ",c", Err(Fault::value("Cannot specify ',' with 'c'."))),
        ("42", ",n", Err(Fault::value("Cannot specify ',' with 'n'."))),
        (
            "42",
            "+c",
            Err(Fault::value("Sign not allowed with integer format specifier 'c'")),
        ),
        (
            "42",
            "#c",
            Err(Fault::value(
                "Alternate form (#) not allowed with integer format specifier 'c'",
            )),
        ),
        ("-1", "c", Err(Fault::overflow("%c arg not in range(0x110000)"))),
        ("1114112", "c", Err(Fault::overflow("%c arg not in range(0x110000)"))),
        (
            "100000000000000000000",
            "c",
            Err(Fault::overflow("Python int too large to convert to C long")),
        ),
        (
            "42",
            "Z",
            Err(Fault::value("Unknown format code 'Z' for object of type 'int'")),
        ),
        (
            "42",
            "5 ",
            Err(Fault::value("Unknown format code '\\x20' for object of type 'int'")),
        ),
    ] {
        let shown = expected.as_ref().map(|text| *text);
        let parsed = spec(format, Target::Int, "int");
        let big = IBig::from_str_radix(value, 10).unwrap();
        let got = parsed.clone().and_then(|spec| format_big_int(&big, &spec, "int", 4300));
        assert_eq!(got.as_deref(), shown, "format({value}, {format:?})");
        if let Ok(small) = value.parse() {
            let got = parsed.and_then(|spec| format_int(small, &spec, "int"));
            assert_eq!(got.as_deref(), shown, "format({value}, {format:?}), small");
        }
    }
    let spec = FormatSpec::parse("f", Target::Int, "int").unwrap();
    let huge = IBig::from(10).pow(400);
    assert_eq!(
        format_big_int(&huge, &spec, "int", 4300),
        Err(Fault::overflow("int too large to convert to float"))
    );
}

#[test]
fn strings() {
    for (value, format, expected) in [
        ("abc", "", Ok("abc")),
        ("abc", "5", Ok("abc  ")),
        ("abc", ">5", Ok("  abc")),
        ("abc", "^6", Ok(" abc  ")),
        ("abc", "*^7", Ok("**abc**")),
        ("abc", ".2", Ok("ab")),
        ("abc", "5.1", Ok("a    ")),
        ("héé", "5.2", Ok("hé   ")),
        ("日本", "日>4", Ok("日日日本")),
        ("abc", "05", Ok("abc00")),
        ("abc", "s", Ok("abc")),
        ("abc", "2", Ok("abc")),
        (
            "abc",
            "d",
            Err(Fault::value("Unknown format code 'd' for object of type 'str'")),
        ),
        (
            "abc",
            "+",
            Err(Fault::value("Sign not allowed in string format specifier")),
        ),
        (
            "abc",
            " ",
            Err(Fault::value("Space not allowed in string format specifier")),
        ),
        (
            "abc",
            "#",
            Err(Fault::value(
                "Alternate form (#) not allowed in string format specifier",
            )),
        ),
        (
            "abc",
            "z",
            Err(Fault::value(
                "Negative zero coercion (z) not allowed in string format specifier",
            )),
        ),
        (
            "abc",
            "=5",
            Err(Fault::value("'=' alignment not allowed in string format specifier")),
        ),
        ("abc", ",", Err(Fault::value("Cannot specify ',' with 's'."))),
        ("abc", "_s", Err(Fault::value("Cannot specify '_' with 's'."))),
        (
            "abc",
            "5q",
            Err(Fault::value("Unknown format code 'q' for object of type 'str'")),
        ),
        (
            "abc",
            "é",
            Err(Fault::value("Unknown format code '\\xe9' for object of type 'str'")),
        ),
        ("abc", ".", Err(Fault::value("Format specifier missing precision"))),
    ] {
        let got = spec(format, Target::Str, "str").and_then(|spec| format_str(value, &spec, "str"));
        assert_eq!(
            got.as_deref(),
            expected.as_ref().map(|text| *text),
            "format({value:?}, {format:?})"
        );
    }
}

#[test]
fn complex_numbers() {
    for (real, imaginary, format, expected) in [
        (1.0, 2.0, "", Ok("(1+2j)")),
        (1.5, -2.5, "", Ok("(1.5-2.5j)")),
        (0.0, 2.0, "", Ok("2j")),
        (-0.0, 2.0, "", Ok("(-0+2j)")),
        (0.0, -2.0, "+", Ok("-2j")),
        (1.0, 2.0, ".2f", Ok("1.00+2.00j")),
        (1.0, 2.0, "10", Ok("    (1+2j)")),
        (1.0, 2.0, "<10", Ok("(1+2j)    ")),
        (1.0, 2.0, "^11.1f", Ok(" 1.0+2.0j  ")),
        (1.0, 2.0, "+", Ok("(+1+2j)")),
        (1.0, 2.0, " ", Ok("( 1+2j)")),
        (1.0, 2.0, "e", Ok("1.000000e+00+2.000000e+00j")),
        (1.0, 2.0, ".3", Ok("(1+2j)")),
        (1234.0, 5678.0, ",.1f", Ok("1,234.0+5,678.0j")),
        (f64::INFINITY, f64::NAN, "", Ok("(inf+nanj)")),
        (1.0, 2.0, "#", Ok("(1.+2.j)")),
        (
            1.0,
            2.0,
            "08",
            Err(Fault::value("Zero padding is not allowed in complex format specifier")),
        ),
        (
            1.0,
            2.0,
            "=8",
            Err(Fault::value(
                "'=' alignment flag is not allowed in complex format specifier",
            )),
        ),
        (
            1.0,
            2.0,
            "d",
            Err(Fault::value("Unknown format code 'd' for object of type 'complex'")),
        ),
        (
            1.0,
            2.0,
            "%",
            Err(Fault::value("Unknown format code '%' for object of type 'complex'")),
        ),
        (
            1.0,
            2.0,
            "s",
            Err(Fault::value("Unknown format code 's' for object of type 'complex'")),
        ),
    ] {
        let got =
            spec(format, Target::Complex, "complex").and_then(|spec| format_complex(real, imaginary, &spec, "complex"));
        assert_eq!(
            got.as_deref(),
            expected.as_ref().map(|text| *text),
            "{real} {imaginary} {format:?}"
        );
    }
}

#[test]
fn absurd_widths() {
    for format in ["9000000000000000000", "é<9000000000000000000", "09000000000000000000,"] {
        let spec = spec(format, Target::Int, "int").unwrap();
        assert_eq!(format_int(1, &spec, "int"), Err(Fault::memory()), "{format}");
    }
}
