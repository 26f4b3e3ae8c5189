//! The module `_pickle_plain`: pickles of plain data, there and back in one go.
//!
//! Most pickles hold nothing but numbers, texts, bytes, lists, tuples, dicts, and instances of scripts' classes that say nothing about how
//! they are pickled (which `instances` tells). They are written and read here without running Python code; both functions answer None
//! when they meet anything else, an error included, and `pickle` begins anew. What is written equals byte for byte what `pickle`
//! writes.

mod instances;

use instances::Tables;
use minipy_vm::native::text::is_surrogate_stand_in;
use minipy_vm::native::{Args, Arity, ClassId, Kind, ListObject, NativeDef, NativeModule, Outcome, Thread, Value};
use rustc_hash::FxHashMap;

/// Items of containers come in batches.
const BATCH: usize = 1000;
/// A frame that is this long is ended, and what is longer by itself stands outside.
const FRAME_TARGET: usize = 64 * 1024;
/// What is shorter has no frame.
const LEAST_FRAME: usize = 4;
/// Deeper data is left to `pickle`, which does not recurse.
const MOST_DEPTH: usize = 200;

/// There is something that is not plain.
struct NotPlain;

type Plain<T = ()> = Result<T, NotPlain>;

// ---- writing ----

struct Writer {
    /// What is finished.
    out: Vec<u8>,
    /// The frame being filled.
    frame: Vec<u8>,
    /// The numbers of what has been written, by identity. The objects live as long as what is pickled, since no Python code runs.
    memo: FxHashMap<i64, u32>,
    /// How many objects have a number.
    numbered: u32,
    /// Texts that were made here and have a number.
    made: Vec<Value>,
    depth: usize,
    tables: Tables,
}

impl Writer {
    /// Ends the frame if it is long enough: before each object.
    fn begin(&mut self) {
        if self.frame.len() >= FRAME_TARGET {
            self.end_frame();
        }
    }

    fn end_frame(&mut self) {
        if self.frame.len() >= LEAST_FRAME {
            self.out.push(b'\x95');
            self.out.extend((self.frame.len() as u64).to_le_bytes());
        }
        self.out.append(&mut self.frame);
    }

    fn memoize(&mut self, identity: i64) {
        self.memo.insert(identity, self.numbered);
        self.memoize_nameless();
    }

    /// As [`Writer::memoize`], of what nothing else can refer to.
    fn memoize_nameless(&mut self) {
        self.frame.push(b'\x94');
        self.numbered += 1;
    }

    fn get(&mut self, number: u32) {
        match u8::try_from(number) {
            Ok(number) => self.frame.extend([b'h', number]),
            Err(_) => {
                self.frame.push(b'j');
                self.frame.extend(number.to_le_bytes());
            }
        }
    }

    fn int(&mut self, int: i64) {
        if let Ok(byte) = u8::try_from(int) {
            self.frame.extend([b'K', byte]);
        } else if let Ok(short) = u16::try_from(int) {
            self.frame.push(b'M');
            self.frame.extend(short.to_le_bytes());
        } else if let Ok(long) = i32::try_from(int) {
            self.frame.push(b'J');
            self.frame.extend(long.to_le_bytes());
        } else {
            let bits = 65
                - if int < 0 {
                    int.leading_ones()
                } else {
                    int.leading_zeros()
                } as usize;
            let size = bits.div_ceil(8);
            self.frame.extend([b'\x8a', size as u8]);
            self.frame.extend(&int.to_le_bytes()[..size]);
        }
    }

    /// A string or bytes with its length before it, outside the frames if it is long.
    fn octets(&mut self, data: &[u8], short: u8, long: u8) -> Plain {
        let mut head = Vec::with_capacity(5);
        match u8::try_from(data.len()) {
            Ok(size) => head.extend([short, size]),
            Err(_) => {
                head.push(long);
                head.extend(u32::try_from(data.len()).map_err(|_| NotPlain)?.to_le_bytes());
            }
        }
        if data.len() >= FRAME_TARGET {
            self.end_frame();
            self.out.extend(head);
            self.out.extend(data);
        } else {
            self.frame.extend(head);
            self.frame.extend(data);
        }
        Ok(())
    }

    fn value(&mut self, thread: &mut Thread, value: &Value) -> Plain {
        self.begin();
        if let Some(int) = value.as_small_int() {
            self.int(int);
            return Ok(());
        }
        if value.is_none() {
            self.frame.push(b'N');
            return Ok(());
        }
        if let Some(truth) = value.as_bool() {
            self.frame.push(if truth { b'\x88' } else { b'\x89' });
            return Ok(());
        }
        if thread.is_exactly(value, ClassId::Float) {
            self.frame.push(b'G');
            self.frame.extend(value.as_float().ok_or(NotPlain)?.to_be_bytes());
            return Ok(());
        }
        let identity = thread.identity(value);
        if let Some(&number) = self.memo.get(&identity) {
            self.get(number);
            return Ok(());
        }
        match value.kind() {
            Some(Kind::Str) if thread.is_exactly(value, ClassId::Str) => {
                let text = value.as_str_object().ok_or(NotPlain)?;
                if !text.is_ascii() && text.as_str().chars().any(is_surrogate_stand_in) {
                    return Err(NotPlain);
                }
                self.octets(text.as_str().as_bytes(), b'\x8c', b'X')?;
                self.memoize(identity);
                Ok(())
            }
            Some(Kind::Bytes) if thread.is_exactly(value, ClassId::Bytes) => {
                self.octets(value.as_bytes().ok_or(NotPlain)?.as_slice(), b'C', b'B')?;
                self.memoize(identity);
                Ok(())
            }
            _ if self.depth >= MOST_DEPTH => Err(NotPlain),
            _ => {
                self.depth += 1;
                let written = self.container(thread, value, identity);
                self.depth -= 1;
                written
            }
        }
    }

    fn container(&mut self, thread: &mut Thread, value: &Value, identity: i64) -> Plain {
        match value.kind() {
            Some(Kind::Instance) => self.instance(thread, value, identity),
            Some(Kind::Tuple) if thread.is_exactly(value, ClassId::Tuple) => self.tuple(thread, value, identity),
            Some(Kind::List) if thread.is_exactly(value, ClassId::List) => {
                self.frame.push(b']');
                self.memoize(identity);
                self.list_items(thread, value.as_list().ok_or(NotPlain)?)
            }
            Some(Kind::Dict) if thread.is_exactly(value, ClassId::Dict) => {
                self.frame.push(b'}');
                self.memoize(identity);
                let pairs = thread.dict_entries(value.as_dict().ok_or(NotPlain)?);
                self.dict_items(thread, &pairs)
            }
            _ => Err(NotPlain),
        }
    }

    fn tuple(&mut self, thread: &mut Thread, value: &Value, identity: i64) -> Plain {
        let items = value.as_tuple().ok_or(NotPlain)?.items();
        if items.is_empty() {
            self.frame.push(b')');
            return Ok(());
        }
        let is_short = items.len() <= 3;
        if !is_short {
            self.frame.push(b'(');
        }
        for item in items {
            self.value(thread, item)?;
        }
        if self.memo.contains_key(&identity) {
            // The tuple holds itself and has been written meanwhile.
            return Err(NotPlain);
        }
        self.frame.push(match items.len() {
            1 => b'\x85',
            2 => b'\x86',
            3 => b'\x87',
            _ => b't',
        });
        self.memoize(identity);
        Ok(())
    }

    fn list_items(&mut self, thread: &mut Thread, list: &ListObject) -> Plain {
        let size = list.as_slice(thread).len();
        for at in 0..size {
            if size > 1 && at.is_multiple_of(BATCH) {
                self.frame.push(b'(');
            }
            let item = list.as_slice(thread).get(at).cloned().ok_or(NotPlain)?;
            self.value(thread, &item)?;
            if size == 1 {
                self.frame.push(b'a');
            } else if (at + 1).is_multiple_of(BATCH) || at + 1 == size {
                self.frame.push(b'e');
            }
        }
        Ok(())
    }

    fn dict_items(&mut self, thread: &mut Thread, pairs: &[(Value, Value)]) -> Plain {
        let is_single = pairs.len() == 1;
        for batch in pairs.chunks(BATCH) {
            if !is_single {
                self.frame.push(b'(');
            }
            for (key, value) in batch {
                self.value(thread, key)?;
                self.value(thread, value)?;
            }
            self.frame.push(if is_single { b's' } else { b'u' });
        }
        if !pairs.is_empty() && pairs.len().is_multiple_of(BATCH) {
            // After a full batch CPython looks for another one.
            self.frame.extend(b"(u");
        }
        Ok(())
    }
}

/// `dumps(object, protocol, reductors, extensions)`: the pickle of plain data in protocol 4 or 5, None of anything else. The last two
/// are the tables of `copyreg`.
fn dumps(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let protocol = match args[1].as_small_int() {
        Some(protocol @ 4..=5) => protocol as u8,
        _ => return Ok(Value::NONE),
    };
    let mut writer = Writer {
        out: vec![b'\x80', protocol],
        frame: Vec::new(),
        memo: FxHashMap::default(),
        numbered: 0,
        made: Vec::new(),
        depth: 0,
        tables: Tables::new(&args[2], &args[3]),
    };
    if writer.value(thread, &args[0]).is_err() {
        return Ok(Value::NONE);
    }
    writer.frame.push(b'.');
    writer.end_frame();
    thread.made(Value::bytes(&writer.out))
}

// ---- reading ----

struct Reader<'a> {
    rest: &'a [u8],
    stack: Vec<Value>,
    /// How high the stack was at each mark that is open.
    marks: Vec<usize>,
    memo: Vec<Value>,
    /// The names of attributes by the identity of the texts that were read, which the memo keeps.
    names: FxHashMap<i64, Value>,
}

impl<'a> Reader<'a> {
    fn bytes(&mut self, count: usize) -> Plain<&'a [u8]> {
        let (bytes, rest) = self.rest.split_at_checked(count).ok_or(NotPlain)?;
        self.rest = rest;
        Ok(bytes)
    }

    fn array<const N: usize>(&mut self) -> Plain<[u8; N]> {
        let (bytes, rest) = self.rest.split_first_chunk().ok_or(NotPlain)?;
        self.rest = rest;
        Ok(*bytes)
    }

    fn byte(&mut self) -> Plain<u8> {
        self.array().map(|[byte]| byte)
    }

    fn pop(&mut self) -> Plain<Value> {
        let floor = self.marks.last().copied().unwrap_or(0);
        match self.stack.len() > floor {
            true => self.stack.pop().ok_or(NotPlain),
            false => Err(NotPlain),
        }
    }

    /// What is above the last mark.
    fn marked(&mut self) -> Plain<Vec<Value>> {
        let mark = self.marks.pop().ok_or(NotPlain)?;
        Ok(self.stack.split_off(mark))
    }

    fn tuple(&mut self, count: usize) -> Plain {
        let floor = self.marks.last().copied().unwrap_or(0);
        let from = self.stack.len().checked_sub(count).filter(|&from| from >= floor);
        let items = self.stack.split_off(from.ok_or(NotPlain)?);
        self.stack.push(Value::tuple(items));
        Ok(())
    }

    fn text(&mut self, size: usize) -> Plain {
        let text = std::str::from_utf8(self.bytes(size)?).map_err(|_| NotPlain)?;
        if !text.is_ascii() && text.chars().any(is_surrogate_stand_in) {
            return Err(NotPlain);
        }
        self.stack.push(Value::try_str(text).map_err(|_| NotPlain)?);
        Ok(())
    }

    fn octets(&mut self, size: usize) -> Plain {
        let bytes = Value::bytes(self.bytes(size)?).map_err(|_| NotPlain)?;
        self.stack.push(bytes);
        Ok(())
    }

    fn recall(&mut self, number: usize) -> Plain {
        let known = self.memo.get(number).ok_or(NotPlain)?.clone();
        self.stack.push(known);
        Ok(())
    }

    fn append(&mut self, thread: &mut Thread, items: Vec<Value>) -> Plain {
        let list = self.stack.last().and_then(|list| list.as_list()).ok_or(NotPlain)?;
        list.as_vec(thread).extend(items);
        Ok(())
    }

    /// Sets items whose keys need no Python code to be found.
    fn set_items(&mut self, thread: &mut Thread, items: Vec<Value>) -> Plain {
        let dict = self.stack.last().and_then(|dict| dict.as_dict()).ok_or(NotPlain)?;
        let mut items = items.into_iter();
        while let Some(key) = items.next() {
            let value = items.next().ok_or(NotPlain)?;
            let hash = thread.simple_hash(&key).ok_or(NotPlain)?;
            thread.dict_set_hashed(dict, hash, &key, value).map_err(|_| NotPlain)?;
        }
        Ok(())
    }

    fn long(&mut self) -> Plain {
        let size = self.byte()?.into();
        let bytes = self.bytes(size)?;
        if size > 8 {
            return Err(NotPlain);
        }
        let fill = if bytes.last().is_some_and(|&last| last >= 0x80) {
            0xff
        } else {
            0
        };
        let mut wide = [fill; 8];
        wide[..size].copy_from_slice(bytes);
        self.stack.push(Value::int(i64::from_le_bytes(wide)));
        Ok(())
    }

    /// Runs one operation; gives what the pickle holds at its end.
    fn step(&mut self, thread: &mut Thread) -> Plain<Option<Value>> {
        match self.byte()? {
            b'.' => return self.pop().map(Some),
            b'\x80' => drop(self.byte()?),
            b'\x95' => drop(self.array::<8>()?),
            b'(' => self.marks.push(self.stack.len()),
            b'N' => self.stack.push(Value::NONE),
            b'\x88' => self.stack.push(Value::TRUE),
            b'\x89' => self.stack.push(Value::FALSE),
            b'K' => {
                let int = self.byte()?.into();
                self.stack.push(Value::int(int));
            }
            b'M' => {
                let int = u16::from_le_bytes(self.array()?).into();
                self.stack.push(Value::int(int));
            }
            b'J' => {
                let int = i32::from_le_bytes(self.array()?).into();
                self.stack.push(Value::int(int));
            }
            b'\x8a' => self.long()?,
            b'G' => {
                let float = f64::from_be_bytes(self.array()?);
                self.stack.push(Value::float(float));
            }
            b'\x8c' => {
                let size = self.byte()?.into();
                self.text(size)?;
            }
            b'X' => {
                let size = u32::from_le_bytes(self.array()?) as usize;
                self.text(size)?;
            }
            b'C' => {
                let size = self.byte()?.into();
                self.octets(size)?;
            }
            b'B' => {
                let size = u32::from_le_bytes(self.array()?) as usize;
                self.octets(size)?;
            }
            b'\x94' => self.memo.push(self.stack.last().ok_or(NotPlain)?.clone()),
            b'h' => {
                let number = self.byte()?.into();
                self.recall(number)?;
            }
            b'j' => {
                let number = u32::from_le_bytes(self.array()?) as usize;
                self.recall(number)?;
            }
            operation => self.container(thread, operation)?,
        }
        Ok(None)
    }

    fn container(&mut self, thread: &mut Thread, operation: u8) -> Plain {
        match operation {
            b')' => self.tuple(0)?,
            b'\x85'..=b'\x87' => self.tuple(usize::from(operation - b'\x84'))?,
            b't' => {
                let items = self.marked()?;
                self.stack.push(Value::tuple(items));
            }
            b']' => self.stack.push(Value::list(Vec::new())),
            b'a' => {
                let item = self.pop()?;
                self.append(thread, vec![item])?;
            }
            b'e' => {
                let items = self.marked()?;
                self.append(thread, items)?;
            }
            b'}' => self.stack.push(Value::dict(Default::default())),
            b's' => {
                let value = self.pop()?;
                let key = self.pop()?;
                self.set_items(thread, vec![key, value])?;
            }
            b'u' => {
                let items = self.marked()?;
                self.set_items(thread, items)?;
            }
            b'\x93' => self.class(thread)?,
            b'\x81' => self.instance(thread)?,
            b'b' => self.build(thread)?,
            _ => return Err(NotPlain),
        }
        Ok(())
    }
}

/// `loads(bytes)`: a tuple of the object, None if the pickle holds more than plain data.
fn loads(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(data) = args[0]
        .as_bytes()
        .filter(|_| thread.is_exactly(&args[0], ClassId::Bytes))
    else {
        return Ok(Value::NONE);
    };
    let mut reader = Reader {
        rest: data.as_slice(),
        stack: Vec::new(),
        marks: Vec::new(),
        memo: Vec::new(),
        names: FxHashMap::default(),
    };
    // Only what this module's writer begins with: another protocol may be refused, which `pickle` knows.
    if !matches!(reader.rest, [b'\x80', 4 | 5, ..]) {
        return Ok(Value::NONE);
    }
    loop {
        match reader.step(thread) {
            Ok(None) => {}
            Ok(Some(value)) => return Ok(Value::tuple(vec![value])),
            Err(NotPlain) => return Ok(Value::NONE),
        }
    }
}

fn init(_: &mut Thread, _: &Value) -> Outcome<()> {
    Ok(())
}

/// The module `_pickle_plain`.
pub static MODULE: NativeModule = NativeModule {
    name: "_pickle_plain",
    functions: &[
        NativeDef::function("dumps", Arity::Positional(4, 4), dumps),
        NativeDef::function("loads", Arity::One, loads),
    ],
    missing: &[],
    init,
};
