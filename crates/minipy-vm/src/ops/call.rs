//! `f(...)`: calling anything, and checking the arguments of native functions.

use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Arity, Binding, NativeDef, NewFn, Outcome, Raised, Signature};
use crate::heap::object::Kind;
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// Arguments that a call with absent ones has room for without an allocation.
const FEW_PLACES: usize = 6;

impl Thread {
    /// Calls with positional arguments.
    #[inline]
    pub fn call(&mut self, callable: &Value, args: &[Value]) -> Outcome {
        if callable.kind() == Some(Kind::Function) {
            return (self.heap().hooks.get().call_function)(self, callable, Args::positional(args));
        }
        if callable.kind() == Some(Kind::Native) {
            return self.call_native(callable, Args::positional(args));
        }
        if let (Some(Kind::Method), [only]) = (callable.kind(), args)
            && let Some(method) = callable.as_method()
            && method.function.kind() == Some(Kind::Function)
        {
            // Nobody else may hold the method by the time the function ends.
            let (function, receiver) = (method.function.clone(), method.receiver.clone());
            return self.call_with_two(&function, &receiver, only);
        }
        self.call_with(callable, Args::positional(args))
    }

    /// Calls with two arguments, wherever they are.
    #[inline]
    pub fn call_with_two(&mut self, callable: &Value, first: &Value, second: &Value) -> Outcome {
        if callable.kind() == Some(Kind::Function) {
            return (self.heap().hooks.get().call_with_two)(self, callable, first, second);
        }
        self.call_with(callable, Args::positional(&[first.clone(), second.clone()]))
    }

    /// Calls.
    pub fn call_with(&mut self, callable: &Value, args: Args<'_>) -> Outcome {
        match callable.kind() {
            Some(Kind::Function) => (self.heap().hooks.get().call_function)(self, callable, args),
            Some(Kind::Native | Kind::NativeMethod) => self.call_native(callable, args),
            Some(Kind::Method) => match callable.as_method() {
                Some(method) => {
                    let (function, receiver) = (method.function.clone(), method.receiver.clone());
                    let names = args.names;
                    with_first(receiver, args.values, |values| {
                        self.call_with(&function, Args { values, names })
                    })
                }
                None => Ok(Value::NONE),
            },
            Some(Kind::Class) => self.call_class(callable, args),
            _ => self.call_other(callable, args),
        }
    }

    fn call_other(&mut self, callable: &Value, args: Args<'_>) -> Outcome {
        if self.overrides(callable, Special::Call) {
            self.check_native_stack(" while calling a Python object")?;
            let class = self.class_of(callable).clone();
            let found = self.class_lookup(&class, &self.heap().special_name(Special::Call).clone());
            if let Some(found) = found {
                if found.as_function().is_some() {
                    let values = prepend(callable.clone(), args.values);
                    return self.call_with(
                        &found,
                        Args {
                            values: &values,
                            names: args.names,
                        },
                    );
                }
                let bound = self.bind(&found, callable, &class)?;
                return self.call_with(&bound, args);
            }
        }
        match self.slots(callable).call {
            Some(call) => call(self, callable, args),
            None => {
                let message = format!("'{}' object is not callable", self.class_name(callable));
                Err(self.type_error(message))
            }
        }
    }

    /// Calls a native function or method object.
    pub fn call_native(&mut self, callable: &Value, args: Args<'_>) -> Outcome {
        let Some(native) = callable.as_native() else {
            return Ok(Value::NONE);
        };
        let def = native.def;
        let is_function = matches!(def.binding, Binding::Function) && !native.bound;
        if is_function && matches!(def.arity, Arity::One) && args.values.len() == 1 && args.names.is_empty() {
            return (def.function)(self, args);
        }
        if native.bound {
            let names = args.names;
            return with_first(native.receiver.clone(), args.values, |values| {
                self.call_def(def, None, Args { values, names })
            });
        }
        self.call_def(def, Some(&native.receiver), args)
    }

    /// Calls a table entry; for methods `values[0]` is the receiver. `owner` is the class a method was found on by name, so
    /// that the receiver must be checked, or the module of a function, for messages.
    pub fn call_def(&mut self, def: &'static NativeDef, owner: Option<&Value>, args: Args<'_>) -> Outcome {
        let receivers = match def.binding {
            Binding::Function | Binding::Static => 0,
            Binding::Method | Binding::Slot | Binding::Class | Binding::New | Binding::Attribute(_) => 1,
        };
        if let (Binding::Method | Binding::Slot, Some(class)) = (def.binding, owner) {
            self.check_receiver(def, class, args)?;
        }
        let given = args.values.len() - receivers.min(args.values.len());
        let keywords = args.names.len();
        match def.arity {
            Arity::Any => (def.function)(self, args),
            Arity::Zero if given == 0 => (def.function)(self, args),
            Arity::One if given == 1 && keywords == 0 => (def.function)(self, args),
            Arity::Positional(min, max) if keywords == 0 && given >= min as usize && given <= max as usize => {
                (def.function)(self, args)
            }
            Arity::Short(signature) if keywords == 0 && signature.holds(given) => (def.function)(self, args),
            Arity::Named(signature) | Arity::Short(signature) => self.call_named(def, signature, receivers, args),
            _ => Err(self.wrong_arguments(def, owner, receivers, args)),
        }
    }

    #[inline]
    fn check_receiver(&mut self, def: &NativeDef, class: &Value, args: Args<'_>) -> Outcome<()> {
        let receiver = args.by_position().first();
        match receiver {
            Some(receiver) if self.is_subclass_of(self.class_of(receiver), class) => Ok(()),
            _ => Err(self.wrong_receiver(def, class, receiver)),
        }
    }

    #[cold]
    fn wrong_receiver(&mut self, def: &NativeDef, class: &Value, receiver: Option<&Value>) -> Raised {
        let is_special = def.name.starts_with("__") && def.name.ends_with("__");
        let (method, name) = (def.name, self.name_of_class(class));
        let message = match receiver.map(|receiver| self.class_name(receiver)) {
            None if is_special => format!("descriptor '{method}' of '{name}' object needs an argument"),
            None => format!("unbound method {name}.{method}() needs an argument"),
            Some(given) if is_special => {
                format!("descriptor '{method}' requires a '{name}' object but received a '{given}'")
            }
            Some(given) => format!("descriptor '{method}' for '{name}' objects doesn't apply to a '{given}' object"),
        };
        self.type_error(message)
    }

    /// Puts every argument in the place of its parameter.
    fn call_named(
        &mut self,
        def: &'static NativeDef,
        signature: &'static Signature,
        receivers: usize,
        args: Args<'_>,
    ) -> Outcome {
        let params = signature.params;
        let by_position = &args.by_position()[receivers..];
        let places = params.len() - signature.keyword_only as usize;
        if args.names.is_empty() && by_position.len() == params.len() && signature.keyword_only == 0 {
            return (def.function)(self, args);
        }
        if args.values.len() - receivers > params.len() || by_position.len() > places {
            return Err(self.wrong_arguments(def, None, receivers, args));
        }
        let least = signature.required.min(signature.positional_only) as usize;
        if by_position.len() < least {
            let bound = if least < places { "at least" } else { "exactly" };
            return Err(self.type_error(positional_message(def, bound, least, by_position.len())));
        }
        if args.names.is_empty()
            && by_position.len() >= signature.required as usize
            && receivers + params.len() <= FEW_PLACES
        {
            return self.call_with_places(def, args, receivers + params.len());
        }
        let mut values = Vec::with_capacity(receivers + params.len());
        values.extend_from_slice(&args.values[..receivers]);
        values.extend_from_slice(by_position);
        values.resize(receivers + params.len(), Value::UNDEF);
        let mut unexpected = None;
        for (name, value) in args.by_keyword() {
            let text = name.as_str().unwrap_or("");
            let index = params
                .iter()
                .position(|p| *p == text)
                .filter(|&i| i >= signature.positional_only as usize);
            let Some(index) = index else {
                unexpected = unexpected.or(Some(text));
                continue;
            };
            if index < by_position.len() {
                return Err(self.given_twice(def, text, index));
            }
            values[receivers + index] = value.clone();
        }
        for (i, param) in params.iter().enumerate().take(signature.required as usize) {
            if values[receivers + i].is_undef() {
                let message = format!("{}() missing required argument '{param}' (pos {})", def.name, i + 1);
                return Err(self.type_error(message));
            }
        }
        if let Some(text) = unexpected {
            return Err(self.unexpected_keyword(def.name, text, &params[signature.positional_only as usize..]));
        }
        (def.function)(self, Args::positional(&values))
    }

    #[cold]
    fn given_twice(&mut self, def: &NativeDef, name: &str, index: usize) -> Raised {
        let place = index + 1;
        self.type_error(format!(
            "argument for {}() given by name ('{name}') and position ({place})",
            def.name
        ))
    }

    /// Calls with positional arguments and absent ones behind them, at most [`FEW_PLACES`]: without an allocation.
    fn call_with_places(&mut self, def: &'static NativeDef, args: Args<'_>, places: usize) -> Outcome {
        let mut values = [const { Value::UNDEF }; FEW_PLACES];
        for (place, value) in values.iter_mut().zip(args.values) {
            *place = value.clone();
        }
        (def.function)(self, Args::positional(&values[..places]))
    }

    /// TypeError for a keyword argument that a function does not take; `known` are those it does.
    #[cold]
    pub fn unexpected_keyword(&mut self, function: &str, given: &str, known: &[&str]) -> Raised {
        let hint = match crate::types::text::suggestions::closest(given, known.iter().copied()) {
            Some(similar) => format!(". Did you mean '{similar}'?"),
            None => String::new(),
        };
        self.type_error(format!(
            "{function}() got an unexpected keyword argument '{given}'{hint}"
        ))
    }

    fn count_message(&self, def: &NativeDef, min: usize, max: usize, given: usize) -> String {
        let (bound, wanted) = match (given < min, min == max) {
            (_, true) => ("", min),
            (true, false) => ("at least ", min),
            (false, false) => ("at most ", max),
        };
        let plural = if wanted == 1 { "" } else { "s" };
        format!("{} expected {bound}{wanted} argument{plural}, got {given}", def.name)
    }

    /// The module of a function as messages name it: not at all for builtins.
    fn module_prefix(&self, module: &Value) -> String {
        let name = self.own_attribute(module, &Value::intern("__name__"));
        let name = name
            .as_ref()
            .and_then(|name| name.as_str())
            .filter(|name| *name != "builtins");
        name.unwrap_or_default().to_owned()
    }

    /// The class that has a method among its own: a base of the receiver's, as a rule.
    fn class_of_method(&self, def: &NativeDef, receiver: &Value) -> Value {
        let class = self.class_of(receiver);
        let has_it = |class: &&Value| {
            let dict = class.as_class().map(|class| &class.data.get(self).dict);
            let method = dict
                .and_then(|dict| dict.as_dict())
                .and_then(|dict| dict.get_str(self, &Value::intern(def.name)));
            method
                .and_then(|method| method.as_native())
                .is_some_and(|native| std::ptr::eq(native.def, def))
        };
        let ancestors = class
            .as_class()
            .map_or(&[][..], |class| &class.data.get(self).ancestors);
        let owner = std::iter::once(class).chain(ancestors).find(has_it);
        owner.unwrap_or(class).clone()
    }

    /// The TypeError for a wrong number or kind of arguments, in CPython's words.
    #[cold]
    fn wrong_arguments(&mut self, def: &NativeDef, owner: Option<&Value>, receivers: usize, args: Args<'_>) -> Raised {
        let given = args.values.len().saturating_sub(receivers);
        let class = match (def.binding, args.values.first()) {
            (Binding::Method, Some(receiver)) => self.name_of_class(&self.class_of_method(def, receiver)),
            (Binding::Class, Some(class)) => self.name_of_class(class),
            (Binding::Function, _) => owner.map(|module| self.module_prefix(module)).unwrap_or_default(),
            _ => String::new(),
        };
        // Here the class goes by its name alone, without its module.
        let full = match class.rsplit('.').next() {
            None | Some("") => def.name.to_owned(),
            Some(class) => format!("{class}.{}", def.name),
        };
        let named = matches!(def.arity, Arity::Named(_) | Arity::Short(_));
        let slot = matches!(def.binding, Binding::Slot);
        let message = match def.arity {
            _ if slot && !args.names.is_empty() => format!("wrapper {}() takes no keyword arguments", def.name),
            Arity::Zero if slot => format!("expected 0 arguments, got {given}"),
            Arity::One if slot => format!("expected 1 argument, got {given}"),
            Arity::Positional(min, max) if slot && min < max => {
                format!("expected {min} or {max} arguments, got {given}")
            }
            Arity::Positional(_, wanted) if slot => format!("{} expected {wanted} arguments, got {given}", def.name),
            _ if !args.names.is_empty() && !named => format!("{full}() takes no keyword arguments"),
            Arity::Zero => format!("{full}() takes no arguments ({given} given)"),
            Arity::One => format!("{full}() takes exactly one argument ({given} given)"),
            Arity::Positional(min, max) => self.count_message(def, min as usize, max as usize, given),
            Arity::Named(signature) | Arity::Short(signature) => {
                let (most, places) = (
                    signature.params.len(),
                    signature.params.len() - signature.keyword_only as usize,
                );
                let positional = args.by_position().len() - receivers;
                let plural = |n: usize| if n == 1 { "" } else { "s" };
                if given > most {
                    let what = if positional == 0 { "keyword " } else { "" };
                    format!(
                        "{}() takes at most {most} {what}argument{} ({given} given)",
                        def.name,
                        plural(most)
                    )
                } else if places == 0 {
                    format!("{}() takes no positional arguments", def.name)
                } else {
                    let bound = if (signature.required as usize) < places {
                        "at most"
                    } else {
                        "exactly"
                    };
                    positional_message(def, bound, places, positional)
                }
            }
            Arity::Any => String::new(),
        };
        self.type_error(message)
    }

    /// `class(...)`: `__new__`, then `__init__`.
    pub fn call_class(&mut self, class: &Value, args: Args<'_>) -> Outcome {
        let metaclass = self.class_of(class).clone();
        if self.class_overrides(&metaclass, Special::Call) {
            return self.call_other(class, args);
        }
        self.instantiate(class, args)
    }

    /// `class(...)` for a builtin class (`new` is its slot): only what is of a derived class may have an `__init__` of its own. `str` does not ask for that of a derived class either, as CPython calls it without `type.__call__`.
    #[inline]
    pub(crate) fn make_builtin(&mut self, class: &Value, new: NewFn, args: Args<'_>) -> Outcome {
        let made = new(self, class, args)?;
        if !self.class_of(&made).is(class) {
            self.initialize_derived(class, &made, args)?;
        } else if let Some(init) = class.as_class().and_then(|object| object.data.get(self).native.init) {
            init(self, &made, args)?;
        }
        Ok(made)
    }

    #[cold]
    fn initialize_derived(&mut self, class: &Value, made: &Value, args: Args<'_>) -> Outcome<()> {
        if !class.is(self.heap().class(ClassId::Str)) && self.is_subclass_of(self.class_of(made), class) {
            self.initialize(made, args)?;
        }
        Ok(())
    }

    /// `type.__call__(class, ...)`.
    pub fn instantiate(&mut self, class: &Value, args: Args<'_>) -> Outcome {
        let Some(object) = class.as_class() else {
            return Ok(Value::NONE);
        };
        if class.is(self.heap().class(ClassId::Type)) && args.values.len() == 1 && args.names.is_empty() {
            return Ok(self.class_of(&args[0]).clone());
        }
        let made = if self.class_overrides(class, Special::New) {
            let new = self
                .class_lookup(class, &self.heap().special_name(Special::New).clone())
                .unwrap_or(Value::NONE);
            let new = self.bind(&new, &Value::UNDEF, class)?;
            let values = prepend(class.clone(), args.values);
            self.call_with(
                &new,
                Args {
                    values: &values,
                    names: args.names,
                },
            )?
        } else {
            match object.data.get(self).native.new {
                Some(new) => new(self, class, args)?,
                None => {
                    let message = format!("cannot create '{}' instances", self.name_of_class(class));
                    return Err(self.type_error(message));
                }
            }
        };
        if self.is_subclass_of(self.class_of(&made), class) {
            self.initialize(&made, args)?;
        }
        Ok(made)
    }

    /// `made.__init__(...)`, which must return None.
    pub fn initialize(&mut self, made: &Value, args: Args<'_>) -> Outcome<()> {
        if self.overrides(made, Special::Init) {
            let class = self.class_of(made).clone();
            let Some(init) = self.class_lookup(&class, &self.heap().special_name(Special::Init).clone()) else {
                return Ok(());
            };
            let result = if init.as_function().is_some() {
                let values = prepend(made.clone(), args.values);
                self.call_with(
                    &init,
                    Args {
                        values: &values,
                        names: args.names,
                    },
                )?
            } else {
                let bound = self.bind(&init, made, &class)?;
                self.call_with(&bound, args)?
            };
            if !result.is_none() {
                let message = format!("__init__() should return None, not '{}'", self.class_name(&result));
                return Err(self.type_error(message));
            }
            return Ok(());
        }
        match self.slots(made).init {
            Some(init) => init(self, made, args),
            None => Ok(()),
        }
    }

    /// To be called now and then by native code that may run long: Ctrl-C is noticed. The lock is not given away.
    #[inline]
    pub fn poll_native(&mut self) -> Outcome<()> {
        if self.breaker_bits() & minipy_gil::SIGNAL == 0 {
            return Ok(());
        }
        (self.heap().hooks.get().handle_signals)(self)
    }

    /// Can the value be called?
    pub fn is_callable(&self, value: &Value) -> bool {
        match value.kind() {
            Some(Kind::Function | Kind::Native | Kind::NativeMethod | Kind::Method | Kind::Class) => true,
            Some(_) => self.overrides(value, Special::Call) || self.slots(value).call.is_some(),
            None => false,
        }
    }
}

/// A wrong number of positional arguments of a function that also takes keywords.
fn positional_message(def: &NativeDef, bound: &str, wanted: usize, given: usize) -> String {
    let plural = if wanted == 1 { "" } else { "s" };
    format!(
        "{}() takes {bound} {wanted} positional argument{plural} ({given} given)",
        def.name
    )
}

/// The most arguments that [`with_first`] keeps on the native stack.
const FEW: usize = 4;

/// Calls `then` with one more argument in front of the others.
#[inline]
pub fn with_first(first: Value, rest: &[Value], then: impl FnOnce(&[Value]) -> Outcome) -> Outcome {
    if rest.len() >= FEW {
        return then(&prepend(first, rest));
    }
    let mut few = [const { Value::UNDEF }; FEW];
    few[0] = first;
    for (place, value) in few[1..].iter_mut().zip(rest) {
        *place = value.clone();
    }
    then(&few[..=rest.len()])
}

/// The arguments with one more in front.
fn prepend(first: Value, rest: &[Value]) -> Vec<Value> {
    let mut values = Vec::with_capacity(rest.len() + 1);
    values.push(first);
    values.extend_from_slice(rest);
    values
}
