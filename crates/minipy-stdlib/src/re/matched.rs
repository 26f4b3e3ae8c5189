//! `re.Match`: a match that was found.

use super::pattern::{Pattern, prepared};
use super::program::NONE;
use super::search::{self, Haystack};
use super::template;
use minipy_vm::native::{
    Args, Arity, ClassId, NativeClass, NativeDef, NativeSlots, Num, Outcome, Payload, RawDict, Signature, Thread,
    Value, class_getitem, has_index,
};

/// Places of which most matches have few, which need no memory of their own.
pub(super) enum Places {
    Few([usize; 8], usize),
    Many(Box<[usize]>),
}

impl From<&[usize]> for Places {
    fn from(places: &[usize]) -> Places {
        let mut few = [NONE; 8];
        match few.get_mut(..places.len()) {
            Some(room) => {
                room.copy_from_slice(places);
                Places::Few(few, places.len())
            }
            None => Places::Many(places.into()),
        }
    }
}

impl std::ops::Deref for Places {
    type Target = [usize];

    fn deref(&self) -> &[usize] {
        match self {
            Places::Few(few, count) => &few[..*count],
            Places::Many(places) => places,
        }
    }
}

/// Where the groups are, in bytes of the text.
pub(super) struct Match {
    pub(super) pattern: Value,
    pub(super) haystack: Haystack,
    /// Two for each group.
    pub(super) slots: Places,
    /// The group that was closed last; 0 if none was.
    pub(super) last: usize,
    /// Where the match begins, in bytes and in characters.
    pub(super) base: (usize, usize),
    pub(super) pos: usize,
    pub(super) endpos: usize,
}

impl Payload for Match {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.pattern);
        visit(&self.haystack.original);
        visit(&self.haystack.data);
    }
}

impl Match {
    pub(super) fn span(&self, group: usize) -> Option<(usize, usize)> {
        let (from, to) = (*self.slots.get(2 * group)?, *self.slots.get(2 * group + 1)?);
        (from != NONE && to != NONE).then_some((from, to))
    }
}

/// The text of a group; None if it matched nothing.
pub(super) fn text_of(thread: &mut Thread, this: &Value, group: usize) -> Outcome<Option<Value>> {
    let Some(found) = this.payload::<Match>(thread) else {
        return Ok(None);
    };
    let Some((from, to)) = found.span(group) else {
        return Ok(None);
    };
    let data = found.haystack.data.clone();
    search::part(thread, &data, from, to).map(Some)
}

fn groups_of(thread: &Thread, this: &Value) -> usize {
    this.payload::<Match>(thread)
        .map_or(0, |found| found.slots.len() / 2 - 1)
}

/// The number of a group given by number or name.
fn group_index(thread: &mut Thread, this: &Value, key: &Value) -> Outcome<usize> {
    let groups = groups_of(thread, this);
    if let Some(group) = key.as_small_int().and_then(|group| usize::try_from(group).ok())
        && group <= groups
    {
        return Ok(group);
    }
    if has_index(thread, key) {
        let int = thread.index_value(key)?;
        let number = Num::of(&int).and_then(Num::small);
        if let Some(group) = number.and_then(|number| usize::try_from(number).ok())
            && group <= groups
        {
            return Ok(group);
        }
    } else if let (Some(name), Some(found)) = (key.as_str(), this.payload::<Match>(thread))
        && let Some(pattern) = found.pattern.payload::<Pattern>(thread)
        && let Some((_, group)) = pattern.names.iter().find(|(known, _)| known == name)
    {
        return Ok(*group);
    }
    Err(thread.index_error("no such group"))
}

fn group_or(thread: &mut Thread, this: &Value, group: usize, default: &Value) -> Outcome {
    Ok(text_of(thread, this, group)?.unwrap_or_else(|| default.clone()))
}

fn group(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if let Some((name, _)) = args.by_keyword().next() {
        let _ = name;
        return Err(thread.type_error("Match.group() takes no keyword arguments"));
    }
    let (this, wanted) = (&args[0], &args.values[1..]);
    match wanted {
        [] => group_or(thread, this, 0, &Value::NONE),
        [one] => {
            let index = group_index(thread, this, one)?;
            group_or(thread, this, index, &Value::NONE)
        }
        many => {
            let mut texts = Vec::with_capacity(many.len());
            for key in many {
                let index = group_index(thread, this, key)?;
                texts.push(group_or(thread, this, index, &Value::NONE)?);
            }
            Ok(Value::tuple(texts))
        }
    }
}

fn get_item(thread: &mut Thread, this: &Value, key: &Value) -> Outcome {
    let index = group_index(thread, this, key)?;
    group_or(thread, this, index, &Value::NONE)
}

fn groups(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let default = args.get(1).cloned().unwrap_or(Value::NONE);
    let mut texts = Vec::new();
    for index in 1..=groups_of(thread, &args[0]) {
        texts.push(group_or(thread, &args[0], index, &default)?);
    }
    Ok(Value::tuple(texts))
}

fn names_of(thread: &Thread, this: &Value) -> Vec<(String, usize)> {
    let found = this.payload::<Match>(thread);
    let pattern = found.and_then(|found| found.pattern.payload::<Pattern>(thread));
    pattern.map_or_else(Vec::new, |pattern| pattern.names.clone())
}

fn groupdict(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let default = args.get(1).cloned().unwrap_or(Value::NONE);
    let result = Value::dict(RawDict::default());
    for (name, index) in names_of(thread, &args[0]) {
        let text = group_or(thread, &args[0], index, &default)?;
        if let Some(dict) = result.as_dict() {
            thread.dict_set(dict, &Value::str(&name), text)?;
        }
    }
    Ok(result)
}

/// Begin and end of a group in characters; -1 for one that matched nothing.
fn char_span(thread: &Thread, this: &Value, group: usize) -> (i64, i64) {
    let Some(found) = this.payload::<Match>(thread) else {
        return (-1, -1);
    };
    let Some((from, to)) = found.span(group) else {
        return (-1, -1);
    };
    let start = found.haystack.char_of(from, found.base);
    let end = found.haystack.char_of(to, (from, start));
    (start as i64, end as i64)
}

fn asked_span(thread: &mut Thread, args: Args<'_>) -> Outcome<(i64, i64)> {
    let index = match args.get(1) {
        Some(key) => group_index(thread, &args[0], key)?,
        None => 0,
    };
    Ok(char_span(thread, &args[0], index))
}

fn start(thread: &mut Thread, args: Args<'_>) -> Outcome {
    asked_span(thread, args).map(|(start, _)| Value::int(start))
}

fn end(thread: &mut Thread, args: Args<'_>) -> Outcome {
    asked_span(thread, args).map(|(_, end)| Value::int(end))
}

fn pair((start, end): (i64, i64)) -> Value {
    Value::tuple_from(2, [Value::int(start), Value::int(end)])
}

fn span(thread: &mut Thread, args: Args<'_>) -> Outcome {
    asked_span(thread, args).map(pair)
}

fn regs(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let groups = groups_of(thread, &args[0]);
    let spans = (0..=groups)
        .map(|group| pair(char_span(thread, &args[0], group)))
        .collect();
    Ok(Value::tuple(spans))
}

fn expand(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(found) = args[0].payload::<Match>(thread) else {
        return Ok(Value::NONE);
    };
    let pattern = found.pattern.clone();
    let template = prepared(thread, &pattern, &args[1])?;
    template::expand(thread, &template, &args[0])
}

fn itself(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(args[0].clone())
}

fn field(thread: &mut Thread, this: &Value, read: fn(&Match) -> Value) -> Outcome {
    Ok(this.payload::<Match>(thread).map_or(Value::NONE, read))
}

fn get_pos(thread: &mut Thread, args: Args<'_>) -> Outcome {
    field(thread, &args[0], |found| Value::length(found.pos))
}

fn get_endpos(thread: &mut Thread, args: Args<'_>) -> Outcome {
    field(thread, &args[0], |found| Value::length(found.endpos))
}

fn get_re(thread: &mut Thread, args: Args<'_>) -> Outcome {
    field(thread, &args[0], |found| found.pattern.clone())
}

fn get_string(thread: &mut Thread, args: Args<'_>) -> Outcome {
    field(thread, &args[0], |found| found.haystack.original.clone())
}

fn get_lastindex(thread: &mut Thread, args: Args<'_>) -> Outcome {
    field(thread, &args[0], |found| match found.last {
        0 => Value::NONE,
        last => Value::length(last),
    })
}

fn get_lastgroup(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(found) = args[0].payload::<Match>(thread).filter(|found| found.last > 0) else {
        return Ok(Value::NONE);
    };
    let names = found.pattern.payload::<Pattern>(thread).map(|pattern| &pattern.names);
    let name = names.and_then(|names| names.iter().find(|(_, group)| *group == found.last));
    Ok(name.map_or(Value::NONE, |(name, _)| Value::str(name)))
}

fn repr(thread: &mut Thread, this: &Value) -> Outcome {
    let (start, end) = char_span(thread, this, 0);
    let text = group_or(thread, this, 0, &Value::NONE)?;
    let text = thread.repr_text(&text)?;
    let text: String = text.chars().take(50).collect();
    let shown = format!("<re.Match object; span=({start}, {end}), match={text}>");
    Ok(Value::str(&shown))
}

fn new(thread: &mut Thread, _: &Value, _: Args<'_>) -> Outcome {
    Err(thread.type_error("cannot create 're.Match' instances"))
}

static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    get_item: Some(get_item),
    new: Some(new),
    ..NativeSlots::NONE
};

static DEFAULT: Signature = Signature {
    params: &["default"],
    required: 0,
    positional_only: 0,
    keyword_only: 0,
};

static TEMPLATE: Signature = Signature {
    params: &["template"],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};

/// `re.Match`.
pub(super) static CLASS: NativeClass = NativeClass {
    name: "Match",
    module: "re",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::method("group", Arity::Any, group),
        NativeDef::method("groups", Arity::Short(&DEFAULT), groups),
        NativeDef::method("groupdict", Arity::Short(&DEFAULT), groupdict),
        NativeDef::method("start", Arity::Positional(0, 1), start),
        NativeDef::method("end", Arity::Positional(0, 1), end),
        NativeDef::method("span", Arity::Positional(0, 1), span),
        NativeDef::method("expand", Arity::Short(&TEMPLATE), expand),
        NativeDef::method("__copy__", Arity::Zero, itself),
        NativeDef::method("__deepcopy__", Arity::One, itself),
        NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
        NativeDef::getter("regs", regs),
        NativeDef::getter("pos", get_pos),
        NativeDef::getter("endpos", get_endpos),
        NativeDef::getter("re", get_re),
        NativeDef::getter("string", get_string),
        NativeDef::getter("lastindex", get_lastindex),
        NativeDef::getter("lastgroup", get_lastgroup),
    ],
    has_dict: false,
    is_final: true,
};
