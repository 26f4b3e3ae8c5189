//! `product`, `permutations`, `combinations` and `combinations_with_replacement`: they walk indices into pools of items taken
//! once, at the beginning.

use super::iterator_class;
use crate::support::ssize;
use minipy_vm::native::{Args, Arity, MAX_ITEMS, Outcome, Payload, Raised, Signature, Thread, Value};

/// An arrangement of items of one pool.
struct Arrangement {
    pool: Vec<Value>,
    /// The places in the pool of the items to give; of `permutations`, of all items.
    indices: Vec<usize>,
    /// `permutations`: how far each place still has to turn.
    cycles: Vec<usize>,
    length: usize,
    /// Nothing has been given yet.
    first: bool,
    ended: bool,
}

impl Payload for Arrangement {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        self.pool.iter().for_each(visit);
    }
}

impl Arrangement {
    /// The items at the indices.
    fn items(&self) -> Value {
        let chosen = self.indices[..self.length].iter().map(|&i| self.pool[i].clone());
        Value::tuple_from(self.length, chosen)
    }

    /// Moves the indices on with `step`, which says whether there is another arrangement, and gives the items.
    fn advance(&mut self, step: fn(&mut Arrangement) -> bool) -> Option<Value> {
        if self.ended {
            return None;
        }
        if self.first {
            self.first = false;
        } else if !step(self) {
            self.ended = true;
            return None;
        }
        Some(self.items())
    }

    /// The next indices in rising order.
    fn next_combination(&mut self) -> bool {
        let (n, r) = (self.pool.len(), self.length);
        let Some(at) = (0..r).rev().find(|&i| self.indices[i] != i + n - r) else {
            return false;
        };
        let from = self.indices[at] + 1;
        for (i, index) in self.indices[at..].iter_mut().enumerate() {
            *index = from + i;
        }
        true
    }

    /// The next indices in an order that does not fall.
    fn next_with_replacement(&mut self) -> bool {
        let n = self.pool.len();
        let Some(at) = (0..self.length).rev().find(|&i| self.indices[i] != n - 1) else {
            return false;
        };
        let index = self.indices[at] + 1;
        self.indices[at..].fill(index);
        true
    }

    fn next_permutation(&mut self) -> bool {
        let n = self.pool.len();
        for i in (0..self.length).rev() {
            self.cycles[i] -= 1;
            if self.cycles[i] == 0 {
                self.indices[i..].rotate_left(1);
                self.cycles[i] = n - i;
            } else {
                self.indices.swap(i, n - self.cycles[i]);
                return true;
            }
        }
        false
    }
}

/// The pool and the length asked for; an error for a negative length.
fn pool_and_length(thread: &mut Thread, args: Args<'_>) -> Outcome<(Vec<Value>, usize)> {
    let length = ssize(thread, &args[2])?;
    let pool = thread.collect(&args[1])?;
    match usize::try_from(length) {
        Ok(length) => Ok((pool, length)),
        Err(_) => Err(thread.value_error("r must be non-negative")),
    }
}

fn make_combinations(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (pool, length) = pool_and_length(thread, args)?;
    let ended = length > pool.len();
    let arrangement = Arrangement {
        indices: (0..length.min(pool.len())).collect(),
        pool,
        cycles: Vec::new(),
        length,
        first: true,
        ended,
    };
    Ok(Value::payload_object(&args[0], arrangement))
}

fn make_with_replacement(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (pool, length) = pool_and_length(thread, args)?;
    let ended = pool.is_empty() && length > 0;
    let indices = if ended { Vec::new() } else { zeros(thread, length)? };
    let arrangement = Arrangement {
        pool,
        indices,
        cycles: Vec::new(),
        length,
        first: true,
        ended,
    };
    Ok(Value::payload_object(&args[0], arrangement))
}

/// So many indices, if there is memory for them.
fn zeros(thread: &mut Thread, length: usize) -> Outcome<Vec<usize>> {
    let mut indices = Vec::new();
    if length > MAX_ITEMS || indices.try_reserve_exact(length).is_err() {
        return Err(thread.memory_error());
    }
    indices.resize(length, 0);
    Ok(indices)
}

fn make_permutations(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let pool = thread.collect(&args[1])?;
    let length = match args.get(2).filter(|length| !length.is_none()) {
        None => pool.len() as i64,
        Some(length) => match length.as_small_int() {
            Some(length) => length,
            None if length.as_big().is_some() || length.as_bool().is_some() => ssize(thread, length)?,
            None => return Err(thread.type_error("Expected int as r")),
        },
    };
    let Ok(length) = usize::try_from(length) else {
        return Err(thread.value_error("r must be non-negative"));
    };
    let (n, ended) = (pool.len(), length > pool.len());
    let arrangement = Arrangement {
        pool,
        indices: (0..n).collect(),
        cycles: (0..length.min(n)).map(|i| n - i).collect(),
        length,
        first: true,
        ended,
    };
    Ok(Value::payload_object(&args[0], arrangement))
}

fn combinations_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    let state = this.payload_mut::<Arrangement>(thread);
    Ok(state.and_then(|state| state.advance(Arrangement::next_combination)))
}

fn with_replacement_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    let state = this.payload_mut::<Arrangement>(thread);
    Ok(state.and_then(|state| state.advance(Arrangement::next_with_replacement)))
}

fn permutations_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    let state = this.payload_mut::<Arrangement>(thread);
    Ok(state.and_then(|state| state.advance(Arrangement::next_permutation)))
}

static LENGTH_ARGS: Signature = Signature {
    params: &["iterable", "r"],
    required: 2,
    positional_only: 0,
    keyword_only: 0,
};

static PERMUTATIONS_ARGS: Signature = Signature {
    required: 1,
    ..LENGTH_ARGS
};

iterator_class! {
    /// `itertools.combinations`.
    COMBINATIONS = "combinations", Arity::Named(&LENGTH_ARGS), make_combinations, combinations_next
}
iterator_class! {
    /// `itertools.combinations_with_replacement`.
    WITH_REPLACEMENT = "combinations_with_replacement", Arity::Named(&LENGTH_ARGS), make_with_replacement,
    with_replacement_next
}
iterator_class! {
    /// `itertools.permutations`.
    PERMUTATIONS = "permutations", Arity::Named(&PERMUTATIONS_ARGS), make_permutations, permutations_next
}

/// `product(*iterables, repeat=1)`.
struct Product {
    /// One for each iterable; they are gone through again for each repetition.
    pools: Vec<Vec<Value>>,
    /// One index for each place of a result.
    indices: Vec<usize>,
    first: bool,
    ended: bool,
}

impl Payload for Product {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        self.pools.iter().flatten().for_each(visit);
    }
}

impl Product {
    /// Moves to the next indices, the last place fastest. False at the end.
    fn step(&mut self) -> bool {
        let pools = self.pools.iter().rev().cycle();
        for (index, pool) in self.indices.iter_mut().rev().zip(pools) {
            *index += 1;
            if *index < pool.len() {
                return true;
            }
            *index = 0;
        }
        false
    }
}

#[cold]
fn too_many(thread: &mut Thread) -> Raised {
    thread.overflow_error("repeat argument too large")
}

fn make_product(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mut repeat = 1;
    for (name, value) in args.by_keyword() {
        if name.as_str() != Some("repeat") {
            let name = name.as_str().unwrap_or("?");
            return Err(thread.unexpected_keyword("product", name, &["repeat"]));
        }
        repeat = ssize(thread, value)?;
    }
    let Ok(repeat) = usize::try_from(repeat) else {
        return Err(thread.value_error("repeat argument cannot be negative"));
    };
    let iterables = if repeat == 0 { &[] } else { &args.by_position()[1..] };
    let Some(places) = iterables
        .len()
        .checked_mul(repeat)
        .filter(|&n| n <= i64::MAX as usize / 8)
    else {
        return Err(too_many(thread));
    };
    let pools: Outcome<Vec<Vec<Value>>> = iterables.iter().map(|iterable| thread.collect(iterable)).collect();
    let pools = pools?;
    let ended = pools.iter().any(Vec::is_empty);
    let indices = if ended { Vec::new() } else { zeros(thread, places)? };
    let product = Product {
        pools,
        indices,
        first: true,
        ended,
    };
    Ok(Value::payload_object(&args[0], product))
}

fn product_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    let Some(state) = this.payload_mut::<Product>(thread) else {
        return Ok(None);
    };
    if state.ended {
        return Ok(None);
    }
    if state.first {
        state.first = false;
    } else if !state.step() {
        state.ended = true;
        return Ok(None);
    }
    let places = state.indices.iter().zip(state.pools.iter().cycle());
    let items = places.map(|(&index, pool)| pool[index].clone());
    Ok(Some(Value::tuple_from(state.indices.len(), items)))
}

iterator_class! {
    /// `itertools.product`.
    PRODUCT = "product", Arity::Any, make_product, product_next
}
