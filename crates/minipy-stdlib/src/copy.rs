//! The module `_copy`: the short way of `copy.copy` and `copy.deepcopy` through what most copies are made of.
//!
//! Here are copied the builtin containers and the instances of scripts' classes that say nothing about how they are copied. Everything
//! else is asked in Python: the functions of the module `copy`, given to [`prepare`], know the hooks. The tables `copy._deepcopy_dispatch`
//! and `copyreg.dispatch_table` are looked at for every object, as scripts may change them.

use minipy_vm::native::{
    Args, Arity, ClassId, Guarded, Kind, NativeDef, NativeModule, Outcome, Signature, Special, Thread, Value,
};

/// What the module `copy` has given, in the order of [`prepare`]'s arguments.
struct Given(Guarded<Vec<Value>>);

impl Default for Given {
    fn default() -> Given {
        Given(Guarded::new(Vec::new()))
    }
}

// What stands where in it.
/// The classes whose objects are not copied, not even deeply.
const KEPT_DEEP: usize = 0;
/// The classes whose objects are not copied.
const KEPT: usize = 1;
/// `copy._deepcopy_dispatch`.
const DISPATCH: usize = 2;
/// `copyreg.dispatch_table`.
const REDUCTORS: usize = 3;
/// Copies any object deeply that is not of the kept classes: (object, class, memo).
const OTHER_DEEP: usize = 4;
/// Copies any object: (object, class).
const OTHER: usize = 5;
/// How many are given.
const GIVEN: u8 = 6;

fn given(thread: &Thread, which: usize) -> Value {
    let given = thread.heap().extension::<Given>();
    given.0.get(thread).get(which).cloned().unwrap_or(Value::NONE)
}

/// `prepare(...)`: see the constants above.
fn prepare(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let given = thread.heap().extension::<Given>();
    let old = std::mem::replace(given.0.get_mut(thread), args.values.to_vec());
    drop(old);
    Ok(Value::NONE)
}

/// Numbers, texts and the like, which are most of what is copied: found without a table.
#[inline]
fn is_atom(thread: &Thread, value: &Value) -> bool {
    match value.kind() {
        None => true,
        Some(Kind::Str) => thread.is_exactly(value, ClassId::Str),
        Some(Kind::Int) => thread.is_exactly(value, ClassId::Int),
        Some(Kind::Float) => thread.is_exactly(value, ClassId::Float),
        Some(Kind::Bytes) => thread.is_exactly(value, ClassId::Bytes),
        Some(_) => false,
    }
}

// ---- plain instances ----

/// The methods by which a class takes part in copying. `object` has some of them; any other is one that must be asked.
const HOOKS: [&str; 8] = [
    "__reduce_ex__",
    "__reduce__",
    "__getstate__",
    "__setstate__",
    "__getnewargs_ex__",
    "__getnewargs__",
    "__copy__",
    "__deepcopy__",
];

/// Does the class leave it to `object` how its instances are made, copied and pickled, and how attributes are read and set?
pub(crate) fn is_without_hooks(thread: &mut Thread, class: &Value) -> bool {
    let redefined = [Special::New, Special::GetAttribute, Special::GetAttr, Special::SetAttr];
    if redefined
        .into_iter()
        .any(|special| thread.class_overrides(class, special))
    {
        return false;
    }
    let object = thread.heap().class(ClassId::Object).clone();
    HOOKS.into_iter().all(|name| {
        let name = Value::intern(name);
        match (thread.class_lookup(class, &name), thread.class_lookup(&object, &name)) {
            (Some(own), Some(usual)) => own.is(&usual),
            (None, None) => true,
            _ => false,
        }
    })
}

/// The attributes of an instance that can be copied by making an object of its class and setting copies of them: there is no hook, no
/// slot, and nobody holds the dict of the attributes.
fn plain_attributes(thread: &mut Thread, value: &Value, class: &Value) -> Outcome<Option<Vec<(Value, Value)>>> {
    if value.kind() != Some(Kind::Instance) || !is_without_hooks(thread, class) {
        return Ok(None);
    }
    for name in HOOKS {
        if thread.own_attribute(value, &Value::intern(name)).is_some() {
            return Ok(None);
        }
    }
    let reductors = given(thread, REDUCTORS);
    let reductor = match reductors.as_dict() {
        Some(table) => thread.dict_get(table, class)?,
        None => None,
    };
    match reductor {
        Some(_) => Ok(None),
        None => Ok(thread.attributes_apart(value)),
    }
}

/// A new instance of the class with these attributes.
fn fill(thread: &mut Thread, made: &Value, attributes: Vec<(Value, Value)>) {
    for (name, value) in attributes {
        thread.set_own_attribute(made, &name, value);
    }
}

// ---- copy ----

/// `copy(x)`: a shallow copy.
fn copy(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let value = &args[0];
    if is_atom(thread, value) {
        return Ok(value.clone());
    }
    let class = thread.class_of(value).clone();
    if let Some(list) = value.as_list().filter(|_| thread.is_exactly(value, ClassId::List)) {
        return Ok(Value::list(list.as_slice(thread).to_vec()));
    }
    let kept = given(thread, KEPT);
    if thread.contains(&kept, &class)? {
        return Ok(value.clone());
    }
    if let Some(attributes) = plain_attributes(thread, value, &class)?
        && let Some(made) = thread.new_instance(&class)
    {
        fill(thread, &made, attributes);
        return Ok(made);
    }
    let other = given(thread, OTHER);
    thread.call(&other, &[value.clone(), class])
}

// ---- deepcopy ----

/// A deep copy on its way.
struct Deep {
    /// What is copied already, by identity.
    memo: Value,
    /// How many containers the one being copied is in.
    nesting: usize,
}

static DEEPCOPY: Signature = Signature {
    params: &["x", "memo", "_nil"],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};

/// `deepcopy(x, memo=None, _nil=[])`.
fn deepcopy(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if is_atom(thread, &args[0]) {
        return Ok(args[0].clone());
    }
    let memo = match args.get(1) {
        Some(memo) if !memo.is_none() => memo.clone(),
        _ => Value::dict(Default::default()),
    };
    Deep { memo, nesting: 0 }.copy(thread, &args[0])
}

impl Deep {
    fn copy(&mut self, thread: &mut Thread, value: &Value) -> Outcome {
        if is_atom(thread, value) {
            return Ok(value.clone());
        }
        let class = thread.class_of(value).clone();
        let is_container = matches!(value.kind(), Some(Kind::List | Kind::Dict | Kind::Tuple));
        if !is_container {
            let kept = given(thread, KEPT_DEEP);
            if thread.contains(&kept, &class)? {
                return Ok(value.clone());
            }
        }
        let key = Value::int(thread.identity(value));
        if let Some(made) = self.known(thread, &key)? {
            return Ok(made);
        }
        self.check_depth(thread)?;
        self.nesting += 1;
        let made = self.copy_new(thread, value, &class, &key);
        self.nesting -= 1;
        let made = made?;
        if !made.is(value) {
            self.remember(thread, &key, &made)?;
            self.keep_alive(thread, value)?;
        }
        Ok(made)
    }

    /// CPython has two Python functions on its way for every container.
    fn check_depth(&self, thread: &mut Thread) -> Outcome<()> {
        let frames = thread.depth() + 2 * self.nesting;
        if frames < thread.heap().recursion_limit.get() && !thread.native_stack_is_low() {
            return Ok(());
        }
        Err(thread.raise(ClassId::RecursionError, "maximum recursion depth exceeded"))
    }

    /// Copies what is not in the memo.
    fn copy_new(&mut self, thread: &mut Thread, value: &Value, class: &Value, key: &Value) -> Outcome {
        let dispatch = given(thread, DISPATCH);
        let copier = match dispatch.as_dict() {
            Some(table) => thread.dict_get(table, class)?,
            None => None,
        };
        let Some(copier) = copier else {
            let attributes = plain_attributes(thread, value, class)?;
            if let Some(attributes) = attributes
                && let Some(made) = thread.new_instance(class)
            {
                return self.copy_instance(thread, made, attributes, key);
            }
            let other = given(thread, OTHER_DEEP);
            return thread.call(&other, &[value.clone(), class.clone(), self.memo.clone()]);
        };
        // The functions of this module are called without their arguments being laid out.
        match copier.native_function() {
            Some(function) if std::ptr::eq(function, &LIST) => self.copy_list(thread, value, key),
            Some(function) if std::ptr::eq(function, &DICT) => self.copy_dict(thread, value, key),
            Some(function) if std::ptr::eq(function, &TUPLE) => self.copy_tuple(thread, value, key),
            _ => thread.call(&copier, &[value.clone(), self.memo.clone()]),
        }
    }

    fn copy_list(&mut self, thread: &mut Thread, value: &Value, key: &Value) -> Outcome {
        let Some(list) = value.as_list() else {
            return Err(thread.type_error("a list was expected"));
        };
        let made = Value::list(Vec::with_capacity(list.as_slice(thread).len()));
        self.remember(thread, key, &made)?;
        let mut at = 0;
        while let Some(item) = list.as_slice(thread).get(at).cloned() {
            let item = self.copy(thread, &item)?;
            if let Some(made) = made.as_list() {
                made.as_vec(thread).push(item);
            }
            at += 1;
        }
        Ok(made)
    }

    fn copy_tuple(&mut self, thread: &mut Thread, value: &Value, key: &Value) -> Outcome {
        let Some(tuple) = value.as_tuple() else {
            return Err(thread.type_error("a tuple was expected"));
        };
        let mut items = Vec::with_capacity(tuple.items().len());
        for item in tuple.items() {
            items.push(self.copy(thread, item)?);
        }
        // A part may contain the tuple and have copied it.
        if let Some(made) = self.known(thread, key)? {
            return Ok(made);
        }
        let same = tuple.items().iter().zip(&items).all(|(old, new)| old.is(new));
        Ok(if same { value.clone() } else { Value::tuple(items) })
    }

    fn copy_dict(&mut self, thread: &mut Thread, value: &Value, key: &Value) -> Outcome {
        let Some(dict) = value.as_dict() else {
            return Err(thread.type_error("a dict was expected"));
        };
        let made = Value::dict(Default::default());
        self.remember(thread, key, &made)?;
        let length = thread.dict_len(dict);
        let mut from = 0;
        while let Some((number, key, value)) = thread.dict_entry_at(dict, from) {
            let value = self.copy(thread, &value)?;
            let key = self.copy(thread, &key)?;
            if let Some(made) = made.as_dict() {
                thread.dict_set(made, &key, value)?;
            }
            if thread.dict_len(dict) != length {
                return Err(thread.raise(ClassId::RuntimeError, "dictionary changed size during iteration"));
            }
            from = number + 1;
        }
        Ok(made)
    }

    /// The attributes are set when all of them are copied.
    fn copy_instance(
        &mut self,
        thread: &mut Thread,
        made: Value,
        mut attributes: Vec<(Value, Value)>,
        key: &Value,
    ) -> Outcome {
        self.remember(thread, key, &made)?;
        for (_, value) in &mut attributes {
            *value = self.copy(thread, value)?;
        }
        fill(thread, &made, attributes);
        Ok(made)
    }

    // ---- the memo, which may be any object that a script gives ----

    fn known(&self, thread: &mut Thread, key: &Value) -> Outcome<Option<Value>> {
        if let Some(dict) = self
            .memo
            .as_dict()
            .filter(|_| thread.is_exactly(&self.memo, ClassId::Dict))
        {
            return thread.dict_get(dict, key);
        }
        let nothing = given(thread, KEPT_DEEP);
        let found = thread.call_method(&self.memo, "get", &[key.clone(), nothing.clone()])?;
        Ok(Some(found).filter(|found| !found.is(&nothing)))
    }

    fn remember(&self, thread: &mut Thread, key: &Value, made: &Value) -> Outcome<()> {
        match self
            .memo
            .as_dict()
            .filter(|_| thread.is_exactly(&self.memo, ClassId::Dict))
        {
            Some(dict) => thread.dict_set(dict, key, made.clone()),
            None => thread.set_item(&self.memo, key, made),
        }
    }

    /// The memo knows objects by their addresses, so they must live as long as it does.
    fn keep_alive(&self, thread: &mut Thread, value: &Value) -> Outcome<()> {
        let key = Value::int(thread.identity(&self.memo));
        let Some(kept) = self.known(thread, &key)? else {
            return self.remember(thread, &key, &Value::list(vec![value.clone()]));
        };
        match kept.as_list().filter(|_| thread.is_exactly(&kept, ClassId::List)) {
            Some(list) => list.as_vec(thread).push(value.clone()),
            None => drop(thread.call_method(&kept, "append", std::slice::from_ref(value))?),
        }
        Ok(())
    }
}

/// A copier of one class, as a script may call it: `(x, memo)`.
fn copier(thread: &mut Thread, args: Args<'_>, way: fn(&mut Deep, &mut Thread, &Value, &Value) -> Outcome) -> Outcome {
    let memo = args[1].clone();
    let key = Value::int(thread.identity(&args[0]));
    way(&mut Deep { memo, nesting: 0 }, thread, &args[0], &key)
}

const TWO: Arity = Arity::Positional(2, 2);

static LIST: NativeDef = NativeDef::function("_deepcopy_list", TWO, |thread, args| {
    copier(thread, args, Deep::copy_list)
});
static TUPLE: NativeDef = NativeDef::function("_deepcopy_tuple", TWO, |thread, args| {
    copier(thread, args, Deep::copy_tuple)
});
static DICT: NativeDef = NativeDef::function("_deepcopy_dict", TWO, |thread, args| {
    copier(thread, args, Deep::copy_dict)
});

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    for def in [&LIST, &TUPLE, &DICT] {
        crate::support::set(thread, module, def.name, Value::native(def, module.clone()));
    }
    Ok(())
}

/// The module `_copy`.
pub static MODULE: NativeModule = NativeModule {
    name: "_copy",
    functions: &[
        NativeDef::function("copy", Arity::One, copy),
        NativeDef::function("deepcopy", Arity::Named(&DEEPCOPY), deepcopy),
        NativeDef::function("prepare", Arity::Positional(GIVEN, GIVEN), prepare),
    ],
    missing: &[],
    init,
};
