//! Assignments: to names, attributes, items and patterns of those; augmented assignment; `del`.

use crate::Compiler;
use crate::error::{Res, syntax};
use crate::scope::ScopeKind;
use crate::unit::{Val, Want};
use minipy_code::ins;
use minipy_code::ops::{TEMP_A, TEMP_B, TEMP_C};
use minipy_syntax::ast::*;

/// Longer patterns are not searched for adjacent locals, and longer displays are assigned as a whole.
const ADJACENT: usize = 64;

impl<'a> Compiler<'a> {
    /// `a = b = value`.
    pub(crate) fn assign(&mut self, targets: &'a [Expr], value: &'a Expr) -> Res {
        if let [target] = targets {
            return self.assign_one(target, value);
        }
        // A constant is loaded once for each target, so that locals need no copy.
        let constant = self.folder.fold(value);
        let mut shared = None;
        for (at, target) in targets.iter().enumerate() {
            if let Some(constant) = &constant {
                let register = self.target_local(target);
                let sp = self.unit.sp;
                let loaded = self.constant(constant.clone(), register.map_or(Want::Temp, Want::Local), value.span);
                self.store(target, loaded)?;
                self.unit.sp = sp;
                continue;
            }
            let temp = match shared {
                Some(temp) => temp,
                None => self.value(value, Want::Temp)?,
            };
            shared = Some(temp);
            let is_last = at + 1 == targets.len();
            self.store(
                target,
                Val {
                    reg: temp.reg,
                    temp: is_last,
                },
            )?;
        }
        if let Some(temp) = shared {
            self.unit.sp = temp.reg as u32;
        }
        Ok(())
    }

    fn target_local(&self, target: &Expr) -> Option<u16> {
        match &target.kind {
            ExprKind::Name { id } => self.local_register(id),
            _ => None,
        }
    }

    fn assign_one(&mut self, target: &'a Expr, value: &'a Expr) -> Res {
        let sp = self.unit.sp;
        if let Some(register) = self.target_local(target) {
            self.value(value, Want::Local(register))?;
            return Ok(());
        }
        if let (Some(targets), Some(values)) = (plain_elements(target), plain_elements(value))
            && targets.len() == values.len()
        {
            return self.assign_parallel(targets, values);
        }
        let value = self.value(value, Want::Any)?;
        let value = self.steady(value, &[target], target.span);
        self.store(target, value)?;
        self.unit.sp = sp;
        Ok(())
    }

    /// `a, b = b, a` without a tuple: all values are evaluated from left to right, then stored from left to right. A constant
    /// needs no temporary, and the last value that does goes straight to its local, if that local is not read by what is
    /// stored before it.
    fn assign_parallel(&mut self, targets: &'a [Expr], values: &'a [Expr]) -> Res {
        let sp = self.unit.sp;
        let last = values.iter().rposition(|value| self.folder.fold(value).is_none());
        let distinct = self.distinct_locals(targets);
        let mut held: Vec<Option<Val>> = Vec::with_capacity(values.len());
        for (at, value) in values.iter().enumerate() {
            if self.folder.fold(value).is_some() {
                held.push(None);
                continue;
            }
            let direct = if distinct && Some(at) == last {
                self.target_local(&targets[at])
            } else {
                None
            };
            held.push(Some(self.value(value, direct.map_or(Want::Temp, Want::Local))?));
        }
        for ((target, value), held) in targets.iter().zip(values).zip(held) {
            let top = self.unit.sp;
            match (held, self.folder.fold(value)) {
                (Some(held), _) => self.store(target, held)?,
                (None, Some(constant)) => {
                    let want = self.target_local(target).map_or(Want::Temp, Want::Local);
                    let loaded = self.constant(constant, want, value.span);
                    self.store(target, loaded)?;
                }
                (None, None) => {}
            }
            self.unit.sp = top;
        }
        self.unit.sp = sp;
        Ok(())
    }

    /// Whether the targets are names of different locals.
    fn distinct_locals(&self, targets: &[Expr]) -> bool {
        let mut seen = rustc_hash::FxHashSet::default();
        targets
            .iter()
            .all(|target| self.target_local(target).is_some_and(|register| seen.insert(register)))
    }

    /// Stores a value: a temporary is consumed, a local copied. The caller pops the temporary.
    pub(crate) fn store(&mut self, target: &'a Expr, value: Val) -> Res {
        let sp = self.unit.sp;
        let span = target.span;
        match &target.kind {
            ExprKind::Name { id } => self.store_name(id, value, span),
            ExprKind::Attribute { value: object, attr } => {
                self.note_static_attribute(object, &attr.name);
                let object = self.value(object, Want::Any)?;
                self.set_attribute(object, attr, value, span);
            }
            ExprKind::Subscript { value: object, slice } => {
                if let ExprKind::Slice {
                    lower,
                    upper,
                    step: None,
                } = &slice.kind
                {
                    let (object, first) = self.slice_operands(object, &[lower, upper], slice)?;
                    let flags = object.flag(TEMP_A) | TEMP_B | value.flag(TEMP_C);
                    self.emit(ins::set_slice(object.reg, first, value.reg, flags), span);
                    self.unit.sp = sp;
                    return Ok(());
                }
                let (object, index) = self.pair(object, slice)?;
                let flags = object.flag(TEMP_A) | index.flag(TEMP_B) | value.flag(TEMP_C);
                self.emit(ins::set_item(object.reg, index.reg, value.reg, flags), span);
            }
            ExprKind::Tuple { elts } | ExprKind::List { elts } => self.unpack(elts, value, span)?,
            ExprKind::Starred { .. } => {
                return syntax(span, "starred assignment target must be in a list or tuple");
            }
            _ => return syntax(span, "cannot assign to expression"),
        }
        self.unit.sp = sp;
        Ok(())
    }

    /// `object.attr = value`; an object in a temporary is released.
    fn set_attribute(&mut self, object: Val, attr: &Identifier, value: Val, span: Span) {
        let name = self.mangled(&attr.name);
        let cache = self.unit.pools.attribute_cache(&name);
        let span = self.attribute_span(span, attr);
        let make = if value.temp { ins::set_attr_take } else { ins::set_attr };
        self.emit(make(object.reg, value.reg, cache), span);
        if object.temp {
            self.emit(ins::release(object.reg), span);
        }
    }

    /// `self.name = ...` in a method: the class announces the attribute.
    fn note_static_attribute(&mut self, object: &Expr, name: &Ident) {
        if matches!(&object.kind, ExprKind::Name { id } if &**id == "self")
            && self.unit.kind != ScopeKind::Class
            && let Some(attributes) = self.static_attributes.last_mut()
            && !attributes.contains(name)
        {
            attributes.push(name.clone());
        }
    }

    // ---- patterns ----

    fn unpack(&mut self, elts: &'a [Expr], value: Val, span: Span) -> Res {
        let stars: Vec<usize> = elts
            .iter()
            .enumerate()
            .filter(|(_, elt)| matches!(elt.kind, ExprKind::Starred { .. }))
            .map(|(at, _)| at)
            .collect();
        if stars.len() > 1 {
            return syntax(span, "multiple starred expressions in assignment");
        }
        let count = elts.len() as u32;
        let flags = value.flag(TEMP_B);
        if stars.is_empty()
            && let Some(first) = self.adjacent_locals(elts, value)
        {
            self.emit(ins::unpack(first, value.reg, count as u16, flags), span);
            for register in first..first + count as u16 {
                self.wrote(Val {
                    reg: register,
                    temp: false,
                });
            }
            return Ok(());
        }
        // `() = x` needs a register all the same: the operand must name one.
        let first = self.unit.push_many(count.max(1));
        match stars.first() {
            None => self.emit(ins::unpack(first, value.reg, count as u16, flags), span),
            Some(&before) => {
                let after = elts.len() - 1 - before;
                if before > 255 || after > 255 {
                    return syntax(span, "too many expressions in star-unpacking assignment");
                }
                self.emit(
                    ins::unpack_star(first, value.reg, (before | after << 8) as u16, flags),
                    span,
                );
            }
        }
        for (at, elt) in elts.iter().enumerate() {
            let target = match &elt.kind {
                ExprKind::Starred { value } => value,
                _ => elt,
            };
            self.store(target, Val::temp((first as usize + at) as u16))?;
        }
        Ok(())
    }

    /// The first of the locals, if the targets are locals in adjacent registers and the value is not one of them.
    fn adjacent_locals(&self, elts: &[Expr], value: Val) -> Option<u16> {
        let first = self.target_local(elts.first().filter(|_| elts.len() <= ADJACENT)?)?;
        let adjacent = elts
            .iter()
            .zip(first..)
            .all(|(elt, register)| self.target_local(elt) == Some(register));
        let end = first as usize + elts.len();
        let overlaps = !value.temp && (first as usize..end).contains(&(value.reg as usize));
        (adjacent && !overlaps).then_some(first)
    }

    // ---- augmented assignment ----

    pub(crate) fn aug_assign(&mut self, target: &'a Expr, op: Operator, value: &'a Expr, span: Span) -> Res {
        let sp = self.unit.sp;
        match &target.kind {
            ExprKind::Name { id } => match self.local_register(id) {
                Some(register) => {
                    let current = self.load_name(id, Want::Any, target.span);
                    self.augment(register, current, op, value, span)?;
                    self.wrote(current);
                }
                None => {
                    let current = self.load_name(id, Want::Temp, target.span);
                    self.augment(current.reg, current, op, value, span)?;
                    self.store_name(id, current, target.span);
                }
            },
            ExprKind::Attribute { value: object, attr } => {
                let object = self.value(object, Want::Any)?;
                let object = self.steady(object, &[value], target.span);
                let name = self.mangled(&attr.name);
                let cache = self.unit.pools.attribute_cache(&name);
                let current = Val::temp(self.unit.push());
                let load_span = self.attribute_span(target.span, attr);
                let from = self.keep(object, current, target.span);
                let make = if object.temp { ins::get_attr } else { ins::load_attr };
                self.emit(make(current.reg, from, cache), load_span);
                self.augment(current.reg, current, op, value, span)?;
                self.set_attribute(object, attr, current, target.span);
            }
            ExprKind::Subscript { value: object, slice } => {
                let object = self.value(object, Want::Any)?;
                let object = self.steady(object, &[slice, value], target.span);
                let index = self.value(slice, Want::Any)?;
                let index = self.steady(index, &[value], target.span);
                let current = Val::temp(self.unit.push());
                let from = self.keep(object, current, target.span);
                self.emit(ins::get_item(current.reg, from, index.reg, 0), target.span);
                self.augment(current.reg, current, op, value, span)?;
                let flags = object.flag(TEMP_A) | index.flag(TEMP_B) | TEMP_C;
                self.emit(ins::set_item(object.reg, index.reg, current.reg, flags), target.span);
            }
            _ => return syntax(target.span, "illegal expression for augmented assignment"),
        }
        self.unit.sp = sp;
        Ok(())
    }

    /// The object operand of a read whose object is needed once more: a local is read where it is, a temporary is copied to
    /// the result's register, because the read consumes it.
    fn keep(&mut self, object: Val, result: Val, span: Span) -> u16 {
        if object.temp {
            self.emit(ins::move_(result.reg, object.reg), span);
            return result.reg;
        }
        object.reg
    }

    /// `target: annotation = value`. The annotation is not evaluated; without a value only the parts of the target are.
    pub(crate) fn ann_assign(&mut self, target: &'a Expr, value: Option<&'a Expr>) -> Res {
        if let Some(value) = value {
            return self.assign_one(target, value);
        }
        match &target.kind {
            ExprKind::Attribute { value, .. } => self.discard(value),
            ExprKind::Subscript { value, slice } => {
                self.discard(value)?;
                self.discard_index(slice)
            }
            _ => Ok(()),
        }
    }

    fn discard_index(&mut self, index: &'a Expr) -> Res {
        match &index.kind {
            ExprKind::Slice { lower, upper, step } => [lower, upper, step]
                .into_iter()
                .flatten()
                .try_for_each(|part| self.discard(part)),
            ExprKind::Tuple { elts } => elts.iter().try_for_each(|elt| self.discard_index(elt)),
            _ => self.discard(index),
        }
    }

    // ---- del ----

    pub(crate) fn delete(&mut self, target: &'a Expr) -> Res {
        let sp = self.unit.sp;
        let span = target.span;
        match &target.kind {
            ExprKind::Name { id } => self.delete_name(id, span),
            ExprKind::Attribute { value, attr } => {
                let object = self.value(value, Want::Any)?;
                let name = self.mangled(&attr.name);
                let cache = self.unit.pools.attribute_cache(&name);
                let span = self.attribute_span(span, attr);
                self.emit(ins::del_attr(object.reg, cache), span);
                if object.temp {
                    self.emit(ins::release(object.reg), span);
                }
            }
            ExprKind::Subscript { value, slice } => {
                let (object, index) = self.pair(value, slice)?;
                let flags = object.flag(TEMP_A) | index.flag(TEMP_B);
                self.emit(ins::del_item(object.reg, index.reg, flags), span);
            }
            ExprKind::Tuple { elts } | ExprKind::List { elts } => elts.iter().try_for_each(|elt| self.delete(elt))?,
            _ => return syntax(span, "cannot delete expression"),
        }
        self.unit.sp = sp;
        Ok(())
    }

    /// Releases a value nobody wants.
    pub(crate) fn discard(&mut self, expr: &'a Expr) -> Res {
        let sp = self.unit.sp;
        if self.folder.fold(expr).is_some() {
            return Ok(());
        }
        if let ExprKind::Yield { value } = &expr.kind {
            self.yield_only(value.as_deref(), expr.span)?;
        } else {
            let value = self.value(expr, Want::Any)?;
            if value.temp {
                self.emit(ins::release(value.reg), expr.span);
            }
        }
        self.unit.sp = sp;
        Ok(())
    }
}

/// The elements of a tuple or list display without stars.
fn plain_elements(expr: &Expr) -> Option<&[Expr]> {
    match &expr.kind {
        ExprKind::Tuple { elts } | ExprKind::List { elts } => {
            let starred = elts.iter().any(|elt| matches!(elt.kind, ExprKind::Starred { .. }));
            (!starred && !elts.is_empty() && elts.len() <= ADJACENT).then_some(elts)
        }
        _ => None,
    }
}
