//! Expressions as text again: what `from __future__ import annotations` keeps of an annotation.
//!
//! The text is that of CPython's `ast_unparse.c`, which the compiler there uses; `ast.unparse` differs in places. Parentheses stand only
//! where the tree needs them, so the text need not be that of the source.

use crate::ast::*;
use crate::escapes::private_to_surrogate;

/// How tightly an expression binds.
mod level {
    pub const TUPLE: u8 = 0;
    pub const TEST: u8 = 1;
    pub const OR: u8 = 2;
    pub const AND: u8 = 3;
    pub const NOT: u8 = 4;
    pub const CMP: u8 = 5;
    pub const EXPR: u8 = 6;
    pub const BXOR: u8 = 7;
    pub const BAND: u8 = 8;
    pub const SHIFT: u8 = 9;
    pub const ARITH: u8 = 10;
    pub const TERM: u8 = 11;
    pub const FACTOR: u8 = 12;
    pub const POWER: u8 = 13;
    pub const AWAIT: u8 = 14;
    pub const ATOM: u8 = 15;
}

/// The text of an expression.
pub fn unparse(expr: &Expr) -> String {
    let mut writer = Writer::default();
    writer.expr(expr, level::TEST);
    writer.out
}

#[derive(Default)]
struct Writer {
    out: String,
}

impl Writer {
    fn text(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// What `write` writes, in parentheses if `needed`.
    fn parens(&mut self, needed: bool, write: impl FnOnce(&mut Writer)) {
        if needed {
            self.text("(");
        }
        write(self);
        if needed {
            self.text(")");
        }
    }

    fn joined(&mut self, exprs: &[Expr], level: u8, separator: &str) {
        for (i, expr) in exprs.iter().enumerate() {
            if i > 0 {
                self.text(separator);
            }
            self.expr(expr, level);
        }
    }

    fn enclosed(&mut self, open: &str, exprs: &[Expr], close: &str) {
        self.text(open);
        self.joined(exprs, level::TEST, ", ");
        self.text(close);
    }

    fn prefixed(&mut self, prefix: &str, expr: &Expr, level: u8) {
        self.text(prefix);
        self.expr(expr, level);
    }

    fn expr(&mut self, expr: &Expr, outer: u8) {
        match &expr.kind {
            ExprKind::BoolOp { op, values } => {
                let (own, separator) = match op {
                    BoolOp::And => (level::AND, " and "),
                    BoolOp::Or => (level::OR, " or "),
                };
                self.parens(outer > own, |w| w.joined(values, own + 1, separator));
            }
            ExprKind::BinOp { left, op, right } => self.binary(left, *op, right, outer),
            ExprKind::UnaryOp { op, operand } => {
                let (own, text) = match op {
                    UnaryOp::Invert => (level::FACTOR, "~"),
                    UnaryOp::Not => (level::NOT, "not "),
                    UnaryOp::UAdd => (level::FACTOR, "+"),
                    UnaryOp::USub => (level::FACTOR, "-"),
                };
                self.parens(outer > own, |w| w.prefixed(text, operand, own));
            }
            ExprKind::Lambda { args, body } => self.parens(outer > level::TEST, |w| w.lambda(args, body)),
            ExprKind::IfExp { test, body, orelse } => self.parens(outer > level::TEST, |w| {
                w.expr(body, level::TEST + 1);
                w.prefixed(" if ", test, level::TEST + 1);
                w.prefixed(" else ", orelse, level::TEST);
            }),
            ExprKind::Compare { left, comparators } => self.parens(outer > level::CMP, |w| {
                w.expr(left, level::CMP + 1);
                for comparator in comparators {
                    w.prefixed(comparison(comparator.op), &comparator.value, level::CMP + 1);
                }
            }),
            ExprKind::NamedExpr { target, value } => self.parens(outer > level::TUPLE, |w| {
                w.expr(target, level::ATOM);
                w.prefixed(" := ", value, level::ATOM);
            }),
            ExprKind::Await { value } => {
                self.parens(outer > level::AWAIT, |w| w.prefixed("await ", value, level::ATOM))
            }
            ExprKind::Yield { value } => match value {
                Some(value) => self.parens(true, |w| w.prefixed("yield ", value, level::TEST)),
                None => self.text("(yield)"),
            },
            ExprKind::YieldFrom { value } => self.parens(true, |w| w.prefixed("yield from ", value, level::TEST)),
            ExprKind::Starred { value } => self.prefixed("*", value, level::EXPR),
            ExprKind::Name { id } => self.text(id),
            ExprKind::Constant(constant) => self.constant(constant),
            ExprKind::Tuple { elts } if elts.is_empty() => self.text("()"),
            ExprKind::Tuple { elts } => self.parens(outer > level::TUPLE, |w| {
                w.joined(elts, level::TEST, ", ");
                if elts.len() == 1 {
                    w.text(",");
                }
            }),
            _ => self.atom(expr),
        }
    }

    /// Expressions that never need parentheses.
    fn atom(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::List { elts } => self.enclosed("[", elts, "]"),
            ExprKind::Set { elts } => self.enclosed("{", elts, "}"),
            ExprKind::Dict { items } => self.dict(items),
            ExprKind::ListComp { elt, generators } => self.comprehension("[", elt, None, generators, "]"),
            ExprKind::SetComp { elt, generators } => self.comprehension("{", elt, None, generators, "}"),
            ExprKind::GeneratorExp { elt, generators } => self.comprehension("(", elt, None, generators, ")"),
            ExprKind::DictComp(comp) => {
                self.comprehension("{", &comp.key, Some(&comp.value), &comp.generators, "}");
            }
            ExprKind::Call(call) => self.call(call),
            ExprKind::Attribute { value, attr } => {
                self.expr(value, level::ATOM);
                let is_int = matches!(value.kind, ExprKind::Constant(Constant::Int(_) | Constant::BigInt(_)));
                self.text(if is_int { " ." } else { "." });
                self.text(&attr.name);
            }
            ExprKind::Subscript { value, slice } => {
                self.expr(value, level::ATOM);
                self.prefixed("[", slice, level::TUPLE);
                self.text("]");
            }
            ExprKind::Slice { lower, upper, step } => {
                self.maybe(lower.as_deref());
                self.text(":");
                self.maybe(upper.as_deref());
                if let Some(step) = step {
                    self.prefixed(":", step, level::TEST);
                }
            }
            ExprKind::JoinedStr { values } => {
                let body = template(values);
                self.text("f");
                self.string(&body);
            }
            ExprKind::FormattedValue { .. } => {
                let body = template(std::slice::from_ref(expr));
                self.text("f");
                self.string(&body);
            }
            _ => {}
        }
    }

    fn maybe(&mut self, expr: Option<&Expr>) {
        if let Some(expr) = expr {
            self.expr(expr, level::TEST);
        }
    }

    fn binary(&mut self, left: &Expr, op: Operator, right: &Expr, outer: u8) {
        let (own, text) = match op {
            Operator::Add => (level::ARITH, " + "),
            Operator::Sub => (level::ARITH, " - "),
            Operator::Mult => (level::TERM, " * "),
            Operator::MatMult => (level::TERM, " @ "),
            Operator::Div => (level::TERM, " / "),
            Operator::Mod => (level::TERM, " % "),
            Operator::FloorDiv => (level::TERM, " // "),
            Operator::LShift => (level::SHIFT, " << "),
            Operator::RShift => (level::SHIFT, " >> "),
            Operator::BitOr => (level::EXPR, " | "),
            Operator::BitXor => (level::BXOR, " ^ "),
            Operator::BitAnd => (level::BAND, " & "),
            Operator::Pow => (level::POWER, " ** "),
        };
        let from_the_right = (op == Operator::Pow) as u8;
        self.parens(outer > own, |w| {
            w.expr(left, own + from_the_right);
            w.prefixed(text, right, own + 1 - from_the_right);
        });
    }

    fn lambda(&mut self, args: &Arguments, body: &Expr) {
        let positional = args.posonlyargs.len() + args.args.len();
        self.text(if positional > 0 { "lambda " } else { "lambda" });
        let mut first = true;
        let mut separate = |w: &mut Writer| {
            if !std::mem::take(&mut first) {
                w.text(", ");
            }
        };
        let without_default = positional - args.defaults.len().min(positional);
        for (i, arg) in args.posonlyargs.iter().chain(&args.args).enumerate() {
            separate(self);
            self.text(&arg.arg);
            if let Some(default) = i.checked_sub(without_default).and_then(|i| args.defaults.get(i)) {
                self.prefixed("=", default, level::TEST);
            }
            if i + 1 == args.posonlyargs.len() {
                self.text(", /");
            }
        }
        if args.vararg.is_some() || !args.kwonlyargs.is_empty() {
            separate(self);
            self.text("*");
            self.text(args.vararg.as_ref().map_or("", |arg| &arg.arg));
        }
        for (arg, default) in args.kwonlyargs.iter().zip(&args.kw_defaults) {
            separate(self);
            self.text(&arg.arg);
            if let Some(default) = default {
                self.prefixed("=", default, level::TEST);
            }
        }
        if let Some(arg) = &args.kwarg {
            separate(self);
            self.text("**");
            self.text(&arg.arg);
        }
        self.prefixed(": ", body, level::TEST);
    }

    fn dict(&mut self, items: &[DictItem]) {
        self.text("{");
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                self.text(", ");
            }
            match &item.key {
                Some(key) => {
                    self.expr(key, level::TEST);
                    self.prefixed(": ", &item.value, level::TEST);
                }
                None => self.prefixed("**", &item.value, level::EXPR),
            }
        }
        self.text("}");
    }

    fn comprehension(
        &mut self,
        open: &str,
        elt: &Expr,
        value: Option<&Expr>,
        generators: &[Comprehension],
        close: &str,
    ) {
        self.prefixed(open, elt, level::TEST);
        if let Some(value) = value {
            self.prefixed(": ", value, level::TEST);
        }
        for generator in generators {
            let word = if generator.is_async { " async for " } else { " for " };
            self.prefixed(word, &generator.target, level::TUPLE);
            self.prefixed(" in ", &generator.iter, level::TEST + 1);
            for test in &generator.ifs {
                self.prefixed(" if ", test, level::TEST + 1);
            }
        }
        self.text(close);
    }

    fn call(&mut self, call: &Call) {
        self.expr(&call.func, level::ATOM);
        if let ([only], []) = (&call.args[..], &call.keywords[..])
            && matches!(only.kind, ExprKind::GeneratorExp { .. })
        {
            return self.expr(only, level::TEST);
        }
        self.text("(");
        self.joined(&call.args, level::TEST, ", ");
        for (i, keyword) in call.keywords.iter().enumerate() {
            if i > 0 || !call.args.is_empty() {
                self.text(", ");
            }
            match &keyword.arg {
                Some(name) => {
                    self.text(name);
                    self.prefixed("=", &keyword.value, level::TEST);
                }
                None => self.prefixed("**", &keyword.value, level::EXPR),
            }
        }
        self.text(")");
    }

    fn constant(&mut self, constant: &Constant) {
        match constant {
            Constant::None => self.text("None"),
            Constant::Bool(true) => self.text("True"),
            Constant::Bool(false) => self.text("False"),
            Constant::Ellipsis => self.text("..."),
            Constant::Str(text) => self.string(text),
            Constant::Bytes(bytes) => self.bytes(bytes),
            Constant::Int(int) => self.text(&int.to_string()),
            Constant::BigInt(int) => self.text(&decimal(int)),
            Constant::Float(float) => self.text(&float_text(*float, true)),
            Constant::Complex(imaginary) => {
                self.text(&float_text(*imaginary, false));
                self.text("j");
            }
        }
    }

    /// A string as its repr.
    fn string(&mut self, text: &str) {
        let quote = if text.contains('\'') && !text.contains('"') {
            '"'
        } else {
            '\''
        };
        self.out.push(quote);
        for c in text.chars() {
            let escaped = match c {
                '\n' => "\\n".to_owned(),
                '\r' => "\\r".to_owned(),
                '\t' => "\\t".to_owned(),
                '\\' => "\\\\".to_owned(),
                _ if c == quote => format!("\\{c}"),
                _ if private_to_surrogate(c).is_some() => {
                    format!("\\u{:04x}", private_to_surrogate(c).unwrap_or_default())
                }
                _ if !c.is_control() => c.to_string(),
                _ => format!("\\x{:02x}", c as u32),
            };
            self.text(&escaped);
        }
        self.out.push(quote);
    }

    fn bytes(&mut self, bytes: &[u8]) {
        let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') {
            '"'
        } else {
            '\''
        };
        self.out.push('b');
        self.out.push(quote);
        for &byte in bytes {
            let escaped = match byte {
                b'\n' => "\\n".to_owned(),
                b'\r' => "\\r".to_owned(),
                b'\t' => "\\t".to_owned(),
                b'\\' => "\\\\".to_owned(),
                _ if byte as char == quote => format!("\\{quote}"),
                b' '..=b'~' => (byte as char).to_string(),
                _ => format!("\\x{byte:02x}"),
            };
            self.text(&escaped);
        }
        self.out.push(quote);
    }
}

fn comparison(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Eq => " == ",
        CmpOp::NotEq => " != ",
        CmpOp::Lt => " < ",
        CmpOp::LtE => " <= ",
        CmpOp::Gt => " > ",
        CmpOp::GtE => " >= ",
        CmpOp::Is => " is ",
        CmpOp::IsNot => " is not ",
        CmpOp::In => " in ",
        CmpOp::NotIn => " not in ",
    }
}

/// What stands between the quotes of an f-string.
fn template(values: &[Expr]) -> String {
    let mut out = String::new();
    for value in values {
        match &value.kind {
            ExprKind::Constant(Constant::Str(text)) => out.push_str(&text.replace('{', "{{").replace('}', "}}")),
            ExprKind::JoinedStr { values } => out.push_str(&template(values)),
            ExprKind::FormattedValue {
                value,
                conversion,
                format_spec,
            } => {
                let mut inner = Writer::default();
                inner.expr(value, level::TEST + 1);
                out.push_str(if inner.out.starts_with('{') { "{ " } else { "{" });
                out.push_str(&inner.out);
                out.push_str(match conversion {
                    Conversion::None => "",
                    Conversion::Str => "!s",
                    Conversion::Repr => "!r",
                    Conversion::Ascii => "!a",
                });
                if let Some(spec) = format_spec {
                    out.push(':');
                    out.push_str(&template(std::slice::from_ref(spec)));
                }
                out.push('}');
            }
            _ => {}
        }
    }
    out
}

/// The digits of an integer to base 10.
fn decimal(int: &BigInt) -> String {
    // Groups of nine decimal digits, the lowest first.
    let mut groups: Vec<u64> = vec![0];
    for digit in int.digits.chars().filter_map(|c| c.to_digit(int.radix)) {
        let mut carry = digit as u64;
        for group in &mut groups {
            let value = *group * int.radix as u64 + carry;
            *group = value % 1_000_000_000;
            carry = value / 1_000_000_000;
        }
        if carry > 0 {
            groups.push(carry);
        }
    }
    let mut groups = groups.iter().rev();
    let first = groups.next().map(u64::to_string).unwrap_or_default();
    groups.fold(first, |text, group| format!("{text}{group:09}"))
}

/// The shortest digits that give the float again, as Python writes them. Infinity has no literal, so a large number stands for it.
fn float_text(float: f64, with_point: bool) -> String {
    if float.is_infinite() {
        return "1e309".to_owned();
    }
    let scientific = format!("{float:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..16).contains(&exponent) {
        let plain = format!("{float}");
        return if with_point && !plain.contains('.') {
            plain + ".0"
        } else {
            plain
        };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}
