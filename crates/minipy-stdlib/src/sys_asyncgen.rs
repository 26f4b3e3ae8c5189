//! `sys.set_asyncgen_hooks` and `sys.get_asyncgen_hooks`: how an event loop learns of the asynchronous generators that begin and end in
//! its thread.

use crate::struct_seq::{SLOTS, StructSeq, field, make};
use minipy_vm::native::{Args, ClassId, NativeClass, NativeDef, Outcome, Signature, Thread, Value};

static HOOKS: StructSeq = StructSeq {
    class: NativeClass {
        name: "asyncgen_hooks",
        module: "builtins",
        base: ClassId::Tuple,
        slots: Some(&SLOTS),
        methods: &[
            NativeDef::getter("firstiter", field::<0>),
            NativeDef::getter("finalizer", field::<1>),
        ],
        has_dict: false,
        is_final: true,
    },
    fields: &["firstiter", "finalizer"],
    hidden: 0,
};

/// The parameters of `set_asyncgen_hooks`.
pub(crate) static SET: Signature = Signature {
    params: &["firstiter", "finalizer"],
    required: 0,
    positional_only: 0,
    keyword_only: 0,
};

/// `get_asyncgen_hooks()`.
pub(crate) fn get(thread: &mut Thread, _: Args<'_>) -> Outcome {
    let (first, last) = thread.async_generator_hooks.clone();
    let shown = [first, last].map(|hook| if hook.is_undef() { Value::NONE } else { hook });
    Ok(make(thread, &HOOKS, shown.to_vec()))
}

/// `set_asyncgen_hooks(firstiter, finalizer)`: what is not given stays as it is, and None removes.
pub(crate) fn set(thread: &mut Thread, args: Args<'_>) -> Outcome {
    for index in [1, 0] {
        if let Some(hook) = args.get(index).filter(|hook| !hook.is_none())
            && !thread.is_callable(hook)
        {
            let message = format!(
                "callable {} expected, got {}",
                SET.params[index],
                thread.class_name(hook)
            );
            return Err(thread.type_error(message));
        }
    }
    let hook = |value: &Value| if value.is_none() { Value::UNDEF } else { value.clone() };
    let (first, last) = (args.get(0).map(hook), args.get(1).map(hook));
    let hooks = &mut thread.async_generator_hooks;
    let old = (
        first.map(|hook| std::mem::replace(&mut hooks.0, hook)),
        last.map(|hook| std::mem::replace(&mut hooks.1, hook)),
    );
    drop(old);
    Ok(Value::NONE)
}
