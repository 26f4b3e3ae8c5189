//! `repr`, `str`, `format`, `len`, `bool`, `__index__`: what the builtin functions of these names do.

use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::native::{Outcome, Raised};
use crate::heap::object::Kind;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, word};

impl Thread {
    /// `repr(value)`, a string.
    pub fn repr(&mut self, value: &Value) -> Outcome {
        self.check_native_stack(" while getting the repr of an object")?;
        if let Some(text) = self.call_special(value, Special::Repr, &[])? {
            return self.must_be_str(text, "__repr__ returned non-string (type ");
        }
        if self.overrides(value, Special::Repr) {
            // Its descriptor says that there is none.
            let class = self.name_of_class(self.class_of(value));
            return Ok(Value::str(&format!("<{class} object at {:#x}>", value.word())));
        }
        match self.slots(value).repr {
            Some(repr) => repr(self, value),
            None => Ok(Value::str(&self.default_repr(value))),
        }
    }

    /// `repr(value)` as Rust text.
    pub fn repr_text(&mut self, value: &Value) -> Outcome<String> {
        let text = self.repr(value)?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// `object.__repr__`.
    pub fn default_repr(&self, value: &Value) -> String {
        let class = self.class_of(value);
        format!("<{} object at {:#x}>", self.full_class_name(class), value.word())
    }

    /// `module.qualname` of a class; without the module for builtins.
    pub fn full_class_name(&self, class: &Value) -> String {
        let Some(object) = class.as_class() else {
            return String::new();
        };
        let data = object.data.get(self);
        let name = data.qualname.as_str().unwrap_or("?");
        let module = data
            .dict
            .as_dict()
            .and_then(|dict| dict.get_str(self, &Value::intern("__module__")));
        match module.and_then(|module| module.as_str()) {
            Some(module) if module != "builtins" => format!("{module}.{name}"),
            _ => name.to_owned(),
        }
    }

    /// `str(value)`, a string.
    pub fn str(&mut self, value: &Value) -> Outcome {
        if value.kind() == Some(Kind::Str) && self.is_exactly(value, ClassId::Str) {
            return Ok(value.clone());
        }
        // An immediate int has no method of a script's to be asked for.
        if value.as_small_int().is_some()
            && let Some(repr) = self.slots(value).repr
        {
            return repr(self, value);
        }
        self.check_native_stack(" while getting the str of an object")?;
        if let Some(text) = self.call_special(value, Special::Str, &[])? {
            return self.must_be_str(text, "__str__ returned non-string (type ");
        }
        if let Some(str) = self.slots(value).str {
            return str(self, value);
        }
        match self.call_special(value, Special::Repr, &[])? {
            Some(text) => self.must_be_str(text, "__str__ returned non-string (type "),
            None => self.repr(value),
        }
    }

    /// `str(value)` as Rust text.
    pub fn str_text(&mut self, value: &Value) -> Outcome<String> {
        let text = self.str(value)?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    fn must_be_str(&mut self, text: Value, message: &str) -> Outcome {
        if text.as_str().is_some() {
            return Ok(text);
        }
        let message = format!("{message}{})", self.class_name(&text));
        Err(self.type_error(message))
    }

    /// `format(value, spec)`.
    pub fn format(&mut self, value: &Value, spec: &str) -> Outcome {
        if self.overrides(value, Special::Format) {
            let text = self
                .call_special(value, Special::Format, &[&Value::str(spec)])?
                .unwrap_or(Value::NONE);
            if text.as_str().is_none() {
                let message = format!("__format__ must return a str, not {}", self.class_name(&text));
                return Err(self.type_error(message));
            }
            return Ok(text);
        }
        if spec.is_empty() {
            return self.str(value);
        }
        match self.slots(value).format {
            Some(format) => format(self, value, spec),
            None => {
                let message = format!(
                    "unsupported format string passed to {}.__format__",
                    self.class_name(value)
                );
                Err(self.type_error(message))
            }
        }
    }

    /// The length of a list, tuple, string or dict, by its layout.
    #[inline(always)]
    fn length_of_layout(&self, value: &Value) -> Option<usize> {
        match value.kind()? {
            Kind::List => value.as_list().map(|list| list.items.get(self).len()),
            Kind::Tuple => value.as_tuple().map(|tuple| tuple.items().len()),
            Kind::Str => value.as_str_object().map(|text| text.char_len()),
            Kind::Dict => value.as_dict().map(|dict| dict.table.get(self).len()),
            _ => None,
        }
    }

    /// `len(value)`.
    #[inline]
    pub fn len(&mut self, value: &Value) -> Outcome<usize> {
        if let Some(class) = value.pointer().and_then(|_| self.class_of(value).as_class()) {
            let class = class.data.get(self);
            if !class.overrides(Special::Len) {
                if let Some(length) = self.length_of_layout(value) {
                    return Ok(length);
                }
                if let Some(len) = class.native.len {
                    return len(self, value);
                }
            }
        }
        self.len_by_method(value)
    }

    /// As [`Thread::len`], of a value whose builtin class does not tell.
    #[inline(never)]
    fn len_by_method(&mut self, value: &Value) -> Outcome<usize> {
        if let Some(answer) = self.call_special(value, Special::Len, &[])? {
            return self.length_of_answer(&answer);
        }
        let message = format!("object of type '{}' has no len()", self.class_name(value));
        Err(self.type_error(message))
    }

    /// The length that a `__len__` gives as its answer.
    pub fn length_of_answer(&mut self, answer: &Value) -> Outcome<usize> {
        if let Some(length) = answer.as_small_int().and_then(|length| usize::try_from(length).ok()) {
            return Ok(length);
        }
        let answer = self.index_value(answer)?;
        let is_negative = answer.as_big().is_some_and(|big| *big < dashu_int::IBig::ZERO);
        if !is_negative && let Ok(length) = usize::try_from(self.index(&answer)?) {
            return Ok(length);
        }
        Err(self.value_error("__len__() should return >= 0"))
    }

    /// `bool(value)`.
    #[inline]
    pub fn truth(&mut self, value: &Value) -> Outcome<bool> {
        match value.word() {
            word::TRUE => Ok(true),
            word::FALSE | word::NONE => Ok(false),
            w if word::is_int(w) => Ok(word::get_int(w) != 0),
            // Zero has no immediate.
            w if word::is_float(w) => Ok(true),
            _ => self.truth_of_object(value),
        }
    }

    /// Is the container of a builtin layout empty?
    #[inline(always)]
    fn is_empty(&self, value: &Value) -> Option<bool> {
        match value.kind()? {
            Kind::List => Some(value.as_list()?.items.get(self).is_empty()),
            Kind::Tuple => Some(value.as_tuple()?.items().is_empty()),
            Kind::Str => Some(value.as_str()?.is_empty()),
            Kind::Dict => Some(value.as_dict()?.table.get(self).is_empty()),
            Kind::Set | Kind::FrozenSet => Some(value.as_any_set()?.table.get(self).is_empty()),
            _ => None,
        }
    }

    /// The error of a `__bool__` that gives something else.
    #[cold]
    pub fn no_bool(&mut self, answer: &Value) -> Raised {
        let message = format!("__bool__ should return bool, returned {}", self.class_name(answer));
        self.type_error(message)
    }

    #[inline(never)]
    fn truth_of_object(&mut self, value: &Value) -> Outcome<bool> {
        const METHODS: u128 = 1 << Special::Bool as u8 | 1 << Special::Len as u8;
        if let Some(class) = self.class_of(value).as_class()
            && let class = class.data.get(self)
            && class.overrides & METHODS == 0
        {
            if let Some(is_empty) = self.is_empty(value) {
                return Ok(!is_empty);
            }
            if class.native.truth.is_none()
                && let Some(len) = class.native.len
            {
                return len(self, value).map(|length| length != 0);
            }
        }
        self.truth_by_method(value)
    }

    /// As [`Thread::truth`], of a value whose builtin class has no length that tells.
    #[inline(never)]
    fn truth_by_method(&mut self, value: &Value) -> Outcome<bool> {
        if self
            .own_special(value, Special::Bool)
            .is_some_and(|method| method.is_none())
        {
            let message = format!("'{}' cannot be interpreted as a boolean", self.class_name(value));
            return Err(self.type_error(message));
        }
        if let Some(answer) = self.call_special(value, Special::Bool, &[])? {
            return answer.as_bool().ok_or_else(|| self.no_bool(&answer));
        }
        let slots = self.slots(value);
        if let Some(truth) = slots.truth {
            return truth(self, value);
        }
        if slots.len.is_some() || self.overrides(value, Special::Len) {
            return Ok(self.len(value)? != 0);
        }
        Ok(true)
    }

    /// The int that `__index__` gives: the value itself if it is an int.
    pub fn index_value(&mut self, value: &Value) -> Outcome {
        if word::is_int(value.word()) {
            return Ok(value.clone());
        }
        if let Some(b) = value.as_bool() {
            return Ok(Value::small_int(b as i64));
        }
        if value.as_big().is_some() {
            return Ok(value.clone());
        }
        if let Some(answer) = self.call_special(value, Special::Index, &[])? {
            if let Some(b) = answer.as_bool() {
                return Ok(Value::small_int(b as i64));
            }
            if self.is_a(&answer, ClassId::Int) {
                return Ok(answer);
            }
            let message = format!("__index__ returned non-int (type {})", self.class_name(&answer));
            return Err(self.type_error(message));
        }
        match self.slots(value).index {
            Some(index) => index(self, value),
            None => {
                let message = format!(
                    "'{}' object cannot be interpreted as an integer",
                    self.class_name(value)
                );
                Err(self.type_error(message))
            }
        }
    }

    /// As [`Thread::index_value`], as a number that must fit; an OverflowError otherwise.
    pub fn index(&mut self, value: &Value) -> Outcome<i64> {
        let int = self.index_value(value)?;
        if let Some(i) = int.as_small_int() {
            return Ok(i);
        }
        match int.as_big().and_then(|big| i64::try_from(big).ok()) {
            Some(i) => Ok(i),
            None => {
                let message = "cannot fit 'int' into an index-sized integer";
                Err(self.overflow_error(message))
            }
        }
    }

    /// As [`Thread::index_value`], as a number cut to the range of i64 (slice bounds).
    pub fn index_clamped(&mut self, value: &Value) -> Outcome<i64> {
        let int = self.index_value(value)?;
        if let Some(i) = int.as_small_int() {
            return Ok(i);
        }
        Ok(match int.as_big() {
            Some(big) => i64::try_from(big).unwrap_or(if *big < dashu_int::IBig::ZERO {
                i64::MIN
            } else {
                i64::MAX
            }),
            None => 0,
        })
    }

    /// `id(value)`: the address of an object, as its repr shows it; the bits of an immediate, which are no object's address.
    pub fn identity(&self, value: &Value) -> i64 {
        (value.word() & i64::MAX as u64) as i64
    }
}
