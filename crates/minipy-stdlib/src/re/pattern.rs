//! `re.Pattern`: a compiled pattern and what can be done with it.

use super::compile;
use super::flags;
use super::join::Parts;
use super::matched::{self, Match};
use super::matcher::Stacks;
use super::parse;
use super::program::{NONE, Program};
use super::scan::{self, Scan};
use super::search::{Haystack, Mode};
use super::source::Fault;
use super::template::{self, Piece, Template};
use minipy_vm::native::{
    Args, Arity, ClassId, Comparison, NativeClass, NativeDef, NativeSlots, Outcome, Payload, Raised, RawDict,
    Signature, Thread, Value, WEAKREF, class_getitem,
};
use std::rc::Rc;

/// A pattern.
pub(super) struct Pattern {
    /// What it was made of: a string or bytes.
    source: Value,
    pub(super) flags: u32,
    pub(super) program: Rc<Program>,
    pub(super) names: Vec<(String, usize)>,
    /// `re.Match`, at hand for every match.
    match_class: Value,
    /// The replacement that was parsed last, a string, and what came of it: a loop most often gives the same one.
    last_template: Option<(Value, Rc<Template>)>,
}

impl Payload for Pattern {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.source);
        visit(&self.match_class);
        if let Some((text, template)) = &self.last_template {
            visit(text);
            template.visit(visit);
        }
    }
}

/// Raises what is wrong with a pattern or replacement.
#[cold]
pub(super) fn raise(thread: &mut Thread, fault: Fault, source: &Value) -> Raised {
    match fault {
        Fault::Value(message) => thread.value_error(message),
        Fault::Overflow(message) => thread.overflow_error(message),
        Fault::Index(message) => thread.index_error(message),
        Fault::Recursion => thread.recursion_error(""),
        Fault::Pattern(message, place) => {
            let class = super::error_class(thread);
            let mut args = vec![Value::str(&message)];
            if let Some(place) = place {
                args.extend([source.clone(), Value::length(place)]);
            }
            match thread.call(&class, &args) {
                Ok(error) => thread.raise_value(error),
                Err(raised) => raised,
            }
        }
    }
}

/// `compile(pattern, flags)`: the pattern and what it is to warn of.
pub(super) fn compile(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let source = &args[0];
    let flags = thread.index(&args[1])? as u32;
    let (chars, is_text): (Vec<char>, bool) = match source.as_str() {
        Some(text) => (text.chars().collect(), true),
        None => match thread.bytes_like(source) {
            Some(bytes) => (bytes.iter().map(|byte| char::from(*byte)).collect(), false),
            None => return Err(thread.type_error("first argument must be string or compiled pattern")),
        },
    };
    let mut characters = parse::Named::default();
    if let Some(names) = args[2].as_dict() {
        for (name, value) in thread.dict_entries(names) {
            if let (Some(name), Some(char)) = (name.as_str(), value.as_str().and_then(|text| text.chars().next())) {
                characters.insert(name.to_owned(), char as u32);
            }
        }
    }
    let parsed = parse::parse(chars, is_text, flags, characters);
    let made = parsed.and_then(|parse| Ok((compile::compile(&parse, is_text)?, parse)));
    let (program, parse) = match made {
        Ok(made) => made,
        Err(fault) => return Err(raise(thread, fault, source)),
    };
    let pattern = Pattern {
        source: source.clone(),
        flags: parse.flags,
        program: Rc::new(program),
        names: parse.names,
        match_class: thread.native_class(&matched::CLASS),
        last_template: None,
    };
    let class = thread.native_class(&CLASS);
    let pattern = Value::payload_object(&class, pattern);
    let warnings = parse.warnings.iter().map(|text| Value::str(text)).collect();
    Ok(Value::tuple(vec![pattern, Value::tuple(warnings)]))
}

/// The program of a pattern.
pub(super) fn program(thread: &mut Thread, this: &Value) -> Outcome<Rc<Program>> {
    match this.payload::<Pattern>(thread) {
        Some(pattern) => Ok(pattern.program.clone()),
        None => Err(thread.type_error("a pattern is required")),
    }
}

/// Begins to search in the text that a method was given, from and to where it was told.
fn begin(thread: &mut Thread, args: Args<'_>) -> Outcome<Scan> {
    let pos = bound(thread, args.get(2), 0)?;
    let endpos = bound(thread, args.get(3), i64::MAX)?;
    scan::begin(thread, &args[0], &args[1], pos, endpos)
}

/// A position; one too large counts as the largest.
fn bound(thread: &mut Thread, value: Option<&Value>, default: i64) -> Outcome<i64> {
    let Some(value) = value else { return Ok(default) };
    match value.as_small_int() {
        Some(position) => Ok(position),
        None => crate::support::ssize(thread, value),
    }
}

fn one(thread: &mut Thread, args: Args<'_>, mode: Mode) -> Outcome {
    let mut scan = begin(thread, args)?;
    scan.find(thread, mode)?;
    scan.matched(thread)
}

fn match_(thread: &mut Thread, args: Args<'_>) -> Outcome {
    one(thread, args, Mode::Match)
}

fn fullmatch(thread: &mut Thread, args: Args<'_>) -> Outcome {
    one(thread, args, Mode::Full)
}

fn search(thread: &mut Thread, args: Args<'_>) -> Outcome {
    one(thread, args, Mode::Search)
}

fn findall(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mut scan = begin(thread, args)?;
    let groups = scan.program.groups;
    let mut found = Vec::new();
    while scan.find(thread, Mode::Search)? {
        let item = match groups {
            0 => scan.group(thread, 0)?,
            1 => scan.group(thread, 1)?,
            _ => {
                let mut texts = Vec::with_capacity(groups);
                for group in 1..=groups {
                    texts.push(scan.group(thread, group)?);
                }
                Value::tuple(texts)
            }
        };
        found.push(item);
        scan.advance();
    }
    Ok(Value::list(found))
}

fn finditer(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let scan = begin(thread, args)?;
    let class = thread.native_class(&scan::SCANNER);
    let scanner = Value::payload_object(&class, scan);
    let search = thread.get_attr(&scanner, &Value::intern("search"))?;
    Ok(minipy_vm::native::callable_iterator(&search, &Value::NONE))
}

fn scanner(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let scan = begin(thread, args)?;
    let class = thread.native_class(&scan::SCANNER);
    Ok(Value::payload_object(&class, scan))
}

fn split(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mut most = bound(thread, args.get(2), 0)?;
    let mut scan = scan::begin(thread, &args[0], &args[1], 0, i64::MAX)?;
    let mut parts = Vec::new();
    let mut last = 0;
    if most == 0 {
        most = i64::MAX;
    }
    while most > 0 && scan.find(thread, Mode::Search)? {
        let (from, to) = scan.span();
        parts.push(scan.haystack.part(thread, last, from)?);
        for group in 1..=scan.program.groups {
            parts.push(scan.group_or_none(thread, group)?);
        }
        last = to;
        most -= 1;
        scan.advance();
    }
    let end = scan.haystack.bytes().len();
    parts.push(scan.haystack.part(thread, last, end)?);
    Ok(Value::list(parts))
}

/// What to put in place of a match.
enum Replacement {
    Call(Value),
    Template(Rc<Template>),
}

/// The replacement for a pattern, parsed.
pub(super) fn prepared(thread: &mut Thread, this: &Value, text: &Value) -> Outcome<Rc<Template>> {
    let pattern = this.payload::<Pattern>(thread);
    if let Some((last, template)) = pattern.and_then(|pattern| pattern.last_template.as_ref())
        && last.is(text)
    {
        return Ok(template.clone());
    }
    let template = Rc::new(template::prepare(thread, this, text)?);
    if thread.is_exactly(text, ClassId::Str)
        && let Some(pattern) = this.payload_mut::<Pattern>(thread)
    {
        let old = pattern.last_template.replace((text.clone(), template.clone()));
        drop(old);
    }
    Ok(template)
}

/// The text with matches replaced, and how many were.
fn replace(thread: &mut Thread, args: Args<'_>) -> Outcome<(Value, i64)> {
    let count = bound(thread, args.get(3), 0)?;
    let replacement = match thread.is_callable(&args[1]) {
        true => Replacement::Call(args[1].clone()),
        false => Replacement::Template(prepared(thread, &args[0], &args[1])?),
    };
    let mut scan = scan::begin(thread, &args[0], &args[2], 0, i64::MAX)?;
    let mut parts = Parts::new(scan.haystack.data.as_str().is_some());
    let (mut last, mut done) = (0, 0);
    while (count == 0 || done < count) && scan.find(thread, Mode::Search)? {
        let (from, to) = scan.span();
        parts.push_part(thread, &scan.haystack, last, from)?;
        match &replacement {
            Replacement::Call(function) => {
                let found = scan.matched(thread)?;
                let text = thread.call(function, &[found])?;
                if !text.is_none() {
                    parts.push_value(thread, &text)?;
                }
            }
            Replacement::Template(template) => fill(thread, template, &scan, &mut parts)?,
        }
        last = to;
        done += 1;
        scan.advance();
    }
    if done == 0 {
        let end = scan.haystack.bytes().len();
        return Ok((scan.haystack.part(thread, 0, end)?, 0));
    }
    let end = scan.haystack.bytes().len();
    parts.push_part(thread, &scan.haystack, last, end)?;
    Ok((parts.finish(thread)?, done))
}

fn fill(thread: &mut Thread, template: &Template, scan: &Scan, parts: &mut Parts) -> Outcome<()> {
    for piece in &template.pieces {
        match piece {
            Piece::Text(text) => parts.push_value(thread, text)?,
            Piece::Group(group) => {
                if let Some((from, to)) = scan.group_span(*group) {
                    parts.push_part(thread, &scan.haystack, from, to)?;
                }
            }
        }
    }
    Ok(())
}

fn sub(thread: &mut Thread, args: Args<'_>) -> Outcome {
    replace(thread, args).map(|(text, _)| text)
}

fn subn(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (text, count) = replace(thread, args)?;
    Ok(Value::tuple(vec![text, Value::int(count)]))
}

/// A copy is the pattern itself.
fn itself(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(args[0].clone())
}

fn get_pattern(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let pattern = args[0].payload::<Pattern>(thread);
    Ok(pattern.map_or(Value::NONE, |pattern| pattern.source.clone()))
}

fn get_flags(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let flags = args[0].payload::<Pattern>(thread).map_or(0, |pattern| pattern.flags);
    Ok(Value::int(i64::from(flags)))
}

fn get_groups(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let program = program(thread, &args[0])?;
    Ok(Value::length(program.groups))
}

fn get_groupindex(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let names = args[0]
        .payload::<Pattern>(thread)
        .map_or_else(Vec::new, |pattern| pattern.names.clone());
    let result = Value::dict(RawDict::default());
    if let Some(dict) = result.as_dict() {
        for (name, group) in names {
            thread.dict_set(dict, &Value::str(&name), Value::length(group))?;
        }
    }
    let proxy = thread.heap().class(ClassId::MappingProxy).clone();
    thread.call(&proxy, &[result])
}

fn repr(thread: &mut Thread, this: &Value) -> Outcome {
    let Some(pattern) = this.payload::<Pattern>(thread) else {
        return Ok(Value::NONE);
    };
    let (source, mut left) = (pattern.source.clone(), pattern.flags);
    if source.as_str().is_some() && left & flags::KINDS == flags::UNICODE {
        left &= !flags::UNICODE;
    }
    let text = thread.repr_text(&source)?;
    let text: String = text.chars().take(200).collect();
    let mut shown = Vec::new();
    for (flag, name) in flags::NAMES {
        if left & flag != 0 {
            shown.push(name.to_owned());
            left &= !flag;
        }
    }
    if left != 0 {
        shown.push(format!("0x{left:x}"));
    }
    let flags = if shown.is_empty() {
        String::new()
    } else {
        format!(", {}", shown.join("|"))
    };
    Ok(Value::str(&format!("re.compile({text}{flags})")))
}

fn hash(thread: &mut Thread, this: &Value) -> Outcome<i64> {
    let Some(pattern) = this.payload::<Pattern>(thread) else {
        return Ok(0);
    };
    let (source, flags) = (pattern.source.clone(), i64::from(pattern.flags));
    Ok(thread.hash(&source)?.wrapping_mul(31).wrapping_add(flags))
}

fn compare(thread: &mut Thread, left: &Value, right: &Value, comparison: Comparison) -> Outcome {
    let (Some(a), Some(b)) = (left.payload::<Pattern>(thread), right.payload::<Pattern>(thread)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let negated = match comparison {
        Comparison::Eq => false,
        Comparison::Ne => true,
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    let same_kind = a.flags == b.flags && a.program.is_text == b.program.is_text;
    let (a, b) = (a.source.clone(), b.source.clone());
    let equal = same_kind && thread.equals(&a, &b)?;
    Ok(Value::bool(equal != negated))
}

fn new(thread: &mut Thread, _: &Value, _: Args<'_>) -> Outcome {
    Err(thread.type_error("cannot create 're.Pattern' instances"))
}

/// The match that the slots of a search tell of.
pub(super) fn make_match(thread: &mut Thread, scan: &Scan, stacks: &Stacks, base: (usize, usize)) -> Outcome {
    let class = match scan.pattern.payload::<Pattern>(thread) {
        Some(pattern) => pattern.match_class.clone(),
        None => thread.native_class(&matched::CLASS),
    };
    let program = &scan.program;
    let last = stacks.slots[program.last_group_slot()];
    let found = Match {
        pattern: scan.pattern.clone(),
        haystack: Haystack::clone(&scan.haystack),
        slots: stacks.slots[..2 * (program.groups + 1)].into(),
        last: if last == NONE { 0 } else { last },
        base,
        pos: scan.pos,
        endpos: scan.endpos,
    };
    Ok(Value::payload_object(&class, found))
}

static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    hash: Some(hash),
    compare: Some(compare),
    new: Some(new),
    ..NativeSlots::NONE
};

static STRING: Signature = Signature {
    params: &["string", "pos", "endpos"],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};

static SPLIT: Signature = Signature {
    params: &["string", "maxsplit"],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};

static SUB: Signature = Signature {
    params: &["repl", "string", "count"],
    required: 2,
    positional_only: 0,
    keyword_only: 0,
};

/// `re.Pattern`.
pub(super) static CLASS: NativeClass = NativeClass {
    name: "Pattern",
    module: "re",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::method("match", Arity::Short(&STRING), match_),
        NativeDef::method("fullmatch", Arity::Short(&STRING), fullmatch),
        NativeDef::method("search", Arity::Short(&STRING), search),
        NativeDef::method("findall", Arity::Short(&STRING), findall),
        NativeDef::method("finditer", Arity::Short(&STRING), finditer),
        NativeDef::method("scanner", Arity::Short(&STRING), scanner),
        NativeDef::method("split", Arity::Short(&SPLIT), split),
        NativeDef::method("sub", Arity::Short(&SUB), sub),
        NativeDef::method("subn", Arity::Short(&SUB), subn),
        NativeDef::method("__copy__", Arity::Zero, itself),
        NativeDef::method("__deepcopy__", Arity::One, itself),
        NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
        NativeDef::getter("pattern", get_pattern),
        NativeDef::getter("flags", get_flags),
        NativeDef::getter("groups", get_groups),
        NativeDef::getter("groupindex", get_groupindex),
        WEAKREF,
    ],
    has_dict: false,
    is_final: true,
};
