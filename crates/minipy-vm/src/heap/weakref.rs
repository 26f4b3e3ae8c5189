//! Weak references: a table from the address of an object to what refers to it weakly.
//!
//! A reference is cleared when its object dies, after `__del__` and before the object's contents go, or when the cycle collector
//! finds the object unreachable, before `__del__` then: as in CPython. Callbacks are queued like finalizers.

use super::classes::ClassId;
use super::object::{FINALIZED, HAS_WEAKREFS, Header, Kind, Payload};
use super::refcount;
use super::state::Heap;
use super::thread::Thread;
use super::value::{Value, Word};
use rustc_hash::FxHashSet;
use std::cell::Cell;
use std::rc::{Rc, Weak};

/// The part of a reference that the table knows.
pub(crate) struct Link {
    /// The object; 0 once it is gone.
    target: Cell<Word>,
    /// The reference itself, as an object; not owned.
    owner: Cell<Word>,
    /// Is there a callback?
    calls: bool,
    /// The callback is due.
    due: Cell<bool>,
}

/// A weak reference.
pub struct WeakRef {
    link: Rc<Link>,
    /// Absent if there is none.
    callback: Value,
    /// The hash of the object, once it is known.
    pub hash: Cell<Option<i64>>,
}

impl Payload for WeakRef {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.callback);
    }
}

impl WeakRef {
    /// The callback, unless there is none or it has been called.
    pub fn callback(&self) -> Option<&Value> {
        (self.link.target.get() != 0).then(|| self.callback.given()).flatten()
    }
}

impl Link {
    /// The reference as an object, unless it is being freed.
    fn owner(&self) -> Option<Value> {
        let owner = self.owner.get();
        // SAFETY: the link is alive, and so is its payload, which is dropped before the memory of its object is given back. An object
        // whose count is zero waits to be freed and must not come to life again.
        unsafe {
            if owner == 0 || refcount::count(owner as *mut Header) == 0 {
                return None;
            }
            refcount::retain(owner);
            Some(Value::from_word(owner))
        }
    }
}

impl Thread {
    /// Has `__del__` of the object run?
    pub fn is_finalized(&self, value: &Value) -> bool {
        // SAFETY: the value keeps the object alive.
        value
            .pointer()
            .is_some_and(|object| unsafe { (*object).flags & FINALIZED != 0 })
    }

    /// Its finalizer has run, or has nothing to do any more.
    pub fn mark_finalized(&mut self, value: &Value) {
        if let Some(object) = value.pointer() {
            // SAFETY: the value keeps the object alive; only the lock's holder touches its flags.
            unsafe { (*object).flags |= FINALIZED }
        }
    }

    /// Can there be weak references to the value?
    pub fn is_weakly_referable(&mut self, value: &Value) -> bool {
        match value.kind() {
            Some(
                Kind::Function
                | Kind::Method
                | Kind::Native
                | Kind::Class
                | Kind::Set
                | Kind::FrozenSet
                | Kind::Generator
                | Kind::Coroutine
                | Kind::AsyncGenerator
                | Kind::Code
                | Kind::Module,
            ) => true,
            Some(_) => {
                let class = self.class_of(value).clone();
                class.is(self.heap().class(ClassId::MemoryView))
                    || self.class_lookup(&class, &Value::intern("__weakref__")).is_some()
            }
            None => false,
        }
    }

    /// A weak reference of a class with payload layout. The object is one of those [`Thread::is_weakly_referable`] allows.
    pub fn new_weakref(&mut self, class: &Value, target: &Value, callback: Option<&Value>) -> Value {
        let link = Rc::new(Link {
            target: Cell::new(target.word()),
            owner: Cell::new(0),
            calls: callback.is_some(),
            due: Cell::new(false),
        });
        let mut table = self.heap().weakrefs.borrow_mut();
        let links = table.entry(target.word()).or_default();
        if links.len() == links.capacity() {
            links.retain(|link| link.strong_count() > 0);
        }
        links.push(Rc::downgrade(&link));
        drop(table);
        if let Some(object) = target.pointer() {
            // SAFETY: the caller's reference keeps the object alive.
            unsafe { (*object).flags |= HAS_WEAKREFS }
        }
        let callback = callback.cloned().unwrap_or_default();
        let reference = Value::payload_object(
            class,
            WeakRef {
                link: link.clone(),
                callback,
                hash: Cell::new(None),
            },
        );
        link.owner.set(reference.word());
        reference
    }

    /// What a weak reference refers to, if it is still there.
    pub fn weakref_target(&self, reference: &Value) -> Option<Value> {
        let target = reference.payload::<WeakRef>(self)?.link.target.get();
        // SAFETY: the target is cleared when the object dies, before its memory is given back. An object whose count is zero waits to be
        // freed and must not come to life again.
        unsafe {
            if target == 0 || refcount::count(target as *mut Header) == 0 {
                return None;
            }
            refcount::retain(target);
            Some(Value::from_word(target))
        }
    }

    /// The weak references to an object, the oldest first.
    pub fn weakrefs_of(&self, target: &Value) -> Vec<Value> {
        let table = self.heap().weakrefs.borrow();
        let links = table.get(&target.word()).map_or(&[][..], Vec::as_slice);
        links
            .iter()
            .filter_map(Weak::upgrade)
            .filter_map(|link| link.owner())
            .collect()
    }

    /// The callback of a weak reference that waits in the queue of finalizers for it. It is asked for once.
    pub(crate) fn due_callback(&self, reference: &Value) -> Option<Value> {
        let reference = reference.payload::<WeakRef>(self)?;
        reference.link.due.replace(false).then(|| reference.callback.clone())
    }

    /// Clears the weak references to garbage. The callbacks of those that are garbage themselves are not called.
    pub(super) fn forget_garbage(&mut self, garbage: &[Value]) {
        let heap = self.interpreter();
        if heap.weakrefs.borrow().is_empty() {
            return;
        }
        let dying: FxHashSet<Word> = garbage.iter().map(Value::word).collect();
        for object in garbage {
            let object = object.word() as *mut Header;
            // SAFETY: the list keeps the object alive.
            unsafe {
                if (*object).flags & HAS_WEAKREFS != 0 {
                    clear_references(&heap, object, |owner| dying.contains(&owner));
                }
            }
        }
    }
}

/// Clears the weak references to an object and queues their callbacks, the newest first, but not those of references that are
/// `exempt`.
///
/// # Safety
/// The memory of the object is intact.
pub(super) unsafe fn clear_references(heap: &Heap, object: *mut Header, exempt: impl Fn(Word) -> bool) {
    // SAFETY: as the caller says.
    unsafe { (*object).flags &= !HAS_WEAKREFS }
    let links = heap.weakrefs.borrow_mut().remove(&(object as Word)).unwrap_or_default();
    for link in links.iter().rev().filter_map(Weak::upgrade) {
        link.target.set(0);
        if !link.calls || exempt(link.owner.get()) {
            continue;
        }
        if let Some(owner) = link.owner() {
            link.due.set(true);
            heap.finalizers.borrow_mut().push(owner);
            heap.raise_pending();
        }
    }
}
