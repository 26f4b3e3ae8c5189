//! Displays and f-strings: values made of several values.
//!
//! Elements are evaluated into a row of temporaries that one instruction turns into the container. A row is bounded: what has more
//! elements, or a star, starts with a row and grows by single elements.

use crate::Compiler;
use crate::error::Res;
use crate::unit::{Val, Want};
use minipy_code::ops::{CONVERT_ASCII, CONVERT_LATER, CONVERT_REPR, CONVERT_STR, TEMP_B, TEMP_C};
use minipy_code::{Const, Instr, ins};
use minipy_syntax::ast::*;

/// The longest row of temporaries. (CPython's limit, 30, serves to bound its stack; ours to bound the frame.)
const ROW: usize = 64;
/// Constant displays from this length on are copied from one constant, as in CPython.
const CONSTANT_DISPLAY: usize = 3;

/// How a container that does not fit one row is made.
struct Growing {
    build: fn(u16, u16, u16) -> Instr,
    /// Adds one element.
    add: fn(u16, u16, u8) -> Instr,
    /// Adds what `*` stands for.
    extend: fn(u16, u16, u8) -> Instr,
}

const LIST: Growing = Growing {
    build: ins::build_list,
    add: ins::list_append,
    extend: |list, value, x| ins::list_extend(list, value, 0, x),
};
const ARGUMENTS: Growing = Growing {
    build: ins::build_list,
    add: ins::list_append,
    extend: |list, value, x| ins::list_extend(list, value, 1, x),
};
const SET: Growing = Growing {
    build: ins::build_set,
    add: ins::set_add,
    extend: ins::set_update,
};

impl<'a> Compiler<'a> {
    pub(crate) fn list(&mut self, elts: &'a [Expr], want: Want, span: Span) -> Res<Val> {
        if elts.len() >= CONSTANT_DISPLAY
            && let Some(items) = self.folder.all(elts)
        {
            return Ok(self.constant_copy(&LIST, Const::Tuple(items.into()), want, span));
        }
        self.container(&LIST, elts, want, span)
    }

    pub(crate) fn set(&mut self, elts: &'a [Expr], want: Want, span: Span) -> Res<Val> {
        if elts.len() >= CONSTANT_DISPLAY
            && let Some(items) = self.folder.all(elts)
        {
            return Ok(self.constant_copy(&SET, Const::FrozenSet(items.into()), want, span));
        }
        self.container(&SET, elts, want, span)
    }

    pub(crate) fn tuple(&mut self, elts: &'a [Expr], want: Want, span: Span) -> Res<Val> {
        if fits_row(elts) {
            return self.row(ins::build_tuple, elts, want, span);
        }
        let list = self.grow(&LIST, elts, span)?;
        self.emit(ins::list_to_tuple(list), span);
        Ok(self.deliver(list, want, span))
    }

    /// The positional arguments of a call with stars, as a list in the next temporary.
    pub(crate) fn argument_list(&mut self, args: &'a [Expr], span: Span) -> Res<Val> {
        Ok(Val::temp(self.grow(&ARGUMENTS, args, span)?))
    }

    fn container(&mut self, how: &Growing, elts: &'a [Expr], want: Want, span: Span) -> Res<Val> {
        if fits_row(elts) {
            return self.row(how.build, elts, want, span);
        }
        let container = self.grow(how, elts, span)?;
        Ok(self.deliver(container, want, span))
    }

    /// A container made by one instruction.
    fn row(&mut self, build: fn(u16, u16, u16) -> Instr, elts: &'a [Expr], want: Want, span: Span) -> Res<Val> {
        let first = self.unit.next();
        for elt in elts {
            self.value(elt, Want::Temp)?;
        }
        self.unit.sp = first as u32;
        let out = self.destination(want);
        self.emit(build(out.reg, first, elts.len() as u16), span);
        Ok(self.wrote(out))
    }

    /// A container in the next temporary, made of a row and then element by element.
    fn grow(&mut self, how: &Growing, elts: &'a [Expr], span: Span) -> Res<u16> {
        let unstarred = elts
            .iter()
            .take_while(|elt| !matches!(elt.kind, ExprKind::Starred { .. }))
            .count();
        let (first, rest) = elts.split_at(unstarred.min(ROW));
        let container = self.row(how.build, first, Want::Temp, span)?.reg;
        self.grow_by(how, container, rest)?;
        Ok(container)
    }

    /// Positional arguments added to the list in the temporary on top.
    pub(crate) fn extend_arguments(&mut self, list: u16, args: &'a [Expr]) -> Res {
        self.grow_by(&ARGUMENTS, list, args)
    }

    /// Adds elements to the container in the temporary on top.
    fn grow_by(&mut self, how: &Growing, container: u16, elts: &'a [Expr]) -> Res {
        for elt in elts {
            let (make, value) = match &elt.kind {
                ExprKind::Starred { value } => (how.extend, &**value),
                _ => (how.add, elt),
            };
            let value = self.value(value, Want::Any)?;
            self.emit(make(container, value.reg, value.flag(TEMP_B)), elt.span);
            self.unit.sp = container as u32 + 1;
        }
        Ok(())
    }

    fn constant_copy(&mut self, how: &Growing, items: Const, want: Want, span: Span) -> Val {
        let container = self.unit.push();
        self.emit((how.build)(container, container, 0), span);
        let items = self.constant(items, Want::Temp, span);
        self.emit((how.extend)(container, items.reg, TEMP_B), span);
        self.unit.sp = container as u32 + 1;
        self.deliver(container, want, span)
    }

    pub(crate) fn dict(&mut self, items: &'a [DictItem], want: Want, span: Span) -> Res<Val> {
        let first = self.unit.next();
        let keyed = items.iter().take_while(|item| item.key.is_some()).count();
        let (row, rest) = items.split_at(keyed.min(ROW / 2));
        for item in row {
            if let Some(key) = &item.key {
                self.value(key, Want::Temp)?;
            }
            self.value(&item.value, Want::Temp)?;
        }
        self.unit.sp = first as u32;
        let whole = rest.is_empty();
        let out = self.destination(if whole { want } else { Want::Temp });
        self.emit(ins::build_dict(out.reg, first, row.len() as u16), span);
        if whole {
            return Ok(self.wrote(out));
        }
        for item in rest {
            self.dict_item(first, item, span)?;
        }
        Ok(self.deliver(first, want, span))
    }

    /// Adds one entry to the dict in a temporary.
    fn dict_item(&mut self, dict: u16, item: &'a DictItem, span: Span) -> Res {
        match &item.key {
            Some(key) => self.insert(dict, key, &item.value, span)?,
            None => {
                let value = self.value(&item.value, Want::Any)?;
                self.emit(ins::dict_update(dict, value.reg, value.flag(TEMP_B)), item.value.span);
            }
        }
        self.unit.sp = dict as u32 + 1;
        Ok(())
    }

    /// `dict[key] = value` of a display or comprehension.
    pub(crate) fn insert(&mut self, dict: u16, key: &'a Expr, value: &'a Expr, span: Span) -> Res {
        let (key, value) = self.pair(key, value)?;
        let flags = key.flag(TEMP_B) | value.flag(TEMP_C);
        self.emit(ins::dict_insert(dict, key.reg, value.reg, flags), span);
        Ok(())
    }

    // ---- f-strings ----

    pub(crate) fn joined(&mut self, values: &'a [Expr], want: Want, span: Span) -> Res<Val> {
        let first = self.unit.next();
        let none = if values.len() > 1 { CONVERT_LATER } else { 0 };
        let mut count = 0;
        for value in values {
            if count == ROW {
                self.emit(ins::build_string(first, first, count as u16), span);
                self.unit.sp = first as u32 + 1;
                count = 1;
            }
            match &value.kind {
                ExprKind::FormattedValue {
                    value: inner,
                    conversion,
                    format_spec,
                } => {
                    let conversion = match conversion {
                        Conversion::None if format_spec.is_none() => none,
                        Conversion::None => 0,
                        Conversion::Str => CONVERT_STR,
                        Conversion::Repr => CONVERT_REPR,
                        Conversion::Ascii => CONVERT_ASCII,
                    };
                    self.formatted(inner, conversion, format_spec.as_deref(), value.span)?;
                }
                _ => {
                    self.value(value, Want::Temp)?;
                }
            }
            count += 1;
        }
        if count == 0 {
            return Ok(self.constant(Const::Str("".into()), want, span));
        }
        if count == 1 {
            return Ok(self.deliver(first, want, span));
        }
        self.unit.sp = first as u32;
        let out = self.destination(want);
        self.emit(ins::build_string(out.reg, first, count as u16), span);
        Ok(self.wrote(out))
    }

    /// One field, as a string (or an int that may stay) in the next temporary.
    fn formatted(&mut self, value: &'a Expr, conversion: u8, spec: Option<&'a Expr>, span: Span) -> Res {
        let value = self.value(value, Want::Temp)?;
        match spec {
            Some(spec) => {
                let spec = self.value(spec, Want::Temp)?;
                self.emit(ins::format_spec(value.reg, value.reg, spec.reg, conversion), span);
            }
            None => self.emit(ins::format(value.reg, value.reg, conversion), span),
        }
        self.unit.sp = value.reg as u32 + 1;
        Ok(())
    }
}

/// Whether one row holds all elements.
fn fits_row(elts: &[Expr]) -> bool {
    elts.len() <= ROW && !elts.iter().any(|elt| matches!(elt.kind, ExprKind::Starred { .. }))
}
