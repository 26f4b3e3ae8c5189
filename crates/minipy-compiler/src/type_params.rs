//! Type parameters (PEP 695 and 696): `def f[T]()`, `class C[T]:` and `type X[T] = ...`.
//!
//! What has type parameters is made in a function of its own, `<generic parameters of f>`, whose locals they are. Bounds, constraints,
//! defaults and the values of aliases are functions that are called when somebody asks. The objects themselves are made by the
//! module `_typing`.

use crate::error::{Res, syntax};
use crate::scope::{GENERIC_PARAMS, ParamPart, ScopeId};
use crate::unit::{Unit, Val, Want};
use crate::{Compiler, Params};
use minipy_code::{Code, CodeFlags, Const, ins};
use minipy_syntax::ast::*;

impl<'a> Compiler<'a> {
    /// `def f[T](...)`: the function, in the next temporary.
    pub(crate) fn generic_function(&mut self, def: &'a FunctionDef, span: Span) -> Res<Val> {
        let base = self.unit.next();
        let id = self.symbols.of_type_params(def);
        let outer = self.enter_type_params(id, &def.name.name, span);
        self.type_params(&def.type_params, span)?;
        let first = self.unit.next();
        let mut flags = 0;
        let mut count = 0;
        for (name, flag, given) in crate::scope::default_parameters(&def.args) {
            if given {
                self.load_name(&name.into(), Want::Temp, span);
                flags |= flag;
                count += 1;
            }
        }
        flags |= self.function_annotations(def, span)?;
        let code = self.function_code(def, span)?;
        let function = self.make_function(code, first, flags, Want::Temp, span)?;
        let params = self.load_name(&GENERIC_PARAMS.into(), Want::Any, span);
        let cache = self.unit.pools.attribute_cache(&"__type_params__".into());
        self.emit(ins::set_attr(function.reg, params.reg, cache), span);
        if params.temp {
            self.emit(ins::release(params.reg), span);
        }
        let code = self.leave_type_params(outer, &def.name.name, function, count, span)?;
        let callee = self.make_function(code, base, 0, Want::Temp, span)?;
        self.defaults(&def.args, span)?;
        self.emit(ins::call(callee.reg, count), span);
        self.unit.sp = callee.reg as u32 + 1;
        Ok(callee)
    }

    /// `class C[T](...)`: the class, in the next temporary.
    pub(crate) fn generic_class(&mut self, def: &'a ClassDef, span: Span) -> Res<Val> {
        let base = self.unit.next();
        let id = self.symbols.of_type_params(def);
        let outer = self.enter_type_params(id, &def.name.name, span);
        self.type_params(&def.type_params, span)?;
        let builder = self.typing_function("_class_builder", span)?;
        self.load_name(&GENERIC_PARAMS.into(), Want::Temp, span);
        self.emit(ins::call(builder.reg, 1), span);
        self.unit.sp = builder.reg as u32 + 1;
        self.class_call(builder, def, span)?;
        let code = self.leave_type_params(outer, &def.name.name, builder, 0, span)?;
        let callee = self.make_function(code, base, 0, Want::Temp, span)?;
        self.emit(ins::call(callee.reg, 0), span);
        Ok(callee)
    }

    /// `type X[T] = value`.
    pub(crate) fn type_alias(&mut self, alias: &'a TypeAlias, span: Span) -> Res {
        let start = self.unit.sp;
        let made = if alias.type_params.is_empty() {
            self.alias_object(alias, span)?
        } else {
            let base = self.unit.next();
            let id = self.symbols.of_type_params(alias);
            let outer = self.enter_type_params(id, &alias.name.name, span);
            self.type_params(&alias.type_params, span)?;
            let made = self.alias_object(alias, span)?;
            let code = self.leave_type_params(outer, &alias.name.name, made, 0, span)?;
            let callee = self.make_function(code, base, 0, Want::Temp, span)?;
            self.emit(ins::call(callee.reg, 0), span);
            callee
        };
        self.store_name(&alias.name.name, made, span);
        self.unit.sp = start;
        Ok(())
    }

    fn alias_object(&mut self, alias: &'a TypeAlias, span: Span) -> Res<Val> {
        let call = self.typing_function("_type_alias", span)?;
        self.constant(Const::Str(alias.name.name.clone()), Want::Temp, span);
        self.module_name(span);
        if alias.type_params.is_empty() {
            self.constant(Const::Tuple([].into()), Want::Temp, span);
        } else {
            self.load_name(&GENERIC_PARAMS.into(), Want::Temp, span);
        }
        let qualname = self.child_qualname(&alias.name.name);
        self.evaluator(&alias.value, ParamPart::Value, &alias.name.name, qualname)?;
        self.emit(ins::call(call.reg, 4), span);
        self.unit.sp = call.reg as u32 + 1;
        Ok(call)
    }

    fn enter_type_params(&mut self, id: ScopeId, name: &Ident, span: Span) -> Unit<'a> {
        let qualname = self.child_qualname(name);
        self.enter_unit_as(id, qualname, span)
    }

    fn leave_type_params(
        &mut self,
        outer: Unit<'a>,
        name: &Ident,
        result: Val,
        parameters: u16,
        span: Span,
    ) -> Res<Code> {
        self.unit.asm.emit_last(ins::return_(result.reg), span);
        self.unit.qualname = format!("<generic parameters of {name}>");
        let nested = self.symbols.scopes[self.unit.scope].nested;
        let flags = CodeFlags {
            nested,
            ..CodeFlags::default()
        };
        let params = Params {
            positional: parameters,
            posonly: parameters,
            kwonly: 0,
        };
        self.leave_unit(outer, &format!("<generic parameters of {name}>"), flags, params, span)
    }

    /// Makes the type parameters: each in its local, and all of them in a tuple.
    fn type_params(&mut self, params: &'a [TypeParam], span: Span) -> Res {
        let sp = self.unit.sp;
        let mut seen_default = false;
        for param in params {
            if param.default_value.is_some() {
                seen_default = true;
            } else if seen_default {
                let text = format!(
                    "non-default type parameter '{}' follows default type parameter",
                    param.name.name
                );
                return syntax(param.span, text);
            }
            let made = self.type_param(param)?;
            let copy = self.copy(made.reg, param.span);
            self.store_name(&param.name.name, Val::temp(copy), param.span);
            self.unit.sp = made.reg as u32 + 1;
        }
        self.unit.sp = sp;
        let first = self.unit.next();
        let tuple = self.unit.push();
        self.emit(ins::build_tuple(tuple, first, params.len() as u16), span);
        self.store_name(&GENERIC_PARAMS.into(), Val::temp(tuple), span);
        self.unit.sp = sp;
        Ok(())
    }

    fn type_param(&mut self, param: &'a TypeParam) -> Res<Val> {
        let span = param.span;
        let function = match param.kind {
            TypeParamKind::TypeVar { .. } => "_type_var",
            TypeParamKind::ParamSpec => "_param_spec",
            TypeParamKind::TypeVarTuple => "_type_var_tuple",
        };
        let call = self.typing_function(function, span)?;
        self.constant(Const::Str(param.name.name.clone()), Want::Temp, span);
        let mut count = 2;
        if let TypeParamKind::TypeVar { bound } = &param.kind {
            let is_tuple = bound
                .as_deref()
                .is_some_and(|bound| matches!(bound.kind, ExprKind::Tuple { .. }));
            for wanted in [false, true] {
                self.part(bound.as_deref().filter(|_| is_tuple == wanted), ParamPart::Bound, param)?;
            }
            count += 2;
        }
        self.part(param.default_value.as_deref(), ParamPart::Default, param)?;
        self.emit(ins::call(call.reg, count), span);
        self.unit.sp = call.reg as u32 + 1;
        Ok(call)
    }

    /// The function that computes a part of a type parameter, or None, in the next temporary.
    fn part(&mut self, value: Option<&'a Expr>, part: ParamPart, param: &'a TypeParam) -> Res {
        match value {
            Some(value) => {
                let qualname = format!("{}.{}", self.unit.qualname, param.name.name);
                self.evaluator(value, part, &param.name.name, qualname)
            }
            None => {
                self.constant(Const::None, Want::Temp, param.span);
                Ok(())
            }
        }
    }

    /// A function that computes one value, in the next temporary.
    fn evaluator(&mut self, value: &'a Expr, part: ParamPart, name: &Ident, qualname: String) -> Res {
        let first = self.unit.next();
        let id = self.symbols.of_evaluator(value, part);
        let outer = self.enter_evaluator(id, qualname, value.span);
        let result = match &value.kind {
            // The default of a TypeVarTuple may be unpacked.
            ExprKind::Starred { .. } => self.annotation_value(value)?,
            _ => self.value(value, Want::Any)?,
        };
        self.unit.asm.emit_last(ins::return_(result.reg), value.span);
        let code = self.leave_evaluator(outer, name, value.span)?;
        self.make_function(code, first, 0, Want::Temp, value.span)?;
        Ok(())
    }

    /// A function of the module `_typing`, in the next temporary.
    fn typing_function(&mut self, name: &str, span: Span) -> Res<Val> {
        let module = self.import_name(&"_typing".into(), Const::None, 0, span)?;
        let cache = self.unit.pools.attribute_cache(&name.into());
        self.emit(ins::get_attr(module, module, cache), span);
        Ok(Val::temp(module))
    }

    /// The name of the module, in the next temporary.
    fn module_name(&mut self, span: Span) {
        let out = self.unit.push();
        let cache = self.unit.pools.global_cache(&"__name__".into());
        self.emit(ins::load_global(out, cache), span);
    }
}
