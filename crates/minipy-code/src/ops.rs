//! The only list of opcodes. By macro from it come the enum [`Op`], its mnemonics and documentation, the operand kinds the
//! verifier and the disassembler read, the constructors the compiler calls ([`ins`]), and `docs/bytecode.md`.
//!
//! It decides what an instruction is called, which operands it has and which registers it may touch. What an instruction
//! *does* is the loop's business (`minipy-vm/src/interp/`), whose `match` over [`Op`] has no wildcard arm.
//!
//! # Registers and who owns what they hold
//!
//! A frame is a window of registers: first the locals (arguments first), then temporaries, used as a stack by the compiler.
//! A register owns what it holds. A *local* operand is only borrowed by the instruction that reads it; a *temporary* is
//! consumed: after the instruction it holds nothing that must be released. Which operands are temporaries stands in the
//! `x` byte ([`TEMP_A`], [`TEMP_B`], [`TEMP_C`]), so that fast paths on numbers never look, and slow paths know what to
//! release. An instruction that writes a register releases what was there before. So `t0 = t0.name` needs no flag:
//! **if the object operand of `GET_ATTR`, `GET_ITEM`, `GET_ITEM_K`, `GET_SLICE`, `GET_STEPPED` or a unary operation is a temporary, it is also the
//! destination.**
//!
//! A frame that returns releases its locals only: no temporary holds anything then (the compiler releases the iterators
//! and context managers of the blocks it leaves).

/// `x` flag: operand `a` is a temporary that the instruction consumes.
pub const TEMP_A: u8 = 1;
/// `x` flag: operand `b` is a temporary that the instruction consumes.
pub const TEMP_B: u8 = 2;
/// `x` flag: operand `c` is a temporary that the instruction consumes.
pub const TEMP_C: u8 = 4;
/// `x` flag of arithmetic: the statement was augmented (`a += b`), so in-place methods are tried first.
pub const IN_PLACE: u8 = 8;
/// `x` flag of arithmetic with a constant: the constant is the left operand (`2 * a`).
pub const SWAPPED: u8 = 16;

/// `MAKE_FUNCTION`: a tuple of positional defaults is given.
pub const FUNC_DEFAULTS: u8 = 1;
/// `MAKE_FUNCTION`: a dict of keyword-only defaults is given.
pub const FUNC_KWDEFAULTS: u8 = 2;
/// `MAKE_FUNCTION`: a function that computes the annotations (PEP 649) is given.
pub const FUNC_ANNOTATE: u8 = 4;
/// `MAKE_FUNCTION`: a tuple of cells is given.
pub const FUNC_CLOSURE: u8 = 8;
/// `FORMAT` and `FORMAT_SPEC`: `str` comes first.
pub const CONVERT_STR: u8 = 1;
/// `FORMAT` and `FORMAT_SPEC`: `repr` comes first.
pub const CONVERT_REPR: u8 = 2;
/// `FORMAT` and `FORMAT_SPEC`: `ascii` comes first.
pub const CONVERT_ASCII: u8 = 3;
/// `FORMAT`: no conversion, and an int may stay one, because a `BUILD_STRING` follows.
pub const CONVERT_LATER: u8 = 4;

/// `GET_AWAITABLE` after `await`.
pub const AWAIT: u16 = 0;
/// `GET_AWAITABLE` of what `__aenter__` gave.
pub const AWAIT_ENTER: u16 = 1;
/// `GET_AWAITABLE` of what `__aexit__` gave.
pub const AWAIT_EXIT: u16 = 2;

/// `LOAD_COMMON`: AssertionError, for `assert`.
pub const COMMON_ASSERTION_ERROR: u8 = 0;
/// `LOAD_COMMON`: NotImplementedError, for what the compiler makes for annotations.
pub const COMMON_NOT_IMPLEMENTED_ERROR: u8 = 1;
/// `LOAD_COMMON`: the namespace of the frame.
pub const COMMON_NAMESPACE: u8 = 2;

/// How many registers a `for` loop hides: see `GET_ITER`.
pub const FOR_REGISTERS: u16 = 4;

/// Calls `$derive!` with the whole table. A row is
/// `doc; Name "MNEMONIC" { operand: Kind, ... } touches [(first register, how many), ...];`
#[macro_export]
macro_rules! for_each_op {
    ($derive:ident) => { $derive! {
        [a b c x]
        // ---- moves ----
        /// Does nothing.
        Nop nop "NOP" {} touches [];
        /// `a` = constant.
        LoadK load_k "LOAD_K" { a: Write, bc: Const } touches [];
        /// `a` = copy of `b`.
        Move move_ "MOVE" { a: Write, b: Read } touches [];
        /// `a` (a temporary, which is empty) = copy of `b`.
        Copy copy "COPY" { a: Write, b: Read } touches [];
        /// `a` = `b`, and `b` (a temporary) holds nothing any more.
        Take take "TAKE" { a: Write, b: Read } touches [];
        /// Release what `a` holds.
        Release release "RELEASE" { a: Write } touches [];
        /// Raise UnboundLocalError if the local `a` is unbound.
        CheckLocal check_local "CHECK_LOCAL" { a: Read } touches [];
        /// `del` of a local: UnboundLocalError if it is unbound, else release it.
        DelLocal del_local "DEL_LOCAL" { a: Write } touches [];

        // ---- closures ----
        /// `a` = a new cell that holds what `a` held (an argument, or nothing).
        MakeCell make_cell "MAKE_CELL" { a: Write } touches [];
        /// `a` = a new empty cell, whatever `a` held.
        NewCell new_cell "NEW_CELL" { a: Write } touches [];
        /// `a` = contents of the cell in register `b`; NameError if empty.
        LoadCell load_cell "LOAD_CELL" { a: Write, b: Read } touches [];
        /// Contents of the cell in register `a` = `b`.
        StoreCell store_cell "STORE_CELL" { a: Read, b: Read, x: Temps } touches [];
        /// Empty the cell in register `a`; NameError if empty.
        DelCell del_cell "DEL_CELL" { a: Read } touches [];
        /// `a` = contents of the function's free variable number `b`; NameError if empty.
        LoadFree load_free "LOAD_FREE" { a: Write, b: Free } touches [];
        /// Contents of free variable `a` = `b`.
        StoreFree store_free "STORE_FREE" { a: Free, b: Read, x: Temps } touches [];
        /// Empty free variable `a`; NameError if empty.
        DelFree del_free "DEL_FREE" { a: Free } touches [];
        /// `a` = the cell itself of free variable `b` (to build an inner function's closure).
        LoadFreeCell load_free_cell "LOAD_FREE_CELL" { a: Write, b: Free } touches [];
        /// In a class body: `a` = the name of free variable `b` in the class namespace, else the free variable's contents.
        LoadNameOrFree load_name_or_free "LOAD_NAME_OR_FREE" { a: Write, b: Free } touches [];

        // ---- names ----
        /// `a` (a temporary, which is empty) = global or builtin (cached).
        LoadGlobal load_global "LOAD_GLOBAL" { a: Write, cx: Cache } touches [];
        /// Global = `a`; a temporary is moved if `b` is 1.
        StoreGlobal store_global "STORE_GLOBAL" { a: Read, b: Flag, cx: Cache } touches [];
        /// `del` of a global; NameError if unbound.
        DelGlobal del_global "DEL_GLOBAL" { cx: Cache } touches [];
        /// `a` = name looked up in the frame's namespace, then globals, then builtins (class bodies, `exec`).
        LoadName load_name "LOAD_NAME" { a: Write, bc: Name } touches [];
        /// Name in the frame's namespace = `a` (a temporary, consumed).
        StoreName store_name "STORE_NAME" { a: Read, bc: Name } touches [];
        /// `del` of a name in the frame's namespace.
        DelName del_name "DEL_NAME" { bc: Name } touches [];

        // ---- arithmetic: `a` = `b` op `c` ----
        /// `a` = `b + c`.
        Add add "ADD" { a: Write, b: Read, c: Read, x: Arith } touches [];
        /// `a` = `b - c`.
        Sub sub "SUB" { a: Write, b: Read, c: Read, x: Arith } touches [];
        /// `a` = `b * c`.
        Mul mul "MUL" { a: Write, b: Read, c: Read, x: Arith } touches [];
        /// `a` = `b / c`.
        TrueDiv true_div "TRUE_DIV" { a: Write, b: Read, c: Read, x: Arith } touches [];
        /// `a` = `b // c`.
        FloorDiv floor_div "FLOOR_DIV" { a: Write, b: Read, c: Read, x: Arith } touches [];
        /// `a` = `b % c`.
        Mod mod_ "MOD" { a: Write, b: Read, c: Read, x: Arith } touches [];
        /// `a` = `b ** c`.
        Pow pow "POW" { a: Write, b: Read, c: Read, x: Arith } touches [];
        /// `a` = `b << c`.
        LShift l_shift "L_SHIFT" { a: Write, b: Read, c: Read, x: Arith } touches [];
        /// `a` = `b >> c`.
        RShift r_shift "R_SHIFT" { a: Write, b: Read, c: Read, x: Arith } touches [];
        /// `a` = `b & c`.
        And and "AND" { a: Write, b: Read, c: Read, x: Arith } touches [];
        /// `a` = `b | c`.
        Or or "OR" { a: Write, b: Read, c: Read, x: Arith } touches [];
        /// `a` = `b ^ c`.
        Xor xor "XOR" { a: Write, b: Read, c: Read, x: Arith } touches [];
        /// `a` = `b @ c`.
        MatMul mat_mul "MAT_MUL" { a: Write, b: Read, c: Read, x: Arith } touches [];
        /// `a` = `b + constant` (or `constant + b` if SWAPPED).
        AddK add_k "ADD_K" { a: Write, b: Read, c: Const, x: Arith } touches [];
        /// `a` = `b - constant`.
        SubK sub_k "SUB_K" { a: Write, b: Read, c: Const, x: Arith } touches [];
        /// `a` = `b * constant` (or `constant * b` if SWAPPED).
        MulK mul_k "MUL_K" { a: Write, b: Read, c: Const, x: Arith } touches [];
        /// `a` = `b / constant`.
        TrueDivK true_div_k "TRUE_DIV_K" { a: Write, b: Read, c: Const, x: Arith } touches [];
        /// `a` = `b // constant`.
        FloorDivK floor_div_k "FLOOR_DIV_K" { a: Write, b: Read, c: Const, x: Arith } touches [];
        /// `a` = `b % constant`.
        ModK mod_k "MOD_K" { a: Write, b: Read, c: Const, x: Arith } touches [];
        /// `a` = `b ** constant`.
        PowK pow_k "POW_K" { a: Write, b: Read, c: Const, x: Arith } touches [];
        /// `a` = `b << constant`.
        LShiftK l_shift_k "L_SHIFT_K" { a: Write, b: Read, c: Const, x: Arith } touches [];
        /// `a` = `b >> constant`.
        RShiftK r_shift_k "R_SHIFT_K" { a: Write, b: Read, c: Const, x: Arith } touches [];
        /// `a` = `b & constant` (or swapped).
        AndK and_k "AND_K" { a: Write, b: Read, c: Const, x: Arith } touches [];
        /// `a` = `b | constant` (or swapped).
        OrK or_k "OR_K" { a: Write, b: Read, c: Const, x: Arith } touches [];
        /// `a` = `b ^ constant` (or swapped).
        XorK xor_k "XOR_K" { a: Write, b: Read, c: Const, x: Arith } touches [];
        /// `a` = `-b`.
        Neg neg "NEG" { a: Write, b: Read } touches [];
        /// `a` = `+b`.
        Pos pos "POS" { a: Write, b: Read } touches [];
        /// `a` = `~b`.
        Invert invert "INVERT" { a: Write, b: Read } touches [];
        /// `a` = `not b`.
        Not not "NOT" { a: Write, b: Read } touches [];

        // ---- comparison to a value ----
        /// `a` = `b < c`.
        Lt lt "LT" { a: Write, b: Read, c: Read, x: Temps } touches [];
        /// `a` = `b <= c`.
        Le le "LE" { a: Write, b: Read, c: Read, x: Temps } touches [];
        /// `a` = `b == c`.
        Eq eq "EQ" { a: Write, b: Read, c: Read, x: Temps } touches [];
        /// `a` = `b != c`.
        Ne ne "NE" { a: Write, b: Read, c: Read, x: Temps } touches [];
        /// `a` = `b > c`.
        Gt gt "GT" { a: Write, b: Read, c: Read, x: Temps } touches [];
        /// `a` = `b >= c`.
        Ge ge "GE" { a: Write, b: Read, c: Read, x: Temps } touches [];
        /// `a` = `b is c`.
        Is is "IS" { a: Write, b: Read, c: Read, x: Temps } touches [];
        /// `a` = `b is not c`.
        IsNot is_not "IS_NOT" { a: Write, b: Read, c: Read, x: Temps } touches [];
        /// `a` = `b in c`.
        In in_ "IN" { a: Write, b: Read, c: Read, x: Temps } touches [];
        /// `a` = `b not in c`.
        NotIn not_in "NOT_IN" { a: Write, b: Read, c: Read, x: Temps } touches [];

        // ---- jumps ----
        /// Go to the label.
        Jump jump "JUMP" { bc: Jump } touches [];
        /// A switch point: look at the breaker (stands before the bottom test of a `while`).
        Poll poll "POLL" {} touches [];
        /// Jump if `a` is true; `b` is 1 if `a` is a temporary.
        JumpTrue jump_true "JUMP_TRUE" { a: Read, b: Flag, cx: Jump } touches [];
        /// Jump if `a` is false; `b` is 1 if `a` is a temporary.
        JumpFalse jump_false "JUMP_FALSE" { a: Read, b: Flag, cx: Jump } touches [];
        /// `and`: if the temporary `a` is false keep it and jump, else release it.
        JumpFalseKeep jump_false_keep "JUMP_FALSE_KEEP" { a: Read, cx: Jump } touches [];
        /// `or`: if the temporary `a` is true keep it and jump, else release it.
        JumpTrueKeep jump_true_keep "JUMP_TRUE_KEEP" { a: Read, cx: Jump } touches [];
        /// Jump if `a is None`; `b` is 1 if `a` is a temporary.
        JumpNone jump_none "JUMP_NONE" { a: Read, b: Flag, cx: Jump } touches [];
        /// Jump if `a is not None`; `b` is 1 if `a` is a temporary.
        JumpNotNone jump_not_none "JUMP_NOT_NONE" { a: Read, b: Flag, cx: Jump } touches [];
        /// Jump if `a < b`.
        JumpLt jump_lt "JUMP_LT" { a: Read, b: Read, c: Jump, x: Temps } touches [];
        /// Jump if `a <= b`.
        JumpLe jump_le "JUMP_LE" { a: Read, b: Read, c: Jump, x: Temps } touches [];
        /// Jump if `a == b`.
        JumpEq jump_eq "JUMP_EQ" { a: Read, b: Read, c: Jump, x: Temps } touches [];
        /// Jump if `a != b`.
        JumpNe jump_ne "JUMP_NE" { a: Read, b: Read, c: Jump, x: Temps } touches [];
        /// Jump if `a > b`.
        JumpGt jump_gt "JUMP_GT" { a: Read, b: Read, c: Jump, x: Temps } touches [];
        /// Jump if `a >= b`.
        JumpGe jump_ge "JUMP_GE" { a: Read, b: Read, c: Jump, x: Temps } touches [];
        /// Jump unless `a < b` (not the same as `>=`: NaN, and classes of the script's own).
        JumpNotLt jump_not_lt "JUMP_NOT_LT" { a: Read, b: Read, c: Jump, x: Temps } touches [];
        /// Jump unless `a <= b`.
        JumpNotLe jump_not_le "JUMP_NOT_LE" { a: Read, b: Read, c: Jump, x: Temps } touches [];
        /// Jump unless `a == b`.
        JumpNotEq jump_not_eq "JUMP_NOT_EQ" { a: Read, b: Read, c: Jump, x: Temps } touches [];
        /// Jump unless `a != b`.
        JumpNotNe jump_not_ne "JUMP_NOT_NE" { a: Read, b: Read, c: Jump, x: Temps } touches [];
        /// Jump unless `a > b`.
        JumpNotGt jump_not_gt "JUMP_NOT_GT" { a: Read, b: Read, c: Jump, x: Temps } touches [];
        /// Jump unless `a >= b`.
        JumpNotGe jump_not_ge "JUMP_NOT_GE" { a: Read, b: Read, c: Jump, x: Temps } touches [];
        /// Jump if `a < constant`.
        JumpLtK jump_lt_k "JUMP_LT_K" { a: Read, b: Const, c: Jump, x: Temps } touches [];
        /// Jump if `a <= constant`.
        JumpLeK jump_le_k "JUMP_LE_K" { a: Read, b: Const, c: Jump, x: Temps } touches [];
        /// Jump if `a == constant`.
        JumpEqK jump_eq_k "JUMP_EQ_K" { a: Read, b: Const, c: Jump, x: Temps } touches [];
        /// Jump if `a != constant`.
        JumpNeK jump_ne_k "JUMP_NE_K" { a: Read, b: Const, c: Jump, x: Temps } touches [];
        /// Jump if `a > constant`.
        JumpGtK jump_gt_k "JUMP_GT_K" { a: Read, b: Const, c: Jump, x: Temps } touches [];
        /// Jump if `a >= constant`.
        JumpGeK jump_ge_k "JUMP_GE_K" { a: Read, b: Const, c: Jump, x: Temps } touches [];
        /// Jump unless `a < constant`.
        JumpNotLtK jump_not_lt_k "JUMP_NOT_LT_K" { a: Read, b: Const, c: Jump, x: Temps } touches [];
        /// Jump unless `a <= constant`.
        JumpNotLeK jump_not_le_k "JUMP_NOT_LE_K" { a: Read, b: Const, c: Jump, x: Temps } touches [];
        /// Jump unless `a == constant`.
        JumpNotEqK jump_not_eq_k "JUMP_NOT_EQ_K" { a: Read, b: Const, c: Jump, x: Temps } touches [];
        /// Jump unless `a != constant`.
        JumpNotNeK jump_not_ne_k "JUMP_NOT_NE_K" { a: Read, b: Const, c: Jump, x: Temps } touches [];
        /// Jump unless `a > constant`.
        JumpNotGtK jump_not_gt_k "JUMP_NOT_GT_K" { a: Read, b: Const, c: Jump, x: Temps } touches [];
        /// Jump unless `a >= constant`.
        JumpNotGeK jump_not_ge_k "JUMP_NOT_GE_K" { a: Read, b: Const, c: Jump, x: Temps } touches [];
        /// Jump if `a is b`.
        JumpIs jump_is "JUMP_IS" { a: Read, b: Read, c: Jump, x: Temps } touches [];
        /// Jump if `a is not b`.
        JumpIsNot jump_is_not "JUMP_IS_NOT" { a: Read, b: Read, c: Jump, x: Temps } touches [];
        /// Jump if `a in b`.
        JumpIn jump_in "JUMP_IN" { a: Read, b: Read, c: Jump, x: Temps } touches [];
        /// Jump if `a not in b`.
        JumpNotIn jump_not_in "JUMP_NOT_IN" { a: Read, b: Read, c: Jump, x: Temps } touches [];

        // ---- loops ----
        /// Make the four hidden registers from `a` iterate over `b`. A list or tuple loop holds the sequence and an index, a
        /// range loop its bounds, so the common loops have no iterator object.
        GetIter get_iter "GET_ITER" { a: Write, b: Read, x: Temps } touches [(a, 4)];
        /// If the hidden registers from `a` have a next item: `b` = it, go to the label (a switch point). Else release them and fall through.
        ForIter for_iter "FOR_ITER" { a: Write, b: Write, cx: Jump } touches [(a, 4)];
        /// FOR_ITER, rewritten in place after it met a range loop with step 1.
        ForRange for_range "FOR_RANGE" { a: Write, b: Write, cx: Jump } touches [(a, 4)];
        /// FOR_ITER, rewritten in place after it met a list.
        ForList for_list "FOR_LIST" { a: Write, b: Write, cx: Jump } touches [(a, 4)];

        /// A loop is left early: release its hidden registers from `a`.
        EndIter end_iter "END_ITER" { a: Write } touches [(a, 4)];
        /// `a` = the iterator object `iter(b)` (the argument of a generator expression).
        GetIterObject get_iter_object "GET_ITER_OBJECT" { a: Write, b: Read, x: Temps } touches [];

        // ---- attributes and items ----
        /// `a` = `b.name`. If `b` is a temporary, `a` is `b`.
        GetAttr get_attr "GET_ATTR" { a: Write, b: Read, cx: Cache } touches [];
        /// As GET_ATTR, from a local to a temporary, which is empty.
        LoadAttr load_attr "LOAD_ATTR" { a: Write, b: Read, cx: Cache } touches [];
        /// `a.name` = `b`, `b` borrowed. `a` is always borrowed (a RELEASE follows if it is a temporary).
        SetAttr set_attr "SET_ATTR" { a: Read, b: Read, cx: Cache } touches [];
        /// `a.name` = `b`, `b` a temporary that is moved. `a` is always borrowed.
        SetAttrTake set_attr_take "SET_ATTR_TAKE" { a: Read, b: Read, cx: Cache } touches [];
        /// `del a.name`; `a` is always borrowed.
        DelAttr del_attr "DEL_ATTR" { a: Read, cx: Cache } touches [];
        /// Look up `b.name` for a call, into temporaries: `a` = function and `a+1` = `b` if it is a method, else `a` = attribute and `a+1` is empty.
        /// If `b` is a temporary it is register `a+1`.
        LoadMethod load_method "LOAD_METHOD" { a: Write, b: Read, cx: Cache } touches [(a, 2)];
        /// As LOAD_METHOD for `super().name`: the temporary `b`, which is `a+1`, holds what the name `super` is bound to.
        LoadSuperMethod load_super_method "LOAD_SUPER_METHOD" { a: Write, b: Read, cx: Cache } touches [(a, 2)];
        /// `a` = `b[c]`. If `b` is a temporary, `a` is `b`.
        GetItem get_item "GET_ITEM" { a: Write, b: Read, c: Read, x: Temps } touches [];
        /// `a` = `b[constant]`. If `b` is a temporary, `a` is `b`.
        GetItemK get_item_k "GET_ITEM_K" { a: Write, b: Read, c: Const } touches [];
        /// `a[b]` = `c`; a temporary `c` is moved.
        SetItem set_item "SET_ITEM" { a: Read, b: Read, c: Read, x: Temps } touches [];
        /// `a` = `b[c : c+1]`: the two temporaries from `c` are the bounds (consumed). If `b` is a temporary, `a` is `b`. Where a slice
        /// object is needed it is made in `c`, and this is GET_ITEM with that key; so `x` always says that `c` is a temporary.
        GetSlice get_slice "GET_SLICE" { a: Write, b: Read, c: Read, x: Temps } touches [(c, 2)];
        /// `a` = `b[c : c+1 : c+2]`, as GET_SLICE with three temporaries.
        GetStepped get_stepped "GET_STEPPED" { a: Write, b: Read, c: Read, x: Temps } touches [(c, 3)];
        /// `a[b : b+1]` = `c`; a temporary `c` is moved. The bounds are two temporaries from `b`, as in GET_SLICE.
        SetSlice set_slice "SET_SLICE" { a: Read, b: Read, c: Read, x: Temps } touches [(b, 2)];
        /// `del a[b]`.
        DelItem del_item "DEL_ITEM" { a: Read, b: Read, x: Temps } touches [];
        /// `a` = slice of the three temporaries from `b` (consumed).
        BuildSlice build_slice "BUILD_SLICE" { a: Write, b: Read } touches [(b, 3)];

        // ---- building ----
        /// `a` = list of the `c` temporaries from `b`.
        BuildList build_list "BUILD_LIST" { a: Write, b: Reg, c: Count } touches [(b, c)];
        /// `a` = tuple of the `c` temporaries from `b`.
        BuildTuple build_tuple "BUILD_TUPLE" { a: Write, b: Reg, c: Count } touches [(b, c)];
        /// `a` = set of the `c` temporaries from `b`.
        BuildSet build_set "BUILD_SET" { a: Write, b: Reg, c: Count } touches [(b, c)];
        /// `a` = dict of the `c` pairs of temporaries from `b`.
        BuildDict build_dict "BUILD_DICT" { a: Write, b: Reg, c: Count } touches [(b, c * 2)];
        /// `a` = the `c` strings from `b` (temporaries) joined (f-strings).
        BuildString build_string "BUILD_STRING" { a: Write, b: Reg, c: Count } touches [(b, c)];
        /// Append `b` to the list `a` (comprehensions, displays).
        ListAppend list_append "LIST_APPEND" { a: Read, b: Read, x: Temps } touches [];
        /// Extend the list `a` by the iterable `b`; `c` is 1 if it stands for `*b` in a call (another error text).
        ListExtend list_extend "LIST_EXTEND" { a: Read, b: Read, c: Flag, x: Temps } touches [];
        /// Turn the list in `a` into a tuple.
        ListToTuple list_to_tuple "LIST_TO_TUPLE" { a: Write } touches [];
        /// Add `b` to the set `a`.
        SetAdd set_add "SET_ADD" { a: Read, b: Read, x: Temps } touches [];
        /// Add the items of the iterable `b` to the set `a`.
        SetUpdate set_update "SET_UPDATE" { a: Read, b: Read, x: Temps } touches [];
        /// Dict `a`: key `b` = `c`.
        DictInsert dict_insert "DICT_INSERT" { a: Read, b: Read, c: Read, x: Temps } touches [];
        /// Dict `a` updated by the mapping `b` (`{**b}`).
        DictUpdate dict_update "DICT_UPDATE" { a: Read, b: Read, x: Temps } touches [];
        /// Keyword dict `a` of a call merged with the mapping `b`; TypeError on a repeated key, naming the callable in `c`.
        DictMerge dict_merge "DICT_MERGE" { a: Read, b: Read, c: Read, x: Temps } touches [];
        /// `a` = `format(b)`, after conversion `x` (0 none, 1 str, 2 repr, 3 ascii; 4 none, and an int may stay for BUILD_STRING).
        /// `b` is a temporary and `a` is `b`.
        Format format "FORMAT" { a: Write, b: Read, x: Conversion } touches [];
        /// `a` = `format(b, c)` with the string `c`, after conversion `x`. `b` and `c` are temporaries and `a` is `b`.
        FormatSpec format_spec "FORMAT_SPEC" { a: Write, b: Read, c: Read, x: Conversion } touches [];
        /// The `c` registers from `a` = the items of `b`. None is written before all items are there: they may be locals, and
        /// on an error those keep their values. `b` is not among them.
        Unpack unpack "UNPACK" { a: Write, b: Read, c: Count, x: Temps } touches [(a, c)];
        /// As UNPACK with a star: `c & 255` items before it, `c >> 8` after it; the registers from `a` get before, list, after.
        UnpackStar unpack_star "UNPACK_STAR" { a: Write, b: Read, c: Pair, x: Temps } touches [(a, (c & 255) + (c >> 8) + 1)];

        // ---- patterns of `match` ----
        /// Jump unless `a` is a sequence to `match`: a list, tuple or range, and no string. `a` is always borrowed.
        JumpNoSequence jump_no_sequence "JUMP_NO_SEQUENCE" { a: Read, cx: Jump } touches [];
        /// Jump unless `a` is a mapping to `match`: a dict or mappingproxy. `a` is always borrowed.
        JumpNoMapping jump_no_mapping "JUMP_NO_MAPPING" { a: Read, cx: Jump } touches [];
        /// `a` = `len(b)`. `b` is always borrowed.
        GetLen get_len "GET_LEN" { a: Write, b: Read } touches [];
        /// `a` = the tuple of the values that the mapping `b` has for the keys in the tuple `c`, or None if it lacks one.
        MatchKeys match_keys "MATCH_KEYS" { a: Write, b: Read, c: Read, x: Temps } touches [];
        /// The temporary `a` is the class of a class pattern. `a` = the tuple of the attributes the pattern asks `b` for, or None if
        /// `b` is no instance or lacks one. The constant tuple `c` is how many are asked for by position, then the names of the others.
        MatchClass match_class "MATCH_CLASS" { a: Write, b: Read, c: Const, x: Temps } touches [];

        // ---- calls: the window begins with the callable; all of it is consumed; `a` = the result ----
        /// Call `a` with the `b` arguments from `a+1`.
        Call call "CALL" { a: Write, b: Count } touches [(a, b + 1)];
        /// CALL, as it is loaded in the code of a generator, whose registers are not on the stack: a called function's window does
        /// not overlap them.
        CallFar call_far "CALL_FAR" { a: Write, b: Count } touches [(a, b + 1)];
        /// As CALL; the last arguments are keywords named by the constant tuple `c`.
        CallKw call_kw "CALL_KW" { a: Write, b: Count, c: Const } touches [(a, b + 1)];
        /// Call what LOAD_METHOD put into `a` and `a+1` with the `b` arguments from `a+2`.
        CallMethod call_method "CALL_METHOD" { a: Write, b: Count } touches [(a, b + 2)];
        /// CALL_METHOD, as it is loaded in the code of a generator.
        CallMethodFar call_method_far "CALL_METHOD_FAR" { a: Write, b: Count } touches [(a, b + 2)];
        /// As CALL_METHOD; the last arguments are keywords named by the constant tuple `c`.
        CallMethodKw call_method_kw "CALL_METHOD_KW" { a: Write, b: Count, c: Const } touches [(a, b + 2)];
        /// Call `a` with the iterable `a+1` as arguments and the mapping `a+2` (empty if `b` is 0) as keywords.
        CallEx call_ex "CALL_EX" { a: Write, b: Flag } touches [(a, 3)];
        /// Return `a`, whichever kind of register it is.
        Return return_ "RETURN" { a: Read } touches [];
        /// Return a constant.
        ReturnK return_k "RETURN_K" { bc: Const } touches [];
        /// Give the temporary `a` to whoever resumes the generator; when resumed `a` = the value sent, or nothing if `b` is 1.
        Yield yield_ "YIELD" { a: Write, b: Flag } touches [];
        /// `yield from`: send `b` (None at first) to the iterator `a`. If it yields, so do we, and this instruction runs again with
        /// the value sent in `b`. If it ends, `a` is released, `b` = its return value, and we fall through.
        YieldFrom yield_from "YIELD_FROM" { a: Write, b: Write } touches [];
        /// `a` = the iterator `yield from` walks over `b` (a generator is its own).
        GetYieldFromIter get_yield_from_iter "GET_YIELD_FROM_ITER" { a: Write, b: Read, x: Temps } touches [];
        /// `a` = the iterator `await` walks over `b`. `c` says who awaits, for the text of an error: 0 `await`, 1 `__aenter__`, 2 `__aexit__`.
        GetAwaitable get_awaitable "GET_AWAITABLE" { a: Write, b: Read, c: Count, x: Temps } touches [];
        /// `a` = the asynchronous iterator `b.__aiter__()`.
        GetAiter get_aiter "GET_AITER" { a: Write, b: Read, x: Temps } touches [];
        /// `a` = the iterator `await` walks over `b.__anext__()`.
        GetAnext get_anext "GET_ANEXT" { a: Write, b: Read } touches [];
        /// The temporary `a` is the exception of an asynchronous loop's next item: if it is StopAsyncIteration, release it, else go on
        /// unwinding with it.
        EndAsyncFor end_async_for "END_ASYNC_FOR" { a: Read } touches [];

        // ---- functions and classes ----
        /// `a` = function of the code constant `b` with the temporaries from `c` that the flags `x` announce, in the order
        /// defaults, keyword defaults, annotate, closure.
        MakeFunction make_function "MAKE_FUNCTION" { a: Write, b: Const, c: Reg, x: FuncFlags } touches [(c, x.count_ones())];
        /// `a` = generator of the code constant `b`, that of a generator expression, which walks what is in the temporary `c`; its closure,
        /// if the flags `x` announce one, is in the next.
        MakeGenerator make_generator "MAKE_GENERATOR" { a: Write, b: Const, c: Reg, x: FuncFlags } touches [(c, 1 + x.count_ones())];
        /// `a` = the callable that builds classes: called with body function, name, bases, and keywords.
        LoadBuildClass load_build_class "LOAD_BUILD_CLASS" { a: Write } touches [];

        // ---- exceptions ----
        /// Raise `a` (an exception or an exception class).
        Raise raise "RAISE" { a: Read, x: Temps } touches [];
        /// `raise a from b`.
        RaiseFrom raise_from "RAISE_FROM" { a: Read, b: Read, x: Temps } touches [];
        /// Bare `raise`: the exception being handled again; RuntimeError if none.
        RaiseAgain raise_again "RAISE_AGAIN" {} touches [];
        /// Go on unwinding with the exception in the temporary `a` (end of a `finally`, or no clause matched).
        Reraise reraise "RERAISE" { a: Read } touches [];
        /// Entering a handler: `a` = the exception handled until now (or empty); the exception in `b` is handled from now on.
        PushExc push_exc "PUSH_EXC" { a: Write, b: Read } touches [];
        /// Leaving a handler: what `a` holds is the exception being handled again.
        PopExc pop_exc "POP_EXC" { a: Write } touches [];
        /// Jump unless the exception `a` is an instance of the class, or one of the tuple of classes, `b` (a temporary, consumed).
        JumpNoMatch jump_no_match "JUMP_NO_MATCH" { a: Read, b: Read, cx: Jump } touches [];
        /// `except*`: `a` holds the class or tuple of classes of a clause, and the exceptions not yet taken are in `b` (or it is None).
        /// `a` = the part the clause takes, or None; `b` = what is left, or None.
        TakePart take_part "TAKE_PART" { a: Write, b: Write } touches [];
        /// The end of `except*`: `a` holds the list of what its clauses raised or left, and `b` the exception as it came.
        /// `a` = the exception to raise now, or None.
        JoinRaised join_raised "JOIN_RAISED" { a: Write, b: Read } touches [];
        /// `a` = something no name leads to for certain: AssertionError if `x` is 0, NotImplementedError if it is 1, else the frame's
        /// namespace.
        LoadCommon load_common "LOAD_COMMON" { a: Write, x: Imm } touches [];
        /// `with`: `a`, `a+1` = `__exit__` as LOAD_METHOD would; `a+2`, `a+3` = `__enter__` likewise. `b` is the context
        /// manager: a local, or the temporary `a+4`.
        LoadWith load_with "LOAD_WITH" { a: Write, b: Read, x: Temps } touches [(a, 4)];
        /// As LOAD_WITH, with `__aexit__` and `__aenter__`.
        LoadAsyncWith load_async_with "LOAD_ASYNC_WITH" { a: Write, b: Read, x: Temps } touches [(a, 4)];
        /// `a+2`, `a+3`, `a+4` = type, value and traceback of the exception in `b`: the arguments of `__exit__`.
        WithArgs with_args "WITH_ARGS" { a: Write, b: Read } touches [(a, 5)];

        // ---- modules ----
        /// `a` = import of the name `b` at level `x`; `c` is the constant tuple of names wanted (None for `import x`).
        ImportName import_name "IMPORT_NAME" { a: Write, b: Name, c: Const, x: Imm } touches [];
        /// `a` = name `c` of the module `b` (borrowed).
        ImportFrom import_from "IMPORT_FROM" { a: Write, b: Read, c: Name } touches [];
        /// Copy the public names of the module `a` (a temporary, consumed) into the namespace.
        ImportStar import_star "IMPORT_STAR" { a: Read } touches [];
    }};
}
