//! Subscripts and `in`, as far as the loop does not decide them: each function tries what can be told at sight, then what builtin classes
//! do by themselves, then the general rules. What is shared with the other slow paths is in `slow.rs`.

use super::at_sight::Belongs;
use super::frames::{release, set};
use super::second_tier::release_temporary;
use super::slow::{Lent, operand, run_due_finalizers};
use super::{at_sight, quick, specials};
use crate::builtins::dict;
use crate::heap::class::{ClassData, Special};
use crate::heap::classes::ClassId;
use crate::heap::exact::is_exactly;
use crate::heap::native::Outcome;
use crate::heap::object::{DictObject, Header, Kind, StrObject};
use crate::heap::refcount::release_if_shared;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use crate::types::text::str_search::find_bytes;
use minipy_code::instr::Instr;
use minipy_code::ops::{TEMP_A, TEMP_B, TEMP_C};

/// `a = b[c]`, which [`at_sight::item`] has not told. Gives the value, which the loop stores, or None if a method's frame was pushed.
///
/// # Safety
/// For this and all functions below: `t` is the running thread, `regs` its top frame's window, and `ins` the instruction it is at.
#[inline(never)]
pub(super) unsafe fn get_item(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<Option<Value>> {
    // SAFETY: as above. If `b` is a temporary it is the destination, and is released when that is written.
    unsafe {
        let (container, key) = (*regs.add(ins.b() as usize), regs.add(ins.c() as usize));
        item_of_any(t, container, key, ins.x() & TEMP_C != 0)
    }
}

/// `a = b[constant]`, as [`get_item`].
#[inline(never)]
pub(super) unsafe fn get_item_k(
    t: *mut Thread,
    regs: *mut Word,
    consts: *const Word,
    ins: Instr,
) -> Outcome<Option<Value>> {
    // SAFETY: as above; a key that is no temporary is not written.
    unsafe {
        let (container, key) = (*regs.add(ins.b() as usize), consts.add(ins.c() as usize).cast_mut());
        item_of_any(t, container, key, false)
    }
}

#[inline(always)]
unsafe fn item_of_any(t: *mut Thread, container: Word, key: *mut Word, temporary: bool) -> Outcome<Option<Value>> {
    // SAFETY: as for `item`.
    unsafe {
        match is_payload(container) {
            true => native_item(t, container, key, temporary),
            false if specials::hashes_by_method(*key) && is_exactly(&*t, container, ClassId::Dict) => {
                let key = Lent::new(t, key, temporary);
                dict::get_item(&mut *t, Value::borrow(&raw const container), &key).map(Some)
            }
            false => item(t, container, key, temporary),
        }
    }
}

/// Is it an object of a class of the standard library (an array, a deque)?
#[inline(always)]
unsafe fn is_payload(container: Word) -> bool {
    // SAFETY: the container is alive in its register.
    word::is_pointer(container) && unsafe { (*(container as *const Header)).kind } == Kind::Payload
}

/// [`item`] of an object of a class of the standard library.
#[inline(never)]
unsafe fn native_item(t: *mut Thread, container: Word, key: *mut Word, temporary: bool) -> Outcome<Option<Value>> {
    // SAFETY: as for `item`.
    unsafe {
        let class = class_of(container).filter(|class| !class.overrides(Special::GetItem));
        let Some(get) = class.and_then(|class| class.native.get_item) else {
            return item(t, container, key, temporary);
        };
        let key = Lent::new(t, key, temporary);
        get(&mut *t, Value::borrow(&raw const container), &key).map(Some)
    }
}

/// `container[key]`. Gives the value, or None if a method's frame was pushed. A key that is a `temporary` is consumed.
#[inline(never)]
unsafe fn item(t: *mut Thread, container: Word, key: *mut Word, temporary: bool) -> Outcome<Option<Value>> {
    // SAFETY: as above; the container is alive in its register, and the key in its own.
    unsafe {
        if let Some(item) = quick::dict_item(&*t, &container, &*key) {
            drop(Lent::new(t, key, temporary));
            return Ok(Some(item));
        }
        let plain = class_of(container).filter(|class| !class.overrides(Special::GetItem));
        let container = Value::borrow(&raw const container);
        if let Some(get) = plain.and_then(|class| class.native.get_item) {
            let key = Lent::new(t, key, temporary);
            return get(&mut *t, container, &key).map(Some);
        }
        if specials::get_item(t, container, key, temporary)? {
            return Ok(None);
        }
        let key = Lent::new(t, key, temporary);
        (*t).get_item(container, &key).map(Some)
    }
}

/// `a[b] = c`.
#[inline(never)]
pub(super) unsafe fn set_item(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let [container, key] = [ins.a(), ins.b()].map(|register| *regs.add(register as usize));
        let place = match at_sight::value_place(&*t, container, key) {
            Some(Belongs::Here(place)) => place,
            Some(Belongs::New(hash)) => {
                insert_item(t, regs, ins, hash);
                return Ok(());
            }
            None if is_payload(container) => return set_native_item(t, regs, ins),
            None => return set_item_of_others(t, regs, ins),
        };
        let new = operand(regs, ins.c(), ins.x() & TEMP_C != 0);
        let old = std::mem::replace(&mut *place, new).into_word();
        if ins.x() & (TEMP_A | TEMP_B) != 0 || word::is_pointer(old) {
            finish_store(t, regs, ins, old);
        }
        Ok(())
    }
}

/// [`set_item`] of an object of a class of the standard library.
#[inline(never)]
unsafe fn set_native_item(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above; an item that was replaced may have left a finaliser due.
    unsafe {
        let class = class_of(*regs.add(ins.a() as usize)).filter(|class| !class.overrides(Special::SetItem));
        let Some(set) = class.and_then(|class| class.native.set_item) else {
            return set_item_of_others(t, regs, ins);
        };
        let [container, key, value] = [ins.a(), ins.b(), ins.c()].map(|i| Value::borrow(regs.add(i as usize)));
        let result = set(&mut *t, container, key, Some(value));
        release_temporary(t, regs, ins.b(), ins.x() & TEMP_B != 0);
        release_temporary(t, regs, ins.a(), ins.x() & TEMP_A != 0);
        release_temporary(t, regs, ins.c(), ins.x() & TEMP_C != 0);
        run_due_finalizers(t);
        result
    }
}

/// `a[b] = c` of a dict that has not the key, whose hash is known.
#[inline(never)]
unsafe fn insert_item(t: *mut Thread, regs: *mut Word, ins: Instr, hash: u64) {
    // SAFETY: as above; `a` is a dict, which lives as long as the register is not written.
    unsafe {
        let container = regs.add(ins.a() as usize);
        let dict = &*(*container as *const DictObject);
        let value = operand(regs, ins.c(), ins.x() & TEMP_C != 0);
        let key = operand(regs, ins.b(), ins.x() & TEMP_B != 0);
        dict.table.get_mut(&mut *t).insert_new(hash, key, value);
        dict.keys_changed(&*t);
        if ins.x() & TEMP_A != 0 {
            set(t, container, word::UNDEF);
        }
    }
}

/// [`set_item`] by the general rules.
#[inline(never)]
unsafe fn set_item_of_others(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above; an item that was replaced may have left a finaliser due.
    unsafe {
        let [x, y, z] = [ins.a(), ins.b(), ins.c()].map(|register| *regs.add(register as usize));
        if !specials::hashes_by_method(y)
            && let Some(old) = quick::set_dict_item(&mut *t, &x, &y, &z)
        {
            drop(old);
            drop(Lent::new(t, regs.add(ins.c() as usize), ins.x() & TEMP_C != 0));
            drop(Lent::new(t, regs.add(ins.a() as usize), ins.x() & TEMP_A != 0));
            drop(Lent::new(t, regs.add(ins.b() as usize), ins.x() & TEMP_B != 0));
            run_due_finalizers(t);
            return Ok(());
        }
        let plain = class_of(x).filter(|class| !class.overrides(Special::SetItem));
        let set = plain.and_then(|class| class.native.set_item);
        if set.is_none() && specials::set_item(t, regs, ins)? {
            return Ok(());
        }
        {
            let value = Lent::new(t, regs.add(ins.c() as usize), ins.x() & TEMP_C != 0);
            let container = Lent::new(t, regs.add(ins.a() as usize), ins.x() & TEMP_A != 0);
            let key = Lent::new(t, regs.add(ins.b() as usize), ins.x() & TEMP_B != 0);
            match set {
                Some(set) => set(&mut *t, &container, &key, Some(&value))?,
                None => (*t).set_item(&container, &key, &value)?,
            }
        }
        run_due_finalizers(t);
        Ok(())
    }
}

/// Releases what was replaced, then the container and the key if they are temporaries.
#[inline(never)]
unsafe fn finish_store(t: *mut Thread, regs: *mut Word, ins: Instr, old: Word) {
    // SAFETY: as above; `old` is owned.
    unsafe {
        release(t, old);
        if ins.x() & TEMP_A != 0 {
            set(t, regs.add(ins.a() as usize), word::UNDEF);
        }
        if ins.x() & TEMP_B != 0 {
            set(t, regs.add(ins.b() as usize), word::UNDEF);
        }
    }
}

/// `del a[b]`.
#[inline(never)]
pub(super) unsafe fn del_item(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        {
            let container = Lent::new(t, regs.add(ins.a() as usize), ins.x() & TEMP_A != 0);
            let key = Lent::new(t, regs.add(ins.b() as usize), ins.x() & TEMP_B != 0);
            match (*t).exact_dict(&container) {
                Some(dict) => dict::delete(&mut *t, dict, &key)?,
                None => (*t).del_item(&container, &key)?,
            }
        }
        run_due_finalizers(t);
        Ok(())
    }
}

/// The registers of `item in container`.
#[derive(Clone, Copy)]
pub(super) struct Membership {
    item: u16,
    container: u16,
    /// Which are temporaries: bit 0 is for the item, bit 1 for the container.
    temps: u8,
}

impl Membership {
    /// Those of IN and NOT_IN.
    #[inline(always)]
    pub(super) fn of_value(ins: Instr) -> Membership {
        Membership {
            item: ins.b(),
            container: ins.c(),
            temps: ins.x() >> 1,
        }
    }

    /// Those of JUMP_IN and JUMP_NOT_IN.
    #[inline(always)]
    pub(super) fn of_jump(ins: Instr) -> Membership {
        Membership {
            item: ins.a(),
            container: ins.b(),
            temps: ins.x(),
        }
    }
}

/// `item in container`, which [`at_sight::contains`] has not told. None if a method's frame was pushed.
#[inline(never)]
pub(super) unsafe fn contains(t: *mut Thread, regs: *mut Word, asked: Membership) -> Outcome<Option<bool>> {
    // SAFETY: as above.
    unsafe {
        let [place, sought] = [asked.container, asked.item].map(|register| *regs.add(register as usize));
        match is_exactly(&*t, place, ClassId::Str) && is_exactly(&*t, sought, ClassId::Str) {
            true => contains_text(t, regs, asked),
            false => contains_closely(t, regs, asked),
        }
    }
}

/// [`contains`] of two strings.
#[inline(never)]
unsafe fn contains_text(t: *mut Thread, regs: *mut Word, asked: Membership) -> Outcome<Option<bool>> {
    // SAFETY: as above; the two are strings.
    unsafe {
        let [text, part] = [asked.container, asked.item]
            .map(|register| (*(*regs.add(register as usize) as *const StrObject)).as_str());
        let answer = find_bytes(text, part).is_some();
        give_up(t, regs, asked);
        Ok(Some(answer))
    }
}

/// [`contains`] of any builtin container.
#[inline(never)]
unsafe fn contains_closely(t: *mut Thread, regs: *mut Word, asked: Membership) -> Outcome<Option<bool>> {
    // SAFETY: as above.
    unsafe {
        let (place, sought) = (*regs.add(asked.container as usize), *regs.add(asked.item as usize));
        let hashed = || is_exactly(&*t, place, ClassId::Set) || is_exactly(&*t, place, ClassId::Dict);
        if specials::hashes_by_method(sought) && hashed() {
            return contains_by_class(t, regs, asked);
        }
        let Some(answer) = quick::contains(&*t, &place, &sought) else {
            return contains_by_class(t, regs, asked);
        };
        give_up(t, regs, asked);
        Ok(Some(answer))
    }
}

/// [`contains`] by the general rules.
#[inline(never)]
unsafe fn contains_by_class(t: *mut Thread, regs: *mut Word, asked: Membership) -> Outcome<Option<bool>> {
    // SAFETY: as above.
    unsafe {
        let (place, sought) = (*regs.add(asked.container as usize), *regs.add(asked.item as usize));
        if specials::contains(t, place, sought)? {
            return Ok(None);
        }
        let item = Lent::new(t, regs.add(asked.item as usize), asked.temps & 1 != 0);
        let container = Lent::new(t, regs.add(asked.container as usize), asked.temps & 2 != 0);
        (*t).contains(&container, &item).map(Some)
    }
}

/// Releases the container and the item, as far as they are temporaries.
#[inline(never)]
pub(super) unsafe fn give_up(t: *mut Thread, regs: *mut Word, asked: Membership) {
    // SAFETY: as above.
    unsafe {
        let is_given_up = |register: u16, flag| {
            asked.temps & flag == 0 || release_if_shared(&mut *regs.add(register as usize).cast())
        };
        if !(is_given_up(asked.container, 2) && is_given_up(asked.item, 1)) {
            give_up_last(t, regs, asked);
        }
    }
}

/// [`give_up`] where a temporary is the last to refer to its object.
#[inline(never)]
unsafe fn give_up_last(t: *mut Thread, regs: *mut Word, asked: Membership) {
    // SAFETY: as above.
    unsafe {
        if asked.temps & 2 != 0 {
            set(t, regs.add(asked.container as usize), word::UNDEF);
        }
        if asked.temps & 1 != 0 {
            set(t, regs.add(asked.item as usize), word::UNDEF);
        }
    }
}

/// The class of what a register holds, if that is an object.
#[inline(always)]
unsafe fn class_of<'a>(w: Word) -> Option<&'a ClassData> {
    // SAFETY: the object is alive, and keeps its class; the caller lets no Python code run while it looks at the class.
    unsafe { word::is_pointer(w).then(|| &*(*(*(*(w as *const Header)).shape).class).data.raw()) }
}
