//! What the compiler makes of each construct: `listings.txt` holds programs and their code.
//!
//! `UPDATE=1 cargo test -p minipy-compiler --test listings` rewrites the file; read the difference before you keep it. Every listing
//! has passed the verifier.

mod support;

use std::fmt::Write;
use std::path::Path;

/// A program and its listing, under a title.
struct Case {
    title: String,
    source: String,
    listing: String,
}

fn read(text: &str) -> Vec<Case> {
    let cases = text.split("\n=== ").skip(1);
    cases
        .map(|case| {
            let (title, rest) = case.split_once('\n').expect("a title line");
            let (source, listing) = rest.split_once("\n---\n").unwrap_or((rest, ""));
            Case {
                title: title.into(),
                source: format!("{}\n", source.trim_end()),
                listing: listing.trim_end().into(),
            }
        })
        .collect()
}

fn compile(source: &str) -> String {
    let module = minipy_syntax::parse(source).expect("the program parses");
    let code = minipy_compiler::compile_module(&module, source, "case.py").expect("the program compiles");
    minipy_code::verify::verify(&code).expect("the code is valid");
    support::dump(&code).trim_end().to_string()
}

#[test]
fn listings() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/listings.txt");
    let text = std::fs::read_to_string(&path).expect("tests/listings.txt");
    let head = text.split("\n=== ").next().unwrap_or_default();
    let mut written = head.to_string();
    let mut wrong = Vec::new();
    for case in read(&text) {
        let listing = compile(&case.source);
        if listing != case.listing {
            wrong.push(format!(
                "{}\n{}\nexpected:\n{}\n\ngot:\n{listing}\n",
                case.title, case.source, case.listing
            ));
        }
        write!(written, "\n=== {}\n{}---\n{listing}\n", case.title, case.source).expect("a string takes all");
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, written).expect("tests/listings.txt is writable");
        return;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
