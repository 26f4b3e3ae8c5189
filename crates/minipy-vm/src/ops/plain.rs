//! Comparisons that cannot run Python code: of values of builtin classes, and of instances that compare by identity. Whoever walks a
//! container asks here first, and borrows it meanwhile.
//!
//! Tuples, lists and sets are looked into so many levels deep; beyond them, and where a script has a say, the answer is "unknown".

use crate::heap::classes::ClassId;
use crate::heap::native::Comparison;
use crate::heap::object::{Kind, SetObject, StrObject};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, word};
use crate::types::text::int_float::compare_with_float;
use crate::types::text::str_search::is_same;
use crate::types::text::surrogate;
use std::cmp::Ordering;

/// How deep containers in containers are looked into. The general way, which watches the native stack, looks at one level at a time
/// ([`Thread::equal_items_simply`]), so that nothing is looked at more than a few times.
pub(super) const LEVELS: u32 = 12;

/// What a value is to these comparisons. Values of different families differ, unless one is unknown.
enum Family<'v> {
    /// An immediate int or a bool.
    Int(i64),
    /// A float.
    Float(f64),
    /// A string, which differs from whatever is none.
    Text,
    /// Bytes.
    Bytes(&'v [u8]),
    /// The items of a tuple.
    Tuple(&'v [Value]),
    /// The items of a list.
    List(&'v [Value]),
    /// A set or frozenset.
    Set(&'v SetObject),
    /// Equal to itself only.
    Identity,
    /// Only its class can tell.
    Unknown,
}

impl Thread {
    /// `left op right`, if that can be told here.
    #[inline]
    pub fn compare_simply(&self, op: Comparison, left: &Value, right: &Value) -> Option<bool> {
        let (l, r) = (left.word(), right.word());
        if word::both_int(l, r) {
            return Some(op.holds(word::get_int(l).cmp(&word::get_int(r))));
        }
        if word::both_float(l, r) {
            return Some(op.holds_for_floats(word::get_float(l), word::get_float(r)));
        }
        if let Some((l, r)) = self.plain_texts(left, right) {
            return Some(holds_for_texts(op, l, r));
        }
        if let (Some(l), Some(r)) = (self.exact_set(left), self.exact_set(right)) {
            return self.compare_sets_within(op, l, r, LEVELS);
        }
        match op {
            Comparison::Eq => self.equal_values(left, right, LEVELS),
            Comparison::Ne => self.equal_values(left, right, LEVELS).map(|equal| !equal),
            // Nothing orders instances but methods.
            _ if left.kind() == Some(Kind::Instance) => None,
            _ => self.order_holds(op, left, right, LEVELS),
        }
    }

    /// Equality as containers mean it, if that can be told here.
    #[inline(always)]
    pub fn equals_simply(&self, left: &Value, right: &Value) -> Option<bool> {
        self.equals_within(left, right, LEVELS)
    }

    /// As [`Thread::equals_simply`], of items that are no sequences of sequences: for those who walk such themselves.
    #[inline(always)]
    pub fn equal_items_simply(&self, left: &Value, right: &Value) -> Option<bool> {
        self.equals_within(left, right, 1)
    }

    /// As [`Thread::equals_within`], of two keys of the same hash, which are not the same word.
    #[inline(never)]
    pub(super) fn equal_alike(&self, candidate: &Value, key: &Value, levels: u32) -> Option<bool> {
        // Most tuples of the same hash hold the very same items: ints, or objects that are known by several names.
        if let (Some(l), Some(r)) = (self.exact_tuple(candidate), self.exact_tuple(key)) {
            let (l, r) = (l.items(), r.items());
            return match l.len() == r.len() && l.iter().zip(r).all(|(l, r)| l.is(r)) {
                true => Some(true),
                false => self.equal_items(l, r, levels),
            };
        }
        self.equal_apart(candidate, key, levels)
    }

    #[inline(always)]
    pub(super) fn equals_within(&self, left: &Value, right: &Value, levels: u32) -> Option<bool> {
        if left.is(right) {
            return Some(true);
        }
        if word::both_int(left.word(), right.word()) {
            return Some(false);
        }
        if let Some((l, r)) = self.plain_texts(left, right) {
            return Some(is_same(l.as_str().as_bytes(), r.as_str().as_bytes()));
        }
        self.equal_values(left, right, levels)
    }

    /// `left == right`.
    #[inline(never)]
    fn equal_values(&self, left: &Value, right: &Value, levels: u32) -> Option<bool> {
        if left.kind() == Some(Kind::Instance) && self.overrides_comparison(left) {
            return None;
        }
        match self.two_tuples(left, right) {
            Some((l, r)) => self.equal_items(l, r, levels),
            None => self.equal_others(left, right, levels),
        }
    }

    /// The items of two tuples of one class, which is compared as tuples are.
    #[inline(always)]
    fn two_tuples<'v>(&self, left: &'v Value, right: &'v Value) -> Option<(&'v [Value], &'v [Value])> {
        let (l, r) = (left.as_tuple()?, right.as_tuple()?);
        let alike = l.header.shape == r.header.shape && self.compares_as(left, ClassId::Tuple);
        alike.then(|| (l.items(), r.items()))
    }

    /// As [`Thread::equal_values`], of what are not two tuples of one class.
    #[inline(never)]
    fn equal_others(&self, left: &Value, right: &Value, levels: u32) -> Option<bool> {
        // Whatever the right one is, then: nothing more need be found out about it.
        let left_family = self.family(left);
        if matches!(left_family, Family::Unknown) {
            return None;
        }
        match (left_family, self.family(right)) {
            (Family::Tuple(l), Family::Tuple(r)) => self.equal_items(l, r, levels),
            (Family::List(l), Family::List(r)) if l.len() != r.len() => Some(false),
            (Family::List(l), Family::List(r)) => self.equal_items(l, r, levels),
            (Family::Unknown, _) | (_, Family::Unknown) => None,
            (Family::Int(l), Family::Int(r)) => Some(l == r),
            (Family::Float(l), Family::Float(r)) => Some(l == r),
            (Family::Int(i), Family::Float(f)) | (Family::Float(f), Family::Int(i)) => {
                Some(compare_with_float(i, f) == Some(Ordering::Equal))
            }
            (Family::Bytes(l), Family::Bytes(r)) => Some(l == r),
            // Two strings that come here are not both of the builtin class, or were found to differ.
            (Family::Text, Family::Text) => None,
            (Family::Set(l), Family::Set(r)) => self.compare_sets_within(Comparison::Eq, l, r, levels),
            (Family::Identity, Family::Identity) => Some(left.is(right)),
            _ => Some(false),
        }
    }

    /// What a comparison says of the items of two lists, or of two tuples, if that can be told here.
    #[inline(never)]
    pub fn compare_items_simply(&self, op: Comparison, ls: &[Value], rs: &[Value]) -> Option<bool> {
        match op {
            Comparison::Eq => self.equal_items(ls, rs, LEVELS),
            Comparison::Ne => self.equal_items(ls, rs, LEVELS).map(|equal| !equal),
            _ => self.order_of_items(op, ls, rs, LEVELS),
        }
    }

    #[inline(never)]
    fn equal_items(&self, ls: &[Value], rs: &[Value], levels: u32) -> Option<bool> {
        let levels = levels.checked_sub(1)?;
        for (l, r) in ls.iter().zip(rs) {
            if !l.is(r) && !self.equal_apart(l, r, levels)? {
                return Some(false);
            }
        }
        Some(ls.len() == rs.len())
    }

    /// As [`Thread::equals_within`], of two words.
    #[inline(never)]
    fn equal_apart(&self, left: &Value, right: &Value, levels: u32) -> Option<bool> {
        if word::both_int(left.word(), right.word()) {
            return Some(false);
        }
        if let (Some(l), Some(r)) = (self.exact_tuple(left), self.exact_tuple(right)) {
            return self.equal_items(l.items(), r.items(), levels);
        }
        match self.plain_texts(left, right) {
            Some((l, r)) => Some(is_same(l.as_str().as_bytes(), r.as_str().as_bytes())),
            None => self.equal_values(left, right, levels),
        }
    }

    /// `left op right` of an order.
    #[inline(never)]
    fn order_holds(&self, op: Comparison, left: &Value, right: &Value, levels: u32) -> Option<bool> {
        if let Some((l, r)) = self.two_tuples(left, right) {
            return self.order_of_items(op, l, r, levels);
        }
        let (ls, rs) = match (self.family(left), self.family(right)) {
            (Family::Tuple(l), Family::Tuple(r)) | (Family::List(l), Family::List(r)) => (l, r),
            (Family::Int(l), Family::Int(r)) => return Some(op.holds(l.cmp(&r))),
            (Family::Float(l), Family::Float(r)) => return Some(op.holds_for_floats(l, r)),
            (Family::Int(l), Family::Float(r)) => return Some(compare_with_float(l, r).is_some_and(|o| op.holds(o))),
            (Family::Float(l), Family::Int(r)) => {
                return Some(compare_with_float(r, l).is_some_and(|o| op.holds(o.reverse())));
            }
            (Family::Bytes(l), Family::Bytes(r)) => return Some(op.holds(l.cmp(r))),
            (Family::Set(l), Family::Set(r)) => return self.compare_sets_within(op, l, r, levels),
            _ => return None,
        };
        self.order_of_items(op, ls, rs, levels)
    }

    /// `left op right` of an order of two sequences.
    #[inline(always)]
    fn order_of_items(&self, op: Comparison, ls: &[Value], rs: &[Value], levels: u32) -> Option<bool> {
        let levels = levels.checked_sub(1)?;
        for (l, r) in ls.iter().zip(rs) {
            if l.is(r) {
                continue;
            }
            if word::both_int(l.word(), r.word()) {
                return Some(op.holds((l.word() as i64).cmp(&(r.word() as i64))));
            }
            // Floats of different bits that have immediates differ: neither is zero or nan.
            if word::both_float(l.word(), r.word()) {
                return Some(op.holds_for_floats(word::get_float(l.word()), word::get_float(r.word())));
            }
            if !self.equals_within(l, r, levels)? {
                return match self.plain_texts(l, r) {
                    Some((l, r)) => Some(holds_for_texts(op, l, r)),
                    None => self.order_holds(op, l, r, levels),
                };
            }
        }
        Some(op.holds(ls.len().cmp(&rs.len())))
    }

    #[inline(always)]
    fn family<'v>(&'v self, value: &'v Value) -> Family<'v> {
        let Some(kind) = value.kind() else {
            return match value.word() {
                w if word::is_int(w) => Family::Int(word::get_int(w)),
                w if word::is_float(w) => Family::Float(word::get_float(w)),
                word::TRUE => Family::Int(1),
                word::FALSE => Family::Int(0),
                _ => Family::Identity,
            };
        };
        match kind {
            Kind::Tuple if self.compares_as(value, ClassId::Tuple) => value
                .as_tuple()
                .map_or(Family::Unknown, |tuple| Family::Tuple(tuple.items())),
            Kind::List if self.compares_as(value, ClassId::List) => value
                .as_list()
                .map_or(Family::Unknown, |list| Family::List(list.as_slice(self))),
            Kind::Instance => match self.goes_by_identity(value) {
                true => Family::Identity,
                false => Family::Unknown,
            },
            _ => self.other_family(value, kind),
        }
    }

    #[inline(never)]
    fn other_family<'v>(&'v self, value: &'v Value, kind: Kind) -> Family<'v> {
        match kind {
            Kind::Str if self.is_exactly(value, ClassId::Str) => Family::Text,
            Kind::Bytes if self.is_exactly(value, ClassId::Bytes) => value
                .as_bytes()
                .map_or(Family::Unknown, |bytes| Family::Bytes(bytes.as_slice())),
            Kind::Float if self.is_exactly(value, ClassId::Float) => {
                value.as_float().map_or(Family::Unknown, Family::Float)
            }
            Kind::Set | Kind::FrozenSet if !value.is_of_script_class() => {
                value.as_any_set().map_or(Family::Unknown, Family::Set)
            }
            _ => Family::Unknown,
        }
    }

    /// Is the value, whose layout is that of a builtin class, compared by what that class does? (A script's `class Point(tuple)` that
    /// defines no comparison is.)
    #[inline(always)]
    pub(crate) fn compares_as(&self, value: &Value, id: ClassId) -> bool {
        value.has_shape(self.heap().shape(id)) || self.inherits_comparison(value, id)
    }

    #[inline(never)]
    fn inherits_comparison(&self, value: &Value, id: ClassId) -> bool {
        let class = self.class_of(value).as_class().map(|class| class.data.get(self));
        class.is_some_and(|class| std::ptr::eq(class.native, self.class_slots(id)) && !class.overrides_comparison())
    }

    /// Two strings of exactly the builtin class, whose comparison no script has redefined.
    #[inline]
    pub(super) fn plain_texts<'v>(&self, left: &'v Value, right: &'v Value) -> Option<(&'v StrObject, &'v StrObject)> {
        Some((self.exact_str(left)?, self.exact_str(right)?))
    }
}

/// What the comparison says of two texts.
#[inline]
pub(crate) fn holds_for_texts(op: Comparison, left: &StrObject, right: &StrObject) -> bool {
    let (l, r) = (left.as_str(), right.as_str());
    match op {
        Comparison::Eq => l == r,
        Comparison::Ne => l != r,
        // The bytes of ASCII are in order, and mostly the first ones differ.
        _ if left.is_ascii() && right.is_ascii() => match (l.as_bytes().first(), r.as_bytes().first()) {
            (first, other) if first != other => op.holds(first.cmp(&other)),
            _ => op.holds(l.cmp(r)),
        },
        _ => op.holds(surrogate::order(l, r)),
    }
}
