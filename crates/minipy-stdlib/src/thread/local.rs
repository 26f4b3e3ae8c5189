//! `threading.local`: an object whose attributes are different ones in every thread.
//!
//! Each thread has a dict of its own, made when it first touches the object; a script's subclass gets its `__init__` called then.
//! The dicts hang on the object, where the collector finds them; a thread that ends takes its own along.

use minipy_vm::native::{
    Args, ClassId, NativeClass, NativeSlots, OBJECT_SLOTS, Outcome, Payload, Raised, RawDict, Special, Thread, Value,
    WEAKREF,
};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

/// The dicts of one object by the number of their thread.
type Dicts = RefCell<BTreeMap<u32, Value>>;

/// `_thread._local`.
struct Local {
    dicts: Rc<Dicts>,
    /// What `__init__` is called with in every thread.
    args: Vec<Value>,
    names: Vec<Value>,
}

impl Payload for Local {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        self.args.iter().chain(&self.names).for_each(&mut *visit);
        self.dicts.borrow().values().for_each(visit);
    }
}

/// Which objects hold a dict of a thread, by its number. The main thread is not in it: its dicts live as long as their objects.
#[derive(Default)]
struct Touched(RefCell<BTreeMap<u32, Vec<Weak<Dicts>>>>);

/// Below this many objects a thread does not ask which of them still live.
const PRUNE_FROM: usize = 32;

impl Touched {
    fn add(&self, thread: u32, dicts: &Rc<Dicts>) {
        let mut touched = self.0.borrow_mut();
        let list = touched.entry(thread).or_default();
        if list.len() >= PRUNE_FROM && list.len() == list.capacity() {
            list.retain(|dicts| dicts.strong_count() > 0);
        }
        list.push(Rc::downgrade(dicts));
    }
}

/// A thread ends: what it kept in such objects goes.
pub(super) fn forget_thread(thread: &mut Thread) {
    let number = thread.id().number();
    let touched = thread.heap().extension::<Touched>().0.borrow_mut().remove(&number);
    for dicts in touched.iter().flatten().filter_map(Weak::upgrade) {
        let dict = dicts.borrow_mut().remove(&number);
        // Only now, with nothing borrowed: what dies here may hold another such object.
        drop(dict);
    }
}

fn dicts(thread: &Thread, object: &Value) -> Option<Rc<Dicts>> {
    object.payload::<Local>(thread).map(|local| local.dicts.clone())
}

/// The calling thread's dict.
fn dict(thread: &mut Thread, object: &Value) -> Outcome {
    let number = thread.id().number();
    let Some(local) = object.payload::<Local>(thread) else {
        return Ok(Value::dict(RawDict::default()));
    };
    if let Some(dict) = local.dicts.borrow().get(&number) {
        return Ok(dict.clone());
    }
    first_touch(thread, object)
}

/// The dict of a thread that has not touched the object yet, with what `__init__` puts there. If that fails the next touch is
/// the first again.
#[cold]
fn first_touch(thread: &mut Thread, object: &Value) -> Outcome {
    let dict = add_dict(thread, object);
    let Some(local) = object.payload::<Local>(thread) else {
        return Ok(dict);
    };
    if !thread.overrides(object, Special::Init) {
        return Ok(dict);
    }
    let (values, names) = (local.args.clone(), local.names.clone());
    if let Err(raised) = thread.initialize(
        object,
        Args {
            values: &values,
            names: &names,
        },
    ) {
        let number = thread.id().number();
        let dict = dicts(thread, object).and_then(|dicts| dicts.borrow_mut().remove(&number));
        drop(dict);
        return Err(raised);
    }
    Ok(dict)
}

/// Gives the calling thread an empty dict.
fn add_dict(thread: &mut Thread, object: &Value) -> Value {
    let number = thread.id().number();
    let dict = Value::dict(RawDict::default());
    if let Some(dicts) = dicts(thread, object) {
        if !thread.is_main() {
            thread.heap().extension::<Touched>().add(number, &dicts);
        }
        let old = dicts.borrow_mut().insert(number, dict.clone());
        drop(old);
    }
    dict
}

fn new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    if !args.values.is_empty() && !thread.class_overrides(class, Special::Init) {
        return Err(thread.type_error("Initialization arguments are not supported"));
    }
    let (values, names) = (args.values.to_vec(), args.names.to_vec());
    let object = Value::payload_object(
        class,
        Local {
            dicts: Rc::default(),
            args: values,
            names,
        },
    );
    // The thread that makes the object initializes it as any other object.
    add_dict(thread, &object);
    Ok(object)
}

/// What `object.__getattribute__` does, with this thread's dict.
fn get_attr(thread: &mut Thread, object: &Value, name: &Value) -> Outcome {
    let dict = dict(thread, object)?;
    if name.as_str() == Some("__dict__") {
        return Ok(dict);
    }
    let class = thread.class_of(object).clone();
    let in_class = thread.class_lookup(&class, name);
    if let Some(found) = &in_class
        && thread.is_data_descriptor(found)
    {
        return thread.bind(found, object, &class);
    }
    let own = dict.as_dict().and_then(|dict| dict.get_str(thread, name));
    if let Some(own) = own {
        return Ok(own.clone());
    }
    match in_class {
        Some(found) => thread.bind(&found, object, &class),
        None => Ok(Value::UNDEF),
    }
}

/// What `object.__setattr__` and `object.__delattr__` do, with this thread's dict.
fn set_attr(thread: &mut Thread, object: &Value, name: &Value, new: Option<&Value>) -> Outcome<()> {
    let dict = dict(thread, object)?;
    if name.as_str() == Some("__dict__") {
        return Err(read_only(thread, object, name));
    }
    let class = thread.class_of(object).clone();
    if let Some(found) = thread.class_lookup(&class, name)
        && thread.write_descriptor(&found, object, new)?
    {
        return Ok(());
    }
    let Some(table) = dict.as_dict() else { return Ok(()) };
    let old = match new {
        Some(new) => table.set_str(thread, name, new.clone()),
        None => match table.remove_str(thread, name) {
            None => return Err(thread.no_attribute(object, name)),
            old => old,
        },
    };
    drop(old);
    Ok(())
}

#[cold]
fn read_only(thread: &mut Thread, object: &Value, name: &Value) -> Raised {
    let message = format!(
        "'{}' object attribute '__dict__' is read-only",
        thread.full_class_name(thread.class_of(object))
    );
    thread.attribute_error(message, object, name)
}

static SLOTS: NativeSlots = NativeSlots {
    new: Some(new),
    get_attr: Some(get_attr),
    set_attr: Some(set_attr),
    ..OBJECT_SLOTS
};

/// `_thread._local`.
pub(super) static CLASS: NativeClass = NativeClass {
    name: "_local",
    module: "_thread",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[WEAKREF],
    has_dict: false,
    is_final: false,
};
