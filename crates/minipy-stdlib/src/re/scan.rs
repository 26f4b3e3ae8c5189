//! A walk over a text from match to match, and the scanner that shows it to scripts.

use super::matcher::Stacks;
use super::pattern;
use super::program::{NONE, Program};
use super::search::{self, Haystack, Mode, Range};
use minipy_vm::native::{Args, Arity, ClassId, NativeClass, NativeDef, NativeSlots, Outcome, Payload, Thread, Value};
use std::rc::Rc;

/// Where a walk stands.
pub(super) struct Scan {
    pub(super) pattern: Value,
    pub(super) program: Rc<Program>,
    pub(super) haystack: Haystack,
    pub(super) pos: usize,
    pub(super) endpos: usize,
    range: Range,
    stacks: Stacks,
    found: bool,
    /// A place known in bytes and in characters.
    known: (usize, usize),
}

impl Payload for Scan {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.pattern);
        visit(&self.haystack.original);
        visit(&self.haystack.data);
    }
}

/// Begins a walk.
pub(super) fn begin(thread: &mut Thread, pattern: &Value, text: &Value, pos: i64, endpos: i64) -> Outcome<Scan> {
    let program = pattern::program(thread, pattern)?;
    let haystack = Haystack::new(thread, text, program.is_text)?;
    let (range, pos, endpos) = search::range(&haystack, pos, endpos);
    let stacks = program.spare.take();
    Ok(Scan {
        pattern: pattern.clone(),
        program,
        haystack,
        pos,
        endpos,
        known: (range.from, pos),
        range,
        stacks,
        found: false,
    })
}

impl Drop for Scan {
    fn drop(&mut self) {
        let stacks = std::mem::take(&mut self.stacks);
        if stacks.is_small() {
            self.program.spare.replace(stacks);
        }
    }
}

impl Scan {
    /// Looks for the next match.
    pub(super) fn find(&mut self, thread: &mut Thread, mode: Mode) -> Outcome<bool> {
        self.found = search::find(
            thread,
            &self.program,
            &self.haystack,
            &mut self.stacks,
            self.range,
            mode,
        )?;
        Ok(self.found)
    }

    pub(super) fn span(&self) -> (usize, usize) {
        (self.stacks.slots[0], self.stacks.slots[1])
    }

    pub(super) fn group_span(&self, group: usize) -> Option<(usize, usize)> {
        let (from, to) = (self.stacks.slots[2 * group], self.stacks.slots[2 * group + 1]);
        (from != NONE && to != NONE).then_some((from, to))
    }

    /// The text of a group, empty if it matched nothing.
    pub(super) fn group(&self, thread: &mut Thread, group: usize) -> Outcome {
        let (from, to) = self.group_span(group).unwrap_or((0, 0));
        self.haystack.part(thread, from, to)
    }

    pub(super) fn group_or_none(&self, thread: &mut Thread, group: usize) -> Outcome {
        match self.group_span(group) {
            Some((from, to)) => self.haystack.part(thread, from, to),
            None => Ok(Value::NONE),
        }
    }

    /// Goes on behind the match. After an empty one the next must not be empty where it stands.
    pub(super) fn advance(&mut self) {
        let (from, to) = self.span();
        self.range.from = to;
        self.range.not_empty_at = if from == to { to } else { NONE };
    }

    /// The match found, or None.
    pub(super) fn matched(&mut self, thread: &mut Thread) -> Outcome {
        if !self.found {
            return Ok(Value::NONE);
        }
        let (from, _) = self.span();
        self.known = (from, self.haystack.char_of(from, self.known));
        pattern::make_match(thread, self, &self.stacks, self.known)
    }
}

fn next(thread: &mut Thread, this: &Value, mode: Mode) -> Outcome {
    let Some(scan) = this.payload_mut::<Scan>(thread) else {
        return Ok(Value::NONE);
    };
    // While the scanner is away, nobody else finds anything with it: the search may let other threads run.
    let mut busy = Scan {
        pattern: scan.pattern.clone(),
        program: scan.program.clone(),
        haystack: scan.haystack.clone(),
        pos: scan.pos,
        endpos: scan.endpos,
        range: scan.range,
        stacks: std::mem::take(&mut scan.stacks),
        found: false,
        known: scan.known,
    };
    let found = busy.find(thread, mode);
    let result = match found {
        Ok(true) => busy.matched(thread),
        Ok(false) => Ok(Value::NONE),
        Err(raised) => Err(raised),
    };
    if busy.found {
        busy.advance();
    } else {
        // Nothing is found any more.
        busy.range.from = usize::MAX;
    }
    if let Some(scan) = this.payload_mut::<Scan>(thread) {
        scan.range = busy.range;
        scan.known = busy.known;
        scan.stacks = std::mem::take(&mut busy.stacks);
    }
    result
}

fn search_next(thread: &mut Thread, args: Args<'_>) -> Outcome {
    next(thread, &args[0], Mode::Search)
}

fn match_next(thread: &mut Thread, args: Args<'_>) -> Outcome {
    next(thread, &args[0], Mode::Match)
}

fn get_pattern(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let scan = args[0].payload::<Scan>(thread);
    Ok(scan.map_or(Value::NONE, |scan| scan.pattern.clone()))
}

fn new(thread: &mut Thread, _: &Value, _: Args<'_>) -> Outcome {
    Err(thread.type_error("cannot create '_sre.SRE_Scanner' instances"))
}

static SLOTS: NativeSlots = NativeSlots {
    new: Some(new),
    ..NativeSlots::NONE
};

/// What `Pattern.scanner` and `finditer` walk with.
pub(super) static SCANNER: NativeClass = NativeClass {
    name: "SRE_Scanner",
    module: "_sre",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::method("match", Arity::Zero, match_next),
        NativeDef::method("search", Arity::Zero, search_next),
        NativeDef::getter("pattern", get_pattern),
    ],
    has_dict: false,
    is_final: true,
};
