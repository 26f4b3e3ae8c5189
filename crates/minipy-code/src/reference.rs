//! `docs/bytecode.md`, made from the table in [`crate::ops`].
//!
//! It decides the order of the page and the words between the tables. A macro cannot see the comments that divide the
//! table into sections, so a section is named here by the first operation in it; everything about an operation comes from
//! the table.

use crate::instr::{Kind, Op, Operand, Slot};
use std::fmt::Write;

struct Section {
    first: Op,
    title: &'static str,
    intro: &'static str,
}

/// The sections in the order of the table; each reaches to the first operation of the next.
const SECTIONS: [Section; 12] = [
    Section {
        first: Op::Nop,
        title: "Moves",
        intro: "A local needs no instruction to be read: it is an operand of whatever uses it.",
    },
    Section {
        first: Op::MakeCell,
        title: "Closures",
        intro: "A variable shared with an inner function lives in a cell. The owner keeps the cell in a register, \
                the inner function in its closure.",
    },
    Section {
        first: Op::LoadGlobal,
        title: "Names",
        intro: "A function looks globals up through an inline cache; a class body has a namespace of its own.",
    },
    Section {
        first: Op::Add,
        title: "Arithmetic",
        intro: "`a` = `b` op `c`. The forms with `_K` have a constant on the right, or on the left if `x` says SWAPPED.",
    },
    Section {
        first: Op::Lt,
        title: "Comparison to a value",
        intro: "Where the result decides a jump, the jumps below are used instead.",
    },
    Section {
        first: Op::Jump,
        title: "Jumps",
        intro: "Comparisons are fused with the jump that follows. Each has a negated form because `not a < b` is not \
                `a >= b`: NaN, and classes of the script's own.",
    },
    Section {
        first: Op::GetIter,
        title: "Loops",
        intro: "A `for` loop hides four registers. It enters at its FOR_ITER, at the bottom, which jumps back to \
                the body for each item.",
    },
    Section {
        first: Op::GetAttr,
        title: "Attributes and items",
        intro: "Those with a cache are rewritten in place when they have learned something, and back when it turns \
                out wrong.",
    },
    Section {
        first: Op::BuildList,
        title: "Building",
        intro: "Displays, comprehensions, f-strings and unpacking.",
    },
    Section {
        first: Op::Call,
        title: "Calls",
        intro: "The window begins with the callable. All of it is consumed and the result takes the callable's place.",
    },
    Section {
        first: Op::MakeFunction,
        title: "Functions and classes",
        intro: "",
    },
    Section {
        first: Op::Raise,
        title: "Exceptions, `with` and modules",
        intro: "Entering a `try` costs nothing: the exception table says which instructions a handler covers.",
    },
];

const HEAD: &str = "\
# Bytecode

This page is generated from `crates/minipy-code/src/ops.rs` by `crates/minipy-code/tests/reference.rs`; run that test
with `UPDATE=1` after a change of the table, and do not edit the page.

## One instruction

";

const LAYOUT: &str = "
An instruction is one 64-bit word. Operands stand where the table of the operation says:

```text
 63    56 55        40 39        24 23         8 7      0
+--------+------------+------------+------------+--------+
|   x    |     c      |     b      |     a      |   op   |
+--------+------------+------------+------------+--------+
|        cx (24)      |                                      cache index, or signed jump
         |        bc (32)          |                         constant or name index, or signed jump
```

A jump counts instructions from the one that follows it. Why the layout is this one:
[decisions/0002-instruction-layout.md](decisions/0002-instruction-layout.md).

## Registers and who owns what they hold

A frame is a window of registers: the locals first (arguments before the others), then the temporaries, which the
compiler uses as a stack. In disassembly a local has its name, and a temporary is `t0`, `t1`...

- A register owns what it holds. An instruction that writes a register releases what was there before.
- A local operand is borrowed by the instruction that reads it. A temporary is consumed: afterwards it holds nothing that
  must be released. Which operands are temporaries stands in the `x` byte; fast paths on numbers never look at it.
- If the object operand of GET_ATTR, GET_ITEM, GET_ITEM_K or of a unary operation is a temporary, it is also the
  destination, so these need no flag.
- A frame that returns releases its locals only: no temporary holds anything then.

`minipy_code::verify` checks what can be seen of this in the words, before anything runs.

## Operands
";

/// The text of `docs/bytecode.md`.
pub fn reference() -> String {
    let mut out = String::from(HEAD.trim_end());
    out.push('\n');
    out.push_str(LAYOUT);
    operand_kinds(&mut out);
    for (index, section) in SECTIONS.iter().enumerate() {
        let end = SECTIONS
            .get(index + 1)
            .map_or(Op::ALL.len(), |next| next.first as usize);
        let _ = write!(out, "\n## {}\n\n", section.title);
        if !section.intro.is_empty() {
            let _ = write!(out, "{}\n\n", section.intro);
        }
        out.push_str("| operation | operands | what it does |\n|---|---|---|\n");
        for &op in &Op::ALL[section.first as usize..end] {
            let operands: Vec<String> = op.operands().iter().map(|&operand| operand_text(operand)).collect();
            let doc = cell(op.doc());
            let _ = writeln!(out, "| `{}` | {} | {doc} |", op.mnemonic(), operands.join(", "));
        }
    }
    out
}

/// Every kind of operand that occurs in the table, once.
fn operand_kinds(out: &mut String) {
    out.push_str("\n| word in the tables | meaning |\n|---|---|\n");
    let mut seen: Vec<Kind> = Vec::new();
    for operand in Op::ALL.iter().flat_map(|op| op.operands()) {
        if !seen.contains(&operand.kind) {
            seen.push(operand.kind);
            let (word, meaning) = kind_text(operand.kind);
            let _ = writeln!(out, "| {word} | {meaning} |");
        }
    }
}

fn operand_text(operand: Operand) -> String {
    let slot = match operand.slot {
        Slot::A => "a",
        Slot::B => "b",
        Slot::C => "c",
        Slot::X => "x",
        Slot::CX => "cx",
        Slot::BC => "bc",
    };
    format!("`{slot}` {}", kind_text(operand.kind).0)
}

/// The word for a kind in the tables, and its explanation.
fn kind_text(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Read => ("read", "a register that is read"),
        Kind::Write => ("write", "a register that is written; what it held is released"),
        Kind::Reg => ("range", "the first register of a range, which may be empty"),
        Kind::Const => ("constant", "an index into the constants"),
        Kind::Name => ("name", "an index into the names"),
        Kind::Cache => ("cache", "an index into the inline caches, each of which has a name"),
        Kind::Free => ("free", "an index into the free variables"),
        Kind::Jump => ("jump", "a signed number of instructions, counted from the next one"),
        Kind::Count => ("count", "how many"),
        Kind::Pair => ("pair", "two counts, one in each byte"),
        Kind::Flag => ("flag", "0 or 1"),
        Kind::Temps => ("temps", "which operands are temporaries: TEMP_A 1, TEMP_B 2, TEMP_C 4"),
        Kind::Arith => (
            "arith",
            "as temps, and IN_PLACE 8 (`a += b`), SWAPPED 16 (the constant is on the left)",
        ),
        Kind::Conversion => (
            "conversion",
            "0 none, 1 `!s`, 2 `!r`, 3 `!a`, 4 none, and an int may stay",
        ),
        Kind::FuncFlags => (
            "function flags",
            "defaults 1, keyword defaults 2, annotate 4, closure 8",
        ),
        Kind::Imm => ("number", "a small number"),
    }
}

/// Text that may stand in a cell of a Markdown table.
fn cell(text: &str) -> String {
    text.trim().replace('|', "\\|")
}
