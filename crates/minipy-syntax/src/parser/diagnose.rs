//! The second pass: rules that recognise common mistakes.
//!
//! The functions `invalid_*` answer to the rules of those names in CPython's grammar. Each looks ahead from the current
//! token, raises its message (`Fail::Hard`) if it recognises its mistake, and otherwise leaves the position where it
//! was. They are called only in [`Mode::Diagnose`], from the places where CPython tries them, because the first rule
//! that matches wins.
//!
//! The rules parse the same expression several times over, so that the results of the frequent ones are remembered per
//! token ([`Memo`]); without that, nested brackets would take exponential time.

use super::expr::power;
use super::target::{Targets, check_targets, describe, is_star_target};
use super::{Fail, Mode, Parser, Res};
use crate::ast::{Comprehension, Expr, ExprKind, Span};
use crate::error::RawError;
use crate::token::Tok;
use rustc_hash::FxHashMap;

/// How many expressions the second pass may look at before it gives up and says `invalid syntax`. Ordinary mistakes
/// need some hundred; only a mistake at the end of a huge literal needs more than this.
const MAX_STEPS: u32 = 2_000_000;

/// Expressions that the second pass has parsed: by the position of their first token, with the position behind them.
#[derive(Default)]
pub(super) struct Memo {
    expressions: FxHashMap<usize, Option<(Expr, usize)>>,
    primaries: FxHashMap<usize, Option<(Expr, usize)>>,
    steps: u32,
}

impl Parser<'_> {
    // ---- expressions ----

    /// The rule `expression` of the second pass.
    pub(super) fn diagnosed_expression(&mut self) -> Res<Expr> {
        let pos = self.pos;
        if let Some(known) = self.memo.expressions.get(&pos) {
            let Some((value, end)) = known.clone() else {
                return Err(Fail::Soft);
            };
            self.pos = end;
            return Ok(value);
        }
        self.memo.steps += 1;
        if self.memo.steps > MAX_STEPS {
            return Err(Fail::Soft);
        }
        let result = self.nested(|parser| {
            if parser.mode == Mode::Diagnose {
                parser.invalid_expression()?;
                parser.invalid_legacy_expression()?;
            }
            parser.plain_expression()
        });
        let known = match &result {
            Ok(value) => Some((value.clone(), self.pos)),
            Err(Fail::Soft) => None,
            Err(Fail::Hard(_)) => return result,
        };
        self.memo.expressions.insert(pos, known);
        result
    }

    /// The rule `primary` of the second pass.
    pub(super) fn diagnosed_primary(&mut self) -> Res<Expr> {
        let pos = self.pos;
        if let Some(known) = self.memo.primaries.get(&pos) {
            let Some((value, end)) = known.clone() else {
                return Err(Fail::Soft);
            };
            self.pos = end;
            return Ok(value);
        }
        let result = self.plain_primary();
        let known = match &result {
            Ok(value) => Some((value.clone(), self.pos)),
            Err(Fail::Soft) => None,
            Err(Fail::Hard(_)) => return result,
        };
        self.memo.primaries.insert(pos, known);
        result
    }

    /// An expression without the rules for mistakes inside it. What it remembers is used even where those rules are
    /// active again: `"a" + f(x y)` is just `invalid syntax` in CPython, and here.
    fn expression_without_invalid(&mut self) -> Res<Expr> {
        // A display in braces is the exception: CPython looks at it afresh.
        let set_aside = (self.peek() == Tok::LBrace).then(|| std::mem::take(&mut self.memo));
        self.mode = Mode::Plain;
        let result = self.nested(Self::plain_expression);
        self.mode = Mode::Diagnose;
        if let Some(memo) = set_aside {
            self.memo = memo;
        }
        result
    }

    fn invalid_expression(&mut self) -> Res<()> {
        let pos = self.pos;
        match self.peek() {
            Tok::Str => self.string_in_string()?,
            Tok::Pass | Tok::Break | Tok::Continue => self.statement_before_if()?,
            Tok::Lambda => self.lambda_in_field()?,
            _ => {}
        }
        self.reset(pos);
        let Some(first) = self.attempt(Self::disjunction)? else {
            return Ok(());
        };
        let end = self.pos;
        self.missing_comma(pos, &first)?;
        self.reset(end);
        if self.eat(Tok::If) {
            self.incomplete_conditional(&first)?;
        }
        self.reset(pos);
        Ok(())
    }

    /// `"a" b "c"`: quotes inside quotes.
    fn string_in_string(&mut self) -> Res<()> {
        self.advance();
        let mut inner: Option<Span> = None;
        while self.peek() != Tok::Str {
            let Some(value) = self.attempt(Self::expression_without_invalid)? else {
                return Ok(());
            };
            inner = Some(inner.map_or(value.span, |first| first.to(value.span)));
        }
        match inner {
            Some(span) => Err(RawError::at(span, "invalid syntax. Is this intended to be part of the string?").into()),
            None => Ok(()),
        }
    }

    /// `pass if a else b`.
    fn statement_before_if(&mut self) -> Res<()> {
        let keyword = self.pos;
        self.advance();
        if !self.eat(Tok::If) || self.attempt(Self::disjunction)?.is_none() || !self.eat(Tok::Else) {
            return Ok(());
        }
        if self.attempt(Self::simple_statement)?.is_none() {
            return Ok(());
        }
        Err(self.at_token(keyword, "expected expression before 'if', but statement is given"))
    }

    /// `f"{lambda x: 1}"`: the colon starts a format specification.
    fn lambda_in_field(&mut self) -> Res<()> {
        let start = self.start();
        self.advance();
        if self.attempt(Self::lambda_parameters)?.is_none() || !self.eat(Tok::Colon) {
            return Ok(());
        }
        if self.peek() != Tok::FStringMiddle {
            return Ok(());
        }
        let message = "f-string: lambda expressions are not allowed without parentheses";
        Err(RawError::at(self.span_from(start), message).into())
    }

    /// Two expressions side by side inside brackets.
    fn missing_comma(&mut self, pos: usize, first: &Expr) -> Res<()> {
        let next = self.tokens.get(pos + 1).map(|token| token.kind);
        let word = self.tokens[pos];
        let is_soft_keyword = matches!(self.text(word), "match" | "case" | "type" | "_");
        if word.kind == Tok::Name && (is_soft_keyword || next == Some(Tok::Str)) {
            return Ok(());
        }
        let Some(second) = self.attempt(Self::expression_without_invalid)? else {
            return Ok(());
        };
        if is_legacy_word(first) || self.brackets_open() == 0 {
            return Ok(());
        }
        let span = first.span.to(second.span);
        Err(RawError::at(span, "invalid syntax. Perhaps you forgot a comma?").into())
    }

    /// How many brackets are open behind the last token taken.
    fn brackets_open(&self) -> usize {
        self.tokens[self.statement..self.pos]
            .iter()
            .fold(0usize, |open, token| match token.kind {
                Tok::LParen | Tok::LBracket | Tok::LBrace => open + 1,
                Tok::RParen | Tok::RBracket | Tok::RBrace => open.saturating_sub(1),
                _ => open,
            })
    }

    /// `a if b` without an else, behind the `if`.
    fn incomplete_conditional(&mut self, first: &Expr) -> Res<()> {
        let Some(test) = self.attempt(Self::disjunction)? else {
            return Ok(());
        };
        if !matches!(self.peek(), Tok::Else | Tok::Colon) {
            let span = first.span.to(test.span);
            return Err(RawError::at(span, "expected 'else' after 'if' expression").into());
        }
        if self.eat(Tok::Else) {
            let pos = self.pos;
            if self.attempt(Self::expression)?.is_none() {
                return Err(self.at_token(pos, "expected expression after 'else', but statement is given"));
            }
        }
        Ok(())
    }

    /// `print x` and `exec x`.
    fn invalid_legacy_expression(&mut self) -> Res<()> {
        let pos = self.pos;
        let word = self.token();
        if word.kind != Tok::Name {
            return Ok(());
        }
        self.advance();
        // CPython parses what follows any name before it looks at the name, so that mistakes in there are found.
        if self.peek() != Tok::LParen
            && let Some(value) = self.attempt(Self::star_expressions)?
            && matches!(self.text(word), "print" | "exec")
        {
            let name = self.text(word);
            let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
            return Err(RawError::at(Span::new(word.start, value.span.end), message).into());
        }
        self.reset(pos);
        Ok(())
    }

    /// `=` or `:=` where a condition or an element is expected.
    pub(super) fn invalid_named_expression(&mut self) -> Res<()> {
        let pos = self.pos;
        if let Some(target) = self.attempt(Self::expression)?
            && self.eat(Tok::ColonEqual)
            && self.attempt(Self::expression)?.is_some()
        {
            let message = format!("cannot use assignment expressions with {}", describe(&target));
            return Err(RawError::at(target.span, message).into());
        }
        self.reset(pos);
        if self.peek() == Tok::Name && self.peek_second() == Tok::Equal {
            let start = self.advance().start;
            self.advance();
            if let Some(value) = self.attempt(Self::bitwise_or)?
                && !matches!(self.peek(), Tok::Equal | Tok::ColonEqual)
            {
                let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
                return Err(RawError::at(Span::new(start, value.span.end), message).into());
            }
        }
        self.reset(pos);
        self.assignment_in_expression()?;
        self.reset(pos);
        Ok(())
    }

    fn assignment_in_expression(&mut self) -> Res<()> {
        let first = self.peek();
        if matches!(first, Tok::True | Tok::None | Tok::False) {
            return Ok(());
        }
        let Some(target) = self.attempt(Self::bitwise_or)? else {
            return Ok(());
        };
        // CPython asks whether a list, tuple or generator expression *starts* here.
        let is_display = matches!(first, Tok::LBracket | Tok::LParen) && self.starts_with_display(&target);
        if is_display || !self.eat(Tok::Equal) {
            return Ok(());
        }
        if self.attempt(Self::bitwise_or)?.is_none() || matches!(self.peek(), Tok::Equal | Tok::ColonEqual) {
            return Ok(());
        }
        let what = describe(&target);
        let message = format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?");
        Err(RawError::at(target.span, message).into())
    }

    fn starts_with_display(&self, expr: &Expr) -> bool {
        let mut expr = expr;
        loop {
            expr = match &expr.kind {
                ExprKind::List { .. } | ExprKind::Tuple { .. } | ExprKind::GeneratorExp { .. } => return true,
                ExprKind::BinOp { left, .. } => left,
                ExprKind::Attribute { value, .. } | ExprKind::Subscript { value, .. } => value,
                ExprKind::Call(call) => &call.func,
                _ => return false,
            };
        }
    }

    /// `not` as the operand of arithmetic; the operator has been taken.
    pub(super) fn invalid_not_operand(&mut self, min: u8) -> Res<()> {
        let pos = self.pos;
        let start = self.start();
        self.advance();
        if let Some(value) = self.attempt(|parser| parser.operators(min.min(power::TERM)))? {
            let span = Span::new(start, value.span.end);
            return Err(RawError::at(span, "'not' after an operator must be parenthesized").into());
        }
        self.reset(pos);
        Ok(())
    }

    // ---- brackets ----

    pub(super) fn invalid_group(&mut self) -> Res<()> {
        let pos = self.pos;
        self.advance();
        let is_double = self.peek() == Tok::DoubleStar;
        let mark = self.pos;
        let value = match self.peek() {
            Tok::Star => self.attempt(Self::starred_argument)?,
            Tok::DoubleStar => {
                self.advance();
                self.attempt(Self::expression)?
            }
            _ => None,
        };
        if let Some(value) = value
            && self.peek() == Tok::RParen
        {
            return Err(if is_double {
                self.at_token(mark, "cannot use double starred expression here")
            } else {
                RawError::at(value.span, "cannot use starred expression here").into()
            });
        }
        self.reset(pos);
        Ok(())
    }

    /// From the opening bracket.
    pub(super) fn invalid_comprehension(&mut self) -> Res<()> {
        let pos = self.pos;
        let bracket = self.advance().kind;
        if self.peek() == Tok::Star
            && let Some(value) = self.attempt(Self::starred_argument)?
            && self.attempt(Self::comprehensions)?.is_some()
        {
            return Err(RawError::at(value.span, "iterable unpacking cannot be used in comprehension").into());
        }
        self.reset(pos + 1);
        if bracket != Tok::LParen
            && let Some(first) = self.attempt(Self::star_named_expression)?
            && self.peek() == Tok::Comma
        {
            let mut span = first.span.to(self.token_span(self.pos));
            self.advance();
            while let Some(next) = self.attempt(Self::star_named_expression)? {
                span = first.span.to(next.span);
                if !self.eat(Tok::Comma) {
                    break;
                }
            }
            if self.attempt(Self::comprehensions)?.is_some() {
                let message = "did you forget parentheses around the comprehension target?";
                return Err(RawError::at(span, message).into());
            }
        }
        self.reset(pos);
        Ok(())
    }

    /// From the opening brace.
    pub(super) fn invalid_dict_or_set(&mut self) -> Res<()> {
        let pos = self.pos;
        self.advance();
        if self.peek() == Tok::DoubleStar {
            let mark = self.pos;
            self.advance();
            if self.attempt(Self::bitwise_or)?.is_some()
                && self.attempt(Self::comprehensions)?.is_some()
                && self.peek() == Tok::RBrace
            {
                return Err(self.at_token(mark, "dict unpacking cannot be used in dict comprehension"));
            }
        }
        self.reset(pos);
        self.invalid_comprehension()
    }

    /// From `for` of a comprehension.
    pub(super) fn invalid_for_if_clause(&mut self) -> Res<()> {
        let pos = self.pos;
        self.eat(Tok::Async);
        self.advance();
        if self.attempt(Self::bitwise_or)?.is_some() {
            while self.eat(Tok::Comma) && self.attempt(Self::bitwise_or)?.is_some() {}
            if self.peek() != Tok::In {
                return Err(self.error_here("'in' expected after for-loop variables"));
            }
        }
        self.reset(pos);
        Ok(())
    }

    /// From `for`.
    pub(super) fn invalid_for_target(&mut self) -> Res<()> {
        let pos = self.pos;
        self.eat(Tok::Async);
        self.advance();
        if let Some(targets) = self.attempt(Self::star_expressions)? {
            check_targets(&targets, Targets::For)?;
        }
        self.reset(pos);
        Ok(())
    }

    // ---- arguments ----

    /// The rules for arguments in CPython's order; the parenthesis has been taken, and stands at `open` if a
    /// lone generator expression may use it.
    pub(super) fn diagnosed_arguments(&mut self, open: Option<u32>) -> Res<super::call::ArgumentList> {
        let pos = self.pos;
        let list = self.attempt(|parser| {
            open.ok_or(Fail::Soft)?;
            parser.positional_argument()?;
            parser.comprehensions()?;
            parser.expect(Tok::RParen)?;
            parser.reset(pos);
            let list = parser.arguments(open)?;
            parser.expect(Tok::RParen)?;
            Ok(list)
        })?;
        if let Some(list) = list {
            return Ok(list);
        }
        if open.is_some() {
            self.reset(pos - 1);
            self.invalid_comprehension()?;
        }
        self.reset(pos);
        let list = self.attempt(|parser| {
            let list = parser.args_prefix()?;
            parser.eat(Tok::Comma);
            parser.expect(Tok::RParen)?;
            Ok(list)
        })?;
        if let Some(list) = list {
            return Ok(list);
        }
        self.reset(pos);
        self.invalid_arguments()?;
        Err(Fail::Soft)
    }

    fn invalid_arguments(&mut self) -> Res<()> {
        let pos = self.pos;
        self.star_behind_double_star()?;
        self.reset(pos);
        self.generator_with_more(pos)?;
        self.reset(pos);
        self.missing_value()?;
        self.reset(pos);
        let Some(list) = self.attempt(Self::args_prefix)? else {
            return Ok(());
        };
        let end = self.pos;
        if matches!(self.peek(), Tok::For | Tok::Async)
            && let Some(clauses) = self.attempt(Self::comprehensions)?
            && list.args.len() + list.keywords.len() > 1
            && let Some(last) = list.args.last()
        {
            return Err(unparenthesized_generator(last, &clauses));
        }
        self.reset(end);
        if !self.eat(Tok::Comma) {
            return Ok(());
        }
        let start = self.pos;
        if let Some(element) = self.attempt(Self::expression)?
            && let Some(clauses) = self.attempt(Self::comprehensions)?
        {
            return Err(unparenthesized_generator(&element, &clauses));
        }
        self.reset(start);
        if self.attempt(Self::args_prefix)?.is_some() {
            let is_unpacking = list.keywords.iter().any(|keyword| keyword.arg.is_none());
            return Err(self.error_here(match is_unpacking {
                true => "positional argument follows keyword argument unpacking",
                false => "positional argument follows keyword argument",
            }));
        }
        Ok(())
    }

    /// `f(**a, *b)`.
    fn star_behind_double_star(&mut self) -> Res<()> {
        if self.attempt(Self::args_prefix)?.is_none() {
            return Ok(());
        }
        let comma = self.start();
        let mut count = 0;
        while self.eat(Tok::Comma) && self.peek() == Tok::Star {
            if self.attempt(Self::starred_argument)?.is_none() || self.peek() == Tok::Equal {
                break;
            }
            count += 1;
        }
        if count > 0 {
            let message = "iterable argument unpacking follows keyword argument unpacking";
            return Err(self.starting_from(comma, message));
        }
        Ok(())
    }

    /// `f(a for a in b, c)` and `f(a=b for a in c)`.
    fn generator_with_more(&mut self, pos: usize) -> Res<()> {
        if let Some(element) = self.attempt(Self::expression)?
            && let Some(clauses) = self.attempt(Self::comprehensions)?
            && self.eat(Tok::Comma)
        {
            return Err(unparenthesized_generator(&element, &clauses));
        }
        self.reset(pos);
        self.keyword_generator()
    }

    fn keyword_generator(&mut self) -> Res<()> {
        let start = self.start();
        if self.eat(Tok::Name) && self.eat(Tok::Equal) {
            let end = self.span_from(start).end;
            if self.attempt(Self::expression)?.is_some() && self.attempt(Self::comprehensions)?.is_some() {
                let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
                return Err(RawError::at(Span::new(start, end), message).into());
            }
        }
        Ok(())
    }

    /// `f(a=)`.
    fn missing_value(&mut self) -> Res<()> {
        let pos = self.pos;
        if self.attempt(Self::args_prefix)?.is_none() || !self.eat(Tok::Comma) {
            self.reset(pos);
        }
        let start = self.start();
        if self.eat(Tok::Name) && self.eat(Tok::Equal) && matches!(self.peek(), Tok::Comma | Tok::RParen) {
            return Err(RawError::at(self.span_from(start), "expected argument value expression").into());
        }
        Ok(())
    }

    pub(super) fn invalid_kwarg(&mut self) -> Res<()> {
        let pos = self.pos;
        let start = self.start();
        let is_keyword = self.peek() == Tok::Name && self.peek_second() == Tok::Equal;
        match self.peek() {
            Tok::True | Tok::False | Tok::None => {
                let word = self.advance();
                if self.eat(Tok::Equal) {
                    let message = format!("cannot assign to {}", self.text(word));
                    let span = self.span_from(start);
                    self.unread();
                    return Err(RawError::at(span, message).into());
                }
                self.reset(pos);
            }
            Tok::DoubleStar => {
                self.advance();
                if self.attempt(Self::expression)?.is_some()
                    && self.eat(Tok::Equal)
                    && let Some(value) = self.attempt(Self::expression)?
                {
                    let span = Span::new(start, value.span.end);
                    return Err(RawError::at(span, "cannot assign to keyword argument unpacking").into());
                }
            }
            _ if is_keyword => self.keyword_generator()?,
            _ => {}
        }
        self.reset(pos);
        if !is_keyword
            && let Some(target) = self.attempt(Self::expression)?
            && self.eat(Tok::Equal)
        {
            let span = Span::new(target.span.start, self.span_from(start).end);
            self.unread();
            let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
            return Err(RawError::at(span, message).into());
        }
        self.reset(pos);
        Ok(())
    }

    /// A rule ends with the token just taken: the one behind it has not been looked at.
    fn unread(&mut self) {
        self.pos -= 1;
    }

    /// `*a = b` among arguments.
    pub(super) fn invalid_starred_unpacking(&mut self) -> Res<()> {
        let pos = self.pos;
        let start = self.start();
        self.advance();
        if self.attempt(Self::expression)?.is_some()
            && self.eat(Tok::Equal)
            && let Some(value) = self.attempt(Self::expression)?
        {
            let span = Span::new(start, value.span.end);
            return Err(RawError::at(span, "cannot assign to iterable argument unpacking").into());
        }
        self.reset(pos);
        Ok(())
    }

    // ---- statements ----

    pub(super) fn invalid_assignment(&mut self) -> Res<()> {
        let pos = self.pos;
        self.invalid_annotation()?;
        self.reset(pos);
        loop {
            let start = self.pos;
            let Some(value) = self.attempt(Self::star_expressions)? else {
                break;
            };
            if self.peek() != Tok::Equal {
                self.reset(start);
                break;
            }
            check_targets(&value, Targets::Star)?;
            if !is_star_target(&value) {
                break;
            }
            self.advance();
        }
        if self.peek() == Tok::Yield {
            let value = self.yield_expr()?;
            if self.peek() == Tok::Equal {
                return Err(RawError::at(value.span, "assignment to yield expression not possible").into());
            }
        }
        self.reset(pos);
        if let Some(target) = self.attempt(Self::star_expressions)?
            && super::stmt::is_augmented(self.peek())
        {
            self.advance();
            if self.attempt(Self::annotated_rhs)?.is_some() {
                let what = describe(&target);
                let message = format!("'{what}' is an illegal expression for augmented assignment");
                return Err(RawError::at(target.span, message).into());
            }
        }
        self.reset(pos);
        Ok(())
    }

    /// `a, b: int`.
    fn invalid_annotation(&mut self) -> Res<()> {
        let pos = self.pos;
        let first = self.attempt(Self::star_named_expression)?;
        let is_tuple = first.is_some() && self.peek() == Tok::Comma;
        if is_tuple {
            self.advance();
            // CPython's rule repeats whole lists, so that it also looks behind a missing comma.
            while self.attempt(Self::star_named_expression)?.is_some() {
                self.eat(Tok::Comma);
            }
        }
        let Some(first) = first else { return Ok(()) };
        if !self.eat(Tok::Colon) || self.attempt(Self::expression)?.is_none() {
            self.reset(pos);
            return Ok(());
        }
        let message = match first.kind {
            _ if is_tuple => "only single target (not tuple) can be annotated",
            ExprKind::List { .. } => "only single target (not list) can be annotated",
            ExprKind::Tuple { .. } => "only single target (not tuple) can be annotated",
            ExprKind::Starred { .. } => return Ok(()),
            _ => "illegal target for annotation",
        };
        Err(RawError::at(first.span, message).into())
    }

    pub(super) fn invalid_delete(&mut self) -> Res<()> {
        let pos = self.pos;
        self.advance();
        if let Some(targets) = self.attempt(Self::star_expressions)? {
            check_targets(&targets, Targets::Del)?;
        }
        self.reset(pos);
        Ok(())
    }

    /// From `as` of a with item.
    pub(super) fn invalid_with_target(&mut self) -> Res<()> {
        let pos = self.pos;
        self.advance();
        if let Some(target) = self.attempt(Self::expression)?
            && matches!(self.peek(), Tok::Comma | Tok::RParen | Tok::Colon)
        {
            check_targets(&target, Targets::Star)?;
        }
        self.reset(pos);
        Ok(())
    }
}

fn is_legacy_word(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Name { id } if matches!(&**id, "print" | "exec"))
}

/// `f(a, b for b in c)`.
fn unparenthesized_generator(element: &Expr, clauses: &[Comprehension]) -> Fail {
    let last = clauses
        .last()
        .map(|clause| clause.ifs.last().unwrap_or(&clause.iter).span);
    let span = element.span.to(last.unwrap_or(element.span));
    RawError::at(span, "Generator expression must be parenthesized").into()
}
