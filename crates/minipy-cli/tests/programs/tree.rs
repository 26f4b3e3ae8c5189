//! Programs as trees, so that one that shows a difference can be made smaller.
//!
//! Decides how a tree becomes text and which single edits make it smaller. Leaves to `grammar` which trees there are, and to the
//! test which edits still show the difference.

/// An expression: literal text, and expressions in its gaps. It is written in parentheses, so any may stand in any gap.
#[derive(Clone)]
pub struct Expr(pub Vec<Piece>);

/// A part of an expression or of a line.
#[derive(Clone)]
pub enum Piece {
    Text(String),
    Gap(Expr),
}

/// A statement: lines and the suites below them, as in `if x:`, suite, `else:`, suite.
#[derive(Clone)]
pub struct Stmt(pub Vec<Part>);

/// A part of a statement.
#[derive(Clone)]
pub enum Part {
    Line(Vec<Piece>),
    Suite(Vec<Stmt>),
}

/// A whole program, or the statements of one suite.
pub type Program = Vec<Stmt>;

/// The text of a program.
pub fn text(program: &Program) -> String {
    let mut out = String::new();
    write_suite(program, 0, &mut out);
    out
}

fn write_suite(suite: &[Stmt], depth: usize, out: &mut String) {
    let indent = "    ".repeat(depth);
    if suite.is_empty() && depth > 0 {
        out.push_str(&format!("{indent}pass\n"));
    }
    for part in suite.iter().flat_map(|Stmt(parts)| parts) {
        match part {
            Part::Line(pieces) => {
                out.push_str(&indent);
                write_pieces(pieces, out);
                out.push('\n');
            }
            Part::Suite(inner) => write_suite(inner, depth + 1, out),
        }
    }
}

fn write_pieces(pieces: &[Piece], out: &mut String) {
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Gap(Expr(pieces)) => {
                out.push('(');
                write_pieces(pieces, out);
                out.push(')');
            }
        }
    }
}

/// The program after edit number `number`, or `None` if there are fewer: statements dropped (many first), a compound statement
/// replaced by one of its suites, an expression by one inside it or by `0`.
pub fn edited(program: &Program, number: usize) -> Option<Program> {
    let mut program = program.clone();
    let mut left = number;
    edit_suite(&mut program, &mut left).then_some(program)
}

/// Counts an edit; says whether it is the one.
fn due(left: &mut usize) -> bool {
    let now = *left == 0;
    *left = left.wrapping_sub(1);
    now
}

fn edit_suite(suite: &mut Vec<Stmt>, left: &mut usize) -> bool {
    let mut size = suite.len();
    while size > 0 {
        for from in (0..suite.len()).step_by(size) {
            if due(left) {
                suite.drain(from..(from + size).min(suite.len()));
                return true;
            }
        }
        size /= 2;
    }
    for at in 0..suite.len() {
        for part in 0..suite[at].0.len() {
            if let Part::Suite(inner) = &suite[at].0[part]
                && due(left)
            {
                let inner = inner.clone();
                suite.splice(at..=at, inner);
                return true;
            }
        }
    }
    suite.iter_mut().flat_map(|Stmt(parts)| parts).any(|part| match part {
        Part::Line(pieces) => edit_pieces(pieces, left),
        Part::Suite(inner) => edit_suite(inner, left),
    })
}

fn edit_pieces(pieces: &mut [Piece], left: &mut usize) -> bool {
    pieces.iter_mut().any(|piece| match piece {
        Piece::Text(_) => false,
        Piece::Gap(expr) => edit_expr(expr, left),
    })
}

fn edit_expr(expr: &mut Expr, left: &mut usize) -> bool {
    let is_atom = |pieces: &[Piece]| matches!(pieces, [Piece::Text(text)] if text.len() <= 2);
    if !is_atom(&expr.0) && due(left) {
        expr.0 = vec![Piece::Text("0".into())];
        return true;
    }
    for at in 0..expr.0.len() {
        if let Piece::Gap(inner) = &expr.0[at]
            && due(left)
        {
            *expr = inner.clone();
            return true;
        }
    }
    edit_pieces(&mut expr.0, left)
}
