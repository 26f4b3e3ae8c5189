//! `import`: builtin modules, modules written in Python inside the program, and `.py` files and packages on `sys.path`.

use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Binding, NativeDef, Outcome, Raised};
use crate::heap::native_module::NativeModule;
use crate::heap::object::DictObject;
use crate::heap::state::{CompileFailure, Stage};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use std::path::{Path, PathBuf};
use std::rc::Rc;

impl Thread {
    /// `import name` (then the module before the first dot) or `from name import ...` (then the module itself).
    pub fn import(&mut self, name: &Value, from: &Value, level: usize, globals: &Value) -> Outcome {
        let text = name.as_str().unwrap_or_default().to_owned();
        let absolute = if level == 0 {
            text.clone()
        } else {
            self.absolute_name(&text, level, globals)?
        };
        let module = match self.import_dotted(&absolute) {
            Ok(module) => module,
            Err(raised) if self.is_library(globals) => self.despite_none(&absolute, raised)?,
            Err(raised) => return Err(raised),
        };
        let Some(names) = from.as_tuple() else {
            let first = absolute.split('.').next().unwrap_or_default().to_owned();
            return if level == 0 && first.len() < absolute.len() {
                self.import_dotted(&first)
            } else {
                Ok(module)
            };
        };
        for wanted in names.items() {
            self.import_submodule_if_needed(&module, &absolute, wanted)?;
        }
        Ok(module)
    }

    /// Are these the globals of a module of the library?
    #[cold]
    fn is_library(&self, globals: &Value) -> bool {
        let file = globals
            .as_dict()
            .and_then(|dict| dict.get_str(self, &Value::intern("__file__")));
        file.and_then(|file| file.as_str())
            .is_some_and(|file| file.starts_with("<minipy>/"))
    }

    /// A module that another one of the library is built on.
    pub fn import_for_library(&mut self, name: &str) -> Outcome {
        self.import_dotted(name)
            .or_else(|raised| self.despite_none(name, raised))
    }

    /// A script has put None in the place of a builtin module on which one of the library is built. In CPython that one then makes do with
    /// Python code of its own; here there is none, so that the None is for scripts alone.
    #[cold]
    fn despite_none(&mut self, name: &str, raised: Raised) -> Outcome {
        let key = Value::intern(name);
        let modules = self.heap().modules.get(self).clone();
        let is_none = modules
            .as_dict()
            .is_some_and(|dict| dict.get_str(self, &key).is_some_and(Value::is_none));
        let native = self.heap().hooks.get().host.and_then(|host| host.native_module(name));
        let Some(native) = native.filter(|_| is_none) else {
            return Err(raised);
        };
        drop(self.take_exception());
        let module = self.load_native_module(native)?;
        if let Some(dict) = modules.as_dict() {
            drop(dict.set_str(self, &key, Value::NONE));
        }
        Ok(module)
    }

    /// The full name of a relative import.
    fn absolute_name(&mut self, text: &str, level: usize, globals: &Value) -> Outcome<String> {
        let global = |thread: &Thread, name: &str| {
            let dict = globals.as_dict()?;
            dict.get_str(thread, &Value::intern(name))?.as_str().map(str::to_owned)
        };
        let package = match (global(self, "__package__"), global(self, "__name__")) {
            (Some(package), _) => package,
            (None, Some(name)) => name
                .rsplit_once('.')
                .map(|(parent, _)| parent.to_owned())
                .unwrap_or_default(),
            (None, None) => return Err(self.raise(ClassId::KeyError, "'__name__' not in globals")),
        };
        if package.is_empty() {
            return Err(self.raise(
                ClassId::ImportError,
                "attempted relative import with no known parent package",
            ));
        }
        let mut parts: Vec<&str> = package.split('.').collect();
        if level > parts.len() {
            return Err(self.raise(
                ClassId::ImportError,
                "attempted relative import beyond top-level package",
            ));
        }
        parts.truncate(parts.len() + 1 - level);
        if !text.is_empty() {
            parts.push(text);
        }
        Ok(parts.join("."))
    }

    /// The module of a dotted name, with its parents imported before it.
    pub fn import_dotted(&mut self, name: &str) -> Outcome {
        if let Some(module) = self.loaded_module(name)? {
            return Ok(module);
        }
        let Some((parent, last)) = name.rsplit_once('.') else {
            return self.load_module(name, None);
        };
        let package = self.import_dotted(parent)?;
        if let Some(module) = self.loaded_module(name)? {
            return Ok(module);
        }
        let path = self.own_attribute(&package, &Value::intern("__path__"));
        let Some(path) = path else {
            let message = format!("No module named '{name}'; '{parent}' is not a package");
            return Err(self.module_not_found(message, name));
        };
        let module = self.load_module(name, Some(&path))?;
        self.set_own_attribute(&package, &Value::intern(last), module.clone());
        Ok(module)
    }

    /// The module of this name in `sys.modules`, once no other thread runs its code any more;
    /// ModuleNotFoundError if a script has put None in its place.
    pub fn loaded_module(&mut self, name: &str) -> Outcome<Option<Value>> {
        loop {
            let modules = self.heap().modules.get(self).clone();
            let found = modules
                .as_dict()
                .and_then(|dict| dict.get_str(self, &Value::intern(name)).cloned());
            match found {
                Some(module) if module.is_none() => {
                    let message = format!("import of {name} halted; None in sys.modules");
                    return Err(self.module_not_found(message, name));
                }
                // It may fail meanwhile, and then it is gone.
                Some(module) if self.must_wait_for(&module) => self.wait_for_loading(&module)?,
                found => return Ok(found),
            }
        }
    }

    /// `from package import name`: a submodule that is not loaded yet is imported.
    fn import_submodule_if_needed(&mut self, module: &Value, package: &str, wanted: &Value) -> Outcome<()> {
        let is_package = self.own_attribute(module, &Value::intern("__path__")).is_some();
        let Some(text) = wanted.as_str().filter(|text| is_package && *text != "*") else {
            return Ok(());
        };
        match self.find_attr(module, wanted) {
            Ok(Some(_)) => return Ok(()),
            Ok(None) => {}
            // A package's own `__getattr__` does not know the name either.
            Err(raised) => drop(self.catch(raised, ClassId::AttributeError)?),
        }
        let full = format!("{package}.{text}");
        match self.import_dotted(&full) {
            Ok(_) => Ok(()),
            Err(raised) => {
                if !self.raised_is(ClassId::ModuleNotFoundError) {
                    return Err(raised);
                }
                let error = self.take_exception();
                let missing = self.exception_member(&error, "name");
                if missing.as_ref().and_then(|name| name.as_str()) == Some(&*full) {
                    return Ok(());
                }
                Err(self.reraise(error))
            }
        }
    }

    /// An attribute of a module, whose own `__getattr__` may say that there is none.
    fn find_in_module(&mut self, module: &Value, name: &Value) -> Outcome<Option<Value>> {
        match self.find_attr(module, name) {
            Err(raised) => self.catch(raised, ClassId::AttributeError).map(|_| None),
            found => found,
        }
    }

    fn load_module(&mut self, name: &str, package_path: Option<&Value>) -> Outcome {
        let host = self.heap().hooks.get().host;
        if let Some(native) = host.and_then(|host| host.native_module(name)) {
            return self.load_native_module(native);
        }
        let path = match package_path {
            Some(path) => path.clone(),
            None => self.sys_path(),
        };
        let last = name.rsplit('.').next().unwrap_or(name);
        let mut folders = Vec::new();
        for directory in self.collect(&path)? {
            let Some(directory) = directory.as_str() else { continue };
            match find_source(Path::new(directory), last) {
                Some(Found::Module(file)) => return self.load_source_module(name, &file, false),
                Some(Found::Package(file)) => return self.load_source_module(name, &file, true),
                Some(Found::Folder(folder)) => folders.push(Value::str(&folder.to_string_lossy())),
                None => {}
            }
        }
        // As in CPython, a file beside the script wins over a module of the library that is written in Python.
        if let Some(source) = host.and_then(|host| host.module_source(name)) {
            let filename = format!("<minipy>/{}.py", name.replace('.', "/"));
            return self.run_module(name, source, &filename, None);
        }
        if !folders.is_empty() {
            return Ok(self.new_namespace_package(name, folders));
        }
        Err(self.module_not_found(format!("No module named '{name}'"), name))
    }

    /// PEP 420: folders without `__init__.py`, found under one name.
    fn new_namespace_package(&mut self, name: &str, folders: Vec<Value>) -> Value {
        let module = self.new_module(name, None);
        for (key, value) in [
            ("__package__", Value::str(name)),
            ("__file__", Value::NONE),
            ("__path__", Value::list(folders)),
        ] {
            self.set_own_attribute(&module, &Value::intern(key), value);
        }
        self.register_module(name, &module);
        module
    }

    /// `sys.path`, or an empty list if a script has deleted it.
    fn sys_path(&self) -> Value {
        let modules = self.heap().modules.get(self).clone();
        let sys = modules
            .as_dict()
            .and_then(|dict| dict.get_str(self, &Value::intern("sys")).cloned());
        let path = sys.and_then(|sys| self.own_attribute(&sys, &Value::intern("path")));
        path.unwrap_or_else(|| Value::list(Vec::new()))
    }

    #[cold]
    fn module_not_found(&mut self, message: String, name: &str) -> Raised {
        let raised = self.raise(ClassId::ModuleNotFoundError, message);
        let exception = self.exception.clone();
        self.set_exception_member(&exception, "name", Value::str(name));
        raised
    }

    /// Makes a module of a table and puts it into `sys.modules`.
    pub fn load_native_module(&mut self, native: &'static NativeModule) -> Outcome {
        let module = self.new_module(native.name, None);
        let missing = native.missing.iter().map(|name| Value::intern(name)).collect();
        self.set_own_attribute(&module, &Value::intern("__minipy_missing__"), Value::tuple(missing));
        self.add_functions(&module, native.functions);
        (native.init)(self, &module)?;
        self.register_module(native.name, &module);
        Ok(module)
    }

    /// Puts the functions of a table into a module.
    pub fn add_functions(&mut self, module: &Value, functions: &'static [NativeDef]) {
        for def in functions {
            debug_assert!(matches!(def.binding, Binding::Function));
            self.set_own_attribute(module, &Value::intern(def.name), Value::native(def, module.clone()));
        }
    }

    /// An empty module with the attributes every module has.
    pub fn new_module(&mut self, name: &str, file: Option<&str>) -> Value {
        let dict = Value::namespace();
        let module = Value::module(dict);
        let package = name.rsplit_once('.').map_or("", |(parent, _)| parent);
        for (key, value) in [
            ("__name__", Value::str(name)),
            ("__doc__", Value::NONE),
            ("__package__", Value::str(package)),
            ("__loader__", Value::NONE),
            ("__spec__", Value::NONE),
        ] {
            self.set_own_attribute(&module, &Value::intern(key), value);
        }
        if let Some(file) = file {
            self.set_own_attribute(&module, &Value::intern("__file__"), Value::str(file));
        }
        module
    }

    /// `sys.modules[name] = module`.
    pub fn register_module(&mut self, name: &str, module: &Value) {
        let modules = self.heap().modules.get(self).clone();
        let old = modules
            .as_dict()
            .map(|dict| dict.set_str(self, &Value::intern(name), module.clone()));
        drop(old);
    }

    fn load_source_module(&mut self, name: &str, file: &Path, is_package: bool) -> Outcome {
        let bytes = match std::fs::read(file) {
            Ok(bytes) => bytes,
            Err(error) => {
                let filename = Value::str(&file.to_string_lossy());
                return Err(crate::builtins::os_error::os_error(self, &error, Some(&filename)));
            }
        };
        let filename = file.to_string_lossy().into_owned();
        let source = match self.heap().hooks.get().host.map(|host| host.decode(&bytes)) {
            Some(Ok(source)) => source,
            Some(Err(failure)) => return Err(self.compile_error(failure, &filename, "")),
            None => String::new(),
        };
        let package_path = is_package.then(|| file.parent().unwrap_or(Path::new("")).to_string_lossy().into_owned());
        self.run_module(name, &source, &filename, package_path)
    }

    /// Compiles and runs a module; it stands in `sys.modules` while it runs, and leaves again if it fails.
    fn run_module(&mut self, name: &str, source: &str, filename: &str, package_path: Option<String>) -> Outcome {
        let code = self.compile(source, filename, "module")?;
        let module = self.new_module(name, Some(filename));
        if let Some(path) = package_path {
            let list = Value::list(vec![Value::str(&path)]);
            self.set_own_attribute(&module, &Value::intern("__path__"), list);
            self.set_own_attribute(&module, &Value::intern("__package__"), Value::str(name));
        }
        self.register_module(name, &module);
        self.begin_loading(name, &module);
        let result = self.run_in_module(&module, code);
        self.end_loading(&module);
        match result {
            Ok(_) => Ok(self.loaded_module(name)?.unwrap_or(module)),
            Err(raised) => {
                let modules = self.heap().modules.get(self).clone();
                drop(
                    modules
                        .as_dict()
                        .and_then(|dict| dict.remove_str(self, &Value::intern(name))),
                );
                Err(raised)
            }
        }
    }

    /// Runs loaded module code with the module's namespace as globals.
    pub fn run_in_module(&mut self, module: &Value, code: Value) -> Outcome {
        let Some(dict) = module.as_module().map(|module| module.dict.clone()) else {
            return Ok(Value::NONE);
        };
        // The main module shows the module, the others its namespace, as in CPython.
        let is_main = dict.as_dict().and_then(|d| d.get_str(self, &Value::intern("__name__")));
        let builtins = match is_main.and_then(|name| name.as_str()) {
            Some("__main__") => self.loaded_module("builtins")?.unwrap_or(Value::NONE),
            _ => self.heap().builtins.get(self).clone(),
        };
        if let Some(namespace) = dict.as_dict() {
            drop(namespace.set_str(self, &Value::intern("__builtins__"), builtins));
        }
        let function = self.new_function(code, dict, Value::UNDEF);
        self.call_with(&function, Args::positional(&[]))
    }

    /// Compiles source text and loads the code.
    pub fn compile(&mut self, source: &str, filename: &str, mode: &str) -> Outcome {
        let Some(host) = self.heap().hooks.get().host else {
            return Err(self.raise(ClassId::SystemError, "minipy: this interpreter has no compiler"));
        };
        let optimize = self.heap().optimize.get();
        match host.compile(source, filename, mode, optimize) {
            Ok(code) => {
                let text = |line: u32, _| Value::str(source.lines().nth(line.saturating_sub(1) as usize).unwrap_or(""));
                self.warn_of(&code, filename, text)?;
                self.load_code(&Rc::new(code))
            }
            Err(failure) => Err(self.compile_error(failure, filename, source)),
        }
    }

    /// The exception for a source that does not compile.
    #[cold]
    pub fn compile_error(&mut self, failure: CompileFailure, filename: &str, source: &str) -> Raised {
        let line_text = |line: u32| {
            source
                .lines()
                .nth(line.saturating_sub(1) as usize)
                .unwrap_or("")
                .to_owned()
        };
        self.compile_error_at(failure, filename, |line, _| {
            Value::str(&format!("{}\n", line_text(line)))
        })
    }

    /// The exception for a source that does not compile; `text` tells its line of this number as the stage knows it.
    #[cold]
    pub(super) fn compile_error_at(
        &mut self,
        failure: CompileFailure,
        filename: &str,
        text: impl FnOnce(u32, Stage) -> Value,
    ) -> Raised {
        match failure {
            CompileFailure::Syntax {
                class,
                message,
                line,
                offset,
                end_line,
                end_offset,
                stage,
            } => {
                let id = match class {
                    "IndentationError" => ClassId::IndentationError,
                    "TabError" => ClassId::TabError,
                    "MemoryError" => return self.memory_error(),
                    "RecursionError" => return self.raise(ClassId::RecursionError, message),
                    _ => ClassId::SyntaxError,
                };
                let details = vec![
                    Value::str(filename),
                    Value::int(line as i64),
                    Value::int(offset as i64),
                    text(line, stage),
                    Value::int(end_line as i64),
                    Value::int(end_offset as i64),
                ];
                let class = self.heap().class(id).clone();
                match self.call(&class, &[Value::str(&message), Value::tuple(details)]) {
                    Ok(exception) => self.raise_value(exception),
                    Err(raised) => raised,
                }
            }
            CompileFailure::Unsupported { line, feature } => {
                let message = format!("minipy: unsupported: {feature} ({filename}, line {line})");
                self.raise(ClassId::SyntaxError, message)
            }
        }
    }

    /// `from module import name`.
    pub fn import_from(&mut self, module: &Value, name: &Value) -> Outcome {
        if let Some(value) = self.find_in_module(module, name)? {
            return Ok(value);
        }
        let package = self.own_attribute(module, &Value::intern("__name__"));
        if let Some(package) = package.as_ref().and_then(|package| package.as_str())
            && let Some(submodule) = self.loaded_module(&format!("{package}.{}", name.as_str().unwrap_or("?")))?
        {
            return Ok(submodule);
        }
        Err(self.cannot_import_name(module, name))
    }

    /// `from module import *`.
    pub(super) fn import_star(&mut self, module: &Value, into: &Value) -> Outcome<()> {
        let names = match self.find_attr(module, &Value::intern("__all__"))? {
            Some(all) => self.collect(&all)?,
            None => {
                let dict = module.as_module().map(|module| module.dict.clone());
                let public = |name: &Value| name.as_str().is_some_and(|text| !text.starts_with('_'));
                let entries = dict.as_ref().and_then(|d| d.as_dict()).map(|d| self.dict_entries(d));
                entries
                    .unwrap_or_default()
                    .into_iter()
                    .map(|(key, _)| key)
                    .filter(public)
                    .collect()
            }
        };
        for name in names {
            if name.as_str().is_none() {
                let module_name = self.own_attribute(module, &Value::intern("__name__"));
                let place = module_name.as_ref().and_then(|name| name.as_str()).unwrap_or("?");
                let message = format!("Item in {place}.__all__ must be str, not {}", self.class_name(&name));
                return Err(self.type_error(message));
            }
            let value = self.get_attr(module, &name.interned())?;
            match into.as_dict() {
                Some(dict) => drop(DictObject::set_str(dict, self, &name.interned(), value)),
                None => self.set_item(into, &name, &value)?,
            }
        }
        Ok(())
    }
}

/// What stands for a module in a directory.
enum Found {
    /// A file.
    Module(PathBuf),
    /// The `__init__.py` of a package.
    Package(PathBuf),
    /// A folder that may be part of a namespace package.
    Folder(PathBuf),
}

fn find_source(directory: &Path, name: &str) -> Option<Found> {
    let folder = directory.join(name);
    let package = folder.join("__init__.py");
    if package.is_file() {
        return Some(Found::Package(package));
    }
    let module = directory.join(format!("{name}.py"));
    if module.is_file() {
        return Some(Found::Module(module));
    }
    folder.is_dir().then_some(Found::Folder(folder))
}
