//! Compound statements: everything with a block.

use super::target::describe;
use super::{Fail, Mode, Parser, Res};
use crate::ast::{ClassDef, ExceptHandler, Expr, For, FunctionDef, MatchCase, Stmt, StmtKind, Try, WithItem};
use crate::error::{ErrorKind, RawError};
use crate::token::Tok;

impl Parser<'_> {
    pub(super) fn compound_statement(&mut self) -> Res<Stmt> {
        let start = self.start();
        let kind = match self.peek() {
            Tok::If => return self.if_statement(),
            Tok::At => return self.decorated(),
            Tok::Async => self.async_statement()?,
            Tok::Def => self.function(Vec::new(), false)?,
            Tok::Class => self.class(Vec::new())?,
            Tok::With => self.with(false)?,
            Tok::For => self.for_statement(false)?,
            Tok::Try => self.try_statement()?,
            _ => self.while_statement()?,
        };
        Ok(Stmt {
            kind,
            span: self.statement_span(start),
        })
    }

    // ---- blocks ----

    /// The colon of a header; a missing one is certain only at the end of the line.
    fn header_colon(&mut self) -> Res<()> {
        if self.peek() == Tok::Newline {
            return Err(self.error_here("expected ':'"));
        }
        self.expect(Tok::Colon)?;
        Ok(())
    }

    /// A block behind the colon. `after` and `keyword` say whose block is missing if none is there.
    fn block(&mut self, after: &str, keyword: usize) -> Res<Vec<Stmt>> {
        let mut body = Vec::new();
        if self.peek() != Tok::Newline {
            self.simple_statements(&mut body)?;
            return Ok(body);
        }
        self.advance();
        if self.peek() != Tok::Indent {
            return Err(self.missing_block(after, keyword));
        }
        self.advance();
        loop {
            self.statement_into(&mut body)?;
            if self.eat(Tok::Dedent) {
                return Ok(body);
            }
        }
    }

    #[cold]
    fn missing_block(&self, after: &str, keyword: usize) -> Fail {
        let at = self.tokens[keyword].start as usize;
        let line = 1 + self.source[..at].matches('\n').count();
        let message = format!("expected an indented block after {after} on line {line}");
        match self.error_here(message) {
            Fail::Hard(error) if error.message.starts_with("expected an") => error.kind(ErrorKind::Indentation).into(),
            fail => fail,
        }
    }

    fn else_block(&mut self) -> Res<Vec<Stmt>> {
        let keyword = self.pos;
        if !self.eat(Tok::Else) {
            return Ok(Vec::new());
        }
        self.force(Tok::Colon, ":")?;
        let body = self.block("'else' statement", keyword)?;
        if self.peek() == Tok::Elif {
            return Err(self.error_here("'elif' block follows an 'else' block"));
        }
        Ok(body)
    }

    // ---- if, while, for, with ----

    fn if_statement(&mut self) -> Res<Stmt> {
        let mut arms = Vec::new();
        loop {
            let keyword = self.pos;
            let token = self.advance();
            let test = self.named_expression()?;
            self.header_colon()?;
            let after = if token.kind == Tok::If {
                "'if' statement"
            } else {
                "'elif' statement"
            };
            let body = self.block(after, keyword)?;
            self.grow(1)?;
            arms.push((token.start, test, body));
            if self.peek() != Tok::Elif {
                break;
            }
        }
        let mut orelse = self.else_block()?;
        while let Some((start, test, body)) = arms.pop() {
            let kind = StmtKind::If {
                test: Box::new(test),
                body,
                orelse,
            };
            let statement = Stmt {
                kind,
                span: self.statement_span(start),
            };
            if arms.is_empty() {
                return Ok(statement);
            }
            orelse = vec![statement];
        }
        Err(Fail::Soft)
    }

    fn while_statement(&mut self) -> Res<StmtKind> {
        let keyword = self.pos;
        self.expect(Tok::While)?;
        let test = Box::new(self.named_expression()?);
        self.header_colon()?;
        let body = self.block("'while' statement", keyword)?;
        let orelse = self.else_block()?;
        Ok(StmtKind::While { test, body, orelse })
    }

    fn for_statement(&mut self, is_async: bool) -> Res<StmtKind> {
        let keyword = self.pos;
        self.expect(Tok::For)?;
        let target = self.attempt(|parser| {
            let target = parser.for_target()?;
            parser.expect(Tok::In)?;
            Ok(target)
        })?;
        let Some(target) = target else {
            self.reset(keyword);
            if self.mode == Mode::Diagnose {
                self.invalid_for_target()?;
            }
            return Err(Fail::Soft);
        };
        let iter = self.star_expressions()?;
        self.header_colon()?;
        let body = self.block("'for' statement", keyword)?;
        let orelse = self.else_block()?;
        Ok(StmtKind::For(Box::new(For {
            target,
            iter,
            body,
            orelse,
            is_async,
        })))
    }

    fn with(&mut self, is_async: bool) -> Res<StmtKind> {
        let keyword = self.pos;
        self.expect(Tok::With)?;
        let items = match self.attempt(Self::parenthesized_with_items)? {
            Some(items) => items,
            None => self.with_items()?,
        };
        self.header_colon()?;
        let body = self.block("'with' statement", keyword)?;
        Ok(StmtKind::With { items, body, is_async })
    }

    /// `(a as b, c)` if a colon, or the end of a line where one is missing, follows.
    fn parenthesized_with_items(&mut self) -> Res<Vec<WithItem>> {
        self.expect(Tok::LParen)?;
        let mut items = vec![self.with_item()?];
        while self.eat(Tok::Comma) && self.peek() != Tok::RParen {
            items.push(self.with_item()?);
        }
        self.expect(Tok::RParen)?;
        if matches!(self.peek(), Tok::Colon | Tok::Newline) {
            Ok(items)
        } else {
            Err(Fail::Soft)
        }
    }

    fn with_items(&mut self) -> Res<Vec<WithItem>> {
        let mut items = vec![self.with_item()?];
        while self.eat(Tok::Comma) {
            items.push(self.with_item()?);
        }
        Ok(items)
    }

    fn with_item(&mut self) -> Res<WithItem> {
        let context_expr = self.expression()?;
        if self.peek() != Tok::As {
            return Ok(WithItem {
                context_expr,
                optional_vars: None,
            });
        }
        let pos = self.pos;
        self.advance();
        let target = self.attempt(Self::star_target)?;
        match target {
            Some(target) if matches!(self.peek(), Tok::Comma | Tok::RParen | Tok::Colon | Tok::Newline) => {
                Ok(WithItem {
                    context_expr,
                    optional_vars: Some(Box::new(target)),
                })
            }
            _ => {
                self.reset(pos);
                if self.mode == Mode::Diagnose {
                    self.invalid_with_target()?;
                }
                Ok(WithItem {
                    context_expr,
                    optional_vars: None,
                })
            }
        }
    }

    // ---- functions and classes ----

    fn async_statement(&mut self) -> Res<StmtKind> {
        self.expect(Tok::Async)?;
        match self.peek() {
            Tok::Def => self.function(Vec::new(), true),
            Tok::With => self.with(true),
            Tok::For => self.for_statement(true),
            _ => Err(Fail::Soft),
        }
    }

    fn decorated(&mut self) -> Res<Stmt> {
        let mut decorators = Vec::new();
        while self.eat(Tok::At) {
            decorators.push(self.named_expression()?);
            self.expect(Tok::Newline)?;
        }
        let start = self.start();
        let kind = match self.peek() {
            Tok::Class => self.class(decorators)?,
            Tok::Async => {
                self.advance();
                self.function(decorators, true)?
            }
            _ => self.function(decorators, false)?,
        };
        Ok(Stmt {
            kind,
            span: self.statement_span(start),
        })
    }

    fn function(&mut self, decorator_list: Vec<Expr>, is_async: bool) -> Res<StmtKind> {
        let keyword = self.pos;
        self.expect(Tok::Def)?;
        let name = self.identifier()?;
        let type_params = self.type_params()?;
        self.force_in_diagnosis(Tok::LParen, "(")?;
        let args = self.def_parameters()?;
        self.expect(Tok::RParen)?;
        let mut returns = None;
        if self.peek() == Tok::Arrow {
            let pos = self.pos;
            self.advance();
            returns = self.attempt(Self::expression)?.map(Box::new);
            if returns.is_none() {
                self.reset(pos);
            }
        }
        self.force_in_diagnosis(Tok::Colon, ":")?;
        let body = self.block("function definition", keyword)?;
        let function = FunctionDef {
            name,
            args,
            body,
            decorator_list,
            returns,
            type_params,
            is_async,
        };
        Ok(StmtKind::FunctionDef(Box::new(function)))
    }

    fn class(&mut self, decorator_list: Vec<Expr>) -> Res<StmtKind> {
        let keyword = self.pos;
        self.expect(Tok::Class)?;
        let name = self.identifier()?;
        let type_params = self.type_params()?;
        let mut list = super::call::ArgumentList::default();
        if self.peek() == Tok::LParen {
            list = self.call_arguments(false)?;
        }
        self.header_colon()?;
        let body = self.block("class definition", keyword)?;
        let (bases, keywords) = (list.args, list.keywords);
        Ok(StmtKind::ClassDef(Box::new(ClassDef {
            name,
            bases,
            keywords,
            body,
            decorator_list,
            type_params,
        })))
    }

    // ---- try ----

    fn try_statement(&mut self) -> Res<StmtKind> {
        let keyword = self.pos;
        self.expect(Tok::Try)?;
        self.force(Tok::Colon, ":")?;
        let body = self.block("'try' statement", keyword)?;
        let mut handlers = Vec::new();
        let mut is_star = None;
        while self.peek() == Tok::Except {
            let keyword = self.pos;
            let is_this_star = self.peek_second() == Tok::Star;
            if is_star.is_some_and(|is_star| is_star != is_this_star) {
                return Err(self.mixed_handlers(keyword, is_this_star)?);
            }
            is_star = Some(is_this_star);
            handlers.push(self.except_handler(is_this_star)?);
        }
        let orelse = if handlers.is_empty() {
            Vec::new()
        } else {
            self.else_block()?
        };
        let mut finalbody = Vec::new();
        let keyword = self.pos;
        if self.eat(Tok::Finally) {
            self.force(Tok::Colon, ":")?;
            finalbody = self.block("'finally' statement", keyword)?;
        } else if handlers.is_empty() {
            return Err(self.error_here("expected 'except' or 'finally' block"));
        }
        let is_star = is_star == Some(true);
        Ok(StmtKind::Try(Box::new(Try {
            body,
            handlers,
            orelse,
            finalbody,
            is_star,
        })))
    }

    /// `except` behind `except*` or the other way round, certain once its header is complete.
    fn mixed_handlers(&mut self, keyword: usize, is_star: bool) -> Res<Fail> {
        if self.mode == Mode::Plain {
            return Ok(Fail::Soft);
        }
        self.advance();
        if is_star {
            self.advance();
        }
        let end = self.pos - 1;
        if self.attempt(Self::expression)?.is_some() {
            if self.eat(Tok::As) {
                self.expect(Tok::Name)?;
            }
        } else if is_star {
            return Ok(Fail::Soft);
        }
        self.expect(Tok::Colon)?;
        let span = self.token_span(keyword).to(self.token_span(end));
        Ok(RawError::at(span, "cannot have both 'except' and 'except*' on the same 'try'").into())
    }

    fn except_handler(&mut self, is_star: bool) -> Res<ExceptHandler> {
        let keyword = self.pos;
        let start = self.advance().start;
        if is_star {
            self.advance();
            if matches!(self.peek(), Tok::Newline | Tok::Colon) {
                return Err(self.error_here("expected one or more exception types"));
            }
        }
        let mut type_ = None;
        let mut name = None;
        if !matches!(self.peek(), Tok::Colon | Tok::Newline) {
            let (value, is_tuple) = self.exception_types()?;
            if self.peek() == Tok::As {
                name = Some(self.exception_name(&value, is_tuple, is_star)?);
            }
            type_ = Some(Box::new(value));
        }
        self.header_colon()?;
        let after = if is_star {
            "'except*' statement"
        } else {
            "'except' statement"
        };
        let body = self.block(after, keyword)?;
        Ok(ExceptHandler {
            type_,
            name,
            body,
            span: self.statement_span(start),
        })
    }

    /// The types, and whether they are a tuple without parentheses.
    fn exception_types(&mut self) -> Res<(Expr, bool)> {
        let start = self.start();
        let first = self.expression()?;
        if self.peek() != Tok::Comma {
            return Ok((first, false));
        }
        let mut elts = vec![first];
        while self.eat(Tok::Comma) {
            match self.attempt(Self::expression)? {
                Some(next) => elts.push(next),
                None => break,
            }
        }
        Ok((self.tuple(elts, start), true))
    }

    fn exception_name(&mut self, types: &Expr, is_tuple: bool, is_star: bool) -> Res<crate::ast::Identifier> {
        let keyword = self.pos;
        self.advance();
        let pos = self.pos;
        let name = self.attempt(Self::identifier)?;
        match name {
            Some(name) if self.peek() == Tok::Colon && !is_tuple => Ok(name),
            Some(_) if self.peek() == Tok::Colon => {
                let message = "multiple exception types must be parenthesized when using 'as'";
                Err(self.starting_from(types.span.start, message))
            }
            // Without parentheses CPython's rule ends in front of `as`.
            _ if is_tuple => {
                self.reset(keyword);
                Err(Fail::Soft)
            }
            Some(name) if self.peek() == Tok::Newline => Ok(name),
            _ if self.mode == Mode::Plain => Err(Fail::Soft),
            _ => {
                self.reset(pos);
                let value = self.expression()?;
                if self.peek() != Tok::Colon {
                    return Err(Fail::Soft);
                }
                let star = if is_star { "*" } else { "" };
                let message = format!("cannot use except{star} statement with {}", describe(&value));
                Err(RawError::at(value.span, message).into())
            }
        }
    }

    // ---- match ----

    /// `match` is a name unless subject, colon, newline, indent and `case` follow.
    pub(super) fn match_statement(&mut self) -> Res<Option<Stmt>> {
        let keyword = self.pos;
        let start = self.start();
        let may_be_subject = !matches!(
            self.peek_second(),
            Tok::Equal | Tok::Dot | Tok::Comma | Tok::Colon | Tok::RParen | Tok::Newline | Tok::Semicolon
        );
        if !may_be_subject {
            return Ok(None);
        }
        self.advance();
        let subject = self.attempt(Self::subject)?;
        let (Some(subject), true) = (subject, matches!(self.peek(), Tok::Colon | Tok::Newline)) else {
            self.reset(keyword);
            return Ok(None);
        };
        if self.peek() == Tok::Newline {
            // `match (x)` on a line of its own is a call, unless nothing else makes sense of it.
            let error = self.error_here("expected ':'");
            self.reset(keyword);
            return if self.mode == Mode::Diagnose {
                Err(error)
            } else {
                Ok(None)
            };
        }
        self.advance();
        if !self.eat(Tok::Newline) {
            self.reset(keyword);
            return Ok(None);
        }
        if self.peek() != Tok::Indent {
            return Err(self.missing_block("'match' statement", keyword));
        }
        self.advance();
        let mut cases = vec![self.case()?];
        while !self.eat(Tok::Dedent) {
            cases.push(self.case()?);
        }
        let kind = StmtKind::Match {
            subject: Box::new(subject),
            cases,
        };
        Ok(Some(Stmt {
            kind,
            span: self.statement_span(start),
        }))
    }

    fn subject(&mut self) -> Res<Expr> {
        let start = self.start();
        let first = self.star_named_expression()?;
        if self.peek() != Tok::Comma {
            return if super::atom::is_starred(&first) {
                Err(Fail::Soft)
            } else {
                Ok(first)
            };
        }
        let mut elts = vec![first];
        while self.eat(Tok::Comma) {
            match self.attempt(Self::star_named_expression)? {
                Some(next) => elts.push(next),
                None => break,
            }
        }
        Ok(self.tuple(elts, start))
    }

    fn case(&mut self) -> Res<MatchCase> {
        let keyword = self.pos;
        if !self.at_word("case") {
            return Err(Fail::Soft);
        }
        self.advance();
        let pattern = self.patterns()?;
        let guard = if self.eat(Tok::If) {
            Some(Box::new(self.named_expression()?))
        } else {
            None
        };
        self.header_colon()?;
        let body = self.block("'case' statement", keyword)?;
        Ok(MatchCase { pattern, guard, body })
    }
}
