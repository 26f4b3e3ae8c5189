//! `match`: the cases in their order, and the patterns of each.
//!
//! A pattern is given the register of its subject. If that is a temporary of its own ([`Val::temp`]) the pattern takes care of it:
//! it consumes it, or leaves it where it is as the value of a name to bind. Names are bound when the whole pattern has matched, and
//! before the guard. What fails jumps to the *rungs* behind the case, which release the temporaries that hold something there:
//!
//! ```text
//!     subject     t0
//!     JUMP_NO_SEQUENCE t0, next           case [a, 1]:
//!     GET_LEN     t1, t0
//!     JUMP_NOT_EQ_K t1, 2, next
//!     UNPACK      t1, t0, 2
//!     JUMP_NOT_EQ_K t2, 1, rung1
//!     TAKE        a, t1
//!     RELEASE     t0
//!     body
//!     JUMP        end
//! rung1:
//!     RELEASE     t1
//! next:                                   the next case
//! ```
//!
//! The last case owns the subject; the others borrow it. The order of evaluation, what is an error and where it is shown are those
//! of CPython's `codegen_pattern_*`.

use crate::Compiler;
use crate::emit::Label;
use crate::error::{Res, syntax, unsupported};
use crate::pattern_keys::{Key, text};
use crate::unit::{MAX_REGISTERS, Val, Want};
use minipy_code::ops::{TEMP_A, TEMP_B, TEMP_C};
use minipy_code::{Const, ins};
use minipy_syntax::ast::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// The most sub-patterns on one side of a star: they share an operand of UNPACK_STAR.
const STAR_SIDE: usize = 255;

/// A pattern on its way: of a case, or an alternative of an or-pattern.
struct Attempt<'a> {
    /// The names to bind and where their values are, in the order they were met.
    captures: Vec<(&'a Ident, Val)>,
    names: FxHashSet<&'a str>,
    /// The temporaries that hold something at the point reached.
    live: BTreeSet<u16>,
    /// Those that did so anywhere.
    held: BTreeSet<u16>,
    /// Where to go on failure, by the highest live temporary plus one, or 0 if there is none.
    rungs: BTreeMap<u32, Label>,
    /// A pattern that matches anything may stand here.
    irrefutable: bool,
}

impl<'a> Attempt<'a> {
    fn new(irrefutable: bool) -> Attempt<'a> {
        Attempt {
            captures: Vec::new(),
            names: FxHashSet::default(),
            live: BTreeSet::new(),
            held: BTreeSet::new(),
            rungs: BTreeMap::new(),
            irrefutable,
        }
    }

    /// The temporary holds something from now on.
    fn own(&mut self, register: u16) {
        self.live.insert(register);
        self.held.insert(register);
    }

    /// An instruction that consumes the value, if it is a temporary, comes next.
    fn consumed(&mut self, value: Val) {
        if value.temp {
            self.live.remove(&value.reg);
        }
    }
}

impl<'a> Compiler<'a> {
    pub(crate) fn match_(&mut self, subject: &'a Expr, cases: &'a [MatchCase]) -> Res {
        let sp = self.unit.sp;
        let mut value = self.value(subject, Want::Any)?;
        if !value.temp && self.may_rebind(value, cases) {
            value = Val::temp(self.copy(value.reg, subject.span));
        }
        let after = self.unit.sp;
        let end = self.unit.asm.label();
        let default = cases
            .last()
            .filter(|case| cases.len() > 1 && is_wildcard(&case.pattern));
        let tested = cases.len() - default.is_some() as usize;
        for (at, case) in cases[..tested].iter().enumerate() {
            self.unit.sp = after;
            let is_last = at + 1 == tested;
            let mut attempt = Attempt::new(case.guard.is_some() || at + 1 == cases.len());
            let owned = value.temp && is_last;
            if owned {
                attempt.own(value.reg);
            }
            self.pattern(&case.pattern, Val { temp: owned, ..value }, &mut attempt)?;
            self.bind_captures(&mut attempt, case.pattern.span);
            if let Some(guard) = &case.guard {
                let fail = self.fail(&mut attempt);
                self.unit.sp = after;
                self.jump_if(guard, fail, false)?;
            }
            if value.temp && !is_last {
                self.emit(ins::release(value.reg), case.pattern.span);
            }
            self.unit.sp = sp;
            self.block(&case.body)?;
            self.unit.asm.jump(end, case.pattern.span);
            self.place_rungs(attempt, case.pattern.span);
        }
        self.unit.sp = sp;
        if let Some(case) = default {
            if let Some(guard) = &case.guard {
                self.jump_if(guard, end, false)?;
            }
            self.block(&case.body)?;
        }
        self.unit.asm.place(end);
        Ok(())
    }

    /// Whether the local that is the subject may get another value while cases are tried.
    fn may_rebind(&self, subject: Val, cases: &'a [MatchCase]) -> bool {
        let mut names = Vec::new();
        cases.iter().for_each(|case| bound_names(&case.pattern, &mut names));
        self.symbols.scopes[self.unit.scope].has_walrus
            || names.iter().any(|name| self.local_register(name) == Some(subject.reg))
    }

    /// Binds the names of a pattern that has matched.
    fn bind_captures(&mut self, attempt: &mut Attempt<'a>, span: Span) {
        for (name, value) in std::mem::take(&mut attempt.captures) {
            self.store_name(name, value, span);
            attempt.consumed(value);
        }
    }

    // ---- failure ----

    /// Where to go if the attempt fails at the point reached.
    fn fail(&mut self, attempt: &mut Attempt<'a>) -> Label {
        let key = attempt.live.last().map_or(0, |&highest| highest as u32 + 1);
        let asm = &mut self.unit.asm;
        *attempt.rungs.entry(key).or_insert_with(|| asm.label())
    }

    /// The attempt fails here: release what it holds, from the highest rung that is needed down.
    fn place_rungs(&mut self, attempt: Attempt<'a>, span: Span) {
        for &register in attempt.held.iter().rev() {
            if let Some(&rung) = attempt.rungs.get(&(register as u32 + 1)) {
                self.unit.asm.place(rung);
            }
            self.emit(ins::release(register), span);
        }
        if let Some(&lowest) = attempt.rungs.get(&0) {
            self.unit.asm.place(lowest);
        }
    }

    // ---- patterns ----

    fn pattern(&mut self, pattern: &'a Pattern, subject: Val, attempt: &mut Attempt<'a>) -> Res {
        let span = pattern.span;
        match &pattern.kind {
            PatternKind::MatchValue { .. } | PatternKind::MatchSingleton { .. } => {
                attempt.consumed(subject);
                let fail = self.fail(attempt);
                self.literal(pattern, subject, fail, false)
            }
            PatternKind::MatchSequence { patterns } => self.sequence(patterns, subject, span, attempt),
            PatternKind::MatchMapping { keys, patterns, rest } => {
                self.mapping(keys, patterns, rest.as_ref(), subject, span, attempt)
            }
            PatternKind::MatchClass(class) => self.class_pattern(class, subject, span, attempt),
            PatternKind::MatchStar { name } => self.capture(name.as_ref(), subject, span, attempt),
            PatternKind::MatchAs { pattern: None, name } => {
                if !attempt.irrefutable {
                    let what = name
                        .as_ref()
                        .map_or("wildcard".to_string(), |name| format!("name capture '{}'", name.name));
                    return syntax(span, format!("{what} makes remaining patterns unreachable"));
                }
                self.capture(name.as_ref(), subject, span, attempt)
            }
            PatternKind::MatchAs {
                pattern: Some(inner),
                name,
            } => {
                self.pattern(inner, Val { temp: false, ..subject }, attempt)?;
                self.capture(name.as_ref(), subject, span, attempt)
            }
            PatternKind::MatchOr { patterns } => self.or_pattern(patterns, subject, span, attempt),
        }
    }

    /// Patterns inside another one, whose subjects are temporaries from `first` on. They may match anything.
    fn sub_patterns(
        &mut self,
        patterns: impl Iterator<Item = &'a Pattern>,
        first: u16,
        attempt: &mut Attempt<'a>,
    ) -> Res {
        let outer = std::mem::replace(&mut attempt.irrefutable, true);
        for (pattern, register) in patterns.zip(registers(first)) {
            self.pattern(pattern, Val::temp(register), attempt)?;
        }
        attempt.irrefutable = outer;
        Ok(())
    }

    /// The items of `source` (a sequence that is consumed if it is a temporary) in the next temporaries, of which the attempt is told.
    fn spread(&mut self, count: usize, source: Val, span: Span, attempt: &mut Attempt<'a>) -> u16 {
        let first = self.unit.push_many(count as u32);
        self.emit(ins::unpack(first, source.reg, count as u16, source.flag(TEMP_B)), span);
        self.own_all(first, count, source, attempt);
        first
    }

    fn own_all(&mut self, first: u16, count: usize, source: Val, attempt: &mut Attempt<'a>) {
        attempt.consumed(source);
        registers(first).take(count).for_each(|register| attempt.own(register));
    }

    /// A name takes the subject; the wildcard leaves it.
    fn capture(&mut self, name: Option<&'a Identifier>, subject: Val, span: Span, attempt: &mut Attempt<'a>) -> Res {
        match name {
            Some(name) => self.note_capture(&name.name, subject, span, attempt),
            None => {
                self.leave(subject, span, attempt);
                Ok(())
            }
        }
    }

    fn note_capture(&mut self, name: &'a Ident, value: Val, span: Span, attempt: &mut Attempt<'a>) -> Res {
        if !attempt.names.insert(name) {
            return syntax(span, format!("multiple assignments to name '{name}' in pattern"));
        }
        attempt.captures.push((name, value));
        Ok(())
    }

    /// The value is not needed any more.
    fn leave(&mut self, value: Val, span: Span, attempt: &mut Attempt<'a>) {
        if value.temp {
            self.emit(ins::release(value.reg), span);
            attempt.consumed(value);
        }
    }

    /// Jumps if the subject's being equal to the value, or the very None, True or False, of the pattern is what `sense` says.
    fn literal(&mut self, pattern: &'a Pattern, subject: Val, target: Label, sense: bool) -> Res {
        let sp = self.unit.sp;
        let span = pattern.span;
        match &pattern.kind {
            PatternKind::MatchValue { value } => {
                if matches!(value.kind, ExprKind::JoinedStr { .. }) {
                    return syntax(span, "patterns may only match literals and attribute lookups");
                }
                self.branch(subject, CmpOp::Eq, value, target, sense, span)?;
            }
            PatternKind::MatchSingleton {
                value: Constant::Bool(value),
            } => {
                let value = self.constant(Const::Bool(*value), Want::Temp, span);
                let make = if sense { ins::jump_is } else { ins::jump_is_not };
                let instr = make(subject.reg, value.reg, 0, subject.flag(TEMP_A) | TEMP_B);
                self.unit.asm.emit_jump(instr, target, span);
            }
            _ => {
                let make = if sense { ins::jump_none } else { ins::jump_not_none };
                let instr = make(subject.reg, subject.temp as u16, 0);
                self.unit.asm.emit_jump(instr, target, span);
            }
        }
        self.unit.sp = sp;
        Ok(())
    }

    /// `a | b`. The values of names end up in the same temporaries whichever alternative matches.
    fn or_pattern(&mut self, patterns: &'a [Pattern], subject: Val, span: Span, attempt: &mut Attempt<'a>) -> Res {
        let mut names = Vec::new();
        patterns.iter().take(1).for_each(|first| bound_names(first, &mut names));
        let slots = self.unit.push_many(names.len() as u32);
        let places: FxHashMap<&str, u16> = names.iter().map(|name| &***name).zip(registers(slots)).collect();
        let base = self.unit.sp;
        let end = self.unit.asm.label();
        let borrowed = Val { temp: false, ..subject };
        for (at, alternative) in patterns.iter().enumerate() {
            self.unit.sp = base;
            let is_last = at + 1 == patterns.len();
            let mut inner = Attempt::new(is_last && attempt.irrefutable);
            let direct = is_literal(alternative);
            if direct {
                let target = if is_last { self.fail(attempt) } else { end };
                self.literal(alternative, borrowed, target, !is_last)?;
            } else {
                self.pattern(alternative, borrowed, &mut inner)?;
            }
            let same = inner.names.iter().all(|name| places.contains_key(name));
            if !same || inner.captures.len() != names.len() {
                return syntax(span, "alternative patterns bind different names");
            }
            for (name, value) in std::mem::take(&mut inner.captures) {
                let slot = places.get(&**name).copied().unwrap_or(slots);
                let make = if value.temp { ins::take } else { ins::move_ };
                self.emit(make(slot, value.reg), span);
                inner.consumed(value);
            }
            if !direct {
                self.unit.asm.jump(end, span);
                self.place_rungs(inner, span);
                if is_last {
                    let fail = self.fail(attempt);
                    self.unit.asm.jump(fail, span);
                }
            }
        }
        self.unit.asm.place(end);
        self.unit.sp = base;
        self.leave(subject, span, attempt);
        for (name, slot) in names.into_iter().zip(registers(slots)) {
            attempt.own(slot);
            self.note_capture(name, Val::temp(slot), span, attempt)?;
        }
        Ok(())
    }

    // ---- sequences ----

    fn sequence(&mut self, patterns: &'a [Pattern], subject: Val, span: Span, attempt: &mut Attempt<'a>) -> Res {
        let mut stars = patterns.iter().enumerate().filter(|(_, pattern)| is_star(pattern));
        let star = stars.next().map(|(at, _)| at);
        if stars.next().is_some() {
            return syntax(span, "multiple starred names in sequence pattern");
        }
        let fail = self.fail(attempt);
        self.unit
            .asm
            .emit_jump(ins::jump_no_sequence(subject.reg, 0), fail, span);
        match star {
            None => self.check_length(subject, patterns.len(), CmpOp::Eq, span, attempt)?,
            Some(_) if patterns.len() > 1 => {
                self.check_length(subject, patterns.len() - 1, CmpOp::GtE, span, attempt)?
            }
            Some(_) => {}
        }
        let blank =
            |pattern: &Pattern| matches!(pattern.kind, PatternKind::MatchStar { name: None }) || is_wildcard(pattern);
        if patterns.iter().all(blank) {
            self.leave(subject, span, attempt);
            return Ok(());
        }
        let Some(star) = star else {
            let first = self.spread(patterns.len(), subject, span, attempt);
            return self.sub_patterns(patterns.iter(), first, attempt);
        };
        if blank(&patterns[star]) {
            return self.around_star(patterns, star, subject, span, attempt);
        }
        let rest = patterns.len() - 1 - star;
        if star > STAR_SIDE {
            return syntax(span, "too many expressions in star-unpacking sequence pattern");
        }
        if rest > STAR_SIDE {
            return unsupported(span, "more than 255 patterns after a starred one");
        }
        let first = self.unit.push_many(patterns.len() as u32);
        let instr = ins::unpack_star(first, subject.reg, (star | rest << 8) as u16, subject.flag(TEMP_B));
        self.emit(instr, span);
        self.own_all(first, patterns.len(), subject, attempt);
        self.sub_patterns(patterns.iter(), first, attempt)
    }

    /// Fails unless the length of the subject compares to `size` as `op` says.
    fn check_length(&mut self, subject: Val, size: usize, op: CmpOp, span: Span, attempt: &mut Attempt<'a>) -> Res {
        let sp = self.unit.sp;
        let length = self.unit.push();
        self.emit(ins::get_len(length, subject.reg), span);
        let size = self.index(size, span)?;
        let make = if op == CmpOp::Eq {
            ins::jump_not_eq_k
        } else {
            ins::jump_not_ge_k
        };
        let fail = self.fail(attempt);
        self.unit.asm.emit_jump(make(length, size, 0, TEMP_A), fail, span);
        self.unit.sp = sp;
        Ok(())
    }

    /// A number as a constant.
    fn index(&mut self, value: usize, span: Span) -> Res<u16> {
        self.pattern_constant(Const::Int(value as i64), span)
    }

    fn pattern_constant(&mut self, value: Const, span: Span) -> Res<u16> {
        match self.short_constant(value) {
            Some(index) => Ok(index),
            None => unsupported(span, "more than 65536 constants in one function"),
        }
    }

    /// `[a, *_, b]`: the items that matter are looked up one by one, each when its pattern is due; those after the star by an index
    /// counted from the length, since the subject need not support negative ones.
    fn around_star(
        &mut self,
        patterns: &'a [Pattern],
        star: usize,
        subject: Val,
        span: Span,
        attempt: &mut Attempt<'a>,
    ) -> Res {
        for (at, pattern) in patterns.iter().enumerate() {
            if at == star || is_wildcard(pattern) {
                continue;
            }
            let item = self.unit.push();
            if at < star {
                let index = self.index(at, span)?;
                self.emit(ins::move_(item, subject.reg), span);
                self.emit(ins::get_item_k(item, item, index), span);
            } else {
                let index = self.unit.push();
                self.emit(ins::get_len(index, subject.reg), span);
                let back = self.index(patterns.len() - at, span)?;
                self.emit(ins::sub_k(index, index, back, TEMP_B), span);
                self.emit(ins::move_(item, subject.reg), span);
                self.emit(ins::get_item(item, item, index, TEMP_C), span);
                self.unit.sp = index as u32;
            }
            attempt.own(item);
            self.sub_patterns(std::iter::once(pattern), item, attempt)?;
        }
        self.leave(subject, span, attempt);
        Ok(())
    }

    // ---- mappings ----

    fn mapping(
        &mut self,
        keys: &'a [Expr],
        patterns: &'a [Pattern],
        rest: Option<&'a Identifier>,
        subject: Val,
        span: Span,
        attempt: &mut Attempt<'a>,
    ) -> Res {
        let fail = self.fail(attempt);
        self.unit
            .asm
            .emit_jump(ins::jump_no_mapping(subject.reg, 0), fail, span);
        let mut keys_left = None;
        if !keys.is_empty() {
            self.check_length(subject, keys.len(), CmpOp::GtE, span, attempt)?;
            let tuple = self.key_tuple(keys, span)?;
            let (values, flags) = match rest {
                // The keys are needed once more.
                Some(_) => {
                    attempt.own(tuple);
                    keys_left = Some(tuple);
                    (self.unit.push(), 0)
                }
                None => {
                    attempt.consumed(subject);
                    (tuple, subject.flag(TEMP_B) | TEMP_C)
                }
            };
            self.emit(ins::match_keys(values, subject.reg, tuple, flags), span);
            let fail = self.fail(attempt);
            self.unit.asm.emit_jump(ins::jump_none(values, 0, 0), fail, span);
            let first = self.spread(keys.len(), Val::temp(values), span, attempt);
            self.sub_patterns(patterns.iter(), first, attempt)?;
        }
        match rest {
            Some(rest) => {
                let dict = self.rest(subject, keys_left, keys.len(), span, attempt);
                self.note_capture(&rest.name, Val::temp(dict), span, attempt)
            }
            None if keys.is_empty() => {
                self.leave(subject, span, attempt);
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// The keys of a mapping pattern as a tuple in the next temporary.
    fn key_tuple(&mut self, keys: &'a [Expr], span: Span) -> Res<u16> {
        let mut seen = FxHashSet::default();
        for key in keys {
            if matches!(key.kind, ExprKind::JoinedStr { .. }) {
                return syntax(
                    span,
                    "mapping pattern keys may only match literals and attribute lookups",
                );
            }
            if let Some(constant) = self.folder.fold(key)
                && !Key::of(&constant).is_none_or(|key| seen.insert(key))
            {
                let text = text(&constant);
                return syntax(span, format!("mapping pattern checks duplicate key ({text})"));
            }
        }
        if let Some(constants) = self.folder.all(keys) {
            return Ok(self.constant(Const::Tuple(constants.into()), Want::Temp, span).reg);
        }
        let tuple = self.unit.next();
        for key in keys {
            self.value(key, Want::Temp)?;
        }
        self.emit(ins::build_tuple(tuple, tuple, keys.len() as u16), span);
        self.unit.sp = tuple as u32 + 1;
        Ok(tuple)
    }

    /// `**rest`: a copy of the subject without the keys.
    fn rest(&mut self, subject: Val, keys: Option<u16>, count: usize, span: Span, attempt: &mut Attempt<'a>) -> u16 {
        let dict = self.unit.push();
        self.emit(ins::build_dict(dict, dict, 0), span);
        attempt.own(dict);
        self.emit(ins::dict_update(dict, subject.reg, subject.flag(TEMP_B)), span);
        attempt.consumed(subject);
        if let Some(keys) = keys {
            let sp = self.unit.sp;
            let first = self.spread(count, Val::temp(keys), span, attempt);
            for key in registers(first).take(count) {
                self.emit(ins::del_item(dict, key, TEMP_B), span);
                attempt.consumed(Val::temp(key));
            }
            self.unit.sp = sp;
        }
        dict
    }

    // ---- classes ----

    fn class_pattern(&mut self, class: &'a MatchClass, subject: Val, span: Span, attempt: &mut Attempt<'a>) -> Res {
        if let Some((name, span)) = repeated_attribute(class) {
            return syntax(span, format!("attribute name repeated in class pattern: {name}"));
        }
        let found = self.value(&class.cls, Want::Temp)?.reg;
        let count = class.patterns.len();
        let names = class.kwd_attrs.iter().map(|name| Const::Str(name.name.clone()));
        let wanted = std::iter::once(Const::Int(count as i64)).chain(names).collect();
        let wanted = self.pattern_constant(Const::Tuple(wanted), span)?;
        self.emit(ins::match_class(found, subject.reg, wanted, subject.flag(TEMP_B)), span);
        attempt.consumed(subject);
        let all = count + class.kwd_attrs.len();
        let fail = self.fail(attempt);
        self.unit
            .asm
            .emit_jump(ins::jump_none(found, (all == 0) as u16, 0), fail, span);
        if all == 0 {
            return Ok(());
        }
        let first = self.spread(all, Val::temp(found), span, attempt);
        self.sub_patterns(class.patterns.iter().chain(&class.kwd_patterns), first, attempt)
    }
}

/// The registers from `first` on, as [`crate::unit::Unit::push_many`] numbers them.
fn registers(first: u16) -> impl Iterator<Item = u16> {
    (first as u32..).map(|register| register.min(MAX_REGISTERS) as u16)
}

/// The first name that a class pattern asks for twice, and where its second pattern stands.
fn repeated_attribute(class: &MatchClass) -> Option<(&Ident, Span)> {
    let mut first_at: FxHashMap<&str, usize> = FxHashMap::default();
    let mut found: Option<(usize, usize)> = None;
    for (at, name) in class.kwd_attrs.iter().enumerate() {
        let first = *first_at.entry(&name.name).or_insert(at);
        if first != at && found.is_none_or(|(earlier, _)| first < earlier) {
            found = Some((first, at));
        }
    }
    found.map(|(first, second)| (&class.kwd_attrs[first].name, class.kwd_patterns[second].span))
}

fn is_wildcard(pattern: &Pattern) -> bool {
    matches!(
        pattern.kind,
        PatternKind::MatchAs {
            pattern: None,
            name: None
        }
    )
}

fn is_star(pattern: &Pattern) -> bool {
    matches!(pattern.kind, PatternKind::MatchStar { .. })
}

fn is_literal(pattern: &Pattern) -> bool {
    matches!(
        pattern.kind,
        PatternKind::MatchValue { .. } | PatternKind::MatchSingleton { .. }
    )
}

/// The names a pattern binds, in the order it meets them. All alternatives bind those of the first, or there is an error.
fn bound_names<'a>(pattern: &'a Pattern, names: &mut Vec<&'a Ident>) {
    match &pattern.kind {
        PatternKind::MatchValue { .. } | PatternKind::MatchSingleton { .. } => {}
        PatternKind::MatchSequence { patterns } => patterns.iter().for_each(|pattern| bound_names(pattern, names)),
        PatternKind::MatchMapping { patterns, rest, .. } => {
            patterns.iter().for_each(|pattern| bound_names(pattern, names));
            names.extend(rest.as_ref().map(|name| &name.name));
        }
        PatternKind::MatchClass(class) => {
            let all = class.patterns.iter().chain(&class.kwd_patterns);
            all.for_each(|pattern| bound_names(pattern, names));
        }
        PatternKind::MatchStar { name } => names.extend(name.as_ref().map(|name| &name.name)),
        PatternKind::MatchAs { pattern, name } => {
            if let Some(pattern) = pattern {
                bound_names(pattern, names);
            }
            names.extend(name.as_ref().map(|name| &name.name));
        }
        PatternKind::MatchOr { patterns } => patterns.iter().take(1).for_each(|first| bound_names(first, names)),
    }
}
