//! Names: globals and builtins with their caches, class namespaces, free variables, and the import statements.

use super::frames::{set, take};
use crate::heap::classes::ClassId;
use crate::heap::code::{Cache, CodeData};
use crate::heap::native::{Outcome, Raised};
use crate::heap::object::{CellObject, DictObject, FunctionObject};
use crate::heap::stack::Frame;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use minipy_code::instr::Instr;

/// `slot` of a cache whose target is in the module's own namespace: it may be stored to.
pub(super) const IN_MODULE: u32 = 1;
/// `slot` of a cache whose target is in `builtins`.
const IN_BUILTINS: u32 = 2;

/// The function of the top frame.
///
/// # Safety
/// For this and all functions below: `t` is the running thread, inside a frame.
#[inline(always)]
unsafe fn function<'a>(t: *mut Thread) -> &'a FunctionObject {
    // SAFETY: the frame owns its function.
    unsafe { &*((*(*t).frame).function as *const FunctionObject) }
}

/// The cell of a free variable of the running function.
#[inline(always)]
pub(super) unsafe fn free_cell(t: *mut Thread, index: u16) -> *mut CellObject {
    // SAFETY: a function whose code has free variables is made with a tuple of as many cells (MAKE_FUNCTION checks it).
    unsafe {
        let closure = function(t).closure.word() as *const crate::heap::object::TupleObject;
        let first = closure.add(1).cast::<Word>();
        *first.add(index as usize) as *mut CellObject
    }
}

unsafe fn frame_code<'a>(t: *mut Thread) -> &'a CodeData {
    // SAFETY: the frame's code is kept alive by its function.
    unsafe {
        let frame: *const Frame = (*t).frame;
        &(*(*frame).code).data
    }
}

/// UnboundLocalError for a local.
#[cold]
pub(super) unsafe fn unbound_local(t: *mut Thread, register: u16) -> Outcome<()> {
    // SAFETY: as above; the register is a local (V8).
    unsafe {
        let name = frame_code(t).locals[register as usize].clone();
        Err(unbound(&mut *t, &name))
    }
}

fn unbound(thread: &mut Thread, name: &Value) -> Raised {
    let text = name.as_str().unwrap_or("?").to_owned();
    let message = format!("cannot access local variable '{text}' where it is not associated with a value");
    // Its `name` stays None, as in CPython, which sets it for NameError alone.
    thread.raise(ClassId::UnboundLocalError, message)
}

/// UnboundLocalError for a local that lives in a cell.
#[cold]
pub(super) unsafe fn unbound_cell(t: *mut Thread, register: u16) -> Outcome<()> {
    // SAFETY: as above. A cell may stand in a temporary (a comprehension's variable): it has no name then.
    unsafe {
        let name = frame_code(t)
            .locals
            .get(register as usize)
            .cloned()
            .unwrap_or_else(|| Value::str("?"));
        Err(unbound(&mut *t, &name))
    }
}

/// NameError for a free variable.
#[cold]
pub(super) unsafe fn unbound_free(t: *mut Thread, index: u16) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let name = frame_code(t).free[index as usize].clone();
        let text = name.as_str().unwrap_or("?").to_owned();
        let message =
            format!("cannot access free variable '{text}' where it is not associated with a value in enclosing scope");
        Err((*t).name_error(message, &name))
    }
}

impl Thread {
    /// Raises a NameError with `name`, from which suggestions are made.
    #[cold]
    pub(super) fn name_error(&mut self, message: String, name: &Value) -> Raised {
        let raised = self.raise(ClassId::NameError, message);
        let exception = self.exception.clone();
        self.set_exception_member(&exception, "name", name.clone());
        raised
    }

    fn not_defined(&mut self, name: &Value) -> Raised {
        let text = name.as_str().unwrap_or("?");
        let builtins = self.heap().builtins.get(self).as_dict();
        let missing = builtins.and_then(|dict| dict.get_str(self, &Value::intern("__minipy_missing__")));
        let names = missing
            .and_then(|missing| missing.as_tuple())
            .map_or(&[][..], |tuple| tuple.items());
        if names.iter().any(|name| name.as_str() == Some(text)) {
            // Without the name nothing else is suggested: what is meant is clear.
            let message = format!("name '{text}' is not defined (minipy does not support it yet)");
            return self.raise(ClassId::NameError, message);
        }
        let message = format!("name '{text}' is not defined");
        self.name_error(message, name)
    }
}

/// The builtins that code with these globals sees: those its `__builtins__` names, a dict or a module, or all.
pub(super) fn builtins_of(thread: &Thread, globals: &Value) -> Value {
    let all = thread.heap().builtins.get(thread);
    let named = globals
        .as_dict()
        .and_then(|dict| dict.get_str(thread, &Value::intern("__builtins__")));
    let dict = match named {
        Some(named) => named.as_module().map_or(named, |module| &module.dict),
        None => all,
    };
    if dict.as_dict().is_some() {
        dict.clone()
    } else {
        all.clone()
    }
}

/// A global or builtin that is not in the cache.
#[inline(never)]
pub(super) unsafe fn load_global(t: *mut Thread, cache: *mut Cache) -> Outcome {
    // SAFETY: as above; the cache belongs to the running code.
    unsafe {
        let thread = &mut *t;
        let name = (*cache).name.clone();
        let globals = function(t).globals.clone();
        let builtins = builtins_of(thread, &globals);
        for (place, dict) in [(IN_MODULE, &globals), (IN_BUILTINS, &builtins)] {
            if !thread.is_exactly(dict, ClassId::Dict) {
                // A script's class may know more names than there are entries.
                match in_namespace(thread, dict, &name)? {
                    Some(value) => return Ok(value),
                    None => continue,
                }
            }
            let Some(dict) = dict.as_dict() else { continue };
            if let Some((address, value)) = find(thread, dict, &name) {
                if dict.is_namespace() && !frame_code(t).globals_differ.get() {
                    (*cache).version = thread.heap().epoch.get();
                    (*cache).slot = place;
                    (*cache).target = address as u64;
                }
                return Ok(value);
            }
        }
        Err(thread.not_defined(&name))
    }
}

/// Where the value of a name stands in a namespace, and the value.
fn find(thread: &Thread, dict: &DictObject, name: &Value) -> Option<(*const Value, Value)> {
    let table = dict.table.get(thread);
    let number = table.find_str(name)?;
    Some((table.value_address(number), table.value(number).clone()))
}

/// Stores a global that is not in the cache.
#[inline(never)]
pub(super) unsafe fn store_global(t: *mut Thread, cache: *mut Cache, new: Value) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        let name = (*cache).name.clone();
        let globals = function(t).globals.clone();
        let Some(dict) = globals.as_dict() else { return Ok(()) };
        let old = dict.set_str(thread, &name, new);
        if dict.is_namespace()
            && !frame_code(t).globals_differ.get()
            && let Some((address, _)) = find(thread, dict, &name)
        {
            (*cache).version = thread.heap().epoch.get();
            (*cache).slot = IN_MODULE;
            (*cache).target = address as u64;
        }
        drop(old);
        super::slow::run_due_finalizers(t);
        Ok(())
    }
}

/// `del` of a global.
#[inline(never)]
pub(super) unsafe fn delete_global(t: *mut Thread, cache: *mut Cache) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        let name = (*cache).name.clone();
        let globals = function(t).globals.clone();
        let removed = globals.as_dict().and_then(|dict| dict.remove_str(thread, &name));
        if removed.is_none() {
            return Err(thread.not_defined(&name));
        }
        drop(removed);
        super::slow::run_due_finalizers(t);
        Ok(())
    }
}

/// The namespace of a class body or of `exec`.
unsafe fn namespace(t: *mut Thread) -> Value {
    // SAFETY: frames of namespace code are pushed with a namespace.
    unsafe { Value::borrow(&raw const (*(*t).frame).namespace).clone() }
}

fn in_namespace(thread: &mut Thread, namespace: &Value, name: &Value) -> Outcome<Option<Value>> {
    if let Some(dict) = namespace.as_dict()
        && thread.is_exactly(namespace, ClassId::Dict)
    {
        return Ok(dict.get_str(thread, name).cloned());
    }
    match thread.get_item(namespace, name) {
        Ok(value) => Ok(Some(value)),
        Err(raised) => {
            let error = thread.catch(raised, ClassId::KeyError)?;
            drop(error);
            Ok(None)
        }
    }
}

/// A name in a class body: namespace, then globals, then builtins.
#[inline(never)]
pub(super) unsafe fn load_name(t: *mut Thread, index: u32) -> Outcome {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        let name = frame_code(t).names[index as usize].clone();
        let namespace = namespace(t);
        if let Some(value) = in_namespace(thread, &namespace, &name)? {
            return Ok(value);
        }
        let globals = function(t).globals.clone();
        let builtins = builtins_of(thread, &globals);
        for dict in [&globals, &builtins] {
            if let Some(value) = dict.as_dict().and_then(|dict| dict.get_str(thread, &name)) {
                return Ok(value.clone());
            }
        }
        Err(thread.not_defined(&name))
    }
}

/// A free variable in a class body: namespace first.
#[inline(never)]
pub(super) unsafe fn load_name_or_free(t: *mut Thread, index: u16) -> Outcome {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        let name = frame_code(t).free[index as usize].clone();
        let namespace = namespace(t);
        if let Some(value) = in_namespace(thread, &namespace, &name)? {
            return Ok(value);
        }
        let value = (*(*free_cell(t, index)).contents.raw()).clone();
        if value.is_undef() {
            unbound_free(t, index)?;
        }
        Ok(value)
    }
}

/// Stores a name in a class body.
#[inline(never)]
pub(super) unsafe fn store_name(t: *mut Thread, index: u32, new: Value) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        let name = frame_code(t).names[index as usize].clone();
        let namespace = namespace(t);
        if let Some(dict) = namespace.as_dict()
            && thread.is_exactly(&namespace, ClassId::Dict)
        {
            let old = dict.set_str(thread, &name, new);
            drop(old);
            return Ok(());
        }
        thread.set_item(&namespace, &name, &new)
    }
}

/// `del` of a name in a class body.
#[inline(never)]
pub(super) unsafe fn delete_name(t: *mut Thread, index: u32) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        let name = frame_code(t).names[index as usize].clone();
        let namespace = namespace(t);
        match thread.del_item(&namespace, &name) {
            Ok(()) => Ok(()),
            Err(raised) => {
                let error = thread.catch(raised, ClassId::KeyError)?;
                drop(error);
                Err(thread.not_defined(&name))
            }
        }
    }
}

/// `import name`, `from name import ...`.
#[inline(never)]
pub(super) unsafe fn import_name(t: *mut Thread, regs: *mut Word, consts: *const Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above; `b` is a name and `c` a constant tuple or None (V5).
    unsafe {
        let thread = &mut *t;
        let name = frame_code(t).names[ins.b() as usize].clone();
        let from = Value::borrow(consts.add(ins.c() as usize)).clone();
        let globals = function(t).globals.clone();
        let module = import_through_builtins(thread, &name, &from, ins.x() as usize, &globals)?;
        set(t, regs.add(ins.a() as usize), module.into_word());
        Ok(())
    }
}

/// Imports through `builtins.__import__`, which a script may have replaced.
fn import_through_builtins(thread: &mut Thread, name: &Value, from: &Value, level: usize, globals: &Value) -> Outcome {
    let builtins = builtins_of(thread, globals);
    let import = Value::intern("__import__");
    let Some(import) = builtins
        .as_dict()
        .and_then(|dict| dict.get_str(thread, &import).cloned())
    else {
        return Err(thread.raise(ClassId::ImportError, "__import__ not found"));
    };
    if import.as_native().is_some_and(|native| native.def.name == "__import__") {
        return thread.import(name, from, level, globals);
    }
    let locals = thread.frame_locals();
    thread.call(
        &import,
        &[
            name.clone(),
            globals.clone(),
            locals,
            from.clone(),
            Value::length(level),
        ],
    )
}

/// `from module import name`.
#[inline(never)]
pub(super) unsafe fn import_from(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        let name = frame_code(t).names[ins.c() as usize].clone();
        let module = Value::borrow(regs.add(ins.b() as usize)).clone();
        let value = thread.import_from(&module, &name)?;
        set(t, regs.add(ins.a() as usize), value.into_word());
        Ok(())
    }
}

/// `from module import *`.
#[inline(never)]
pub(super) unsafe fn import_star(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        let module = take(regs.add(ins.a() as usize));
        let into = match (*(*t).frame).namespace {
            word::UNDEF => function(t).globals.clone(),
            _ => namespace(t),
        };
        thread.import_star(&module, &into)
    }
}

impl Thread {
    /// A function of this code has these globals.
    #[inline(always)]
    pub(super) fn note_namespace(&self, code: &CodeData, globals: &Value) {
        let home = globals.word() as usize;
        match code.globals.replace(home) {
            0 => {}
            before if before == home => {}
            _ => self.namespaces_differ(code),
        }
    }

    /// What the caches know is about the other namespace.
    #[cold]
    #[inline(never)]
    fn namespaces_differ(&self, code: &CodeData) {
        code.globals_differ.set(true);
        code.module.set((0, std::ptr::null()));
        self.heap().namespace_changed();
    }
}
