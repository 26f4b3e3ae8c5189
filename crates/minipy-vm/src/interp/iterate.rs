//! `for` loops: the four hidden registers, and a step of each kind of loop.
//!
//! | first hidden register | second | third | fourth | loop over |
//! |---|---|---|---|---|
//! | RANGE_LOOP | next | stop | | a range with step 1 |
//! | RANGE_LOOP_STEP | next | how many are left | step | another range |
//! | a list or tuple | next index | | | that sequence |
//! | a string or bytes | next byte | | | its characters or bytes |
//! | a dict | next entry | entries | entries to come, and which part | the dict or its view |
//! | a set | next entry | entries | | the set |
//! | ENUMERATE_LOOP | next index | a list or tuple | start | `enumerate` of it |
//! | ZIP_LOOP | next index | a list or tuple | another | `zip` of the two |
//! | ZIP_LOOP | next index | a tuple of lists and tuples | absent | `zip` of them |
//! | a generator | | | | its frame is pushed for each item |
//! | ITERATOR_LOOP | the iterator | | | an iterator laid out as a container: of a script's `class It(list)` |
//! | any other object | | | | an iterator, asked by `next` |

use super::frames::{self, set};
use super::slow::operand;
use super::specials;
use crate::builtins::dict_iter::{Part, Place, Stop};
use crate::builtins::dict_views::DictView;
use crate::builtins::iterators::apart::{Apart, MOST_BESIDE, take_apart};
use crate::builtins::sequence;
use crate::builtins::set::changed_size;
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::dict_table::Entry;
use crate::heap::native::{Outcome, Pair};
use crate::heap::object::{CodeObject, DictObject, Header, Kind, RangeObject, SetObject, TupleObject};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use minipy_code::instr::{Instr, Op};
use minipy_code::ops::TEMP_B;

/// What a step of a loop did.
pub(super) enum Step {
    /// The loop variable is set.
    Item,
    /// The two loop variables are set, and the UNPACK at the beginning of the body is done.
    Unpacked,
    /// A frame was pushed whose return goes on with the instruction.
    Entered,
    /// The loop has ended; its hidden registers are released.
    End,
}

/// Rewrites FOR_ITER for the kind of loop at hand.
///
/// # Safety
/// `at` is the address of `ins` in the running code.
#[inline]
pub(super) unsafe fn quicken(at: *mut Instr, regs: *mut Word, ins: Instr) {
    // SAFETY: opcodes of the same operands replace each other; only the lock's holder writes code.
    unsafe {
        let hidden = Value::borrow(regs.add(ins.a() as usize));
        let op = match hidden.word() {
            word::RANGE_LOOP | word::RANGE_LOOP_STEP => Op::ForRange,
            _ if hidden.kind() == Some(Kind::List) => Op::ForList,
            _ => return,
        };
        at.write(ins.with_op(op));
    }
}

/// Fills the hidden registers. True: a frame was pushed whose return does.
///
/// # Safety
/// For this and all functions below: `t` is the running thread, `regs` its top frame's window, and `ins` the instruction it is at.
#[inline(never)]
pub(super) unsafe fn get_iter(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<bool> {
    // SAFETY: as the caller says; the four registers from `a` are temporaries (V3).
    unsafe {
        let hidden = regs.add(ins.a() as usize);
        let source = Value::borrow(regs.add(ins.b() as usize));
        if (*t).exact_list(source).is_some() || (*t).exact_tuple(source).is_some() {
            let iterable = operand(regs, ins.b(), ins.x() & TEMP_B != 0);
            set(t, hidden, iterable.into_word());
            set(t, hidden.add(1), word::from_int(0));
            return Ok(false);
        }
        match source.kind() {
            Some(Kind::Range) if begin_range_loop(t, regs, ins) => Ok(false),
            _ => get_iter_of_others(t, regs, ins),
        }
    }
}

/// Fills the hidden registers for a loop over a range; false if its bounds are not immediate.
#[inline]
unsafe fn begin_range_loop(t: *mut Thread, regs: *mut Word, ins: Instr) -> bool {
    // SAFETY: as above; the source is a range.
    unsafe {
        let range = &*(*regs.add(ins.b() as usize) as *const RangeObject);
        let Some((marker, rest)) = range_loop(range) else {
            return false;
        };
        let iterable = operand(regs, ins.b(), ins.x() & TEMP_B != 0);
        let hidden = regs.add(ins.a() as usize);
        set(t, hidden, marker);
        for (i, w) in rest.into_iter().enumerate() {
            set(t, hidden.add(i + 1), w);
        }
        frames::release(t, iterable.into_word());
        true
    }
}

/// As [`get_iter`], of anything else than a list or tuple of the builtin class.
#[inline(never)]
unsafe fn get_iter_of_others(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<bool> {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        let iterable = operand(regs, ins.b(), ins.x() & TEMP_B != 0);
        let hidden = regs.add(ins.a() as usize);
        let plain = match iterable.kind() {
            Some(Kind::List | Kind::Tuple) => !thread.overrides(&iterable, Special::Iter),
            Some(Kind::Str) => thread.is_exactly(&iterable, ClassId::Str),
            Some(Kind::Bytes) => thread.is_exactly(&iterable, ClassId::Bytes),
            _ => false,
        };
        if plain || iterable.kind() == Some(Kind::Generator) {
            set(t, hidden, iterable.into_word());
            set(t, hidden.add(1), word::from_int(0));
            return Ok(false);
        }
        if ins.b() == 0 && takes_iterator((*(*t).frame).code) && iterable.kind() != Some(Kind::Range) {
            thread.expect_iterator(&iterable)?;
            begin_iterator_loop(t, hidden, iterable);
            return Ok(false);
        }
        if begin_dict_loop(thread, hidden, &iterable) || begin_set_loop(thread, hidden, &iterable) {
            return Ok(false);
        }
        if let Some(apart) = take_apart(thread, &iterable) {
            begin_pair_loop(t, hidden, apart);
            return Ok(false);
        }
        let iterator = match specials::generator_of(thread, &iterable, Special::Iter) {
            Some(generator) => generator,
            None if specials::iter(t, &iterable)? => return Ok(true),
            None => thread.iter(&iterable)?,
        };
        drop(iterable);
        begin_iterator_loop(t, hidden, iterator);
        Ok(false)
    }
}

/// Fills the hidden registers for a loop that asks an iterator for each item. A list, dict or the like that came from `iter` as it is
/// can be an iterator only by a script's class.
pub(super) unsafe fn begin_iterator_loop(t: *mut Thread, hidden: *mut Word, iterator: Value) {
    // SAFETY: the four hidden registers are temporaries (V3).
    unsafe {
        if iterator.is_of_script_class() {
            set(t, hidden, word::ITERATOR_LOOP);
            set(t, hidden.add(1), iterator.into_word());
        } else {
            set(t, hidden, iterator.into_word());
        }
    }
}

/// Fills the hidden registers for a loop over a set or frozenset; false if it is neither.
unsafe fn begin_set_loop(thread: &mut Thread, hidden: *mut Word, iterable: &Value) -> bool {
    let exact = thread.is_exactly(iterable, ClassId::Set) || thread.is_exactly(iterable, ClassId::FrozenSet);
    let Some(object) = iterable.as_any_set().filter(|_| exact) else {
        return false;
    };
    let size = object.table.get(thread).len();
    // SAFETY: the four hidden registers are temporaries (V3).
    unsafe {
        set(thread, hidden, iterable.clone().into_word());
        set(thread, hidden.add(1), word::from_int(0));
        set(thread, hidden.add(2), word::from_int(size as i64));
    }
    true
}

/// The next item of a loop over a set; its end if the set has not the size any more that it had.
unsafe fn set_item(thread: &mut Thread, hidden: *mut Word) -> Outcome<Option<Value>> {
    // SAFETY: the registers were filled by `begin_set_loop`; the first keeps the set alive.
    unsafe {
        let table = (*(*hidden as *const SetObject)).table.get(thread);
        if table.len() as i64 != word::get_int(*hidden.add(2)) {
            set(thread, hidden, word::UNDEF);
            return Err(changed_size(thread));
        }
        let next = table.next_entry(word::get_int(*hidden.add(1)) as usize);
        Ok(next.map(|(number, entry)| {
            *hidden.add(1) = word::from_int(number as i64 + 1);
            entry.key.clone()
        }))
    }
}

/// Fills the hidden registers for a loop over a dict or a view of one; false if it is neither.
unsafe fn begin_dict_loop(thread: &mut Thread, hidden: *mut Word, iterable: &Value) -> bool {
    let (dict, part) = match iterable.kind() {
        Some(Kind::Dict) if thread.is_exactly(iterable, ClassId::Dict) => (iterable.clone(), Part::Keys),
        Some(Kind::Payload) => match iterable.payload::<DictView>(thread) {
            // Those of an OrderedDict have iterators of their own.
            Some(view) if thread.is_exactly(iterable, view.part.view_class()) => (view.dict.clone(), view.part),
            _ => return false,
        },
        _ => return false,
    };
    let Some(size) = dict.as_dict().map(|dict| dict.table.get(thread).len()) else {
        return false;
    };
    // SAFETY: the four hidden registers are temporaries (V3).
    unsafe {
        let t: *mut Thread = thread;
        set(t, hidden, dict.into_word());
        set(t, hidden.add(1), word::from_int(0));
        set(t, hidden.add(2), word::from_int(size as i64));
        set(
            t,
            hidden.add(3),
            word::from_int((size as i64) << PART_BITS | part as i64),
        );
    }
    true
}

/// Fills the hidden registers for a loop that walks what an `enumerate` or `zip` would.
unsafe fn begin_pair_loop(t: *mut Thread, hidden: *mut Word, apart: Apart) {
    let words = match apart {
        Apart::Enumerate(sequence, start) => [word::ENUMERATE_LOOP, sequence.into_word(), word::from_int(start)],
        Apart::Zip(left, right) => [word::ZIP_LOOP, left.into_word(), right.into_word()],
        Apart::ZipOfSeveral(sequences) => [word::ZIP_LOOP, sequences.into_word(), word::UNDEF],
    };
    // SAFETY: the four hidden registers are temporaries (V3).
    unsafe {
        set(t, hidden, words[0]);
        set(t, hidden.add(1), word::from_int(0));
        set(t, hidden.add(2), words[1]);
        set(t, hidden.add(3), words[2]);
    }
}

/// A step of a loop that `begin_pair_loop` has begun.
unsafe fn for_pair(t: *mut Thread, regs: *mut Word, hidden: *mut Word, ins: Instr, body: Instr) -> Step {
    // SAFETY: as in `for_iter`; the third register, and for `zip` the fourth, hold a list or tuple.
    unsafe {
        let index = word::get_int(*hidden.add(1));
        let (sequence, other) = (Value::borrow(hidden.add(2)), Value::borrow(hidden.add(3)));
        if other.is_undef() {
            return for_several(t, regs, hidden, ins, body);
        }
        let item = (*t).plain_item(sequence, index as usize);
        let pair = match *hidden {
            word::ENUMERATE_LOOP => item.map(|item| (Value::small_int(word::get_int(other.word()) + index), item)),
            _ => item.and_then(|item| Some((item, (*t).plain_item(other, index as usize)?))),
        };
        *hidden.add(1) = word::from_int(index + 1);
        match pair {
            Some((first, second)) if takes_pairs(body, ins.b()) => give_pair(t, regs, body, first, second),
            Some((first, second)) => {
                let pair = Value::tuple_from(2, [first, second]);
                set(t, regs.add(ins.b() as usize), pair.into_word());
                Step::Item
            }
            None => {
                frames::clear(t, hidden, 0, 4);
                Step::End
            }
        }
    }
}

/// A step of a loop over a `zip` of three sequences or more.
#[inline(never)]
unsafe fn for_several(t: *mut Thread, regs: *mut Word, hidden: *mut Word, ins: Instr, body: Instr) -> Step {
    // SAFETY: as in `for_pair`; the third register holds a tuple of lists and tuples, which only this loop refers to.
    unsafe {
        let index = word::get_int(*hidden.add(1)) as usize;
        let sequences = (*(*hidden.add(2) as *const TupleObject)).items();
        if sequences.iter().any(|sequence| item_count(&*t, sequence) <= index) {
            frames::clear(t, hidden, 0, 4);
            return Step::End;
        }
        *hidden.add(1) = word::from_int(index as i64 + 1);
        // What a register held may have a finalizer, which may change the sequences: all items are got before the first is stored.
        let mut items = [const { Value::UNDEF }; MOST_BESIDE];
        for (item, sequence) in items.iter_mut().zip(sequences) {
            *item = (*t).plain_item(sequence, index).unwrap_or_default();
        }
        let (count, items) = (sequences.len(), items.into_iter().take(sequences.len()));
        if !takes(body, ins.b(), count) {
            set(
                t,
                regs.add(ins.b() as usize),
                Value::tuple_from(count, items).into_word(),
            );
            return Step::Item;
        }
        for (i, item) in items.enumerate() {
            set(t, regs.add(body.a() as usize + i), item.into_word());
        }
        Step::Unpacked
    }
}

/// Items of a list or tuple.
fn item_count(thread: &Thread, sequence: &Value) -> usize {
    sequence::items(thread, sequence).len()
}

/// Does the UNPACK at the beginning of a loop's body.
#[inline]
unsafe fn give_pair(t: *mut Thread, regs: *mut Word, body: Instr, first: Value, second: Value) -> Step {
    // SAFETY: `body` is that UNPACK, of two.
    unsafe {
        set(t, regs.add(body.a() as usize), first.into_word());
        set(t, regs.add(body.a() as usize + 1), second.into_word());
    }
    Step::Unpacked
}

/// Bits of the fourth hidden register of a loop over a dict that say which part it gives.
const PART_BITS: u32 = 2;

/// The next entry of a loop over a dict, if nothing was removed from or added to it.
#[inline(always)]
unsafe fn dict_entry_at_once(thread: &Thread, hidden: *mut Word) -> Option<&Entry> {
    // SAFETY: the registers were filled by `begin_dict_loop`; the first keeps the dict alive.
    unsafe {
        let table = (*(*hidden as *const DictObject)).table.get(thread);
        let (position, left) = (*hidden.add(1), *hidden.add(3));
        if table.len() as i64 != word::get_int(*hidden.add(2)) || word::get_int(left) < 1 << PART_BITS {
            return None;
        }
        let entry = table.entry(word::get_int(position) as usize)?;
        *hidden.add(1) = word::from_int(word::get_int(position) + 1);
        *hidden.add(3) = word::from_int(word::get_int(left) - (1 << PART_BITS));
        Some(entry)
    }
}

/// The part of a dict that a loop gives.
#[inline(always)]
unsafe fn part(hidden: *mut Word) -> Part {
    // SAFETY: as above.
    match unsafe { word::get_int(*hidden.add(3)) } & 3 {
        0 => Part::Keys,
        1 => Part::Values,
        _ => Part::Items,
    }
}

/// The next entry of a loop over a dict.
unsafe fn dict_entry(thread: &Thread, hidden: *mut Word) -> Result<&Entry, Stop> {
    // SAFETY: as above.
    unsafe {
        let last = word::get_int(*hidden.add(3));
        let place = Place {
            position: word::get_int(*hidden.add(1)) as usize,
            size: word::get_int(*hidden.add(2)) as usize,
            left: (last >> PART_BITS) as usize,
        };
        let dict = &*(*hidden as *const DictObject);
        let (position, entry) = place.step(dict.table.get(thread))?;
        *hidden.add(1) = word::from_int(position as i64);
        *hidden.add(3) = word::from_int(last - (1 << PART_BITS));
        Ok(entry)
    }
}

/// Gives a loop's body its next item or, where there is none, releases what the loop walks over.
#[inline(always)]
unsafe fn give(t: *mut Thread, regs: *mut Word, hidden: *mut Word, ins: Instr, item: Option<Value>) -> Step {
    // SAFETY: as in `for_iter`.
    unsafe {
        match item {
            Some(item) => {
                set(t, regs.add(ins.b() as usize), item.into_word());
                Step::Item
            }
            None => {
                set(t, hidden, word::UNDEF);
                Step::End
            }
        }
    }
}

/// A step of a loop over a set.
#[inline(never)]
unsafe fn for_set(t: *mut Thread, regs: *mut Word, hidden: *mut Word, ins: Instr) -> Outcome<Step> {
    // SAFETY: as in `for_iter`.
    unsafe {
        let item = set_item(&mut *t, hidden)?;
        Ok(give(t, regs, hidden, ins, item))
    }
}

/// A step of a loop over a dict.
#[inline(never)]
unsafe fn for_dict(t: *mut Thread, regs: *mut Word, hidden: *mut Word, ins: Instr, body: Instr) -> Outcome<Step> {
    // SAFETY: as in `for_iter`.
    unsafe {
        match dict_entry_at_once(&*t, hidden) {
            Some(entry) => Ok(give_entry(t, regs, hidden, ins, body, entry)),
            None => for_dict_closely(t, regs, hidden, ins, body),
        }
    }
}

/// As [`for_dict`], where entries were removed, and at the end.
#[inline(never)]
unsafe fn for_dict_closely(
    t: *mut Thread,
    regs: *mut Word,
    hidden: *mut Word,
    ins: Instr,
    body: Instr,
) -> Outcome<Step> {
    // SAFETY: as in `for_iter`.
    unsafe {
        match dict_entry(&*t, hidden) {
            Ok(entry) => Ok(give_entry(t, regs, hidden, ins, body, entry)),
            Err(stop) => {
                set(t, hidden, word::UNDEF);
                stop.outcome(&mut *t).map(|()| Step::End)
            }
        }
    }
}

/// Gives a loop's body what it takes of an entry.
#[inline(always)]
unsafe fn give_entry(
    t: *mut Thread,
    regs: *mut Word,
    hidden: *mut Word,
    ins: Instr,
    body: Instr,
    entry: &Entry,
) -> Step {
    // SAFETY: as in `for_iter`.
    unsafe {
        let item = match part(hidden) {
            Part::Keys => entry.key.clone(),
            Part::Values => entry.value.clone(),
            Part::Items if takes_pairs(body, ins.b()) => {
                return give_pair(t, regs, body, entry.key.clone(), entry.value.clone());
            }
            Part::Items => Part::Items.of(entry),
        };
        set(t, regs.add(ins.b() as usize), item.into_word());
        Step::Item
    }
}

/// The next character of a string, or byte of bytes, that stands in a hidden register, if it is ASCII or a byte; absent otherwise, also at
/// the end.
#[inline(never)]
pub(super) unsafe fn piece(t: *mut Thread, hidden: *mut Word) -> Word {
    // SAFETY: as above; the second register is the number of a byte.
    unsafe {
        let at = word::get_int(*hidden.add(1)) as usize;
        let walked = Value::borrow(hidden);
        let piece = match (walked.as_str(), walked.as_bytes()) {
            (Some(text), _) => match text.as_bytes().get(at) {
                Some(&byte @ 0..0x80) => (*t).heap().known_character(byte),
                _ => None,
            },
            (None, Some(bytes)) => bytes.as_slice().get(at).map(|&byte| Value::small_int(i64::from(byte))),
            (None, None) => None,
        };
        match piece {
            Some(piece) => {
                *hidden.add(1) = word::from_int(at as i64 + 1);
                piece.into_word()
            }
            None => word::UNDEF,
        }
    }
}

/// The next character of a loop over a string.
unsafe fn character(hidden: *mut Word, text: &str) -> Option<Value> {
    // SAFETY: the second register is the number of a byte, at which a character begins.
    unsafe {
        let at = word::get_int(*hidden.add(1)) as usize;
        let (character, len) = match *text.as_bytes().get(at)? {
            byte @ 0..0x80 => (Value::ascii_char(byte), 1),
            _ => {
                let c = text[at..].chars().next()?;
                (Value::char(c), c.len_utf8())
            }
        };
        *hidden.add(1) = word::from_int((at + len) as i64);
        Some(character)
    }
}

/// Is it the code of a generator expression? What GET_ITER_OBJECT left for its only parameter, which no script can name, is an
/// iterator or one of the iterables that loops walk by themselves: it is not asked for another one.
unsafe fn takes_iterator(code: *const CodeObject) -> bool {
    // SAFETY: the code of an active frame.
    let data = unsafe { &(*code).data };
    data.source.locals.first().is_some_and(|name| &**name == ".0")
}

/// The hidden registers for a range whose bounds are immediate.
#[inline(always)]
fn range_loop(range: &RangeObject) -> Option<(Word, [Word; 3])> {
    let (start, stop) = (range.start.as_small_int()?, range.stop.as_small_int()?);
    let step = range.step.as_small_int()?;
    match step {
        1 => Some((
            word::RANGE_LOOP,
            [word::from_int(start), word::from_int(stop), word::UNDEF],
        )),
        _ => range_loop_by_steps(start, stop, step),
    }
}

/// As [`range_loop`], for a range whose step is not 1.
#[inline(never)]
fn range_loop_by_steps(start: i64, stop: i64, step: i64) -> Option<(Word, [Word; 3])> {
    let (span, stride) = if step > 0 {
        (stop as i128 - start as i128, step as i128)
    } else {
        (start as i128 - stop as i128, -(step as i128))
    };
    let count = if span <= 0 { 0 } else { (span - 1) / stride + 1 };
    let count = i64::try_from(count).ok().and_then(word::try_from_int)?;
    Some((
        word::RANGE_LOOP_STEP,
        [word::from_int(start), count, word::from_int(step)],
    ))
}

/// Rewrites a loop that met another kind of iterable than it was rewritten for back to FOR_ITER, which runs again.
///
/// # Safety
/// As [`quicken`].
#[cold]
pub(super) unsafe fn generalize(at: *mut Instr, ins: Instr) {
    // SAFETY: as in `quicken`.
    unsafe { at.write(ins.with_op(Op::ForIter)) }
}

/// Is `body`, where a loop goes on with an item in `register`, an UNPACK of that item into two registers?
#[inline]
fn takes_pairs(body: Instr, register: u16) -> bool {
    takes(body, register, 2)
}

/// Is `body`, where a loop goes on with an item in `register`, an UNPACK of that item into `count` registers?
#[inline]
fn takes(body: Instr, register: u16, count: usize) -> bool {
    body.op_byte() == Op::Unpack as u8 && body.b() == register && body.x() & TEMP_B != 0 && body.c() as usize == count
}

/// One step of a loop that is not over a generator. `body` is the instruction that comes next if there is an item.
#[inline(never)]
pub(super) unsafe fn for_iter(t: *mut Thread, regs: *mut Word, ins: Instr, body: Instr) -> Outcome<Step> {
    // SAFETY: as above.
    unsafe {
        let hidden = regs.add(ins.a() as usize);
        let w = *hidden;
        if word::is_pointer(w) && (*(w as *const Header)).kind == Kind::Tuple {
            let index = *hidden.add(1);
            let items = (*(w as *const TupleObject)).items();
            return Ok(match items.get(word::get_int(index) as usize) {
                Some(item) => {
                    *hidden.add(1) = index.wrapping_add(2);
                    set(t, regs.add(ins.b() as usize), frames::retained(item.word()));
                    Step::Item
                }
                None => {
                    set(t, hidden, word::UNDEF);
                    Step::End
                }
            });
        }
        for_other(t, regs, ins, body)
    }
}

/// As [`for_iter`], not over a tuple.
#[inline(never)]
unsafe fn for_other(t: *mut Thread, regs: *mut Word, ins: Instr, body: Instr) -> Outcome<Step> {
    // SAFETY: as above.
    unsafe {
        let hidden = regs.add(ins.a() as usize);
        let w = *hidden;
        if !word::is_pointer(w) {
            return for_iter_of_others(t, regs, ins, body);
        }
        match (*(w as *const Header)).kind {
            // No script can say what is next in an iterator over a builtin sequence.
            Kind::Payload => match Value::borrow(hidden).cursor_item(&*t) {
                Some(item) => {
                    set(t, regs.add(ins.b() as usize), item.into_word());
                    Ok(Step::Item)
                }
                None => for_iterator(t, regs, hidden, ins, body),
            },
            Kind::Instance => for_iterator_of_script(t, regs, hidden, ins),
            Kind::Dict => for_dict(t, regs, hidden, ins, body),
            Kind::Set | Kind::FrozenSet => for_set(t, regs, hidden, ins),
            _ => for_iter_of_others(t, regs, ins, body),
        }
    }
}

/// As [`for_iter`], of what an object in the first hidden register does not tell at once.
#[inline(never)]
unsafe fn for_iter_of_others(t: *mut Thread, regs: *mut Word, ins: Instr, body: Instr) -> Outcome<Step> {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        let hidden = regs.add(ins.a() as usize);
        let item = match *hidden {
            word::RANGE_LOOP => {
                let current = *hidden.add(1);
                let more = (current as i64) < *hidden.add(2) as i64;
                if more {
                    *hidden.add(1) = current.wrapping_add(2);
                }
                more.then(|| Value::from_word(current))
            }
            word::RANGE_LOOP_STEP => step_range(hidden),
            word::ENUMERATE_LOOP | word::ZIP_LOOP => return Ok(for_pair(t, regs, hidden, ins, body)),
            word::ITERATOR_LOOP => return for_iterator(t, regs, place_of_iterator(hidden), ins, body),
            _ => {
                let iterator = Value::borrow(hidden);
                match iterator.kind() {
                    Some(Kind::List | Kind::Tuple) => sequence_item(thread, hidden),
                    Some(Kind::Str) => character(hidden, iterator.as_str().unwrap_or_default()),
                    Some(Kind::Bytes) => byte(hidden, iterator.as_bytes().map_or(&[], |bytes| bytes.as_slice())),
                    _ => return for_iterator(t, regs, hidden, ins, body),
                }
            }
        };
        Ok(give(t, regs, hidden, ins, item))
    }
}

/// The register of the iterator that a loop asks for each item.
pub(super) unsafe fn place_of_iterator(hidden: *mut Word) -> *mut Word {
    // SAFETY: the hidden registers of a loop are four.
    unsafe {
        match *hidden == word::ITERATOR_LOOP {
            true => hidden.add(1),
            false => hidden,
        }
    }
}

/// A step of a loop that asks the iterator in the register at `place`, which keeps it.
#[inline(never)]
unsafe fn for_iterator(t: *mut Thread, regs: *mut Word, place: *mut Word, ins: Instr, body: Instr) -> Outcome<Step> {
    // SAFETY: as in `for_iter`; the register is a hidden one of the loop, which only the loop writes.
    unsafe {
        let iterator = Value::borrow(place);
        let Some(slots) = (*t).native_iterator(iterator) else {
            return for_iterator_of_script(t, regs, place, ins);
        };
        if let Some(next_pair) = slots.next_pair
            && takes_pairs(body, ins.b())
        {
            match next_pair(&mut *t, iterator) {
                Ok(Pair::Two(first, second)) => return Ok(give_pair(t, regs, body, first, second)),
                Ok(Pair::End) => return end_iterator_loop(t, place, Ok(None)),
                Ok(Pair::No) => {}
                Err(raised) => return end_iterator_loop(t, place, Err(raised)),
            }
        }
        match slots.next {
            Some(next) => match next(&mut *t, iterator) {
                Ok(Some(item)) => {
                    set(t, regs.add(ins.b() as usize), item.into_word());
                    Ok(Step::Item)
                }
                result => end_iterator_loop(t, place, result),
            },
            None => for_iterator_of_script(t, regs, place, ins),
        }
    }
}

/// As [`for_iterator`], by the `__next__` of a script's class.
#[inline(never)]
unsafe fn for_iterator_of_script(t: *mut Thread, regs: *mut Word, place: *mut Word, ins: Instr) -> Outcome<Step> {
    // SAFETY: as in `for_iterator`.
    unsafe {
        if specials::next(t, Value::borrow(place))? {
            return Ok(Step::Entered);
        }
        let item = (*t).next(Value::borrow(place))?;
        Ok(give(t, regs, place, ins, item))
    }
}

/// The end of a loop whose iterator has no item, or an error, which may mean the end as well.
#[inline(never)]
unsafe fn end_iterator_loop(t: *mut Thread, place: *mut Word, result: Outcome<Option<Value>>) -> Outcome<Step> {
    // SAFETY: as in `for_iterator`.
    unsafe {
        if let Err(raised) = result {
            (*t).end_by_stop(raised)?;
        }
        set(t, place, word::UNDEF);
        Ok(Step::End)
    }
}

unsafe fn step_range(hidden: *mut Word) -> Option<Value> {
    // SAFETY: the registers were filled by `range_loop`, so all three are immediate ints.
    unsafe {
        let left = word::get_int(*hidden.add(2));
        if left == 0 {
            return None;
        }
        let (current, step) = (word::get_int(*hidden.add(1)), word::get_int(*hidden.add(3)));
        *hidden.add(2) = word::from_int(left - 1);
        if left > 1 {
            *hidden.add(1) = word::from_int(current + step);
        }
        Some(Value::small_int(current))
    }
}

unsafe fn byte(hidden: *mut Word, bytes: &[u8]) -> Option<Value> {
    // SAFETY: the second register holds the next index.
    unsafe {
        let index = word::get_int(*hidden.add(1)) as usize;
        let byte = *bytes.get(index)?;
        *hidden.add(1) = word::from_int(index as i64 + 1);
        Some(Value::small_int(i64::from(byte)))
    }
}

unsafe fn sequence_item(thread: &Thread, hidden: *mut Word) -> Option<Value> {
    // SAFETY: the first register holds a list or tuple, the second the next index.
    unsafe {
        let (sequence, index) = (Value::borrow(hidden), word::get_int(*hidden.add(1)) as usize);
        let item = thread.plain_item(sequence, index);
        *hidden.add(1) = word::from_int(index as i64 + 1);
        item
    }
}

/// `a` = `iter(b)` as an object.
#[inline(never)]
pub(super) unsafe fn get_iter_object(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let iterable = operand(regs, ins.b(), ins.x() & TEMP_B != 0);
        // What GET_ITER keeps in hidden registers needs no iterator object now: nobody else will see it, and making it has no effect.
        let thread = &mut *t;
        let as_it_is = match iterable.kind() {
            Some(Kind::List | Kind::Tuple | Kind::Range | Kind::Str | Kind::Bytes) => !iterable.is_of_script_class(),
            _ => false,
        };
        let iterator = if as_it_is { iterable } else { thread.iter(&iterable)? };
        set(t, regs.add(ins.a() as usize), iterator.into_word());
        Ok(())
    }
}
