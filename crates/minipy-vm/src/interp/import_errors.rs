//! What a missing attribute of a module is blamed on: a circular import, a file named like a module of the standard library, or
//! a part of the library that minipy has not. The texts are those of CPython's `moduleobject.c` and `ceval.c`.

use crate::heap::classes::ClassId;
use crate::heap::native::Raised;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::types::text::escape;
use crate::types::text::suggestions::is_standard_module;
use std::path::Path;

/// Why a module lacks a name.
enum Reason {
    /// A part of minipy's library: it may come.
    Native,
    /// The file stands in the place of a standard module.
    HidesStandardModule,
    /// The module's code still runs, and its file lies beside the script, where it may hide an installed library.
    MayHideLibrary,
    /// The module's code still runs.
    Circular,
    /// What is asked for is a submodule whose code still runs.
    CircularSubmodule,
    /// It is simply not there.
    Missing,
}

impl Thread {
    fn module_text(&self, module: &Value, key: &str) -> Option<String> {
        self.own_attribute(module, &Value::intern(key))
            .and_then(|value| value.as_str().map(str::to_owned))
    }

    /// Is it a name that CPython's module has and ours does not?
    fn is_missing_here(&self, module: &Value, wanted: &str) -> bool {
        let missing = self.own_attribute(module, &Value::intern("__minipy_missing__"));
        let names = missing
            .as_ref()
            .and_then(|missing| missing.as_tuple())
            .map_or(&[][..], |tuple| tuple.items());
        names.iter().any(|name| name.as_str() == Some(wanted))
    }

    fn why_missing(&self, module: &Value, name: &str, file: Option<&str>, wanted: &str) -> Reason {
        if self.is_missing_here(module, wanted) {
            return Reason::Native;
        }
        let is_loading = self.loader_of(module).is_some();
        let beside_script = file.is_some_and(|file| self.lies_beside_script(name, file));
        if beside_script && is_standard_module(name) {
            return Reason::HidesStandardModule;
        }
        let submodule = format!("{name}.{wanted}");
        match (is_loading, beside_script) {
            (true, true) => Reason::MayHideLibrary,
            (true, false) => Reason::Circular,
            (false, _) if self.is_loading(&submodule) => Reason::CircularSubmodule,
            (false, _) => Reason::Missing,
        }
    }

    /// Is the module's file, or its package's folder, in the folder of the script?
    fn lies_beside_script(&self, name: &str, file: &str) -> bool {
        let file = Path::new(file);
        let place = match file.ends_with("__init__.py") {
            true => file.parent(),
            false => Some(file),
        };
        let modules = self.heap().modules.get(self);
        let main = modules
            .as_dict()
            .and_then(|dict| dict.get_str(self, &Value::intern("__main__")).cloned());
        let Some(script) = main.and_then(|main| self.module_text(&main, "__file__")) else {
            return false;
        };
        !name.contains('.') && place.and_then(Path::parent) == Path::new(&script).parent()
    }

    /// The text of the AttributeError for a module without an attribute.
    pub(crate) fn no_module_attribute(&self, module: &Value, wanted: &str) -> String {
        let Some(name) = self.module_text(module, "__name__") else {
            return format!("module has no attribute '{wanted}'");
        };
        let file = self.module_text(module, "__file__");
        let origin = file.as_deref().map(escape::str_repr).unwrap_or_default();
        match self.why_missing(module, &name, file.as_deref(), wanted) {
            Reason::Native => {
                format!("module '{name}' has no attribute '{wanted}' (minipy does not support it yet)")
            }
            Reason::HidesStandardModule => format!(
                "module '{name}' has no attribute '{wanted}' (consider renaming {origin} since it has the same name as \
                 the standard library module named '{name}' and prevents importing that standard library module)"
            ),
            Reason::MayHideLibrary => format!(
                "module '{name}' has no attribute '{wanted}' (consider renaming {origin} if it has the same name as a \
                 library you intended to import)"
            ),
            Reason::Circular => format!(
                "partially initialized module '{name}' from {origin} has no attribute '{wanted}' (most likely due to a \
                 circular import)"
            ),
            Reason::CircularSubmodule => {
                format!("cannot access submodule '{wanted}' of module '{name}' (most likely due to a circular import)")
            }
            Reason::Missing => format!("module '{name}' has no attribute '{wanted}'"),
        }
    }

    /// Raises the ImportError of `from module import wanted`.
    #[cold]
    pub(super) fn cannot_import_name(&mut self, module: &Value, wanted: &Value) -> Raised {
        let text = wanted.as_str().unwrap_or("?").to_owned();
        let name = self
            .module_text(module, "__name__")
            .unwrap_or_else(|| "<unknown module name>".to_owned());
        let file = self.module_text(module, "__file__");
        let origin = file.as_deref().map(escape::str_repr).unwrap_or_default();
        let place = file.as_deref().unwrap_or("unknown location");
        let what = format!("cannot import name '{text}' from");
        let message = match self.why_missing(module, &name, file.as_deref(), &text) {
            Reason::Native => format!("{what} '{name}' (minipy does not support it yet)"),
            Reason::HidesStandardModule => format!(
                "{what} '{name}' (consider renaming {origin} since it has the same name as the standard library module \
                 named '{name}' and prevents importing that standard library module)"
            ),
            Reason::MayHideLibrary => format!(
                "{what} '{name}' (consider renaming {origin} if it has the same name as a library you intended to import)"
            ),
            Reason::Circular => {
                format!("{what} partially initialized module '{name}' (most likely due to a circular import) ({place})")
            }
            Reason::CircularSubmodule | Reason::Missing => format!("{what} '{name}' ({place})"),
        };
        let raised = self.raise(ClassId::ImportError, message);
        let exception = self.exception.clone();
        self.set_exception_member(&exception, "name", Value::str(&name));
        self.set_exception_member(&exception, "name_from", wanted.clone());
        raised
    }
}
