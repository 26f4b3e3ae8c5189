//! Runs a compiled pattern over a text: backtracking, as CPython's `re` means it, with its stacks on the heap.
//!
//! Two stacks. *Choices* are places to go back to: an operation and a position, or a repetition that can give up or take one more
//! character. The *trail* is what the slots held before they were changed; a choice remembers how long the trail was. Cutting
//! choices off (after an assertion, an atomic group, a possessive repetition) leaves the trail alone, so that what was noted inside is
//! still undone when something before it is tried anew.

use super::fold;
use super::program::{AHEAD, FOREVER, NONE, Op, Program, Test, is_word};
use super::tree::{Fold, Place};

/// After so many steps back the caller is asked whether to go on.
const PATIENCE: u32 = 1 << 14;

/// Where characters come from: text in UTF-8, or bytes.
pub(super) trait Subject: Copy {
    fn bytes(&self) -> &[u8];
    /// The character at a position that is before the end, and the position behind it.
    fn at(&self, position: usize) -> (u32, usize);
    /// The character before a position that is not the beginning, and where it begins.
    fn before(&self, position: usize) -> (u32, usize);
}

#[derive(Clone, Copy)]
pub(super) struct Characters<'a>(pub(super) &'a str);

#[derive(Clone, Copy)]
pub(super) struct Octets<'a>(pub(super) &'a [u8]);

impl Subject for Characters<'_> {
    #[inline(always)]
    fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    #[inline(always)]
    fn at(&self, position: usize) -> (u32, usize) {
        let byte = self.0.as_bytes()[position];
        if byte < 128 {
            return (u32::from(byte), position + 1);
        }
        match self.0[position..].chars().next() {
            Some(char) => (char as u32, position + char.len_utf8()),
            None => (0, position + 1),
        }
    }

    #[inline(always)]
    fn before(&self, position: usize) -> (u32, usize) {
        let byte = self.0.as_bytes()[position - 1];
        if byte < 128 {
            return (u32::from(byte), position - 1);
        }
        match self.0[..position].chars().next_back() {
            Some(char) => (char as u32, position - char.len_utf8()),
            None => (0, position - 1),
        }
    }
}

impl Subject for Octets<'_> {
    #[inline(always)]
    fn bytes(&self) -> &[u8] {
        self.0
    }

    #[inline(always)]
    fn at(&self, position: usize) -> (u32, usize) {
        (u32::from(self.0[position]), position + 1)
    }

    #[inline(always)]
    fn before(&self, position: usize) -> (u32, usize) {
        (u32::from(self.0[position - 1]), position - 1)
    }
}

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Stopped {
    /// The caller said so.
    Told,
    NoMemory,
}

/// What is asked every now and then whether to go on.
pub(super) type Poll<'a> = &'a mut dyn FnMut() -> bool;

#[derive(Clone, Copy, Debug)]
enum Choice {
    /// Go on at an operation.
    Go { pc: u32, position: usize },
    /// A repetition at `pc` that has reached `position` and may go back to `low`.
    Less { pc: u32, position: usize, low: usize },
    /// A lazy repetition at `pc` that may take `left` more.
    More { pc: u32, position: usize, left: u32 },
    /// The end of what belongs to an assertion: going back past it, the assertion has failed.
    Wall,
}

/// The stacks; kept from one match to the next.
#[derive(Default, Debug)]
pub(super) struct Stacks {
    choices: Vec<(Choice, u32)>,
    trail: Vec<(u32, usize)>,
    pub(super) slots: Vec<usize>,
}

impl Stacks {
    /// Is it worth keeping: neither fresh nor grown by a text that asked for much?
    pub(super) fn is_small(&self) -> bool {
        const MOST: usize = 1 << 10;
        self.slots.capacity() > 0 && self.choices.capacity() <= MOST && self.trail.capacity() <= MOST
    }
}

/// One attempt after another on one text.
pub(super) struct Matcher<'a, S> {
    pub(super) program: &'a Program,
    pub(super) subject: S,
    /// Where the text ends for this match.
    pub(super) end: usize,
    pub(super) stacks: &'a mut Stacks,
    /// The match must reach the end.
    pub(super) full: bool,
    /// A match that is empty and ends here is none: it is where the last one ended.
    pub(super) not_empty_at: usize,
    pub(super) patience: u32,
}

impl<S: Subject> Matcher<'_, S> {
    /// Tries to match at a position. On success the slots tell.
    pub(super) fn attempt(&mut self, start: usize, poll: Poll<'_>) -> Result<bool, Stopped> {
        let stacks = &mut *self.stacks;
        stacks.slots.clear();
        stacks.slots.resize(self.program.slots, NONE);
        stacks.choices.clear();
        stacks.trail.clear();
        stacks.slots[0] = start;
        let (mut pc, mut position) = (0, start);
        loop {
            match self.step(pc, position)? {
                Step::On(next, at) => (pc, position) = (next, at),
                Step::Done(at) => {
                    let refused = (self.full && at != self.end) || (at == start && at == self.not_empty_at);
                    if !refused {
                        self.stacks.slots[1] = at;
                        return Ok(true);
                    }
                    match self.back(poll)? {
                        Some(next) => (pc, position) = next,
                        None => return Ok(false),
                    }
                }
                Step::Back => match self.back(poll)? {
                    Some(next) => (pc, position) = next,
                    None => return Ok(false),
                },
            }
        }
    }

    /// Goes on until a character does not fit.
    #[inline(always)]
    fn step(&mut self, mut pc: usize, mut position: usize) -> Result<Step, Stopped> {
        loop {
            match self.program.ops[pc] {
                Op::Literal { start, len } => {
                    let (start, len) = (start as usize, len as usize);
                    let literal = &self.program.literals[start..start + len];
                    if self.end - position < len || self.subject.bytes()[position..position + len] != *literal {
                        return Ok(Step::Back);
                    }
                    position += len;
                }
                Op::One(test) => {
                    if position >= self.end {
                        return Ok(Step::Back);
                    }
                    let (char, next) = self.subject.at(position);
                    if !self.passes(test, char) {
                        return Ok(Step::Back);
                    }
                    position = next;
                }
                Op::Many { test, min, max, follow } => {
                    let Some(reached) = self.many(pc, test, min, max, follow, position)? else {
                        return Ok(Step::Back);
                    };
                    position = reached;
                }
                Op::Save(slot) => self.set(slot, position)?,
                Op::Close(group) => {
                    self.set(2 * group + 1, position)?;
                    self.set(self.program.last_group_slot() as u32, group as usize)?;
                }
                Op::Try { to } => self.choose(Choice::Go { pc: to, position })?,
                Op::Jump { to } => {
                    pc = to as usize;
                    continue;
                }
                Op::At(place) => {
                    if !self.is_at(place, position) {
                        return Ok(Step::Back);
                    }
                }
                Op::Match => return Ok(Step::Done(position)),
                op => match self.rarely(op, pc, position)? {
                    Step::On(next, at) => {
                        (pc, position) = (next, at);
                        continue;
                    }
                    other => return Ok(other),
                },
            }
            pc += 1;
        }
    }

    /// The operations that are not worth a place in the small loop.
    fn rarely(&mut self, op: Op, pc: usize, position: usize) -> Result<Step, Stopped> {
        let on = Step::On(pc + 1, position);
        Ok(match op {
            Op::TryLater { to } => {
                let pc = pc as u32 + 1;
                self.choose(Choice::Go { pc, position })?;
                Step::On(to as usize, position)
            }
            Op::LoopBegin { slot, end } => {
                // The count is one too low: the end of the loop adds one.
                self.set(slot, usize::MAX)?;
                self.set(slot + 1, NONE)?;
                Step::On(end as usize, position)
            }
            Op::LoopEnd {
                slot,
                body,
                min,
                max,
                lazy,
            } => self.round((slot, body, min, max, lazy), pc, position)?,
            Op::ManyLazy { test, min, max } => {
                let Some((reached, _)) = self.walk(test, min, position, min) else {
                    return Ok(Step::Back);
                };
                if max > min {
                    let left = if max == FOREVER { FOREVER } else { max - min };
                    let pc = pc as u32;
                    let position = reached;
                    self.choose(Choice::More { pc, position, left })?;
                }
                Step::On(pc + 1, reached)
            }
            Op::ManyPossessive { test, min, max } => match self.walk(test, max, position, min) {
                Some((reached, _)) => Step::On(pc + 1, reached),
                None => Step::Back,
            },
            Op::Back { group, fold } => match self.back_reference(group, fold, position) {
                Some(reached) => Step::On(pc + 1, reached),
                None => Step::Back,
            },
            Op::Unless { group, to } => match self.stacks.slots[2 * group as usize + 1] {
                NONE => Step::On(to as usize, position),
                _ => on,
            },
            Op::LookBegin {
                slot,
                behind,
                negated,
                end,
            } => self.look((slot, behind, negated, end), pc, position)?,
            op => self.cut(op, pc, position)?,
        })
    }

    /// The operations that cut choices off.
    fn cut(&mut self, op: Op, pc: usize, position: usize) -> Result<Step, Stopped> {
        let on = Step::On(pc + 1, position);
        Ok(match op {
            Op::LookEnd { slot, negated } => {
                let (wall, place) = (self.stacks.slots[slot as usize], self.stacks.slots[slot as usize + 1]);
                // What was noted inside a positive assertion stays; a negative one has failed.
                self.stacks.choices.truncate(wall);
                match negated {
                    true => Step::Back,
                    false => Step::On(pc + 1, place),
                }
            }
            Op::CutBegin(slot) => {
                let height = self.stacks.choices.len();
                self.set(slot, height)?;
                on
            }
            Op::CutEnd(slot) => {
                let height = self.stacks.slots[slot as usize];
                self.stacks.choices.truncate(height);
                on
            }
            _ => Step::Back,
        })
    }

    /// The end of a loop's body, or its beginning: another round or on.
    fn round(&mut self, at: (u32, u32, u32, u32, bool), pc: usize, position: usize) -> Result<Step, Stopped> {
        let (slot, body, min, max, lazy) = at;
        let count = self.stacks.slots[slot as usize].wrapping_add(1);
        let last = self.stacks.slots[slot as usize + 1];
        if count < min as usize {
            self.set(slot, count)?;
            return Ok(Step::On(body as usize, position));
        }
        // A round that matched nothing is not followed by another.
        let more = (max == FOREVER || count < max as usize) && last != position;
        if !more {
            return Ok(Step::On(pc + 1, position));
        }
        if lazy {
            // Coming back here, the loop goes on: the choice carries the count by way of the slots, which are as now then.
            let pc_again = pc as u32;
            self.choose(Choice::More {
                pc: pc_again,
                position,
                left: 0,
            })?;
            return Ok(Step::On(pc + 1, position));
        }
        self.choose(Choice::Go {
            pc: pc as u32 + 1,
            position,
        })?;
        self.set(slot, count)?;
        self.set(slot + 1, position)?;
        Ok(Step::On(body as usize, position))
    }

    fn look(&mut self, at: (u32, u32, bool, u32), pc: usize, position: usize) -> Result<Step, Stopped> {
        let (slot, behind, negated, end) = at;
        let mut from = position;
        if behind != AHEAD {
            // What is too near to the beginning is known without a walk: every character takes at least a byte.
            let mut left = behind;
            while left > 0 && from > 0 && behind as usize <= position {
                from = self.subject.before(from).1;
                left -= 1;
            }
            if left > 0 {
                return Ok(match negated {
                    true => Step::On(end as usize, position),
                    false => Step::Back,
                });
            }
        }
        let height = self.stacks.choices.len();
        self.choose(match negated {
            true => Choice::Go { pc: end, position },
            false => Choice::Wall,
        })?;
        self.set(slot, height)?;
        self.set(slot + 1, position)?;
        Ok(Step::On(pc + 1, from))
    }

    fn back_reference(&self, group: u32, fold: Fold, position: usize) -> Option<usize> {
        let (from, to) = (
            self.stacks.slots[2 * group as usize],
            self.stacks.slots[2 * group as usize + 1],
        );
        if from == NONE || to == NONE || to < from {
            return None;
        }
        let bytes = self.subject.bytes();
        if fold == Fold::No {
            let length = to - from;
            let fits = self.end - position >= length && bytes[from..to] == bytes[position..position + length];
            return fits.then_some(position + length);
        }
        let (mut theirs, mut ours) = (from, position);
        while theirs < to {
            if ours >= self.end {
                return None;
            }
            let (a, next_theirs) = self.subject.at(theirs);
            let (b, next_ours) = self.subject.at(ours);
            if a != b && fold::folded(a, fold) != fold::folded(b, fold) {
                return None;
            }
            (theirs, ours) = (next_theirs, next_ours);
        }
        Some(ours)
    }

    /// A greedy repetition: where it gets, having noted that it may give back.
    #[inline(always)]
    fn many(
        &mut self,
        pc: usize,
        test: Test,
        min: u32,
        max: u32,
        follow: Option<u8>,
        position: usize,
    ) -> Result<Option<usize>, Stopped> {
        let Some((reached, low)) = self.walk(test, max, position, min) else {
            return Ok(None);
        };
        if reached == low {
            return Ok(Some(reached));
        }
        let Some(byte) = follow else {
            let pc = pc as u32;
            self.choose(Choice::Less {
                pc,
                position: reached,
                low,
            })?;
            return Ok(Some(reached));
        };
        self.give_back(pc, byte, reached, low)
    }

    /// The last place from `low` to `reached` that is followed by a byte; the places before it can be tried later.
    #[inline(always)]
    fn give_back(&mut self, pc: usize, byte: u8, reached: usize, low: usize) -> Result<Option<usize>, Stopped> {
        let top = (reached + 1).min(self.end);
        let Some(found) = memchr::memrchr(byte, &self.subject.bytes()[low..top]) else {
            return Ok(None);
        };
        let place = low + found;
        if place > low {
            let pc = pc as u32;
            self.choose(Choice::Less {
                pc,
                position: place,
                low,
            })?;
        }
        Ok(Some(place))
    }

    /// Takes up to `max` characters: where that ends, and where it would after `min`. None if there are fewer than `min`.
    #[inline(always)]
    fn walk(&self, test: Test, max: u32, from: usize, min: u32) -> Option<(usize, usize)> {
        let bytes = self.subject.bytes();
        let (mut position, mut count, mut low) = (from, 0, from);
        if max == FOREVER && min <= 1 {
            position = self.walk_all(test, from);
            if min == 1 {
                if position == from {
                    return None;
                }
                low = if bytes[from] < 128 {
                    from + 1
                } else {
                    self.subject.at(from).1
                };
            }
            return Some((position, low));
        }
        while count < max && position < self.end {
            let (char, next) = self.subject.at(position);
            if !self.passes(test, char) {
                break;
            }
            position = next;
            count += 1;
            if count == min {
                low = position;
            }
        }
        (count >= min).then_some((position, low))
    }

    /// Takes all characters that pass.
    #[inline(always)]
    fn walk_all(&self, test: Test, from: usize) -> usize {
        let bytes = &self.subject.bytes()[..self.end];
        let mut position = from;
        match test {
            Test::Any => return self.end,
            Test::NoNewline => {
                return memchr::memchr(b'\n', &bytes[from..]).map_or(self.end, |found| from + found);
            }
            Test::NotChar(char) if char < 128 => {
                return memchr::memchr(char as u8, &bytes[from..]).map_or(self.end, |found| from + found);
            }
            Test::Set(index) => {
                let set = &self.program.sets[index as usize];
                while position < self.end {
                    let (char, next) = self.subject.at(position);
                    if !set.contains(char) {
                        break;
                    }
                    position = next;
                }
            }
            _ => {
                while position < self.end {
                    let (char, next) = self.subject.at(position);
                    if !self.passes(test, char) {
                        break;
                    }
                    position = next;
                }
            }
        }
        position
    }

    #[inline(always)]
    fn passes(&self, test: Test, char: u32) -> bool {
        match test {
            Test::Char(wanted) => char == wanted,
            Test::NotChar(unwanted) => char != unwanted,
            Test::Folded(wanted, fold) => fold::folded(char, fold) == wanted,
            Test::NotFolded(unwanted, fold) => fold::folded(char, fold) != unwanted,
            Test::NoNewline => char != 10,
            Test::Any => true,
            Test::Set(index) => self.program.sets[index as usize].contains(char),
        }
    }

    fn is_at(&self, place: Place, position: usize) -> bool {
        let bytes = self.subject.bytes();
        match place {
            Place::Begin => position == 0,
            Place::LineBegin => position == 0 || bytes[position - 1] == b'\n',
            Place::End => position == self.end,
            Place::LastLineEnd => position == self.end || (position + 1 == self.end && bytes[position] == b'\n'),
            Place::LineEnd => position == self.end || bytes[position] == b'\n',
            Place::Boundary { ascii } => self.word_before(position, ascii) != self.word_after(position, ascii),
            Place::NoBoundary { ascii } => self.word_before(position, ascii) == self.word_after(position, ascii),
        }
    }

    fn word_before(&self, position: usize, ascii: bool) -> bool {
        position > 0 && is_word_code(self.subject.before(position).0, ascii)
    }

    fn word_after(&self, position: usize, ascii: bool) -> bool {
        position < self.end && is_word_code(self.subject.at(position).0, ascii)
    }

    #[inline(always)]
    fn set(&mut self, slot: u32, value: usize) -> Result<(), Stopped> {
        let stacks = &mut *self.stacks;
        let old = std::mem::replace(&mut stacks.slots[slot as usize], value);
        if !stacks.choices.is_empty() {
            if stacks.trail.len() == stacks.trail.capacity() {
                grow(&mut stacks.trail)?;
            }
            stacks.trail.push((slot, old));
        }
        Ok(())
    }

    #[inline(always)]
    fn choose(&mut self, choice: Choice) -> Result<(), Stopped> {
        let stacks = &mut *self.stacks;
        if stacks.choices.len() == stacks.choices.capacity() {
            grow(&mut stacks.choices)?;
        }
        stacks.choices.push((choice, stacks.trail.len() as u32));
        Ok(())
    }

    /// Goes back to the last choice; None if there is none left.
    fn back(&mut self, poll: Poll<'_>) -> Result<Option<(usize, usize)>, Stopped> {
        self.patience = self.patience.wrapping_sub(1);
        if self.patience == 0 {
            self.patience = PATIENCE;
            if !poll() {
                return Err(Stopped::Told);
            }
        }
        while let Some((choice, mark)) = self.stacks.choices.pop() {
            let stacks = &mut *self.stacks;
            while stacks.trail.len() > mark as usize {
                if let Some((slot, old)) = stacks.trail.pop() {
                    stacks.slots[slot as usize] = old;
                }
            }
            match choice {
                Choice::Go { pc, position } => return Ok(Some((pc as usize, position))),
                Choice::Wall => {}
                Choice::Less { pc, position, low } => {
                    if let Some(found) = self.less(pc, position, low)? {
                        return Ok(Some(found));
                    }
                }
                Choice::More { pc, position, left } => {
                    if let Some(found) = self.more(pc, position, left)? {
                        return Ok(Some(found));
                    }
                }
            }
        }
        Ok(None)
    }

    /// Gives one character back, or as many as it takes to the next that can be followed.
    fn less(&mut self, pc: u32, position: usize, low: usize) -> Result<Option<(usize, usize)>, Stopped> {
        let (_, place) = self.subject.before(position);
        let next = pc as usize + 1;
        if let Op::Many { follow: Some(byte), .. } = self.program.ops[pc as usize] {
            let found = self.give_back(pc as usize, byte, place, low)?;
            return Ok(found.map(|place| (next, place)));
        }
        if place > low {
            self.choose(Choice::Less {
                pc,
                position: place,
                low,
            })?;
        }
        Ok(Some((next, place)))
    }

    /// Takes one more character, or another round of a lazy loop.
    fn more(&mut self, pc: u32, position: usize, left: u32) -> Result<Option<(usize, usize)>, Stopped> {
        match self.program.ops[pc as usize] {
            Op::ManyLazy { test, .. } => {
                if position >= self.end {
                    return Ok(None);
                }
                let (char, next) = self.subject.at(position);
                if !self.passes(test, char) {
                    return Ok(None);
                }
                let left = if left == FOREVER { FOREVER } else { left - 1 };
                if left > 0 {
                    let position = next;
                    self.choose(Choice::More { pc, position, left })?;
                }
                Ok(Some((pc as usize + 1, next)))
            }
            Op::LoopEnd { slot, body, .. } => {
                let count = self.stacks.slots[slot as usize].wrapping_add(1);
                self.set(slot, count)?;
                self.set(slot + 1, position)?;
                Ok(Some((body as usize, position)))
            }
            _ => Ok(None),
        }
    }
}

enum Step {
    On(usize, usize),
    Back,
    Done(usize),
}

fn is_word_code(code: u32, ascii: bool) -> bool {
    match ascii {
        true => code < 128 && (code as u8 == b'_' || (code as u8).is_ascii_alphanumeric()),
        false => char::from_u32(code).is_some_and(is_word),
    }
}

/// Makes room; a pattern can ask for more memory than there is.
#[cold]
fn grow<T>(stack: &mut Vec<T>) -> Result<(), Stopped> {
    let more = stack.len().max(64);
    // The trail is counted in 32 bits.
    if stack.len() + more > u32::MAX as usize {
        return Err(Stopped::NoMemory);
    }
    stack.try_reserve(more).map_err(|_| Stopped::NoMemory)
}
