//! Where every thread stands and what it waits for: for reports people ask for when a program does not go on.
//!
//! A thread is looked at by another one that holds the lock, so it is itself parked, asleep, outside or waiting for the lock, and its
//! frames stand still. It decides which of a thread's frames is told (the innermost of the script, not one of a library module) and
//! under which name the script knows what is waited for. How a report reads is left to others.

use crate::builtins::report::frames::Sources;
use crate::heap::code::CodeData;
use crate::heap::object::{CodeObject, FunctionObject};
use crate::heap::stack::Frame;
use crate::heap::state;
use crate::heap::thread::{Origin, Spot, Thread};
use crate::heap::value::Value;
use minipy_gil::ThreadId;
use std::rc::Rc;

/// A line of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file as tracebacks name it.
    pub filename: Rc<str>,
    /// The line, from 1.
    pub line: u32,
}

/// What a parked thread waits for.
pub struct Waited {
    /// Its `id()`.
    pub identity: u64,
    /// What people call such a thing: `lock`, `queue`.
    pub kind: String,
    /// A name by which the script knows it.
    pub name: Option<String>,
    /// Where it was made.
    pub made: Option<Place>,
    /// Who would have to let go of it, or to end.
    pub holder: Option<ThreadId>,
    /// Where the holder took it.
    pub since: Option<Place>,
}

/// Where a thread stands.
pub struct Standing {
    /// Who.
    pub thread: ThreadId,
    /// At which line; nothing if it runs no Python code.
    pub place: Option<Place>,
    /// The text of that line, if it can be read.
    pub text: Option<String>,
    /// What it waits for, if it is parked.
    pub waits_for: Option<Waited>,
}

impl Thread {
    /// Makes the thread known to the others. From now on it stays where it is, until [`Thread::leave`].
    pub(super) fn enter(&mut self) {
        let me = std::ptr::from_mut(self).cast_const();
        self.heap().threads.borrow_mut().push(me);
    }

    /// The opposite.
    pub(super) fn leave(&mut self) {
        let me = std::ptr::from_mut(self).cast_const();
        self.heap().threads.borrow_mut().retain(|other| *other != me);
    }

    /// Where the threads stand that have begun and not ended, in the order of their numbers.
    pub fn standings(&mut self) -> Vec<Standing> {
        let others = self.others();
        let mut all: Vec<Standing> = others.into_iter().map(|other| self.standing(other)).collect();
        all.sort_by_key(|standing| standing.thread.number());
        all
    }

    fn others(&self) -> Vec<*const Thread> {
        self.heap().threads.borrow().clone()
    }

    fn standing(&mut self, other: *const Thread) -> Standing {
        // SAFETY: who is in the list has not ended, and does not run, as this thread does; or it is this thread.
        let (id, waits_for) = unsafe { ((*other).id, (*other).waits_for.clone()) };
        let place = frames(other).find_map(|frame| place(frame).filter(in_script));
        let text = place.as_ref().and_then(|place| self.source_line(place));
        Standing {
            thread: id,
            place,
            text,
            waits_for: waits_for.given().map(|what| {
                let sent_on = self.sent_on(id, what);
                self.waited(other, sent_on.as_ref().unwrap_or(what))
            }),
        }
    }

    fn source_line(&self, place: &Place) -> Option<String> {
        let mut sources = Sources::default();
        let line = sources.lines(self, &place.filename).get(place.line as usize - 1)?;
        Some(line.trim().to_owned())
    }

    fn sent_on(&self, waiter: ThreadId, what: &Value) -> Option<Value> {
        let object = what.as_payload_object()?;
        object.payload.get(self).as_dyn().sent_on(waiter).cloned()
    }

    fn waited(&mut self, waiter: *const Thread, what: &Value) -> Waited {
        if let Some(module) = what.as_module() {
            let namespace = module.dict.as_dict();
            let name = namespace.and_then(|dict| dict.get_str(self, &Value::intern("__name__")));
            return Waited {
                identity: self.identity(what) as u64,
                kind: "module".to_owned(),
                name: name.and_then(|name| name.as_str()).map(str::to_owned),
                made: None,
                holder: self.loader_of(what),
                since: None,
            };
        }
        let name = self.name_of(waiter, what);
        let payload = what.as_payload_object().map(|object| object.payload.get(self).as_dyn());
        let awaited = payload.and_then(|payload| payload.awaited());
        let holder = awaited.as_ref().and_then(|awaited| awaited.holder);
        Waited {
            identity: self.identity(what) as u64,
            kind: match &awaited {
                Some(awaited) => awaited.kind.to_owned(),
                None => self.class_name(what).to_string(),
            },
            name,
            made: awaited.as_ref().and_then(|awaited| origin(awaited.made?)),
            holder,
            since: awaited.and_then(|awaited| self.since(holder?, awaited.since)),
        }
    }

    /// Where the holder was when it took something, if the function that did so still runs; for one of a library, where the script
    /// called that.
    fn since(&self, holder: ThreadId, spot: Spot) -> Option<Place> {
        // SAFETY: as above.
        let holder = (self.others().into_iter()).find(|other| unsafe { (**other).id == holder })?;
        let mut found = false;
        frames(holder).find_map(|frame| {
            // SAFETY: the frame is active.
            let code = unsafe { (*frame).code };
            let first = !found && code.addr() == spot.code;
            found |= first;
            if !found {
                return None;
            }
            let place = match first {
                // SAFETY: the code is that of an active frame.
                true => unsafe { line_at(&(*code).data, spot.pc, (*code).instrs.addr()) },
                false => place(frame),
            };
            place.filter(in_script)
        })
    }

    /// The name of a variable or of an attribute of a variable that holds this object, in the functions a thread is in and their
    /// modules.
    fn name_of(&mut self, waiter: *const Thread, what: &Value) -> Option<String> {
        frames(waiter)
            .filter(|frame| place(*frame).is_some_and(|place| in_script(&place)))
            .find_map(|frame| {
                let locals = locals(frame);
                self.name_among(&locals, what).or_else(|| {
                    // SAFETY: the frame is active, so its function is alive.
                    let globals = unsafe { &(*((*frame).function as *const FunctionObject)).globals };
                    let names = self.dict_entries(globals.as_dict()?);
                    self.name_among(&names, what)
                })
            })
    }

    fn name_among(&mut self, names: &[(Value, Value)], what: &Value) -> Option<String> {
        if let Some((name, _)) = names.iter().find(|(_, value)| value.is(what)) {
            return Some(name.as_str()?.to_owned());
        }
        names.iter().find_map(|(name, value)| {
            let attributes = self.attributes_of(value);
            let (attribute, _) = attributes.iter().find(|(_, value)| value.is(what))?;
            Some(format!("{}.{}", name.as_str()?, attribute.as_str()?))
        })
    }

    fn attributes_of(&mut self, value: &Value) -> Vec<(Value, Value)> {
        if value.as_instance().is_none() {
            return Vec::new();
        }
        let names = self.own_attribute_names(value);
        let pair = |name: Value| Some((name.clone(), self.own_attribute(value, &name)?));
        names.into_iter().filter_map(pair).collect()
    }
}

/// A place for the lock's figures: where a thread is, said by itself.
pub(super) fn locate(who: ThreadId) -> Option<String> {
    let heap = state::current();
    if heap.is_null() {
        return None;
    }
    // SAFETY: this OS thread belongs to that heap and holds its lock; who is in the list has not ended.
    let place = unsafe {
        let threads = (*heap).threads.borrow();
        let me = threads.iter().find(|other| (***other).id == who)?;
        frames(*me).find_map(|frame| place(frame).filter(in_script))
    }?;
    let file = place.filename.rsplit('/').next().unwrap_or(&place.filename);
    Some(format!("{file}:{}", place.line))
}

/// The active frames of a thread that stands still, from the innermost out.
fn frames(thread: *const Thread) -> impl Iterator<Item = *const Frame> {
    // SAFETY: the thread is in the list of those that have not ended, and stands still.
    let (bottom, top) = unsafe {
        let bottom: *const Frame = (*thread).stack.frames();
        (bottom, (*thread).frame.cast_const())
    };
    let count = (top.addr() + size_of::<Frame>()).saturating_sub(bottom.addr()) / size_of::<Frame>();
    (0..count).rev().map(move |index| bottom.wrapping_add(index))
}

/// Whether a line belongs to the script and not to a module of the library.
fn in_script(place: &Place) -> bool {
    !place.filename.starts_with("<minipy>/")
}

/// The line a frame is at.
fn place(frame: *const Frame) -> Option<Place> {
    // SAFETY: the frame is active; its program counter points into its code, behind the instruction it is at.
    unsafe {
        let code: *const CodeObject = (*frame).code;
        line_at(&(*code).data, (*frame).pc.addr(), (*code).instrs.addr())
    }
}

/// The line of the instruction before the one at the address `pc`, of code whose instructions begin at `begin`.
fn line_at(data: &CodeData, pc: usize, begin: usize) -> Option<Place> {
    let next = pc.checked_sub(begin)? / size_of::<u64>();
    line_of(data, next.saturating_sub(1))
}

fn line_of(data: &CodeData, instr: usize) -> Option<Place> {
    let line = match data.source.locations.get(instr)?.line {
        0 => data.source.first_line,
        line => line,
    };
    Some(Place {
        filename: data.source.filename.clone(),
        line,
    })
}

fn origin(made: &Origin) -> Option<Place> {
    line_of(&made.code.as_code()?.data, made.instr).filter(in_script)
}

/// The local variables of a frame that are bound.
fn locals(frame: *const Frame) -> Vec<(Value, Value)> {
    // SAFETY: the frame is active; its first registers are its locals.
    unsafe {
        let data = &(*(*frame).code).data;
        let value = |index| Value::borrow((*frame).regs.add(index)).clone();
        let all = data
            .locals
            .iter()
            .enumerate()
            .map(|(index, name)| (name.clone(), value(index)));
        all.filter(|(_, value)| !value.is_undef()).collect()
    }
}

impl Thread {
    /// Where the code that runs now is, to be kept with something it makes.
    pub fn origin(&self) -> Origin {
        let Some(frame) = frames(self).next() else {
            return Origin::default();
        };
        // SAFETY: the frame is active, so its function is alive, and that owns the code.
        unsafe {
            let code = (*frame).code;
            let next = ((*frame).pc.addr()).saturating_sub((*code).instrs.addr()) / size_of::<u64>();
            let function = &*((*frame).function as *const FunctionObject);
            Origin {
                code: function.code.get(self).clone(),
                instr: next.saturating_sub(1),
            }
        }
    }
}
