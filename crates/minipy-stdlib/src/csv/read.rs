//! Rows out of an iterator of lines.

use super::{Dialect, Limit, Options, Quoting, raise};
use crate::support::itself;
use minipy_vm::native::{Args, ClassId, NativeClass, NativeDef, NativeSlots, Outcome, Payload, Raised, Thread, Value};
use std::rc::Rc;

/// A reader.
struct Reader {
    lines: Value,
    dialect: Rc<Dialect>,
    line_num: i64,
    /// Moves when a row is begun: the iterator of lines may itself ask for one.
    begun: u64,
    /// How many fields the last row had: the next one is likely to have as many.
    width: usize,
}

impl Payload for Reader {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.lines);
        self.dialect.visit(visit);
    }
}

/// `reader(iterator, dialect, error)`.
pub(super) fn reader(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let dialect = Rc::new(Dialect::new(thread, &args[1], &args[2])?);
    let class = thread.native_class(&READER);
    Ok(Value::payload_object(
        &class,
        Reader {
            lines: args[0].clone(),
            dialect,
            line_num: 0,
            begun: 0,
            width: 0,
        },
    ))
}

/// Where the automaton is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Row,
    Field,
    Escaped,
    Plain,
    Quoted,
    EscapedQuoted,
    /// Behind a quote among quotes: another one, or the end.
    Quote,
    End,
    EscapedEnd,
}

/// The bytes at which a run of plain characters ends. One that is absent, or not ASCII, is a byte that text does not have.
struct Marks {
    delimiter: u8,
    quote: u8,
    escape: u8,
    space: u8,
    /// Some of them are not ASCII: then every character that is not ends a run.
    wide: bool,
}

impl Marks {
    const NOTHING: u8 = 0xff;

    fn new(options: &Options) -> Marks {
        let all = [Some(options.delimiter), options.quote, options.escape];
        let byte = |c: Option<char>| match c {
            Some(c) if c.is_ascii() => c as u8,
            _ => Self::NOTHING,
        };
        Marks {
            delimiter: byte(all[0]),
            quote: byte(all[1]),
            escape: byte(all[2]),
            space: if options.skips_space { b' ' } else { Self::NOTHING },
            wide: all.iter().flatten().any(|c| !c.is_ascii()),
        }
    }

    #[inline(always)]
    fn ends_plain(&self, byte: u8) -> bool {
        byte == self.delimiter || matches!(byte, b'\r' | b'\n') || byte == self.escape || self.wide && byte >= 0x80
    }

    #[inline(always)]
    fn ends_quoted(&self, byte: u8) -> bool {
        byte == self.quote || byte == self.escape || self.wide && byte >= 0x80
    }

    /// Can a field begin with the byte, without quotes?
    #[inline(always)]
    fn is_plain(&self, byte: u8) -> bool {
        !self.ends_plain(byte) && byte != self.quote && byte != self.space
    }
}

/// A row being read.
struct Parser<'a> {
    dialect: &'a Dialect,
    marks: Marks,
    limit: i64,
    state: State,
    field: String,
    /// Its length in characters.
    chars: i64,
    unquoted: bool,
    row: Vec<Value>,
}

impl Parser<'_> {
    fn options(&self) -> &Options {
        &self.dialect.options
    }

    #[cold]
    fn error(&self, thread: &mut Thread, message: &str) -> Raised {
        raise(thread, &self.dialect.error, message)
    }

    /// Ends a field. A number is made of one that was not quoted, where the dialect says so.
    fn save(&mut self, thread: &mut Thread) -> Outcome<()> {
        let quoting = self.options().quoting;
        let text = Value::str(&self.field);
        let value = match (self.unquoted, self.field.is_empty(), quoting) {
            (true, false, Quoting::NonNumeric | Quoting::Strings) => {
                let float = thread.heap().class(ClassId::Float).clone();
                thread.call(&float, &[text])?
            }
            (true, true, Quoting::Strings | Quoting::NotNull) => Value::NONE,
            _ => text,
        };
        self.row.push(value);
        self.field.clear();
        (self.chars, self.unquoted) = (0, true);
        Ok(())
    }

    /// Appends so many characters to the field.
    #[inline]
    fn add(&mut self, thread: &mut Thread, text: &str, chars: usize, state: State) -> Outcome<()> {
        self.chars += chars as i64;
        if self.chars > self.limit {
            let message = format!("field larger than field limit ({})", self.limit);
            return Err(self.error(thread, &message));
        }
        self.field.push_str(text);
        self.state = state;
        Ok(())
    }

    /// As [`Parser::add`], of a character, or of the line break that the end of a line stands for.
    fn add_char(&mut self, thread: &mut Thread, c: Option<char>, state: State) -> Outcome<()> {
        let text = c.unwrap_or('\n');
        self.add(thread, text.encode_utf8(&mut [0; 4]), 1, state)
    }

    /// Ends a field, and the row with it unless a character follows.
    fn end(&mut self, thread: &mut Thread, c: Option<char>) -> Outcome<()> {
        self.save(thread)?;
        self.end_row(c);
        Ok(())
    }

    fn end_row(&mut self, c: Option<char>) {
        self.state = if c.is_some() { State::End } else { State::Row };
    }

    /// A line, and its end.
    fn line(&mut self, thread: &mut Thread, line: &str) -> Outcome<()> {
        let mut rest = line;
        loop {
            rest = self.run(thread, rest)?;
            let mut chars = rest.chars();
            let c = chars.next();
            self.take(thread, c)?;
            if c.is_none() {
                return Ok(());
            }
            rest = chars.as_str();
        }
    }

    /// Appends the characters that only lengthen the field, and gives the rest.
    #[inline]
    fn run<'t>(&mut self, thread: &mut Thread, text: &'t str) -> Outcome<&'t str> {
        let marks = &self.marks;
        let begins = matches!(self.state, State::Row | State::Field);
        let length = match (self.state, text.as_bytes()) {
            (State::Quoted, bytes) => bytes.iter().position(|&byte| marks.ends_quoted(byte)),
            (State::Plain, bytes) => bytes.iter().position(|&byte| marks.ends_plain(byte)),
            // A field that begins like most: with nothing special.
            (State::Row | State::Field, bytes @ [first, ..]) if marks.is_plain(*first) => {
                bytes.iter().position(|&byte| marks.ends_plain(byte))
            }
            _ => return Ok(text),
        };
        if begins {
            (self.unquoted, self.state) = (true, State::Plain);
        }
        let (plain, rest) = text.split_at(length.unwrap_or(text.len()));
        let chars = if plain.is_ascii() {
            plain.len()
        } else {
            plain.chars().count()
        };
        self.add(thread, plain, chars, self.state)?;
        Ok(rest)
    }

    /// One step of the automaton; no character means the end of a line.
    fn take(&mut self, thread: &mut Thread, c: Option<char>) -> Outcome<()> {
        let options = self.options();
        let ends = matches!(c, None | Some('\r' | '\n'));
        let quotes = c.is_some() && c == options.quote && options.quoting != Quoting::None;
        let escapes = c.is_some() && c == options.escape;
        let (delimits, doubles, strict) = (c == Some(options.delimiter), options.doubles, options.strict);
        match self.state {
            State::Row if ends => self.end_row(c),
            State::Row | State::Field => return self.begin_field(thread, c, (ends, quotes, escapes)),
            State::Escaped => {
                let state = if ends && c.is_some() {
                    State::EscapedEnd
                } else {
                    State::Plain
                };
                return self.add_char(thread, c, state);
            }
            State::EscapedEnd if c.is_none() => {}
            State::Plain | State::EscapedEnd if ends => return self.end(thread, c),
            State::Plain | State::EscapedEnd if escapes => self.state = State::Escaped,
            State::Plain | State::EscapedEnd | State::Quote if delimits && !quotes => {
                self.save(thread)?;
                self.state = State::Field;
            }
            State::Plain | State::EscapedEnd => return self.add_char(thread, c, State::Plain),
            State::Quoted if c.is_none() => {}
            State::Quoted if escapes => self.state = State::EscapedQuoted,
            State::Quoted if quotes => self.state = if doubles { State::Quote } else { State::Plain },
            State::Quoted | State::EscapedQuoted => return self.add_char(thread, c, State::Quoted),
            State::Quote if quotes => return self.add_char(thread, c, State::Quoted),
            State::Quote if ends => return self.end(thread, c),
            State::Quote if !strict => return self.add_char(thread, c, State::Plain),
            State::Quote => return Err(self.not_delimited(thread)),
            State::End if c.is_none() => self.state = State::Row,
            State::End if ends => {}
            State::End => {
                let message =
                    "new-line character seen in unquoted field - do you need to open the file with newline=''?";
                return Err(self.error(thread, message));
            }
        }
        Ok(())
    }

    /// The first character of a field.
    fn begin_field(
        &mut self,
        thread: &mut Thread,
        c: Option<char>,
        (ends, quotes, escapes): (bool, bool, bool),
    ) -> Outcome<()> {
        self.unquoted = true;
        self.state = State::Field;
        if ends {
            return self.end(thread, c);
        }
        if quotes {
            (self.unquoted, self.state) = (false, State::Quoted);
        } else if escapes {
            self.state = State::Escaped;
        } else if c == Some(' ') && self.options().skips_space {
            self.state = State::Field;
        } else if c == Some(self.options().delimiter) {
            return self.save(thread);
        } else {
            return self.add_char(thread, c, State::Plain);
        }
        Ok(())
    }

    #[cold]
    fn not_delimited(&self, thread: &mut Thread) -> Raised {
        let (delimiter, quote) = (self.options().delimiter, self.options().quote.unwrap_or('"'));
        self.error(thread, &format!("'{delimiter}' expected after '{quote}'"))
    }
}

/// The fields of a line in which nothing has a meaning but delimiters and the line break at its end; None if there is anything else.
fn plain_row(options: &Options, limit: i64, line: &str, width: usize) -> Option<Vec<Value>> {
    let plain = matches!(options.quoting, Quoting::Minimal | Quoting::All) && options.delimiter.is_ascii();
    // A field cannot be longer than its line.
    if !plain || options.skips_space || i64::try_from(line.len()).is_ok_and(|length| length > limit) {
        return None;
    }
    let body = line.strip_suffix('\n').unwrap_or(line);
    let body = body.strip_suffix('\r').unwrap_or(body);
    let (quote, escape) = (options.quote.unwrap_or('\n'), options.escape.unwrap_or('\n'));
    if !quote.is_ascii() || !escape.is_ascii() {
        return None;
    }
    if memchr::memchr3(quote as u8, escape as u8, b'\n', body.as_bytes()).is_some() || body.as_bytes().contains(&b'\r')
    {
        return None;
    }
    let mut row = Vec::with_capacity(width);
    if !body.is_empty() {
        let delimiters = memchr::memchr_iter(options.delimiter as u8, body.as_bytes());
        let mut start = 0;
        for end in delimiters {
            row.push(Value::str(&body[start..end]));
            start = end + 1;
        }
        row.push(Value::str(&body[start..]));
    }
    Some(row)
}

/// The next line for the row that was begun as this number.
fn next_line(thread: &mut Thread, this: &Value, dialect: &Dialect, begun: u64) -> Outcome<Option<Value>> {
    let Some(reader) = this.payload::<Reader>(thread) else {
        return Ok(None);
    };
    let lines = reader.lines.clone();
    let Some(line) = thread.next(&lines)? else {
        return Ok(None);
    };
    if line.as_str().is_none() {
        let kind = thread.class_name(&line);
        let message = format!("iterator should return strings, not {kind} (the file should be opened in text mode)");
        return Err(raise(thread, &dialect.error, &message));
    }
    if let Some(reader) = this.payload_mut::<Reader>(thread) {
        reader.line_num += 1;
        if reader.begun != begun {
            return Err(raise(
                thread,
                &dialect.error,
                "iterator has already advanced the reader",
            ));
        }
    }
    Ok(Some(line))
}

fn next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    let Some(reader) = this.payload_mut::<Reader>(thread) else {
        return Ok(None);
    };
    reader.begun += 1;
    let (begun, dialect) = (reader.begun, reader.dialect.clone());
    let Some(mut line) = next_line(thread, this, &dialect, begun)? else {
        return Ok(None);
    };
    let limit = thread.heap().extension::<Limit>().0.get();
    let width = this.payload::<Reader>(thread).map_or(0, |reader| reader.width);
    if let Some(row) = plain_row(&dialect.options, limit, line.as_str().unwrap_or_default(), width) {
        if let Some(reader) = this.payload_mut::<Reader>(thread) {
            (reader.begun, reader.width) = (begun + 1, row.len());
        }
        return Ok(Some(Value::list(row)));
    }
    let mut parser = Parser {
        limit,
        dialect: &dialect,
        marks: Marks::new(&dialect.options),
        state: State::Row,
        field: String::new(),
        chars: 0,
        unquoted: true,
        row: Vec::new(),
    };
    loop {
        parser.line(thread, line.as_str().unwrap_or_default())?;
        if parser.state == State::Row {
            break;
        }
        match next_line(thread, this, &dialect, begun)? {
            Some(more) => line = more,
            None if parser.field.is_empty() && parser.state != State::Quoted => return Ok(None),
            None if dialect.options.strict => return Err(parser.error(thread, "unexpected end of data")),
            None => {
                parser.save(thread)?;
                break;
            }
        }
        thread.poll_native()?;
    }
    if let Some(reader) = this.payload_mut::<Reader>(thread) {
        reader.begun += 1;
    }
    Ok(Some(Value::list(parser.row)))
}

fn dialect(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let reader = args[0].payload::<Reader>(thread);
    Ok(reader.map_or(Value::NONE, |reader| reader.dialect.object.clone()))
}

fn line_num(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let reader = args[0].payload::<Reader>(thread);
    Ok(Value::int(reader.map_or(0, |reader| reader.line_num)))
}

static SLOTS: NativeSlots = NativeSlots {
    iter: Some(itself),
    next: Some(next),
    ..NativeSlots::NONE
};

/// The class of readers.
static READER: NativeClass = NativeClass {
    name: "reader",
    module: "_csv",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::getter("dialect", dialect),
        NativeDef::getter("line_num", line_num),
    ],
    has_dict: false,
    is_final: true,
};
