//! The instructions that make things: displays, strings, functions; and unpacking.

use super::frames::{set, take};
use super::slow::operand;
use super::unpack::builtin_items;
pub(super) use super::unpack::{unpack, unpack_plainly, unpack_star};
use crate::builtins::dict::put;
use crate::builtins::int::decimal_text;
use crate::builtins::list;
use crate::builtins::set_ops;
use crate::builtins::str::{template::push_value, written};
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::code::CodeData;
use crate::heap::dict_table::RawDict;
use crate::heap::digits::{ascii, decimal};
use crate::heap::native::{Outcome, Raised};
use crate::heap::object::{DictObject, FunctionData, FunctionObject, Kind};
use crate::heap::set_table::RawSet;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use crate::ops::set::Quick;
use minipy_code::instr::Instr;
use minipy_code::ops::{
    CONVERT_ASCII, CONVERT_REPR, CONVERT_STR, FUNC_ANNOTATE, FUNC_CLOSURE, FUNC_DEFAULTS, FUNC_KWDEFAULTS, TEMP_B,
    TEMP_C,
};

/// BUILD_LIST.
///
/// # Safety
/// For this and all functions below: `t` is the running thread, `regs` its top frame's window, `ins` the instruction it is at; the
/// registers an instruction takes are temporaries (V3).
#[inline(never)]
pub(super) unsafe fn list(t: *mut Thread, regs: *mut Word, ins: Instr) {
    // SAFETY: as above.
    unsafe {
        let (first, count) = (regs.add(ins.b() as usize), ins.c() as usize);
        match Value::spare_list((*t).heap(), first, count) {
            Some(list) => set(t, regs.add(ins.a() as usize), list.into_word()),
            None => fresh_list(t, regs, ins),
        }
    }
}

/// BUILD_LIST where there is no spare memory, or anything else is out of the ordinary.
#[inline(never)]
unsafe fn fresh_list(t: *mut Thread, regs: *mut Word, ins: Instr) {
    // SAFETY: as above.
    unsafe {
        let (first, count) = (ins.b() as usize, ins.c() as usize);
        let items = (0..count).map(|i| take(regs.add(first + i))).collect();
        set(t, regs.add(ins.a() as usize), Value::list(items).into_word());
    }
}

/// BUILD_TUPLE.
#[inline(never)]
pub(super) unsafe fn tuple(t: *mut Thread, regs: *mut Word, ins: Instr) {
    // SAFETY: as above.
    unsafe {
        let (first, count) = (regs.add(ins.b() as usize), ins.c() as usize);
        // Pairs and triples are most tuples: of a known size they are made without a loop.
        let spare = match count {
            2 => Value::spare_tuple((*t).heap(), first, 2),
            3 => Value::spare_tuple((*t).heap(), first, 3),
            _ => Value::spare_tuple((*t).heap(), first, count),
        };
        match spare {
            Some(tuple) => set(t, regs.add(ins.a() as usize), tuple.into_word()),
            None => fresh_tuple(t, regs, ins),
        }
    }
}

/// BUILD_TUPLE where there is no spare memory, or anything else is out of the ordinary.
#[inline(never)]
unsafe fn fresh_tuple(t: *mut Thread, regs: *mut Word, ins: Instr) {
    // SAFETY: as above.
    unsafe {
        let (first, count) = (ins.b() as usize, ins.c() as usize);
        let tuple = Value::tuple_from(count, (0..count).map(|i| take(regs.add(first + i))));
        set(t, regs.add(ins.a() as usize), tuple.into_word());
    }
}

/// BUILD_SET.
#[inline(never)]
pub(super) unsafe fn set_display(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let (first, count) = (regs.add(ins.b() as usize), ins.c() as usize);
        let (table, done) = simple_set(&*t, first, count);
        let value = Value::set(table);
        if let Some(set) = value.as_set() {
            for i in done..count {
                (*t).set_put(set, take(first.add(i)))?;
            }
        }
        set(t, regs.add(ins.a() as usize), value.into_word());
        Ok(())
    }
}

/// A table of what registers hold, up to the first item that may take Python code to add: so many registers hold nothing any more.
#[inline(always)]
unsafe fn simple_set(thread: &Thread, first: *mut Word, count: usize) -> (RawSet, usize) {
    let mut table = RawSet::default();
    for i in 0..count {
        // SAFETY: as above.
        unsafe {
            let item = Value::borrow(first.add(i));
            let Some(hash) = thread.simple_hash(item) else {
                return (table, i);
            };
            match thread.set_look(&table, hash, item) {
                Quick::Found(_) => drop(take(first.add(i))),
                Quick::Absent(free) => table.insert_at(free, hash, take(first.add(i))),
                Quick::Unknown => return (table, i),
            }
        }
    }
    (table, count)
}

/// BUILD_DICT.
#[inline(never)]
pub(super) unsafe fn dict(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let pairs = ins.c() as usize;
        let (table, done) = simple_dict(&*t, regs.add(ins.b() as usize), pairs);
        let value = Value::dict(table);
        if let Some(dict) = value.as_dict() {
            for i in done..pairs {
                let first = regs.add(ins.b() as usize + i * 2);
                put(&mut *t, dict, take(first), take(first.add(1)))?;
            }
        }
        set(t, regs.add(ins.a() as usize), value.into_word());
        Ok(())
    }
}

/// A table of the keys and values that registers hold, up to the first key that may take Python code to add or is there: so many pairs
/// of registers hold nothing any more.
#[inline(always)]
unsafe fn simple_dict(thread: &Thread, first: *mut Word, pairs: usize) -> (RawDict, usize) {
    let mut table = RawDict::with_capacity(pairs);
    for i in 0..pairs {
        // SAFETY: as above.
        unsafe {
            let place = first.add(2 * i);
            let key = Value::borrow(place);
            let Some(hash) = thread.simple_hash(key) else {
                return (table, i);
            };
            let Some(None) = thread.dict_look(&table, hash, key) else {
                return (table, i);
            };
            table.insert_new(hash, take(place), take(place.add(1)));
        }
    }
    (table, pairs)
}

/// BUILD_STRING.
#[inline(never)]
pub(super) unsafe fn string(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above; the temporaries hold strings (constants, and results of FORMAT) and ints that FORMAT has left.
    unsafe {
        let (first, count) = (regs.add(ins.b() as usize), ins.c() as usize);
        let parts = Value::slice(first, count);
        let (mut bytes, mut chars, mut numbers) = (0, 0, Digits::new());
        for part in parts {
            let (part_bytes, part_chars) = match part.as_str_object() {
                Some(text) => (text.as_str().len(), text.char_len()),
                None => {
                    let len = numbers.push(part);
                    (len, len)
                }
            };
            bytes += part_bytes;
            chars += part_chars;
        }
        let made = Value::str_filled(bytes, chars, |filler| {
            for part in parts {
                match part.as_str() {
                    Some(text) => filler.push(text),
                    None => filler.push(numbers.next(part)),
                }
            }
        });
        (0..count).for_each(|i| set(t, first.add(i), word::UNDEF));
        let value = (*t).made(made)?;
        set(t, regs.add(ins.a() as usize), value.into_word());
        Ok(())
    }
}

/// The decimal digits of the numbers of a BUILD_STRING, so that most are written once.
struct Digits {
    /// Those of the first numbers, each at the end of its place.
    places: [[u8; 20]; Digits::KEPT],
    /// Where the digits begin.
    starts: [u8; Digits::KEPT],
    pushed: usize,
    given: usize,
    /// For the numbers without a place.
    other: [u8; 20],
}

impl Digits {
    const KEPT: usize = 4;

    #[inline]
    fn new() -> Digits {
        Digits {
            places: [[0; 20]; Digits::KEPT],
            starts: [0; Digits::KEPT],
            pushed: 0,
            given: 0,
            other: [0; 20],
        }
    }

    /// Notes the next number and says how many digits it has, with its sign.
    #[inline]
    fn push(&mut self, number: &Value) -> usize {
        let place = self.places.get_mut(self.pushed).unwrap_or(&mut self.other);
        let len = decimal(number.as_small_int().unwrap_or(0), place).len();
        if let Some(start) = self.starts.get_mut(self.pushed) {
            *start = (place.len() - len) as u8;
        }
        self.pushed += 1;
        len
    }

    /// The digits of the next of the numbers, in the same order.
    #[inline]
    fn next(&mut self, number: &Value) -> &str {
        let at = self.given;
        self.given += 1;
        match self.places.get(at) {
            Some(place) => ascii(&place[self.starts[at] as usize..]),
            None => decimal(number.as_small_int().unwrap_or(0), &mut self.other),
        }
    }
}

/// LIST_EXTEND.
#[inline(never)]
pub(super) unsafe fn list_extend(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above; `a` holds a list of the compiler's.
    unsafe {
        let iterable = operand(regs, ins.b(), ins.x() & TEMP_B != 0);
        let thread = &mut *t;
        if let Some(items) = builtin_items(t, iterable.word())
            && let Some(list) = Value::borrow(regs.add(ins.a() as usize)).as_list()
        {
            list::reserve(thread, list, items.len())?;
            // The list is no other's, so these are not its own items.
            Value::extend_with_copies(list.items.get_mut(thread), items);
            return Ok(());
        }
        if !is_iterable(thread, &iterable) {
            let class = thread.class_name(&iterable);
            return Err(thread.type_error(format!("Value after * must be an iterable, not {class}")));
        }
        let items = thread.collect(&iterable)?;
        if let Some(list) = Value::borrow(regs.add(ins.a() as usize)).as_list() {
            list::reserve(thread, list, items.len())?;
            list.items.get_mut(thread).extend(items);
        }
        Ok(())
    }
}

/// Has the value what `iter` needs?
pub(super) fn is_iterable(thread: &Thread, value: &Value) -> bool {
    use crate::heap::class::Special;
    thread.slots(value).iter.is_some()
        || thread.overrides(value, Special::Iter)
        || thread.overrides(value, Special::GetItem)
}

/// LIST_TO_TUPLE.
#[inline(never)]
pub(super) unsafe fn list_to_tuple(t: *mut Thread, regs: *mut Word, ins: Instr) {
    // SAFETY: as above.
    unsafe {
        let register = regs.add(ins.a() as usize);
        let items = match Value::borrow(register).as_list() {
            Some(list) => std::mem::take(list.items.get_mut(&mut *t)),
            None => Vec::new(),
        };
        set(t, register, Value::tuple(items).into_word());
    }
}

/// SET_ADD.
#[inline(never)]
pub(super) unsafe fn set_add(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let item = operand(regs, ins.b(), ins.x() & TEMP_B != 0);
        match Value::borrow(regs.add(ins.a() as usize)).as_set() {
            Some(set) => (*t).set_put(set, item),
            None => Ok(()),
        }
    }
}

/// SET_UPDATE.
#[inline(never)]
pub(super) unsafe fn set_update(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let iterable = operand(regs, ins.b(), ins.x() & TEMP_B != 0);
        let target = Value::borrow(regs.add(ins.a() as usize)).clone();
        set_ops::update(&mut *t, &target, &iterable)
    }
}

/// DICT_INSERT.
#[inline(never)]
pub(super) unsafe fn dict_insert(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let key = operand(regs, ins.b(), ins.x() & TEMP_B != 0);
        let value = operand(regs, ins.c(), ins.x() & TEMP_C != 0);
        match Value::borrow(regs.add(ins.a() as usize)).as_dict() {
            Some(dict) => put(&mut *t, dict, key, value),
            None => Ok(()),
        }
    }
}

/// DICT_UPDATE.
#[inline(never)]
pub(super) unsafe fn dict_update(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        let mapping = operand(regs, ins.b(), ins.x() & TEMP_B != 0);
        let target = Value::borrow(regs.add(ins.a() as usize)).clone();
        let Some(dict) = target.as_dict() else { return Ok(()) };
        if mapping.as_dict().is_some() && !thread.overrides(&mapping, Special::Iter) {
            return crate::builtins::dict_update::merge(thread, &target, &mapping);
        }
        let Some(pairs) = mapping_items(thread, &mapping)? else {
            let message = format!("'{}' object is not a mapping", thread.class_name(&mapping));
            return Err(thread.type_error(message));
        };
        for (key, value) in pairs {
            thread.dict_set(dict, &key, value)?;
        }
        Ok(())
    }
}

/// The items of a mapping: a dict, whose methods are not asked unless it has an `__iter__` of its own, or anything with `keys` and
/// `__getitem__`. None if it is not one.
fn mapping_items(thread: &mut Thread, mapping: &Value) -> Outcome<Option<Vec<(Value, Value)>>> {
    if let Some(dict) = mapping.as_dict()
        && !thread.overrides(mapping, Special::Iter)
    {
        return Ok(Some(thread.dict_entries(dict)));
    }
    let Some(keys) = thread.find_attr(mapping, &Value::intern("keys"))? else {
        return Ok(None);
    };
    let mut pairs = Vec::new();
    for key in crate::builtins::dict_update::keys_of(thread, mapping, &keys)? {
        let value = thread.get_item(mapping, &key)?;
        pairs.push((key, value));
    }
    Ok(Some(pairs))
}

/// DICT_MERGE: the keywords of a call.
#[inline(never)]
pub(super) unsafe fn dict_merge(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        let mapping = operand(regs, ins.b(), ins.x() & TEMP_B != 0);
        let target = Value::borrow(regs.add(ins.a() as usize)).clone();
        let callable = Value::borrow(regs.add(ins.c() as usize)).clone();
        merge_keywords(thread, &callable, &target, &mapping)
    }
}

/// Puts the entries of a mapping into the dict of a call's keywords.
fn merge_keywords(thread: &mut Thread, callable: &Value, target: &Value, mapping: &Value) -> Outcome<()> {
    let Some(dict) = target.as_dict() else { return Ok(()) };
    let Some(pairs) = mapping_items(thread, mapping)? else {
        return Err(not_a_mapping(thread, callable, mapping));
    };
    for (key, value) in pairs {
        if key.as_str().is_none() {
            return Err(thread.type_error("keywords must be strings"));
        }
        let hash = thread.hash_key(&key)?;
        if thread.dict_find(dict, hash, &key)?.is_some() {
            let name = callable_text(thread, callable);
            let message = format!(
                "{name} got multiple values for keyword argument '{}'",
                key.as_str().unwrap_or("?")
            );
            return Err(thread.type_error(message));
        }
        thread.dict_set_hashed(dict, hash, &key, value)?;
    }
    Ok(())
}

#[cold]
fn not_a_mapping(thread: &mut Thread, callable: &Value, mapping: &Value) -> Raised {
    let name = callable_text(thread, callable);
    let message = format!(
        "{name} argument after ** must be a mapping, not {}",
        thread.class_name(mapping)
    );
    thread.type_error(message)
}

/// A callable as messages name it: `module.qualname()`, or its `str`.
pub(super) fn callable_text(thread: &mut Thread, callable: &Value) -> String {
    let mut attribute = |name: &str| thread.find_attr(callable, &Value::intern(name)).ok().flatten();
    let (qualname, module) = (attribute("__qualname__"), attribute("__module__"));
    if thread.exception.as_exception().is_some() {
        drop(thread.take_exception());
    }
    match (
        qualname.as_ref().and_then(|q| q.as_str()),
        module.as_ref().and_then(|m| m.as_str()),
    ) {
        (Some(name), Some(module)) if module != "builtins" => format!("{module}.{name}()"),
        (Some(name), _) => format!("{name}()"),
        // CPython lets an error of `__str__` replace the message; minipy falls back to the class.
        _ => thread.str_text(callable).unwrap_or_else(|_| {
            drop(thread.take_exception());
            format!("{} object", thread.class_name(callable))
        }),
    }
}

/// The keywords of `f(**mapping)` as a dict, whose keys need not be strings yet: the mapping itself, if that is an ordinary one.
pub(super) fn keyword_dict(thread: &mut Thread, callable: &Value, mapping: Value) -> Outcome {
    if mapping.as_dict().is_some() && !thread.overrides(&mapping, Special::Iter) {
        return Ok(mapping);
    }
    let merged = Value::dict(RawDict::default());
    merge_keywords(thread, callable, &merged, &mapping)?;
    Ok(merged)
}

/// Appends the keys of a dict of keywords to `names`, and what belongs to them to `values`.
pub(super) fn push_keywords(
    thread: &mut Thread,
    dict: &DictObject,
    names: &mut Vec<Value>,
    values: &mut Vec<Value>,
) -> Outcome<()> {
    for entry in dict.table.get(thread).iter() {
        names.push(entry.key.clone());
        values.push(entry.value.clone());
    }
    match names.iter().all(|name| name.as_str().is_some()) {
        true => Ok(()),
        false => Err(thread.type_error("keywords must be strings")),
    }
}

/// The value after the conversion of an f-string field.
fn convert(thread: &mut Thread, value: Value, conversion: u8) -> Outcome {
    match conversion {
        CONVERT_STR => thread.str(&value),
        CONVERT_REPR => thread.repr(&value),
        CONVERT_ASCII => {
            let text = thread.repr_text(&value)?;
            Ok(Value::str(&crate::types::text::escape::escape_non_ascii(&text)))
        }
        _ => Ok(value),
    }
}

/// FORMAT.
#[inline(never)]
pub(super) unsafe fn format(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        let register = regs.add(ins.b() as usize);
        let plain = Value::borrow(register);
        // A string is its own text.
        let is_text = plain.kind() == Some(Kind::Str) && thread.is_exactly(plain, ClassId::Str);
        if is_text && ins.x() != CONVERT_REPR && ins.x() != CONVERT_ASCII {
            return Ok(());
        }
        if let Some(i) = plain.as_small_int() {
            let text = decimal_text(thread, i)?;
            set(t, regs.add(ins.a() as usize), text.into_word());
            return Ok(());
        }
        let value = convert(thread, take(register), ins.x())?;
        let text = thread.format(&value, "")?;
        drop(value);
        set(t, regs.add(ins.a() as usize), text.into_word());
        Ok(())
    }
}

/// FORMAT_SPEC.
#[inline(never)]
pub(super) unsafe fn format_spec(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        let (value, spec) = (take(regs.add(ins.b() as usize)), take(regs.add(ins.c() as usize)));
        let value = convert(thread, value, ins.x())?;
        let made = written(thread, |thread, out| {
            push_value(thread, &value, spec.as_str().unwrap_or_default(), out)
        });
        drop((value, spec));
        let made = made?;
        set(t, regs.add(ins.a() as usize), made.into_word());
        Ok(())
    }
}

/// The items of a tuple that no script has redefined. A tuple does not change, so they may be walked while values are released.
pub(super) fn plain_items<'v>(thread: &Thread, source: &'v Value) -> Option<&'v [Value]> {
    source
        .as_tuple()
        .filter(|_| thread.is_exactly(source, ClassId::Tuple))
        .map(|tuple| tuple.items())
}

/// BUILD_SLICE.
#[inline(never)]
pub(super) unsafe fn slice(t: *mut Thread, regs: *mut Word, ins: Instr) {
    // SAFETY: as above.
    unsafe {
        let first = regs.add(ins.b() as usize);
        let slice = Value::slice_object(take(first), take(first.add(1)), take(first.add(2)));
        set(t, regs.add(ins.a() as usize), slice.into_word());
    }
}

/// MAKE_FUNCTION.
#[inline(never)]
pub(super) unsafe fn function(t: *mut Thread, regs: *mut Word, consts: *const Word, ins: Instr) {
    // SAFETY: as above; the constant is a code object, and the closure has as many cells as it has free variables (V5).
    unsafe {
        let code = Value::borrow(consts.add(ins.b() as usize)).clone();
        let running = &*((*(*t).frame).function as *const FunctionObject);
        let mut at = ins.c() as usize;
        let mut given = |flag: u8| {
            if ins.x() & flag == 0 {
                return Value::UNDEF;
            }
            at += 1;
            take(regs.add(at - 1))
        };
        let (defaults, kwdefaults) = (given(FUNC_DEFAULTS), given(FUNC_KWDEFAULTS));
        let (annotate, closure) = (given(FUNC_ANNOTATE), given(FUNC_CLOSURE));
        let made = (*t).new_function(code, running.globals.clone(), closure);
        if let Some(function) = made.as_function() {
            let data = function.data.get_mut(&mut *t);
            data.defaults = defaults;
            data.kwdefaults = kwdefaults;
            data.annotate = annotate;
        }
        set(t, regs.add(ins.a() as usize), made.into_word());
    }
}

impl Thread {
    /// A function of loaded code. If functions of the same code exist with other globals, caching of its global names ends.
    pub fn new_function(&mut self, code: Value, globals: Value, closure: Value) -> Value {
        let Some(object) = code.as_code() else {
            return Value::NONE;
        };
        self.note_namespace(&object.data, &globals);
        let doc = match object.data.source.flags.docstring {
            // SAFETY: code with a docstring has it as its first constant.
            true => unsafe { Value::borrow(object.consts).clone() },
            false => Value::NONE,
        };
        let module = self.module_of(&object.data, &globals);
        let (name, qualname) = object.data.function_names.clone();
        let data = FunctionData {
            name,
            qualname,
            doc,
            module: module.unwrap_or(Value::NONE),
            ..FunctionData::default()
        };
        Value::function(code, globals, closure, data)
    }

    /// What the namespace of a function of this code says its module is.
    fn module_of(&self, code: &CodeData, globals: &Value) -> Option<Value> {
        let epoch = self.heap().epoch.get();
        let (seen, place) = code.module.get();
        if seen == epoch {
            // SAFETY: no key of any namespace has come or gone since, and none was freed: the value is where it was.
            return Some(unsafe { (*place).clone() });
        }
        let dict = globals.as_dict()?;
        let table = dict.table.get(self);
        let number = table.find_str(self.heap().name_name())?;
        if dict.is_namespace() {
            code.module.set((epoch, table.value_address(number)));
        }
        Some(table.value(number).clone())
    }
}

/// LOAD_BUILD_CLASS: `builtins.__build_class__`, which a script may have replaced.
pub(super) unsafe fn build_class_function(t: *mut Thread) -> Outcome {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        let globals = thread.frame_globals();
        let builtins = super::globals::builtins_of(thread, &globals);
        match builtins
            .as_dict()
            .and_then(|d| d.get_str(thread, &Value::intern("__build_class__")).cloned())
        {
            Some(function) => Ok(function),
            None => Err(thread.raise(ClassId::NameError, "__build_class__ not found")),
        }
    }
}
