//! The verifier against hand-made code: each row is a list of instructions and the fault that must be found in it. A row
//! without fault stands beside most of them, so that a check that refuses everything fails too.

use minipy_code::ops::{FUNC_CLOSURE, IN_PLACE, SWAPPED, TEMP_A, TEMP_B, TEMP_C};
use minipy_code::verify::Fault;
use minipy_code::{Code, CodeFlags, Const, Handler, Instr, Kind, Location, Op, Slot, ins, verify};
use std::rc::Rc;

/// Two locals (`n`, `m`) and four temporaries (registers 2 to 5).
fn code(instrs: &[Instr]) -> Code {
    Code {
        qualname: "f".into(),
        registers: 6,
        locals: vec!["n".into(), "m".into()],
        instrs: instrs.to_vec(),
        locations: vec![Location::default(); instrs.len()],
        consts: vec![
            Const::Str("doc".into()),
            Const::Tuple(Rc::from([Const::Str("key".into()), Const::Str("other".into())])),
            Const::None,
            Const::Code(Rc::new(leaf())),
            Const::Tuple(Rc::from([Const::Int(1), Const::Str("key".into())])),
        ],
        names: vec!["print".into()],
        caches: vec![0],
        ..Code::default()
    }
}

fn leaf() -> Code {
    Code {
        qualname: "f.<locals>.g".into(),
        consts: vec![Const::None],
        instrs: vec![ins::return_k(0)],
        locations: vec![Location::default()],
        ..Code::default()
    }
}

fn fault(code: &Code) -> Option<Fault> {
    verify(code).err().map(|error| error.fault)
}

/// `expect` None means that the instructions, followed by RETURN_K, are valid.
fn check(instrs: &[Instr], expect: Option<Fault>) {
    let instrs = [instrs, &[ins::return_k(0)]].concat();
    assert_eq!(fault(&code(&instrs)), expect, "{instrs:?}");
}

fn jump(of: Instr, by: i64) -> Instr {
    let operand = of
        .op()
        .and_then(|op| op.operands().iter().find(|operand| operand.kind == Kind::Jump));
    of.with(*operand.expect("a jump"), by).expect("a short jump")
}

#[test]
fn operands_name_what_exists() {
    let index = |what, index, len| Some(Fault::Index { what, index, len });
    check(&[ins::move_(5, 0)], None);
    check(&[ins::move_(6, 0)], Some(Fault::Register(6, 6)));
    check(&[ins::move_(2, 900)], Some(Fault::Register(900, 6)));
    check(&[ins::load_k(2, 0)], None);
    check(&[ins::load_k(2, 5)], index("constant", 5, 5));
    check(&[ins::load_global(2, 0)], None);
    check(&[ins::load_global(2, 1)], index("cache", 1, 1));
    check(&[ins::load_free(2, 0)], index("free variable", 0, 0));
    check(&[ins::import_name(2, 0, 2, 0)], None);
    check(&[ins::import_name(2, 1, 2, 0)], index("name", 1, 1));
    check(
        &[Instr(Op::ALL.len() as u64)],
        Some(Fault::UnknownOp(Op::ALL.len() as u8)),
    );
    check(&[ins::for_range(2, 0, 0)], Some(Fault::Quickened("FOR_RANGE")));
    check(&[ins::for_list(1, 0, 0)], Some(Fault::Quickened("FOR_LIST")));
}

#[test]
fn ranges_end_inside_the_frame() {
    check(&[ins::call(2, 3)], None);
    check(&[ins::call(2, 4)], Some(Fault::Range(2, 7, 6)));
    check(&[ins::call_method(4, 1)], Some(Fault::Range(4, 7, 6)));
    check(&[ins::build_dict(2, 2, 2)], None);
    check(&[ins::build_dict(2, 3, 2)], Some(Fault::Range(3, 7, 6)));
    check(&[ins::build_list(2, 6, 0)], None);
    check(
        &[ins::build_tuple(2, u16::MAX, u16::MAX)],
        Some(Fault::Range(65_535, 131_070, 6)),
    );
    check(&[ins::unpack(0, 2, 2, TEMP_B)], None);
    check(&[ins::unpack_star(3, 2, 1 | 1 << 8, TEMP_B)], None);
    check(
        &[ins::unpack_star(3, 2, 2 | 1 << 8, TEMP_B)],
        Some(Fault::Range(3, 7, 6)),
    );
    check(&[ins::get_slice(2, 0, 4, TEMP_C)], None);
    check(&[ins::get_slice(2, 0, 5, TEMP_C)], Some(Fault::Range(5, 7, 6)));
    check(&[ins::get_iter(3, 0, 0)], Some(Fault::Range(3, 7, 6)));
}

#[test]
fn constants_have_the_kind_the_operation_needs() {
    let kind = |index, text| Some(Fault::ConstKind(index, text));
    check(&[ins::make_function(2, 3, 2, 0)], None);
    check(&[ins::make_function(2, 0, 2, 0)], kind(0, "a code object"));
    check(
        &[ins::make_function(2, 3, 2, FUNC_CLOSURE)],
        Some(Fault::Closure(true, 0)),
    );
    check(
        &[ins::make_generator(2, 3, 2, 0)],
        kind(3, "code of generators with one parameter"),
    );
    check(&[ins::load_k(2, 3)], kind(3, "a value and not a code object"));
    check(&[ins::call_kw(2, 2, 1)], None);
    check(&[ins::call_kw(2, 1, 1)], Some(Fault::Keywords(2, 1)));
    check(&[ins::call_method_kw(2, 2, 0)], kind(0, "a tuple of strings"));
    check(&[ins::import_name(2, 0, 1, 0)], None);
    check(&[ins::import_name(2, 0, 0, 0)], kind(0, "a tuple of strings or None"));
    check(&[ins::match_class(2, 0, 4, 0)], None);
    check(
        &[ins::match_class(2, 0, 1, 0)],
        kind(1, "a tuple of a count and strings"),
    );
    check(
        &[ins::match_class(2, 0, 2, 0)],
        kind(2, "a tuple of a count and strings"),
    );
    for (constant, expect) in [
        (Const::BigInt("-1f".into()), None),
        (Const::BigInt("0x1f".into()), kind(5, "hexadecimal digits")),
        (Const::BigInt("-".into()), kind(5, "hexadecimal digits")),
        (
            Const::Tuple(Rc::from([Const::Code(Rc::new(leaf()))])),
            kind(5, "without a code object inside"),
        ),
    ] {
        let mut code = code(&[ins::return_k(0)]);
        code.consts.push(constant);
        assert_eq!(fault(&code), expect);
    }
}

#[test]
fn control_stays_inside() {
    check(&[jump(ins::jump(0), 0)], None);
    check(&[jump(ins::jump(0), -1)], None);
    check(&[jump(ins::jump(0), 1)], Some(Fault::Target(2, 2)));
    check(&[jump(ins::jump_lt(0, 1, 0, 0), -2)], Some(Fault::Target(-1, 2)));
    check(&[ins::get_iter(2, 0, 0), jump(ins::for_iter(2, 0, 0), -1)], None);
    for (last, expect) in [
        (ins::return_(0), None),
        (ins::raise(0, 0), None),
        (ins::reraise(2), None),
        (jump(ins::jump(0), -1), None),
        (ins::nop(), Some(Fault::FallsOff)),
        (jump(ins::jump_true(0, 0, 0), -1), Some(Fault::FallsOff)),
        (ins::call(2, 0), Some(Fault::FallsOff)),
    ] {
        assert_eq!(fault(&code(&[last])), expect, "{last:?}");
    }
    assert_eq!(fault(&code(&[])), Some(Fault::FallsOff));
}

#[test]
fn only_temporaries_are_consumed() {
    check(&[ins::add(0, 2, 3, TEMP_B | TEMP_C | IN_PLACE)], None);
    check(&[ins::add(2, 0, 3, TEMP_B | TEMP_C)], Some(Fault::NotTemporary(0)));
    check(&[ins::add(2, 0, 1, TEMP_A)], Some(Fault::Value(Slot::X, 1)));
    check(&[ins::add(2, 0, 1, SWAPPED)], Some(Fault::Value(Slot::X, 16)));
    check(&[ins::add_k(2, 0, 0, SWAPPED)], None);
    check(&[ins::sub_k(2, 0, 0, SWAPPED)], Some(Fault::Value(Slot::X, 16)));
    check(&[ins::lt(2, 0, 1, IN_PLACE)], Some(Fault::Value(Slot::X, 8)));
    check(&[jump(ins::jump_true(0, 0, 0), 0)], None);
    check(&[jump(ins::jump_true(0, 1, 0), 0)], Some(Fault::NotTemporary(0)));
    check(&[jump(ins::jump_true(0, 2, 0), 0)], Some(Fault::Value(Slot::B, 2)));
    check(&[ins::call(0, 0)], Some(Fault::NotTemporary(0)));
    check(&[ins::build_list(2, 1, 1)], Some(Fault::NotTemporary(1)));
    check(&[ins::take(0, 1)], Some(Fault::NotTemporary(1)));
    check(&[ins::get_attr(2, 0, 0)], None);
    check(&[ins::get_attr(3, 2, 0)], Some(Fault::Destination(2)));
    check(&[ins::get_slice(3, 2, 4, TEMP_C)], Some(Fault::Destination(2)));
    check(&[ins::set_slice(0, 2, 1, TEMP_B)], None);
    check(&[ins::set_slice(0, 1, 2, TEMP_C)], Some(Fault::NotTemporary(1)));
    check(&[ins::load_method(2, 3, 0)], None);
    check(&[ins::load_method(2, 2, 0)], Some(Fault::Destination(2)));
    check(&[ins::format(2, 2, 5)], Some(Fault::Value(Slot::X, 5)));
    check(&[ins::format(2, 2, 4)], None);
    check(&[ins::match_keys(0, 2, 3, TEMP_B | TEMP_C)], None);
    check(&[ins::match_keys(0, 1, 3, TEMP_B)], Some(Fault::NotTemporary(1)));
    check(&[ins::match_class(0, 2, 4, TEMP_B)], Some(Fault::NotTemporary(0)));
    check(&[ins::match_class(2, 0, 4, TEMP_B)], Some(Fault::NotTemporary(0)));
    check(&[ins::make_function(2, 3, 2, 16)], Some(Fault::Value(Slot::X, 16)));
}

#[test]
fn a_generator_expression_has_one_parameter_and_no_defaults() {
    let inner = |arg_count, generator| {
        let mut inner = code(&[ins::return_k(0)]);
        inner.arg_count = arg_count;
        inner.flags.generator = generator;
        inner
    };
    let make = |inner, x| {
        let mut outer = code(&[ins::make_generator(2, 0, 2, x), ins::return_k(1)]);
        outer.consts = vec![Const::Code(Rc::new(inner)), Const::None];
        fault(&outer)
    };
    let one = Some(Fault::ConstKind(0, "code of generators with one parameter"));
    assert_eq!(make(inner(1, true), 0), None);
    assert_eq!(make(inner(1, false), 0), one);
    assert_eq!(make(inner(0, true), 0), one);
    assert_eq!(make(inner(1, true), FUNC_CLOSURE), Some(Fault::Closure(true, 0)));
    assert_eq!(make(inner(1, true), 1), Some(Fault::Value(Slot::X, 1)));
}

#[test]
fn cells_are_made_in_the_prologue() {
    let cells = |instrs: &[Instr], expect| {
        let instrs = [instrs, &[ins::return_k(0)]].concat();
        let code = Code {
            arg_count: 1,
            cells: vec![0],
            ..code(&instrs)
        };
        assert_eq!(fault(&code), expect, "{instrs:?}");
    };
    let (make, load) = (ins::make_cell(0), ins::load_cell(2, 0));
    cells(&[make, load], None);
    cells(&[make, ins::new_cell(0), load], None);
    cells(&[make, ins::move_(2, 0), ins::release(0)], None);
    cells(&[load, make], Some(Fault::NoMakeCell(0)));
    cells(&[make, load, make], Some(Fault::Prologue));
    cells(&[make, jump(ins::jump(0), -2)], Some(Fault::Prologue));
    cells(&[make, ins::load_cell(2, 1)], Some(Fault::NotCell(1)));
    cells(&[make, ins::load_k(0, 0)], Some(Fault::CellAsValue(0)));
    cells(&[make, ins::neg(2, 0)], Some(Fault::CellAsValue(0)));
    cells(&[make, ins::unpack(0, 2, 2, TEMP_B)], Some(Fault::CellAsValue(0)));
}

#[test]
fn the_head_agrees_with_itself() {
    let handler = Handler {
        start: 0,
        end: 1,
        target: 0,
        depth: 2,
    };
    let text = "a handler covers instructions that do not exist";
    let flags = CodeFlags::default();
    let base = || code(&[ins::return_k(0)]);
    for (code, expect) in [
        (
            Code {
                locations: vec![],
                ..base()
            },
            Fault::Head("as many locations as instructions are needed"),
        ),
        (
            Code { registers: 1, ..base() },
            Fault::Head("more locals than registers"),
        ),
        (
            Code {
                kwonly_count: 3,
                ..base()
            },
            Fault::Head("more parameters than locals"),
        ),
        (
            Code {
                posonly_count: 1,
                ..base()
            },
            Fault::Head("more positional-only parameters than positional ones"),
        ),
        (
            Code {
                flags: CodeFlags {
                    docstring: true,
                    ..flags
                },
                consts: vec![Const::None],
                ..base()
            },
            Fault::Head("the docstring flag without a string as first constant"),
        ),
        (
            Code {
                caches: vec![1],
                ..base()
            },
            Fault::Index {
                what: "name",
                index: 1,
                len: 1,
            },
        ),
        (
            Code {
                cells: vec![2],
                ..base()
            },
            Fault::Index {
                what: "local",
                index: 2,
                len: 2,
            },
        ),
        (
            Code {
                handlers: vec![Handler { end: 2, ..handler }],
                ..base()
            },
            Fault::Head(text),
        ),
        (
            Code {
                handlers: vec![Handler {
                    start: 2,
                    end: 1,
                    ..handler
                }],
                ..base()
            },
            Fault::Head(text),
        ),
        (
            Code {
                handlers: vec![Handler { target: 1, ..handler }],
                ..base()
            },
            Fault::Target(1, 1),
        ),
        (
            Code {
                handlers: vec![Handler { depth: 6, ..handler }],
                ..base()
            },
            Fault::Register(6, 6),
        ),
        (
            Code {
                handlers: vec![Handler { depth: 1, ..handler }],
                ..base()
            },
            Fault::NotTemporary(1),
        ),
    ] {
        assert_eq!(fault(&code), Some(expect));
    }
    assert_eq!(
        fault(&Code {
            handlers: vec![handler],
            ..base()
        }),
        None
    );
}

#[test]
fn surroundings_fit_the_operation() {
    check(&[ins::yield_(2, 0)], Some(Fault::Flag("YIELD", "generator")));
    check(&[ins::load_name(2, 0)], Some(Fault::Flag("LOAD_NAME", "namespace")));
    let flags = CodeFlags {
        generator: true,
        namespace: true,
        ..CodeFlags::default()
    };
    let code = Code {
        flags,
        ..code(&[ins::yield_(2, 0), ins::load_name(2, 0), ins::return_k(0)])
    };
    assert_eq!(fault(&code), None);
}

#[test]
fn faults_of_inner_code_name_it() {
    let mut outer = code(&[ins::return_k(0)]);
    let mut inner = leaf();
    inner.instrs[0] = ins::return_(7);
    outer.consts.push(Const::Code(Rc::new(inner)));
    let error = verify(&outer).expect_err("register 7 of 0");
    assert_eq!(
        error.to_string(),
        "invalid code: f.<locals>.g, instruction 0: register 7 is outside the frame's 0"
    );
}
