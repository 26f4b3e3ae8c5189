//! The assembler of one code object: instructions with labels and places, the exception table, and two facts about the point
//! reached: whether it can be reached at all, and which locals are certainly bound there.
//!
//! Code that cannot be reached is not emitted: after a jump or `return`, instructions are dropped until a label that somebody
//! jumps to. The same labels carry the set of locals bound on every way that leads to them, so that CHECK_LOCAL is only
//! emitted where a local may be unbound.
//!
//! It decides how far jumps reach: a compare-and-branch has 16 bits for its distance, and one that needs more becomes the inverse
//! test over a JUMP, which has 32.

use minipy_code::{Handler, Instr, Kind, Location, Op, Operand, Slot, ins};
use minipy_syntax::LineIndex;
use minipy_syntax::ast::Span;

/// A set of locals: the first 256. Later ones are never in it, hence always checked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Bound([u64; 4]);

impl Bound {
    /// Every local: what holds where control never comes.
    const ALL: Bound = Bound([u64::MAX; 4]);

    pub fn insert(&mut self, register: u16) {
        if let Some(word) = self.0.get_mut(register as usize / 64) {
            *word |= 1 << (register % 64);
        }
    }

    pub fn remove(&mut self, register: u16) {
        if let Some(word) = self.0.get_mut(register as usize / 64) {
            *word &= !(1 << (register % 64));
        }
    }

    pub fn contains(&self, register: u16) -> bool {
        self.0
            .get(register as usize / 64)
            .is_some_and(|word| word & (1 << (register % 64)) != 0)
    }

    fn both(self, other: Bound) -> Bound {
        Bound(std::array::from_fn(|at| self.0[at] & other.0[at]))
    }

    /// Those that are not in `other`.
    pub fn without(self, other: Bound) -> Bound {
        Bound(std::array::from_fn(|at| self.0[at] & !other.0[at]))
    }
}

/// A place in the code that jumps may name before it is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Label(u32);

struct LabelInfo {
    position: Option<u32>,
    /// What is bound on all ways here so far; None while nobody jumps here.
    bound: Option<Bound>,
    /// It is the handler of at least one instruction.
    handles: bool,
}

/// Instructions covered by one handler.
struct Covered {
    start: u32,
    end: u32,
    handler: Label,
    depth: u16,
}

/// No place in the source.
pub(crate) const NOWHERE: Span = Span::new(u32::MAX, u32::MAX);

/// More instructions than this in one code object are refused (`finally` bodies are copied, so code may outgrow its source).
const MAX_INSTRS: usize = 4_000_000;

/// See the module's description.
#[derive(Default)]
pub(crate) struct Assembler {
    instrs: Vec<Instr>,
    spans: Vec<Span>,
    /// Instructions with a jump operand, in order, and where they go.
    jumps: Vec<(u32, Label)>,
    labels: Vec<LabelInfo>,
    covered: Vec<Covered>,
    /// Whether the point reached can be reached.
    pub reachable: bool,
    /// The locals that are certainly bound at the point reached.
    pub bound: Bound,
    /// No JUMP before this instruction may be taken away again: a label or a covered range refers to what follows it.
    pinned: u32,
}

/// What [`Assembler::finish`] makes.
pub(crate) struct Assembled {
    pub instrs: Vec<Instr>,
    pub locations: Vec<Location>,
    pub handlers: Vec<Handler>,
}

impl Assembler {
    pub fn new() -> Assembler {
        Assembler {
            reachable: true,
            ..Assembler::default()
        }
    }

    /// The number of the next instruction.
    pub fn position(&self) -> u32 {
        self.instrs.len() as u32
    }

    /// Adds an instruction without a jump.
    pub fn emit(&mut self, instr: Instr, span: Span) {
        if self.reachable && self.instrs.len() <= MAX_INSTRS {
            self.instrs.push(instr);
            self.spans.push(span);
        }
    }

    /// Adds an instruction after which control does not go on.
    pub fn emit_last(&mut self, instr: Instr, span: Span) {
        self.emit(instr, span);
        self.unreachable();
    }

    /// Adds an instruction whose jump operand (left 0 by the caller) goes to `label`.
    pub fn emit_jump(&mut self, instr: Instr, label: Label, span: Span) {
        if !self.reachable {
            return;
        }
        self.jumps.push((self.position(), label));
        self.emit(instr, span);
        let info = &mut self.labels[label.0 as usize];
        info.bound = Some(info.bound.map_or(self.bound, |bound| bound.both(self.bound)));
    }

    /// An unconditional jump.
    pub fn jump(&mut self, label: Label, span: Span) {
        self.emit_jump(ins::jump(0), label, span);
        self.unreachable();
    }

    fn unreachable(&mut self) {
        self.reachable = false;
        self.bound = Bound::ALL;
    }

    /// A label without a place yet.
    pub fn label(&mut self) -> Label {
        self.labels.push(LabelInfo {
            position: None,
            bound: None,
            handles: false,
        });
        Label(self.labels.len() as u32 - 1)
    }

    /// The label is here. Control comes here from above, if it can, and from the jumps emitted so far.
    pub fn place(&mut self, label: Label) {
        self.drop_jump_to(label);
        let position = self.position();
        let info = &mut self.labels[label.0 as usize];
        info.position = Some(position);
        if let Some(bound) = info.bound {
            self.bound = self.bound.both(bound);
            self.reachable = true;
        }
        self.pinned = position;
    }

    /// The label is here and will be jumped to from below: the head of a loop, or a handler. `bound` holds on every way.
    pub fn place_entry(&mut self, label: Label, reachable: bool, bound: Bound) {
        let position = self.position();
        self.labels[label.0 as usize].position = Some(position);
        self.reachable = reachable;
        self.bound = if reachable { bound } else { Bound::ALL };
        self.pinned = position;
    }

    /// Whether a jump to the label has been emitted.
    pub fn is_target(&self, label: Label) -> bool {
        self.labels[label.0 as usize].bound.is_some()
    }

    /// A JUMP to the next instruction is not needed.
    fn drop_jump_to(&mut self, label: Label) {
        let Some(&(at, target)) = self.jumps.last() else { return };
        let last = self.position().wrapping_sub(1);
        if self.reachable || target != label || at != last || self.pinned > last {
            return;
        }
        if self.instrs[at as usize].op() == Some(Op::Jump) {
            self.instrs.pop();
            self.spans.pop();
            self.jumps.pop();
        }
    }

    /// Instructions `start..` up to here are covered by `handler`, whose exception goes to register `depth`.
    pub fn cover(&mut self, start: u32, handler: Label, depth: u16) {
        let end = self.position();
        self.pinned = end;
        if start < end {
            self.labels[handler.0 as usize].handles = true;
            self.covered.push(Covered {
                start,
                end,
                handler,
                depth,
            });
        }
    }

    /// Nothing before this point may change any more: a covered range starts here.
    pub fn pin(&mut self) -> u32 {
        self.pinned = self.position();
        self.pinned
    }

    /// Whether the code outgrew what one code object may hold.
    pub fn too_long(&self) -> bool {
        self.instrs.len() > MAX_INSTRS
    }

    /// Whether any instruction is covered by this handler: if not, the handler is never entered.
    pub fn is_handler(&self, label: Label) -> bool {
        self.labels[label.0 as usize].handles
    }

    // ---- assembling ----

    /// Where a label ended up; one that was never placed is never jumped to.
    fn target(&self, label: Label) -> u32 {
        self.labels[label.0 as usize].position.unwrap_or(self.position())
    }

    /// Resolves jumps and places. None if a jump does not fit, which [`MAX_INSTRS`] excludes.
    pub fn finish(self, lines: &LineIndex) -> Option<Assembled> {
        let targets: Vec<u32> = self
            .jumps
            .iter()
            .map(|&(_, label)| self.threaded(self.target(label)))
            .collect();
        let long = self.long_jumps(&targets);
        let moved = self.moved(&long);
        let mut out = Assembled {
            instrs: Vec::new(),
            locations: Vec::new(),
            handlers: Vec::new(),
        };
        let mut jumps = self.jumps.iter().zip(&targets).zip(&long).peekable();
        let mut places = Places {
            lines,
            last: (NOWHERE, Location::default()),
        };
        for (at, (&instr, &span)) in self.instrs.iter().zip(&self.spans).enumerate() {
            let location = places.find(span);
            match jumps.next_if(|((jump, _), _)| jump.0 as usize == at) {
                None => out.instrs.push(instr),
                Some(((_, &target), &is_long)) => {
                    let mut next = out.instrs.len() as i64 + 1;
                    let mut instr = instr;
                    if is_long {
                        out.instrs.push(set_jump(inverse(instr)?, 1)?);
                        out.locations.push(location);
                        instr = ins::jump(0);
                        next += 1;
                    }
                    out.instrs.push(set_jump(instr, moved[target as usize] as i64 - next)?);
                }
            }
            out.locations.push(location);
        }
        for covered in &self.covered {
            out.handlers.push(Handler {
                start: moved[covered.start as usize],
                end: moved[covered.end as usize],
                target: moved[self.target(covered.handler) as usize],
                depth: covered.depth,
            });
        }
        Some(out)
    }

    /// Follows jumps to jumps, a few steps.
    fn threaded(&self, mut target: u32) -> u32 {
        for _ in 0..4 {
            let Some(Op::Jump) = self.instrs.get(target as usize).and_then(|instr| instr.op()) else {
                break;
            };
            let Ok(at) = self.jumps.binary_search_by_key(&target, |&(at, _)| at) else {
                break;
            };
            target = self.target(self.jumps[at].1);
        }
        target
    }

    /// Which jumps have 16 bits and need more. Making one longer moves others, so it is repeated until nothing changes.
    fn long_jumps(&self, targets: &[u32]) -> Vec<bool> {
        let mut long = vec![false; self.jumps.len()];
        if self.instrs.len() < i16::MAX as usize {
            return long;
        }
        loop {
            let moved = self.moved(&long);
            let mut changed = false;
            for (index, (&(at, _), &target)) in self.jumps.iter().zip(targets).enumerate() {
                let short = jump_operand(self.instrs[at as usize]).is_some_and(|operand| operand.slot == Slot::C);
                let distance = moved[target as usize] as i64 - (moved[at as usize] as i64 + 1);
                if short && !long[index] && i16::try_from(distance).is_err() {
                    long[index] = true;
                    changed = true;
                }
            }
            if !changed {
                return long;
            }
        }
    }

    /// The new number of each instruction (and of the end) when long jumps take two.
    fn moved(&self, long: &[bool]) -> Vec<u32> {
        let mut moved = Vec::with_capacity(self.instrs.len() + 1);
        let mut jumps = self.jumps.iter().zip(long).peekable();
        let mut next = 0;
        for at in 0..self.instrs.len() as u32 {
            moved.push(next);
            let is_long = jumps.next_if(|(jump, _)| jump.0 == at).is_some_and(|(_, &long)| long);
            next += 1 + is_long as u32;
        }
        moved.push(next);
        moved
    }
}

/// Lines and columns of spans; neighbours often share one.
struct Places<'l> {
    lines: &'l LineIndex,
    last: (Span, Location),
}

impl Places<'_> {
    fn find(&mut self, span: Span) -> Location {
        if span != self.last.0 {
            let (line, column) = self.lines.line_byte_column(span.start);
            let (end_line, end_column) = self.lines.line_byte_column(span.end);
            let location = Location {
                line,
                column,
                end_line,
                end_column,
            };
            self.last = (span, if span == NOWHERE { Location::default() } else { location });
        }
        self.last.1
    }
}

fn jump_operand(instr: Instr) -> Option<Operand> {
    instr
        .op()?
        .operands()
        .iter()
        .copied()
        .find(|operand| operand.kind == Kind::Jump)
}

fn set_jump(instr: Instr, distance: i64) -> Option<Instr> {
    instr.with(jump_operand(instr)?, distance)
}

/// The same compare-and-branch with the opposite sense.
fn inverse(instr: Instr) -> Option<Instr> {
    let op = match instr.op()? {
        Op::JumpLt => Op::JumpNotLt,
        Op::JumpLe => Op::JumpNotLe,
        Op::JumpEq => Op::JumpNotEq,
        Op::JumpNe => Op::JumpNotNe,
        Op::JumpGt => Op::JumpNotGt,
        Op::JumpGe => Op::JumpNotGe,
        Op::JumpNotLt => Op::JumpLt,
        Op::JumpNotLe => Op::JumpLe,
        Op::JumpNotEq => Op::JumpEq,
        Op::JumpNotNe => Op::JumpNe,
        Op::JumpNotGt => Op::JumpGt,
        Op::JumpNotGe => Op::JumpGe,
        Op::JumpLtK => Op::JumpNotLtK,
        Op::JumpLeK => Op::JumpNotLeK,
        Op::JumpEqK => Op::JumpNotEqK,
        Op::JumpNeK => Op::JumpNotNeK,
        Op::JumpGtK => Op::JumpNotGtK,
        Op::JumpGeK => Op::JumpNotGeK,
        Op::JumpNotLtK => Op::JumpLtK,
        Op::JumpNotLeK => Op::JumpLeK,
        Op::JumpNotEqK => Op::JumpEqK,
        Op::JumpNotNeK => Op::JumpNeK,
        Op::JumpNotGtK => Op::JumpGtK,
        Op::JumpNotGeK => Op::JumpGeK,
        Op::JumpIs => Op::JumpIsNot,
        Op::JumpIsNot => Op::JumpIs,
        Op::JumpIn => Op::JumpNotIn,
        Op::JumpNotIn => Op::JumpIn,
        _ => return None,
    };
    Some(Instr(instr.0 & !0xFF | op as u64))
}
