//! Sets of characters: `[...]`.

use super::parse::{Parser, category};
use super::source::{Fault, Parsed, Token};
use super::tree::{Fold, Node, SetItem};

/// A set, after its bracket.
pub(super) fn set(parser: &mut Parser, flags: u32, fold: Fold) -> Parsed<Node> {
    let here = parser.source.tell() - 1;
    if parser.source.next_is('[') {
        let place = parser.source.tell();
        parser.warnings.push(format!("Possible nested set at position {place}"));
    }
    let negated = parser.source.accept('^')?;
    let mut items = Vec::new();
    loop {
        let Some(token) = parser.source.take()? else {
            return Err(unterminated(parser, here));
        };
        if token.is(']') && !items.is_empty() {
            break;
        }
        warn_of_operators(parser, token, !items.is_empty());
        let item = item(parser, token, flags)?;
        if !parser.source.accept('-')? {
            push(&mut items, item);
            continue;
        }
        let Some(that) = parser.source.take()? else {
            return Err(unterminated(parser, here));
        };
        if that.is(']') {
            push(&mut items, item);
            push(&mut items, SetItem::Char(u32::from('-')));
            break;
        }
        if that.is('-') {
            let place = parser.source.tell() - 2;
            parser
                .warnings
                .push(format!("Possible set difference at position {place}"));
        }
        let end = self::item(parser, that, flags)?;
        match (item, end) {
            (SetItem::Char(low), SetItem::Char(high)) if low <= high => push(&mut items, SetItem::Range(low, high)),
            _ => {
                let message = format!("bad character range {}-{}", token.text(), that.text());
                return Err(parser.source.error(message, token.len() + 1 + that.len()));
            }
        }
    }
    Ok(match &items[..] {
        [SetItem::Char(char)] if negated => Node::NotChar(*char, fold),
        [SetItem::Char(char)] => Node::Char(*char, fold),
        _ => Node::Set { items, negated, fold },
    })
}

fn push(items: &mut Vec<SetItem>, item: SetItem) {
    // A set of a million characters is compared with its last item only: what is twice in it does no harm.
    if items.last() != Some(&item) {
        items.push(item);
    }
}

#[cold]
fn unterminated(parser: &Parser, here: usize) -> Fault {
    let offset = parser.source.tell() - here;
    parser.source.error("unterminated character set", offset)
}

/// What looks like an operation on sets, which a later Python may have.
fn warn_of_operators(parser: &mut Parser, token: Token, inside: bool) {
    let operation = match token.plain() {
        Some('-') => "difference",
        Some('&') => "intersection",
        Some('~') => "symmetric difference",
        Some('|') => "union",
        _ => return,
    };
    if inside && parser.source.next == Some(token) {
        let place = parser.source.tell() - 1;
        parser
            .warnings
            .push(format!("Possible set {operation} at position {place}"));
    }
}

fn item(parser: &mut Parser, token: Token, flags: u32) -> Parsed<SetItem> {
    let Some(escaped) = token.escaped else {
        return Ok(SetItem::Char(token.char as u32));
    };
    if let Some(category) = category(escaped, parser.is_ascii(flags)) {
        return Ok(SetItem::Category(category));
    }
    if escaped == 'b' {
        return Ok(SetItem::Char(8));
    }
    if ('0'..='7').contains(&escaped) {
        let more = parser.source.take_while(2, |c| ('0'..='7').contains(c))?;
        let code = u32::from_str_radix(&format!("{escaped}{more}"), 8).unwrap_or(0);
        if code > 0o377 {
            let message = format!("octal escape value \\{escaped}{more} outside of range 0-0o377");
            return Err(parser.source.error(message, more.len() + 2));
        }
        return Ok(SetItem::Char(code));
    }
    parser.character(escaped).map(SetItem::Char)
}
