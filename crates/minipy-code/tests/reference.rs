//! `docs/bytecode.md` is what `minipy_code::reference()` says. `UPDATE=1` rewrites it.

use std::path::Path;

#[test]
fn the_page_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/bytecode.md");
    let text = minipy_code::reference();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &text).expect("docs/bytecode.md can be written");
    }
    let page = std::fs::read_to_string(&path).unwrap_or_default();
    let difference = text.lines().zip(page.lines()).position(|(made, found)| made != found);
    let line = difference.unwrap_or(text.lines().count().min(page.lines().count())) + 1;
    assert!(
        page == text,
        "docs/bytecode.md:{line} differs from the opcode table; run this test with UPDATE=1"
    );
}

#[test]
fn every_operation_is_on_the_page_once_and_explained() {
    let text = minipy_code::reference();
    for op in minipy_code::Op::ALL {
        let row = format!("\n| `{}` |", op.mnemonic());
        assert_eq!(text.matches(&row).count(), 1, "{}", op.mnemonic());
        assert!(
            op.doc().trim().ends_with('.'),
            "{}: `{}` is not a sentence",
            op.mnemonic(),
            op.doc()
        );
    }
}
