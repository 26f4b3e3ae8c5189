//! Disassembly: a code object as text for people.
//!
//! It decides the layout of the page and how an operand is named: locals by their names, temporaries as `t0`, `t1`...
//! (`&t0` where an instruction that could consume the temporary only borrows it), constants as Python would write them,
//! jump targets as labels. What the page says about an instruction comes from the table in [`crate::ops`]. It also
//! decides which instructions count as switch points in the text. It prints any code object, verified or not: a number
//! that names nothing is shown as `?7`.
//!
//! ```text
//!    5          counter += 1                                   py2: may switch inside   py3: no switch point
//!    L1     5  LOAD_GLOBAL         t4, counter                 |py2
//!           6  ADD_K               t4, t4, 1  (in place)       |py2
//!           7  STORE_GLOBAL        t4, counter                 |py2
//! ```

use crate::code::{Code, Const};
use crate::instr::{Instr, Kind, Op, Operand, Slot};
use crate::ops::{FUNC_ANNOTATE, FUNC_CLOSURE, FUNC_DEFAULTS, FUNC_KWDEFAULTS};
use crate::ops::{IN_PLACE, SWAPPED, TEMP_A, TEMP_B, TEMP_C};
use crate::verify::flag_is_ownership;
use std::collections::BTreeMap;
use std::fmt::Write;

/// What a disassembly shows beyond the instructions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DisOptions {
    /// Mark the points at which the running thread may lose the lock: `|py3` where the breaker is looked at, `|py2`
    /// where a policy that counts instructions may also switch, which is everywhere.
    pub switch: bool,
}

/// Longest text of a constant, in characters; a docstring would push everything else off the screen.
const CONST_TEXT: usize = 60;
/// How deep tuples in tuples are shown.
const CONST_DEPTH: usize = 8;
/// Column in which the switch marks stand.
const SWITCH_COLUMN: usize = 60;

/// Whether the plain loop looks at the breaker at this operation: at the bottom of loops and after calls. (It also does
/// so on entering a function, which is no operation.)
pub fn is_switch_point(op: Op) -> bool {
    matches!(
        op,
        Op::Poll
            | Op::ForIter
            | Op::ForRange
            | Op::ForList
            | Op::Call
            | Op::CallFar
            | Op::CallKw
            | Op::CallMethod
            | Op::CallMethodFar
            | Op::CallMethodKw
            | Op::CallEx
    )
}

/// The text of `code` and, after it, of every code object in its constants. With the `source` it was compiled from, each
/// group of instructions is headed by the line it comes from.
pub fn disassemble(code: &Code, source: Option<&str>, options: DisOptions) -> String {
    let lines: Vec<&str> = source.map(|text| text.split('\n').collect()).unwrap_or_default();
    let mut out = String::new();
    // A list and not a recursion: functions may be nested deeper than the native stack.
    let mut waiting = vec![code];
    while let Some(code) = waiting.pop() {
        if !out.is_empty() {
            let _ = write!(out, "\nDisassembly of {}:\n", code_text(code));
        }
        Page {
            code,
            lines: &lines,
            labels: labels(code),
            options,
        }
        .write(&mut out);
        waiting.extend(code.consts.iter().rev().filter_map(|constant| match constant {
            Const::Code(inner) => Some(&**inner),
            _ => None,
        }));
    }
    out
}

/// Numbers the instructions that jumps and handlers lead to, in their order.
fn labels(code: &Code) -> BTreeMap<i64, usize> {
    let mut labels: BTreeMap<i64, usize> = code.handlers.iter().map(|handler| (handler.target as i64, 0)).collect();
    for (index, &i) in code.instrs.iter().enumerate() {
        for operand in i.op().map_or(&[][..], Op::operands) {
            if operand.kind == Kind::Jump {
                labels.insert(index as i64 + 1 + i.get(*operand), 0);
            }
        }
    }
    for (number, label) in labels.values_mut().enumerate() {
        *label = number + 1;
    }
    labels
}

struct Page<'a> {
    code: &'a Code,
    lines: &'a [&'a str],
    labels: BTreeMap<i64, usize>,
    options: DisOptions,
}

impl Page<'_> {
    fn write(&self, out: &mut String) {
        if self.options.switch && &*self.code.name != "<module>" {
            self.row(out, "  --  (function entry)", " |py2 |py3");
        }
        let mut start = 0;
        while start < self.code.instrs.len() {
            let line = self.line(start);
            let more = (start + 1..self.code.instrs.len())
                .take_while(|&index| self.line(index) == line)
                .count();
            let end = start + 1 + more;
            self.heading(out, line, start..end);
            for index in start..end {
                self.instruction(out, index, self.code.instrs[index]);
            }
            start = end;
        }
        self.handlers(out);
    }

    fn line(&self, index: usize) -> u32 {
        self.code.locations.get(index).map_or(0, |location| location.line)
    }

    /// The source line over a group of instructions, and what may happen inside the group.
    fn heading(&self, out: &mut String, line: u32, group: std::ops::Range<usize>) {
        let source = (line as usize)
            .checked_sub(1)
            .and_then(|index| self.lines.get(index))
            .map_or("", |text| text.trim_end());
        let text = if line == 0 {
            "  --".to_string()
        } else {
            format!("{line:>4}  {source}")
        };
        let polls = self.code.instrs[group.clone()]
            .iter()
            .filter_map(|i| i.op())
            .any(is_switch_point);
        let py2 = if group.len() > 1 {
            "py2: may switch inside"
        } else {
            "py2: no switch inside "
        };
        let py3 = if polls {
            "py3: may switch"
        } else {
            "py3: no switch point"
        };
        self.row(out, &text, &format!(" {py2}   {py3}"));
    }

    fn instruction(&self, out: &mut String, index: usize, i: Instr) {
        let label = self
            .labels
            .get(&(index as i64))
            .map(|number| format!("L{number}"))
            .unwrap_or_default();
        let Some(op) = i.op() else {
            self.row(out, &format!("{label:>5} {index:>5}  ?{:#018x}", i.0), "");
            return;
        };
        let mut operands: Vec<String> = Vec::new();
        for &operand in op.operands() {
            operands.extend(self.operand(index, op, i, operand));
        }
        let mut text = format!("{label:>5} {index:>5}  {:<20}{}", op.mnemonic(), operands.join(", "));
        if op.operands().iter().any(|operand| operand.kind == Kind::Arith) {
            for (flag, note) in [(IN_PLACE, "  (in place)"), (SWAPPED, "  (swapped)")] {
                text.push_str(if i.x() & flag != 0 { note } else { "" });
            }
        }
        self.row(out, &text, if is_switch_point(op) { " |py2 |py3" } else { " |py2" });
    }

    /// One line of the page; `switch` is dropped unless the reader asked for it.
    fn row(&self, out: &mut String, text: &str, switch: &str) {
        if self.options.switch {
            let _ = write!(out, "{text:<SWITCH_COLUMN$}{switch}");
        } else {
            out.push_str(text);
        }
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
    }

    /// The text of one operand; None if it is not worth showing.
    fn operand(&self, index: usize, op: Op, i: Instr, operand: Operand) -> Option<String> {
        let value = i.get(operand);
        let at = value as usize;
        let named = |name: Option<&std::rc::Rc<str>>| name.map_or(format!("?{value}"), |name| name.to_string());
        Some(match operand.kind {
            Kind::Read => format!("{}{}", self.borrowed(op, i, operand), self.register(at)),
            // Without flags MAKE_FUNCTION takes no registers, and the first of none has no name.
            Kind::Reg if op == Op::MakeFunction && i.x() == 0 => return None,
            Kind::Write | Kind::Reg => self.register(at),
            Kind::Const => self.code.consts.get(at).map_or(format!("?{value}"), const_text),
            Kind::Name => named(self.code.names.get(at)),
            Kind::Cache => named(
                self.code
                    .caches
                    .get(at)
                    .and_then(|&name| self.code.names.get(name as usize)),
            ),
            Kind::Free => named(self.code.free.get(at)),
            Kind::Jump => self
                .labels
                .get(&(index as i64 + 1 + value))
                .map_or(format!("?{value}"), |label| format!("L{label}")),
            Kind::Pair => format!("{}+{}", value & 255, value >> 8),
            Kind::Flag if flag_is_ownership(op) => return None,
            Kind::Count | Kind::Flag | Kind::Imm => value.to_string(),
            Kind::Temps | Kind::Arith => return None,
            Kind::Conversion => match value {
                0 => return None,
                1 => "!s".to_string(),
                2 => "!r".to_string(),
                3 => "!a".to_string(),
                4 => "later".to_string(),
                _ => format!("?{value}"),
            },
            Kind::FuncFlags => return function_flags(i.x()),
        })
    }

    /// `&` before a temporary that this instruction could consume and does not.
    fn borrowed(&self, op: Op, i: Instr, operand: Operand) -> &'static str {
        let has_flags = op
            .operands()
            .iter()
            .any(|other| matches!(other.kind, Kind::Temps | Kind::Arith));
        let consumed = match operand.slot {
            Slot::A if flag_is_ownership(op) => i.b() == 1,
            Slot::A if has_flags => i.x() & TEMP_A != 0,
            Slot::B if has_flags => i.x() & TEMP_B != 0,
            Slot::C if has_flags => i.x() & TEMP_C != 0,
            _ => true,
        };
        let temporary = i.get(operand) as usize >= self.code.locals.len();
        if temporary && !consumed { "&" } else { "" }
    }

    fn register(&self, register: usize) -> String {
        match self.code.locals.get(register) {
            Some(name) => name.to_string(),
            None if register < self.code.registers as usize => format!("t{}", register - self.code.locals.len()),
            None => format!("?{register}"),
        }
    }

    fn handlers(&self, out: &mut String) {
        if !self.code.handlers.is_empty() {
            out.push_str("Exception table:\n");
        }
        for handler in &self.code.handlers {
            let target = self.labels.get(&(handler.target as i64)).copied().unwrap_or_default();
            let register = self.register(handler.depth as usize);
            let _ = writeln!(
                out,
                "  {}..{} -> L{target}, exception in {register}",
                handler.start, handler.end
            );
        }
    }
}

fn function_flags(flags: u8) -> Option<String> {
    let names = [
        (FUNC_DEFAULTS, "defaults"),
        (FUNC_KWDEFAULTS, "keyword defaults"),
        (FUNC_ANNOTATE, "annotate"),
        (FUNC_CLOSURE, "closure"),
    ];
    let given: Vec<&str> = names
        .iter()
        .filter(|(flag, _)| flags & flag != 0)
        .map(|(_, name)| *name)
        .collect();
    (!given.is_empty()).then(|| given.join(" + "))
}

fn code_text(code: &Code) -> String {
    format!(
        "<code object {}, file \"{}\", line {}>",
        code.name, code.filename, code.first_line
    )
}

/// A constant much as `repr` would show it, cut after [`CONST_TEXT`] characters.
fn const_text(constant: &Const) -> String {
    let mut text = String::new();
    write_const(&mut text, constant, 0);
    // A code object is not cut: its end says where it comes from.
    match text.char_indices().nth(CONST_TEXT) {
        Some((end, _)) if !matches!(constant, Const::Code(_)) => format!("{}...", &text[..end]),
        _ => text,
    }
}

fn write_const(out: &mut String, constant: &Const, depth: usize) {
    // What is past the cut need not be written: a constant may be as long as the source file.
    if out.len() > 4 * CONST_TEXT {
        return;
    }
    // Writing to a `String` cannot fail.
    let _ = match constant {
        Const::None => write!(out, "None"),
        Const::Bool(true) => write!(out, "True"),
        Const::Bool(false) => write!(out, "False"),
        Const::Ellipsis => write!(out, "Ellipsis"),
        Const::Int(value) => write!(out, "{value}"),
        Const::BigInt(digits) => match digits.strip_prefix('-') {
            Some(digits) => write!(out, "-0x{digits}"),
            None => write!(out, "0x{digits}"),
        },
        Const::Float(value) => write!(out, "{}", float_text(*value)),
        Const::Complex(re, im) => {
            write!(
                out,
                "({}{}{}j)",
                float_text(*re),
                if im.is_sign_negative() { "" } else { "+" },
                float_text(*im)
            )
        }
        Const::Str(text) => {
            write_quoted(out, text.chars().take(CONST_TEXT + 1));
            Ok(())
        }
        Const::Bytes(bytes) => {
            out.push('b');
            write_quoted_bytes(out, &bytes[..bytes.len().min(CONST_TEXT + 1)]);
            Ok(())
        }
        Const::Tuple(items) => {
            write_items(out, "(", items, if items.len() == 1 { ",)" } else { ")" }, depth);
            Ok(())
        }
        Const::FrozenSet(items) => {
            write_items(out, "frozenset({", items, "})", depth);
            Ok(())
        }
        Const::Code(code) => write!(out, "{}", code_text(code)),
    };
}

fn write_items(out: &mut String, open: &str, items: &[Const], close: &str, depth: usize) {
    out.push_str(open);
    if depth == CONST_DEPTH {
        out.push_str("...");
    } else {
        for (index, item) in items.iter().take(CONST_TEXT).enumerate() {
            out.push_str(if index == 0 { "" } else { ", " });
            write_const(out, item, depth + 1);
        }
    }
    out.push_str(close);
}

fn float_text(value: f64) -> String {
    if value.is_nan() {
        "nan".to_string()
    } else {
        format!("{value:?}")
    }
}

fn write_quoted(out: &mut String, chars: impl Iterator<Item = char>) {
    out.push('\'');
    for c in chars {
        match c {
            '\'' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // The stand-ins of lone surrogates, see docs/decisions/0001-lone-surrogates.md.
            '\u{10D800}'..='\u{10DFFF}' => {
                let _ = write!(out, "\\u{:04x}", c as u32 - 0x10_0000);
            }
            c if (c as u32) < 0x20 || ('\x7f'..='\u{a0}').contains(&c) => {
                let _ = write!(out, "\\x{:02x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('\'');
}

fn write_quoted_bytes(out: &mut String, bytes: &[u8]) {
    out.push('\'');
    for &byte in bytes {
        match byte {
            b'\'' | b'\\' => out.extend(['\\', byte as char]),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            0x20..0x7f => out.push(byte as char),
            _ => {
                let _ = write!(out, "\\x{byte:02x}");
            }
        }
    }
    out.push('\'');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::{CodeFlags, Handler, Location};
    use crate::instr::ins;
    use std::rc::Rc;

    const SOURCE: &str = "\
counter = 0
def add(n):
    global counter
    for _ in range(n):
        counter += 1
    return counter
";

    fn lines(lines: &[u32]) -> Vec<Location> {
        lines
            .iter()
            .map(|&line| Location {
                line,
                end_line: line,
                ..Location::default()
            })
            .collect()
    }

    fn jump(of: Instr, by: i64) -> Instr {
        let operand = of
            .op()
            .and_then(|op| op.operands().iter().find(|operand| operand.kind == Kind::Jump));
        of.with(*operand.expect("a jump"), by).expect("a short jump")
    }

    /// [`SOURCE`] as a compiler might translate it.
    fn module() -> Code {
        let add = Code {
            name: "add".into(),
            qualname: "add".into(),
            filename: "race.py".into(),
            first_line: 2,
            arg_count: 1,
            registers: 7,
            locals: vec!["n".into(), "_".into()],
            instrs: vec![
                ins::load_global(2, 0),
                ins::move_(3, 0),
                ins::call(2, 1),
                ins::get_iter(2, 2, TEMP_B),
                jump(ins::jump(0), 3),
                ins::load_global(6, 1),
                ins::add_k(6, 6, 0, TEMP_B | IN_PLACE),
                ins::store_global(6, 1, 1),
                jump(ins::for_iter(2, 1, 0), -4),
                ins::load_global(2, 1),
                ins::return_(2),
            ],
            locations: lines(&[4, 4, 4, 4, 4, 5, 5, 5, 4, 6, 6]),
            consts: vec![Const::Int(1)],
            names: vec!["range".into(), "counter".into()],
            caches: vec![0, 1],
            ..Code::default()
        };
        Code {
            name: "<module>".into(),
            qualname: "<module>".into(),
            filename: "race.py".into(),
            first_line: 1,
            registers: 1,
            instrs: vec![
                ins::load_k(0, 0),
                ins::store_global(0, 1, 0),
                ins::make_function(0, 1, 0, 0),
                ins::store_global(0, 1, 1),
                ins::return_k(2),
            ],
            locations: lines(&[1, 1, 2, 2, 0]),
            consts: vec![Const::Int(0), Const::Code(Rc::new(add)), Const::None],
            names: vec!["counter".into(), "add".into()],
            caches: vec![0, 1],
            ..Code::default()
        }
    }

    fn check(code: &Code, source: Option<&str>, options: DisOptions, expect: &str) {
        let text = disassemble(code, source, options);
        let expect = expect.trim_start_matches('\n');
        assert_eq!(text, expect, "\n--- found\n{text}--- expected\n{expect}");
    }

    #[test]
    fn a_module_and_its_function() {
        crate::verify(&module()).expect("the example is valid code");
        check(
            &module(),
            Some(SOURCE),
            DisOptions::default(),
            r#"
   1  counter = 0
          0  LOAD_K              t0, 0
          1  STORE_GLOBAL        t0, counter
   2  def add(n):
          2  MAKE_FUNCTION       t0, <code object add, file "race.py", line 2>
          3  STORE_GLOBAL        t0, add
  --
          4  RETURN_K            None

Disassembly of <code object add, file "race.py", line 2>:
   4      for _ in range(n):
          0  LOAD_GLOBAL         t0, range
          1  MOVE                t1, n
          2  CALL                t0, 1
          3  GET_ITER            t0, t0
          4  JUMP                L2
   5          counter += 1
   L1     5  LOAD_GLOBAL         t4, counter
          6  ADD_K               t4, t4, 1  (in place)
          7  STORE_GLOBAL        t4, counter
   4      for _ in range(n):
   L2     8  FOR_ITER            t0, _, L1
   6      return counter
          9  LOAD_GLOBAL         t0, counter
         10  RETURN              t0
"#,
        );
    }

    #[test]
    fn switch_points() {
        check(
            &module(),
            Some(SOURCE),
            DisOptions { switch: true },
            r#"
   1  counter = 0                                            py2: may switch inside   py3: no switch point
          0  LOAD_K              t0, 0                       |py2
          1  STORE_GLOBAL        t0, counter                 |py2
   2  def add(n):                                            py2: may switch inside   py3: no switch point
          2  MAKE_FUNCTION       t0, <code object add, file "race.py", line 2> |py2
          3  STORE_GLOBAL        t0, add                     |py2
  --                                                         py2: no switch inside    py3: no switch point
          4  RETURN_K            None                        |py2

Disassembly of <code object add, file "race.py", line 2>:
  --  (function entry)                                       |py2 |py3
   4      for _ in range(n):                                 py2: may switch inside   py3: may switch
          0  LOAD_GLOBAL         t0, range                   |py2
          1  MOVE                t1, n                       |py2
          2  CALL                t0, 1                       |py2 |py3
          3  GET_ITER            t0, t0                      |py2
          4  JUMP                L2                          |py2
   5          counter += 1                                   py2: may switch inside   py3: no switch point
   L1     5  LOAD_GLOBAL         t4, counter                 |py2
          6  ADD_K               t4, t4, 1  (in place)       |py2
          7  STORE_GLOBAL        t4, counter                 |py2
   4      for _ in range(n):                                 py2: no switch inside    py3: may switch
   L2     8  FOR_ITER            t0, _, L1                   |py2 |py3
   6      return counter                                     py2: may switch inside   py3: no switch point
          9  LOAD_GLOBAL         t0, counter                 |py2
         10  RETURN              t0                          |py2
"#,
        );
    }

    #[test]
    fn handlers_flags_and_no_source() {
        let code = Code {
            name: "f".into(),
            filename: "f.py".into(),
            registers: 5,
            locals: vec!["x".into()],
            flags: CodeFlags::default(),
            instrs: vec![
                ins::make_function(1, 0, 2, FUNC_DEFAULTS | FUNC_CLOSURE),
                ins::unpack_star(1, 0, 2 | 1 << 8, 0),
                ins::set_item(1, 2, 3, TEMP_B),
                ins::mul_k(1, 0, 1, SWAPPED),
                ins::format(1, 1, 2),
                jump(ins::jump_true(1, 0, 0), -1),
                ins::call_kw(1, 2, 2),
                ins::return_(0),
                ins::reraise(1),
                Instr(0xFF),
                ins::load_k(9, 9),
            ],
            locations: lines(&[3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0]),
            consts: vec![
                Const::Str("not code".into()),
                Const::Float(0.5),
                Const::Tuple(Rc::from([Const::Str("key".into())])),
            ],
            handlers: vec![Handler {
                start: 0,
                end: 8,
                target: 8,
                depth: 1,
            }],
            ..Code::default()
        };
        check(
            &code,
            None,
            DisOptions::default(),
            r#"
   3
          0  MAKE_FUNCTION       t0, 'not code', t1, defaults + closure
          1  UNPACK_STAR         t0, x, 2+1
          2  SET_ITEM            &t0, t1, &t2
          3  MUL_K               t0, x, 0.5  (swapped)
          4  FORMAT              t0, t0, !r
   L1     5  JUMP_TRUE           &t0, L1
          6  CALL_KW             t0, 2, ('key',)
          7  RETURN              x
  --
   L2     8  RERAISE             t0
          9  ?0x00000000000000ff
         10  LOAD_K              ?9, ?9
Exception table:
  0..8 -> L2, exception in t0
"#,
        );
    }

    #[test]
    fn constants_look_like_python() {
        let strings = |items: &[&str]| {
            items
                .iter()
                .map(|&item| Const::Str(item.into()))
                .collect::<Rc<[Const]>>()
        };
        let mut deep = Const::None;
        for _ in 0..20 {
            deep = Const::Tuple(Rc::from([deep]));
        }
        for (constant, expect) in [
            (Const::Bool(false), "False"),
            (Const::Int(-3), "-3"),
            (Const::BigInt("-ff00000000000000000".into()), "-0xff00000000000000000"),
            (Const::Float(1.0), "1.0"),
            (Const::Float(f64::NAN), "nan"),
            (Const::Complex(0.0, -2.0), "(0.0-2.0j)"),
            (Const::Str("it's\n\u{1}\u{10DC80}é".into()), "'it\\'s\\n\\x01\\udc80é'"),
            (Const::Bytes(Rc::from(*b"a\0'")), "b'a\\x00\\''"),
            (Const::Tuple(strings(&["a"])), "('a',)"),
            (Const::Tuple(strings(&["a", "b"])), "('a', 'b')"),
            (Const::FrozenSet(strings(&["a"])), "frozenset({'a'})"),
            (Const::Str("x".repeat(1000).into()), &format!("'{}...", "x".repeat(59))),
            (deep, "(((((((((...,),),),),),),),),)"),
        ] {
            assert_eq!(const_text(&constant), expect);
        }
    }
}
