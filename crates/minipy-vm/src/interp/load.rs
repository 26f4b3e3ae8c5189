//! Loading code: constants become values, instructions become words that may be rewritten, caches are laid out.
//!
//! Code is verified before it is loaded: that is what the loop's unchecked reads rely on.

use crate::heap::classes::ClassId;
use crate::heap::code::{CACHE_WORDS, Cache, CodeData};
use crate::heap::guard::Guarded;
use crate::heap::native::Outcome;
use crate::heap::object::{CodeObject, Kind, SENT_NOWHERE};
use crate::heap::plans::{Parameters, Plans};
use crate::heap::set_table::RawSet;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word};
use minipy_code::instr::{Instr, Op};
use minipy_code::{Code, CodeFlags, Const, ins};
use std::cell::Cell;
use std::rc::Rc;

impl Thread {
    /// Loads a code object and those inside it. A code object that does not verify is a bug of the compiler, reported as a
    /// SystemError.
    pub fn load_code(&mut self, code: &Rc<Code>) -> Outcome {
        if let Err(error) = minipy_code::verify(code) {
            return Err(self.raise(ClassId::SystemError, format!("minipy: invalid bytecode: {error}")));
        }
        self.load_verified(code)
    }

    fn load_verified(&mut self, code: &Rc<Code>) -> Outcome {
        let mut consts = Vec::with_capacity(code.consts.len());
        for constant in &code.consts {
            consts.push(self.load_const(constant)?);
        }
        let intern_all = |names: &[Rc<str>]| names.iter().map(|name| Value::intern(name)).collect::<Box<[Value]>>();
        let names = intern_all(&code.names);
        let Some(words) = words(code, &names) else {
            return Err(self.raise(ClassId::MemoryError, "minipy: too much code in one block"));
        };
        let data = CodeData {
            source: code.clone(),
            function_names: (Value::intern(&code.name), Value::intern(&code.qualname)),
            words,
            const_words: Box::default(),
            locals: intern_all(&code.locals),
            free: intern_all(&code.free),
            own_class: code
                .free
                .iter()
                .position(|name| &**name == "__class__")
                .map(|at| at as u16),
            names,
            globals: Cell::new(0),
            module: Cell::new((0, std::ptr::null())),
            globals_differ: Cell::new(false),
            awaitable: Cell::new(false),
            makes_tuple: Cell::new(false),
            parameters: Parameters::of(code),
            plans: Guarded::new(Plans::default()),
        };
        Ok(self.new_code(data, consts))
    }

    /// Makes the object: the pointers the loop follows lead into the boxes of its data.
    fn new_code(&mut self, mut data: CodeData, consts: Vec<Value>) -> Value {
        data.const_words = consts.into_iter().map(Value::into_word).collect();
        let source = data.source.clone();
        let plain = !source.flags.varargs && !source.flags.varkeywords && source.kwonly_count == 0;
        let fast = plain && !source.flags.generator && !source.flags.coroutine && !source.flags.namespace;
        let shape = self.heap().shape(ClassId::Code);
        let object = self
            .heap()
            .allocate(size_of::<CodeObject>(), Kind::Code, shape)
            .cast::<CodeObject>();
        // SAFETY: the object is fresh; every field is written. The boxes do not move when `data` does.
        unsafe {
            (*object).instrs = data.words.as_mut_ptr();
            (*object).consts = data.const_words.as_mut_ptr();
            (*object).fast_args = if fast { source.arg_count as u32 } else { u32::MAX };
            (*object).plain_args = if plain { source.arg_count as u32 } else { u32::MAX };
            (*object).generator = generator_kind(source.flags);
            (*object).registers = source.registers;
            (*object).locals = source.locals.len() as u16;
            (&raw mut (*object).data).write(data);
            Value::from_word(object as Word)
        }
    }

    fn load_const(&mut self, constant: &Const) -> Outcome {
        Ok(match constant {
            Const::None => Value::NONE,
            Const::Bool(b) => Value::bool(*b),
            Const::Ellipsis => Value::ELLIPSIS,
            Const::Int(i) => Value::int(*i),
            Const::BigInt(digits) => Value::big(parse_hex(digits)),
            Const::Float(f) => Value::float(*f),
            Const::Complex(re, im) => Value::complex(*re, *im),
            Const::Str(text) if is_name_like(text) => Value::intern(text),
            Const::Str(text) => {
                let made = Value::try_str(text);
                self.made(made)?
            }
            Const::Bytes(bytes) => {
                let made = Value::bytes(bytes);
                self.made(made)?
            }
            Const::Tuple(items) => {
                let items = items
                    .iter()
                    .map(|item| self.load_const(item))
                    .collect::<Outcome<Vec<Value>>>()?;
                Value::tuple(items)
            }
            Const::FrozenSet(items) => {
                let set = Value::frozenset(RawSet::default());
                for item in items.iter() {
                    let item = self.load_const(item)?;
                    if let Some(set) = set.as_any_set() {
                        self.set_add(set, &item)?;
                    }
                }
                set
            }
            Const::Code(code) => self.load_verified(code)?,
        })
    }
}

/// The instructions as the loop runs them, and behind them the caches. An instruction names its cache by how many words behind it that
/// begins; None if that is too far.
fn words(code: &Code, names: &[Value]) -> Option<Box<[u64]>> {
    let count = code.instrs.len();
    let mut words = Vec::with_capacity(count + CACHE_WORDS * code.caches.len());
    for (at, &instr) in code.instrs.iter().enumerate() {
        let instr = loaded(instr, code.flags);
        words.push(match instr.cache() {
            Some(number) => instr.with_cx(count + CACHE_WORDS * number as usize - at)?.0,
            None => instr.0,
        });
    }
    for &name in &code.caches {
        words.extend(Cache::empty(names[name as usize].clone()));
    }
    Some(words.into_boxed_slice())
}

/// The instruction as the loop runs it: the calls of a generator, whose registers are not on the stack, are of their own kind, and a YIELD
/// says in `b` what register gets the value sent.
fn loaded(instr: Instr, flags: CodeFlags) -> Instr {
    match instr.op() {
        Some(Op::Yield) if instr.b() != 0 => ins::yield_(instr.a(), SENT_NOWHERE),
        Some(Op::Yield) => ins::yield_(instr.a(), instr.a()),
        Some(Op::Call) if generator_kind(flags).is_some() => instr.with_op(Op::CallFar),
        Some(Op::CallMethod) if generator_kind(flags).is_some() => instr.with_op(Op::CallMethodFar),
        _ => instr,
    }
}

/// What calling a function makes, if it does not run its body.
fn generator_kind(flags: CodeFlags) -> Option<Kind> {
    match (flags.coroutine, flags.generator) {
        (false, false) => None,
        (false, true) => Some(Kind::Generator),
        (true, false) => Some(Kind::Coroutine),
        (true, true) => Some(Kind::AsyncGenerator),
    }
}

/// Strings that look like names are interned, as in CPython: they are probably keys of namespaces.
fn is_name_like(text: &str) -> bool {
    text.len() <= 64 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// The number behind lower-case hexadecimal digits with a possible `-`.
fn parse_hex(digits: &str) -> dashu_int::IBig {
    dashu_int::IBig::from_str_radix(digits, 16).unwrap_or_default()
}
