//! Code objects as text, for tests: one line per instruction, registers by name, constants and names spelled out.
//!
//! It knows nothing of single operations: the operand kinds of the table say what to print. (`minipy-code` has the disassembler for
//! people; this one is terse and stable, so that expected listings stay short.)

use minipy_code::ops::{IN_PLACE, SWAPPED, TEMP_A, TEMP_B, TEMP_C};
use minipy_code::{Code, Const, Kind};
use std::fmt::Write;

/// The listing of a code object and of those in its constants.
pub fn dump(code: &Code) -> String {
    let mut out = String::new();
    write_code(code, &mut out);
    out
}

fn write_code(code: &Code, out: &mut String) {
    let _ = writeln!(out, "{}:", code.qualname);
    for (at, &instr) in code.instrs.iter().enumerate() {
        let Some(op) = instr.op() else { continue };
        let _ = write!(out, "{at:3} {}", op.mnemonic());
        for operand in op.operands() {
            let value = instr.get(*operand);
            let text = match operand.kind {
                Kind::Read | Kind::Write | Kind::Reg => register(code, value as usize),
                Kind::Const => constant(&code.consts[value as usize]),
                Kind::Name => code.names[value as usize].to_string(),
                Kind::Cache => code.names[code.caches[value as usize] as usize].to_string(),
                Kind::Free => format!("&{}", code.free[value as usize]),
                Kind::Jump => format!("->{}", at as i64 + 1 + value),
                Kind::Count | Kind::Flag | Kind::Conversion | Kind::Imm => value.to_string(),
                Kind::Pair => format!("{}+{}", value & 255, value >> 8),
                Kind::Temps | Kind::Arith => flags(value as u8),
                Kind::FuncFlags => format!("{value:#x}"),
            };
            if !text.is_empty() {
                let _ = write!(out, " {text}");
            }
        }
        out.push('\n');
    }
    for handler in &code.handlers {
        let depth = register(code, handler.depth as usize);
        let _ = writeln!(
            out,
            "    {}..{} -> {} {depth}",
            handler.start, handler.end, handler.target
        );
    }
    for value in &code.consts {
        if let Const::Code(inner) = value {
            write_code(inner, out);
        }
    }
}

fn register(code: &Code, register: usize) -> String {
    match code.locals.get(register) {
        Some(name) => name.to_string(),
        None => format!("t{}", register - code.locals.len()),
    }
}

/// Which operands are temporaries, as `*abc`; `=` for in place, `~` for swapped.
fn flags(x: u8) -> String {
    let letters = [
        (TEMP_A, 'a'),
        (TEMP_B, 'b'),
        (TEMP_C, 'c'),
        (IN_PLACE, '='),
        (SWAPPED, '~'),
    ];
    let text: String = letters
        .iter()
        .filter(|(bit, _)| x & bit != 0)
        .map(|&(_, letter)| letter)
        .collect();
    if text.is_empty() { text } else { format!("*{text}") }
}

fn constant(value: &Const) -> String {
    let all = |items: &[Const]| items.iter().map(constant).collect::<Vec<_>>().join(",");
    match value {
        Const::None => "None".into(),
        Const::Bool(value) => if *value { "True" } else { "False" }.into(),
        Const::Ellipsis => "...".into(),
        Const::Int(value) => value.to_string(),
        Const::BigInt(digits) => format!("0x{digits}"),
        Const::Float(value) => format!("{value:?}"),
        Const::Complex(real, imag) => format!("{real:?}+{imag:?}j"),
        Const::Str(text) => format!("{text:?}"),
        Const::Bytes(bytes) => format!("b{:?}", String::from_utf8_lossy(bytes)),
        Const::Tuple(items) => format!("({})", all(items)),
        Const::FrozenSet(items) => format!("{{{}}}", all(items)),
        Const::Code(code) => format!("<{}>", code.name),
    }
}
