//! Classes of the standard library: made from a table when they are first asked for, and then for ever.
//!
//! They are like the builtin classes, but for their module: immortal, and not to be changed by scripts.

use super::{add_methods, row, wrappers};
use crate::heap::classes::{ClassId, NewClass};
use crate::heap::dict_table::RawDict;
use crate::heap::native::{NativeDef, NativeSlots};
use crate::heap::object::Kind;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// What a class of the standard library is made of.
pub struct NativeClass {
    /// `__name__`.
    pub name: &'static str,
    /// `__module__`.
    pub module: &'static str,
    /// The base. Over `object` the instances are payload objects; else they look like those of the base.
    pub base: ClassId,
    /// Its slots; None takes over those of the base.
    pub slots: Option<&'static NativeSlots>,
    /// Its methods.
    pub methods: &'static [NativeDef],
    /// Have instances attributes of their own?
    pub has_dict: bool,
    /// May scripts derive from it?
    pub is_final: bool,
}

/// The classes made so far, by the address of their table.
#[derive(Default)]
struct Made(RefCell<FxHashMap<usize, Value>>);

impl Thread {
    /// The class a table describes.
    pub fn native_class(&mut self, spec: &'static NativeClass) -> Value {
        let made = self.heap().extension::<Made>();
        let key = std::ptr::from_ref(spec).addr();
        if let Some(class) = made.0.borrow().get(&key) {
            return class.clone();
        }
        let base = self.heap().class(spec.base).clone();
        let class = self.make_native_class(spec, base, row(spec.base).0);
        made.0.borrow_mut().insert(key, class.clone());
        class
    }

    /// The class a table describes, derived from another such class instead of the builtin one that the table names.
    pub fn native_class_over(&mut self, spec: &'static NativeClass, base: &Value) -> Value {
        let made = self.heap().extension::<Made>();
        let key = std::ptr::from_ref(spec).addr();
        if let Some(class) = made.0.borrow().get(&key) {
            return class.clone();
        }
        let base_slots = base
            .as_class()
            .map_or(row(spec.base).0, |class| class.data.get(self).native);
        let class = self.make_native_class(spec, base.clone(), base_slots);
        made.0.borrow_mut().insert(key, class.clone());
        class
    }

    /// Puts a constant into the namespace of such a class.
    pub fn set_native_class_constant(&mut self, class: &Value, name: &str, value: Value) {
        let dict = class.as_class().map(|class| class.data.get(self).dict.clone());
        if let Some(dict) = dict.as_ref().and_then(|dict| dict.as_dict()) {
            drop(dict.set_str(self, &Value::intern(name), value));
        }
        self.forget_class_caches(class);
    }

    #[cold]
    fn make_native_class(
        &mut self,
        spec: &'static NativeClass,
        base: Value,
        base_slots: &'static NativeSlots,
    ) -> Value {
        let heap = self.heap();
        let slots = spec.slots.unwrap_or(base_slots);
        let mut ancestors = vec![base.clone()];
        ancestors.extend(
            base.as_class()
                .into_iter()
                .flat_map(|class| class.data.get(self).ancestors.clone()),
        );
        let layout = match spec.base {
            ClassId::Object => Kind::Payload,
            base => base.layout(),
        };
        let dict = Value::dict(RawDict::default());
        let new = NewClass {
            name: Value::intern(spec.name),
            qualname: Value::intern(spec.name),
            bases: vec![base],
            ancestors,
            dict: dict.clone(),
            layout,
            native: slots,
            heap: false,
            has_dict: spec.has_dict || layout == Kind::Exception,
            members_only: false,
            slot_names: Vec::new(),
            room: 0,
        };
        let class = heap.new_class(Some(heap.class(ClassId::Type)), new);
        heap.make_immortal(&class);
        if let Some(dict) = dict.as_dict()
            && spec.module != "builtins"
        {
            dict.set_str(self, &Value::intern("__module__"), Value::intern(spec.module));
        }
        add_methods(self, &class, spec.methods);
        wrappers::add(self, &class, slots, base_slots);
        if let Some(object) = class.as_class() {
            object.data.get_mut(self).is_final = spec.is_final;
        }
        self.forget_class_caches(&class);
        class
    }
}
