//! `compile`, `exec` and `eval`: code made while the program runs, and running it with namespaces of the caller's choice.
//!
//! It decides what the code sees as globals, locals and builtins. The arguments of the three functions are read in the library.

use super::from_native;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Outcome};
use crate::heap::state::{CompileFailure, Stage};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use std::rc::Rc;

impl Thread {
    /// Compiles text as `compile()` does: `mode` is `exec`, `eval` or `single`; `optimize` as in [`Host::compile`](crate::heap::state::Host::compile).
    ///
    /// # Errors
    /// SyntaxError, also for what minipy does not support; its `text` is what CPython 3.14 gives in each case.
    pub fn compile_text(&mut self, source: &str, filename: &str, mode: &str, optimize: u8) -> Outcome {
        if source.contains('\0') {
            return Err(self.null_bytes());
        }
        let Some(host) = self.heap().hooks.get().host else {
            return self.compile(source, filename, mode);
        };
        match host.compile(source, filename, mode, optimize) {
            Ok(code) => {
                let text = |line: u32, stage| line_at_fault(source, filename, mode, line, stage);
                self.warn_of(&code, filename, text)?;
                self.load_code(&Rc::new(code))
            }
            Err(failure) => {
                let text = |line: u32, stage| line_at_fault(source, filename, mode, line, stage);
                Err(self.compile_error_at(failure, filename, text))
            }
        }
    }

    /// Says what a text is warned of, by way of `warnings.warn_explicit`.
    ///
    /// # Errors
    /// SyntaxError where such warnings are errors; `text` is the line that it shows.
    #[inline]
    pub fn warn_of(
        &mut self,
        code: &minipy_code::Code,
        filename: &str,
        text: impl FnMut(u32, Stage) -> Value,
    ) -> Outcome<()> {
        if code.warnings.is_empty() {
            return Ok(());
        }
        self.give_warnings(code, filename, text)
    }

    #[cold]
    fn give_warnings(
        &mut self,
        code: &minipy_code::Code,
        filename: &str,
        mut text: impl FnMut(u32, Stage) -> Value,
    ) -> Outcome<()> {
        let module = self.import_dotted("warnings")?;
        let category = self.heap().class(ClassId::SyntaxWarning).clone();
        for warning in &code.warnings {
            let args = [
                Value::str(&warning.message),
                category.clone(),
                Value::str(filename),
                Value::int(i64::from(warning.line)),
            ];
            let Err(raised) = self.call_method(&module, "warn_explicit", &args) else {
                continue;
            };
            drop(self.catch(raised, ClassId::SyntaxWarning)?);
            let failure = CompileFailure::Syntax {
                class: "SyntaxError",
                message: warning.error.clone().unwrap_or_else(|| warning.message.clone()),
                line: warning.line,
                offset: warning.offset,
                end_line: warning.end_line,
                end_offset: warning.end_offset as i32,
                stage: if warning.error.is_some() {
                    Stage::Grammar
                } else {
                    Stage::Names
                },
            };
            return Err(self.compile_error_at(failure, filename, &mut text));
        }
        Ok(())
    }

    fn null_bytes(&mut self) -> crate::heap::native::Raised {
        self.raise(
            crate::heap::classes::ClassId::SyntaxError,
            "source code string cannot contain null bytes",
        )
    }

    /// The text of source code given as bytes: UTF-8, or as its first lines declare.
    pub fn decode_source(&mut self, bytes: &[u8], filename: &str) -> Outcome<String> {
        if bytes.contains(&0) {
            return Err(self.null_bytes());
        }
        match self.heap().hooks.get().host.map(|host| host.decode(bytes)) {
            Some(Ok(source)) => Ok(source),
            Some(Err(failure)) => {
                let source = String::from_utf8_lossy(bytes);
                let text = |line: u32, _| Value::str(source.lines().nth(line.saturating_sub(1) as usize).unwrap_or(""));
                Err(self.compile_error_at(failure, filename, text))
            }
            None => Ok(String::new()),
        }
    }

    /// How many free variables a code object has.
    pub fn free_variables(&self, code: &Value) -> usize {
        code.as_code().map_or(0, |code| code.data.free.len())
    }

    /// Runs a code object. `globals` is a dict, `locals` any mapping; `closure` a tuple of as many cells as the code has free
    /// variables, or absent.
    pub fn run_code(&mut self, code: &Value, globals: &Value, locals: &Value, closure: Value) -> Outcome {
        globals.mark_namespace();
        if let Some(dict) = globals.as_dict() {
            let name = Value::intern("__builtins__");
            if dict.get_str(self, &name).is_none() {
                let builtins = self.frame_builtins();
                drop(dict.set_str(self, &name, builtins));
            }
        }
        let names = code.as_code().is_some_and(|code| code.data.source.flags.namespace);
        let function = self.new_function(code.clone(), globals.clone(), closure);
        if let Some(function) = function.as_function() {
            // Code that is run by itself has no place inside others, wherever it comes from.
            let data = function.data.get_mut(self);
            data.qualname = data.name.clone();
        }
        let namespace = if names { locals.clone() } else { Value::UNDEF };
        // SAFETY: native code calls, so the loop, if any, is between two instructions.
        unsafe { from_native::run_function(self, &function, Args::positional(&[]), namespace) }
    }

    /// The builtins that the running function sees, as a dict.
    fn frame_builtins(&mut self) -> Value {
        let globals = self.frame_globals();
        super::globals::builtins_of(self, &globals)
    }
}

/// What `SyntaxError.text` is. Beside the parser, nobody in CPython has the text: the others look for a file of the name.
fn line_at_fault(source: &str, filename: &str, mode: &str, line: u32, stage: Stage) -> Value {
    let number = line.saturating_sub(1) as usize;
    match stage {
        Stage::Tokens => Value::str(source.lines().nth(number).unwrap_or("")),
        // The tokenizer was at a later line when the parser noticed.
        Stage::Bracket if source.lines().count() > number + 1 => Value::str(source.lines().nth(number).unwrap_or("")),
        Stage::Grammar | Stage::Bracket => {
            let text = source.split_inclusive('\n').nth(number).unwrap_or("");
            if text.ends_with('\n') || mode != "exec" {
                Value::str(text)
            } else {
                Value::str(&format!("{text}\n"))
            }
        }
        Stage::Names => match std::fs::read_to_string(filename) {
            Ok(file) => file.split_inclusive('\n').nth(number).map_or(Value::NONE, Value::str),
            Err(_) => Value::NONE,
        },
    }
}
