//! Scopes of what is computed only when somebody asks: annotations, bounds and defaults of type parameters, values of aliases. And the
//! scopes of type parameters themselves.

use super::Builder;
use crate::error::{Res, syntax};
use crate::scope::{
    CLASS_DICT, CONDITIONAL, GENERIC_PARAMS, ParamPart, ScopeId, ScopeKind, address, annotations_key, flag, mangle,
    type_params_key,
};
use crate::walk;
use minipy_code::ops::{FUNC_DEFAULTS, FUNC_KWDEFAULTS};
use minipy_syntax::ast::*;

/// Refuses what must not stand in an annotation.
pub(super) fn check_annotation(annotation: &Expr) -> Res {
    check_within(annotation, "an annotation")
}

/// Refuses what must not stand in an expression that is computed at another time or place.
pub(super) fn check_within(expr: &Expr, place: &str) -> Res {
    let what = match expr.kind {
        ExprKind::NamedExpr { .. } => "named expression",
        ExprKind::Yield { .. } | ExprKind::YieldFrom { .. } => "yield expression",
        ExprKind::Await { .. } => "await expression",
        _ => return walk::children(expr, &mut |child| check_within(child, place)),
    };
    syntax(expr.span, format!("{what} cannot be used within {place}"))
}

impl Builder {
    pub(super) fn type_alias(&mut self, alias: &TypeAlias) -> Res {
        self.bind(&alias.name.name, flag::LOCAL, alias.name.span)?;
        if alias.type_params.is_empty() {
            return self.evaluator(&alias.value, ParamPart::Value, "a type alias");
        }
        let outer = self.enter_unnamed(ScopeKind::TypeParams);
        self.by_node.insert(type_params_key(alias), self.current);
        self.type_params(&alias.type_params)?;
        self.evaluator(&alias.value, ParamPart::Value, "a type alias")?;
        self.current = outer;
        Ok(())
    }

    /// The type parameters, into their scope, which is the one at hand.
    pub(super) fn type_params(&mut self, params: &[TypeParam]) -> Res {
        if self.scope().sees_class {
            self.define(&CLASS_DICT.into(), flag::USE, Span::default())?;
        }
        self.define(&GENERIC_PARAMS.into(), flag::LOCAL, Span::default())?;
        for param in params {
            let name = mangle(self.private.as_ref(), &param.name.name);
            if self.scope().flags(&name) & flag::TYPE_PARAM != 0 {
                return syntax(param.span, format!("duplicate type parameter '{}'", param.name.name));
            }
            self.define(&param.name.name, flag::LOCAL | flag::TYPE_PARAM, param.span)?;
            let kind = match &param.kind {
                TypeParamKind::TypeVar { bound } => {
                    if let Some(bound) = bound {
                        let is_tuple = matches!(bound.kind, ExprKind::Tuple { .. });
                        let what = if is_tuple {
                            "a TypeVar constraint"
                        } else {
                            "a TypeVar bound"
                        };
                        self.evaluator(bound, ParamPart::Bound, what)?;
                    }
                    "a TypeVar default"
                }
                TypeParamKind::ParamSpec => "a ParamSpec default",
                TypeParamKind::TypeVarTuple => "a TypeVarTuple default",
            };
            if let Some(default) = &param.default_value {
                self.evaluator(default, ParamPart::Default, kind)?;
            }
        }
        Ok(())
    }

    /// An expression that is computed when it is asked for.
    pub(super) fn evaluator(&mut self, value: &Expr, part: ParamPart, what: &str) -> Res {
        check_within(value, what)?;
        let outer = self.enter_annotation()?;
        self.by_node.insert(part.key(value), self.current);
        self.expr(value)?;
        self.current = outer;
        Ok(())
    }

    /// Opens a scope that computes annotations; it is a function with one parameter, the format.
    pub(super) fn enter_annotation(&mut self) -> Res<ScopeId> {
        let outer = self.enter_unnamed(ScopeKind::Annotation);
        self.define(&".format".into(), flag::PARAM, Span::default())?;
        if self.scope().sees_class {
            self.define(&CLASS_DICT.into(), flag::USE, Span::default())?;
        }
        Ok(outer)
    }

    pub(super) fn function_annotations(&mut self, def: &FunctionDef) -> Res {
        annotations_of(def).try_for_each(|(_, annotation)| check_annotation(annotation))?;
        if annotations_of(def).next().is_none() {
            return Ok(());
        }
        let outer = self.enter_annotation()?;
        self.by_node.insert(annotations_key(def), self.current);
        if !self.future_annotations {
            annotations_of(def).try_for_each(|(_, annotation)| self.expr(annotation))?;
        }
        self.current = outer;
        Ok(())
    }

    /// The annotation of a name of the module or class at hand.
    pub(super) fn variable_annotation(&mut self, stmt: &Stmt, annotation: &Expr, simple: bool) -> Res {
        let is_module = match self.scope().kind {
            ScopeKind::Module if simple => true,
            ScopeKind::Class if simple => false,
            _ => return Ok(()),
        };
        let is_conditional = is_module || self.in_conditional_block;
        if is_conditional {
            let number = self.scope().conditional_annotations;
            self.scope().conditional_annotations += 1;
            self.annotation_numbers.insert(address(stmt), number);
        }
        let known = self.scope().annotations;
        let outer = match known {
            Some(known) => std::mem::replace(&mut self.current, known),
            None => {
                let outer = self.enter_annotation()?;
                self.scopes[outer].annotations = Some(self.current);
                outer
            }
        };
        if is_conditional && !self.future_annotations {
            self.define(&CONDITIONAL.into(), flag::USE, annotation.span)?;
        }
        if !self.future_annotations {
            self.expr(annotation)?;
        }
        self.current = outer;
        Ok(())
    }
}

/// The parameters of the scope of type parameters: the defaults of the function, which were computed outside. With each the flag of
/// MAKE_FUNCTION, and whether the function has such defaults.
pub(crate) fn default_parameters(args: &Arguments) -> [(&'static str, u8, bool); 2] {
    [
        (".defaults", FUNC_DEFAULTS, !args.defaults.is_empty()),
        (
            ".kwdefaults",
            FUNC_KWDEFAULTS,
            args.kw_defaults.iter().any(Option::is_some),
        ),
    ]
}

/// What is annotated, by its name, and the annotation, in the order of CPython.
pub(crate) fn annotations_of(def: &FunctionDef) -> impl Iterator<Item = (&str, &Expr)> {
    let args = &def.args;
    let parameters = args.args.iter().chain(&args.posonlyargs).chain(args.vararg.as_deref());
    let parameters = parameters.chain(&args.kwonlyargs).chain(args.kwarg.as_deref());
    parameters
        .filter_map(|arg| Some((&*arg.arg, arg.annotation.as_deref()?)))
        .chain(def.returns.as_deref().map(|returns| ("return", returns)))
}
