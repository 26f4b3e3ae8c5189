//! The order of things in a traceback: exceptions after those they came from, and groups in boxes.
//!
//! It follows `traceback.TracebackException`: first all exceptions to be shown are found, each cause or context only where it
//! is met first, then they are written. How one exception looks is decided by its parent module.

use super::frames::Sources;
use super::{last_lines, one_exception};
use crate::builtins::exception_group::{args_of_group, is_group};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word};
use crate::types::text::str_search::splitlines;
use rustc_hash::FxHashSet;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// The most exceptions of one group that are shown.
const MAX_WIDTH: usize = 15;
/// The most levels of groups that are shown.
const MAX_DEPTH: usize = 10;

/// An exception to be shown; the others by their numbers.
struct Node {
    exception: Value,
    cause: Option<usize>,
    context: Option<usize>,
    /// Of a group.
    members: Option<Vec<usize>>,
    /// How many groups it stands in.
    depth: usize,
}

/// The exceptions to be shown.
#[derive(Default)]
struct Nodes {
    all: Vec<Node>,
    seen: FxHashSet<Word>,
}

impl Nodes {
    fn add(&mut self, exception: Value, depth: usize) -> usize {
        self.seen.insert(exception.word());
        self.all.push(Node {
            exception,
            cause: None,
            context: None,
            members: None,
            depth,
        });
        self.all.len() - 1
    }

    fn add_unseen(&mut self, exception: Value, depth: usize) -> Option<usize> {
        let is_new = !exception.is_undef() && !self.seen.contains(&exception.word());
        is_new.then(|| self.add(exception, depth))
    }

    /// Finds all exceptions that `exception` leads to. The last found are followed first, as CPython does: who is met first
    /// decides where an exception with two ways to it is shown.
    fn find(thread: &Thread, exception: &Value) -> Nodes {
        let mut nodes = Nodes::default();
        let mut waiting = vec![nodes.add(exception.clone(), 0)];
        while let Some(at) = waiting.pop() {
            let (exception, depth) = (nodes.all[at].exception.clone(), nodes.all[at].depth);
            let Some(object) = exception.as_exception() else {
                continue;
            };
            let (cause, context) = {
                let data = object.data.get(thread);
                (data.cause.clone(), data.context.clone())
            };
            let cause = nodes.add_unseen(cause, depth);
            let context = nodes.add_unseen(context, depth);
            // Nothing of a group beyond the depth is shown, so that its members need not be known.
            let members = is_group(thread, &exception).then(|| match depth > MAX_DEPTH {
                true => Vec::new(),
                false => args_of_group(thread, &exception)
                    .into_iter()
                    .map(|member| nodes.add(member, depth + 1))
                    .collect(),
            });
            waiting.extend(cause);
            waiting.extend(context);
            waiting.extend(members.iter().flatten());
            let node = &mut nodes.all[at];
            (node.cause, node.context, node.members) = (cause, context, members);
        }
        nodes
    }

    /// A node, and those it came from, each with the sentence that follows it, in the order of printing.
    fn chain(&self, thread: &Thread, from: usize) -> Vec<(usize, &'static str)> {
        let mut chain = vec![(from, "")];
        let mut at = from;
        loop {
            let node = &self.all[at];
            let suppressed = node
                .exception
                .as_exception()
                .is_some_and(|object| object.data.get(thread).suppress_context);
            let next = match (node.cause, node.context) {
                (Some(cause), _) => Some((cause, CAUSE)),
                (None, Some(context)) if !suppressed => Some((context, CONTEXT)),
                _ => None,
            };
            let Some(next) = next else {
                chain.reverse();
                return chain;
            };
            chain.push(next);
            at = next.0;
        }
    }
}

/// The text so far and where in the boxes it stands.
struct Writer<'s> {
    nodes: Nodes,
    sources: &'s mut Sources,
    text: String,
    depth: usize,
    /// The innermost box that was opened has not been closed.
    need_close: bool,
}

/// The whole text for an exception, with those it came from before it.
pub fn format(thread: &mut Thread, exception: &Value, sources: &mut Sources) -> String {
    let mut writer = Writer {
        nodes: Nodes::find(thread, exception),
        sources,
        text: String::new(),
        depth: 0,
        need_close: false,
    };
    writer.exception(thread, 0);
    writer.text
}

impl Writer<'_> {
    fn indent(&mut self) {
        self.text.extend(std::iter::repeat_n("  ", self.depth));
    }

    /// Adds lines, inside a box behind its left side.
    fn emit(&mut self, text: &str, margin: char) {
        if self.depth == 0 {
            self.text.push_str(text);
            return;
        }
        splitlines(text, true, |line| {
            self.indent();
            self.text.push(margin);
            self.text.push(' ');
            self.text.push_str(line);
        });
    }

    /// An exception after those it came from. Groups nest [`MAX_DEPTH`] deep at most, and so do the calls.
    fn exception(&mut self, thread: &mut Thread, from: usize) {
        for (at, sentence) in self.nodes.chain(thread, from) {
            let exception = self.nodes.all[at].exception.clone();
            match self.nodes.all[at].members.clone() {
                None => {
                    let text = one_exception(thread, &exception, "Traceback", self.sources);
                    self.emit(&text, '|');
                }
                Some(_) if self.depth > MAX_DEPTH => {
                    self.emit(&format!("... (max_group_depth is {MAX_DEPTH})\n"), '|');
                }
                Some(members) => self.group(thread, &exception, &members),
            }
            self.emit(sentence, '|');
        }
    }

    fn group(&mut self, thread: &mut Thread, group: &Value, members: &[usize]) {
        let outermost = self.depth == 0;
        self.depth += usize::from(outermost);
        let traceback = group
            .as_exception()
            .map_or(Value::UNDEF, |object| object.data.get(thread).traceback.clone());
        if traceback.is_undef() {
            let text = last_lines(thread, group, &traceback, self.sources);
            self.emit(&text, '|');
        } else {
            let text = one_exception(thread, group, "Exception Group Traceback", self.sources);
            let (header, rest) = text.split_at(text.find('\n').map_or(0, |end| end + 1));
            self.emit(header, if outermost { '+' } else { '|' });
            self.emit(rest, '|');
        }
        self.members(thread, members);
        if outermost {
            self.depth = 0;
        }
    }

    fn members(&mut self, thread: &mut Thread, members: &[usize]) {
        let shown = members.len().min(MAX_WIDTH + 1);
        self.need_close = false;
        for (at, &member) in members.iter().enumerate().take(shown) {
            let is_last = at + 1 == shown;
            // The box may also be closed by a group inside the last member.
            self.need_close |= is_last;
            self.indent();
            self.text.push_str(if at == 0 { "+-" } else { "  " });
            let title = if at < MAX_WIDTH {
                (at + 1).to_string()
            } else {
                "...".to_owned()
            };
            self.text
                .push_str(&format!("+---------------- {title} ----------------\n"));
            self.depth += 1;
            if at < MAX_WIDTH {
                self.exception(thread, member);
            } else {
                let more = members.len() - MAX_WIDTH;
                let plural = if more > 1 { "s" } else { "" };
                self.emit(&format!("and {more} more exception{plural}\n"), '|');
            }
            if is_last && self.need_close {
                self.indent();
                self.text.push_str("+------------------------------------\n");
                self.need_close = false;
            }
            self.depth -= 1;
        }
    }
}
