//! The invariants of `docs/architecture.md` and the countable habits of `docs/style.md`, read from the source tree.
//!
//! It decides what must never be in which crate or folder; [`EXCEPTIONS`] is the only way around a rule, and an exception
//! that nothing needs any more is a failure too. It reads text, with comments and strings blanked out, and does not
//! understand Rust (`support/rust_text.rs` knows just enough): a rule is worth having only while it stays this simple.

#[path = "support/rust_text.rs"]
mod rust_text;

use rust_text::{blank, body, is_word, words};
use std::fs;
use std::path::{Path, PathBuf};

/// Which of our own crates a crate may depend on. Tests (`dev-dependencies`) may use more.
const MAY_DEPEND_ON: [(&str, &[&str]); 10] = [
    ("minipy-syntax", &[]),
    ("minipy-code", &[]),
    ("minipy-event", &[]),
    ("minipy-compiler", &["minipy-syntax", "minipy-code"]),
    ("minipy-gil", &["minipy-event"]),
    ("minipy-vm", &["minipy-code", "minipy-gil", "minipy-event"]),
    ("minipy-stdlib", &["minipy-vm"]),
    (
        "minipy",
        &[
            "minipy-syntax",
            "minipy-code",
            "minipy-event",
            "minipy-compiler",
            "minipy-gil",
            "minipy-vm",
            "minipy-stdlib",
        ],
    ),
    ("minipy-lab", &["minipy", "minipy-code", "minipy-gil", "minipy-event"]),
    ("minipy-cli", &["minipy", "minipy-lab"]),
];

/// The floors of `minipy-vm`, lowest first. A file may use its own floor and those below it.
const FLOORS: [&[&str]; 6] = [&["heap"], &["types"], &["ops"], &["builtins"], &["interp"], &["native"]];

/// Where `unsafe` may stand.
const UNSAFE_FOLDERS: [&str; 2] = ["crates/minipy-vm/src/heap/", "crates/minipy-vm/src/interp/"];

/// The longest file and the longest function, in lines.
const FILE_LINES: usize = 800;
const FUNCTION_LINES: usize = 60;

/// What is allowed although a rule forbids it: rule, file, the item the rule names, and why.
const EXCEPTIONS: [(&str, &str, &str, &str); 8] = [
    (
        "static",
        "crates/minipy-vm/src/heap/state.rs",
        "CURRENT",
        "thread-local: the heap of the interpreter to which this OS thread belongs, for a release that is given no `Thread`",
    ),
    (
        "static",
        "crates/minipy-vm/src/heap/delivery.rs",
        "LISTENER",
        "signals are the process's, and a handler of the system is given nothing but a number",
    ),
    (
        "static",
        "crates/minipy-stdlib/src/time_zone.rs",
        "ZONE",
        "the time zone is the process's: read once, as the C library reads it",
    ),
    (
        "file length",
        "crates/minipy-vm/src/interp/run.rs",
        "file",
        "the loop: one arm per opcode, and nothing else in the file",
    ),
    (
        "function length",
        "crates/minipy-vm/src/interp/run.rs",
        "run",
        "the loop: its state lives in machine registers only inside one function",
    ),
    (
        "function length",
        "crates/minipy-vm/src/heap/cycles.rs",
        "traverse",
        "one arm per object layout, without a wildcard: a layout that is not walked would be freed too early",
    ),
    (
        "function length",
        "crates/minipy-compiler/src/walk.rs",
        "children",
        "one arm per node of the tree",
    ),
    (
        "file length",
        "crates/minipy-syntax/src/ast.rs",
        "file",
        "one type per node of the tree, in the order of CPython's ast",
    ),
];

/// Something that a rule forbids.
#[derive(Debug, PartialEq)]
struct Finding {
    line: usize,
    /// What an exception has to name.
    item: String,
    complaint: String,
}

type Rule = fn(&File) -> Vec<Finding>;

#[test]
fn crates_depend_only_on_the_rooms_below() {
    let mut findings = Vec::new();
    for folder in folders(&root().join("crates")) {
        let manifest = read(&folder.join("Cargo.toml"));
        let name = folder
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        for finding in forbidden_dependencies(&name, &manifest) {
            findings.push(format!(
                "crates/{name}/Cargo.toml:{}: dependencies: {}",
                finding.line, finding.complaint
            ));
        }
    }
    report(&findings);
}

#[test]
fn unsafe_code_stays_in_its_folders() {
    judge("unsafe", unsafe_code);
}

#[test]
fn only_the_gil_names_mutexes() {
    judge("mutex", mutexes);
}

#[test]
fn no_process_wide_mutable_state() {
    judge("static", mutable_statics);
}

#[test]
fn floors_of_the_vm() {
    judge("floor", higher_floors);
}

#[test]
fn the_library_sees_only_the_native_door() {
    judge("door", other_doors);
}

#[test]
fn files_say_what_they_are_and_stay_short() {
    judge("header", header);
    judge("file length", file_length);
}

#[test]
fn functions_stay_short() {
    judge("function length", function_length);
}

#[test]
fn nothing_is_left_for_later() {
    judge("placeholder", placeholders);
}

#[test]
fn the_loop_steps_on_in_one_place() {
    judge("step", steps);
}

#[test]
fn exceptions_are_needed() {
    let rules: [(&str, Rule); 9] = [
        ("unsafe", unsafe_code),
        ("mutex", mutexes),
        ("static", mutable_statics),
        ("floor", higher_floors),
        ("door", other_doors),
        ("header", header),
        ("file length", file_length),
        ("function length", function_length),
        ("placeholder", placeholders),
    ];
    let files = files();
    let mut stale = Vec::new();
    for (rule, path, item, reason) in EXCEPTIONS {
        let found = rules.iter().filter(|(name, _)| *name == rule).any(|(_, check)| {
            files
                .iter()
                .filter(|file| file.path == path)
                .any(|file| check(file).iter().any(|f| f.item == item))
        });
        if !found || reason.is_empty() {
            stale.push(format!(
                "{path}: {rule}: the exception for `{item}` is not needed or gives no reason"
            ));
        }
    }
    report(&stale);
}

// ---- rules ----

fn forbidden_dependencies(name: &str, manifest: &str) -> Vec<Finding> {
    let Some((_, allowed)) = MAY_DEPEND_ON.iter().find(|(of, _)| *of == name) else {
        return vec![finding(
            1,
            name,
            format!("the crate {name} is not in the table of tests/tidy.rs"),
        )];
    };
    let mut findings = Vec::new();
    let mut section = String::new();
    for (number, line) in manifest.lines().enumerate() {
        let line = line.trim();
        let key = if let Some(header) = line.strip_prefix('[') {
            section = header.trim_matches(['[', ']']).to_string();
            // `[dependencies.name]` is a dependency by itself.
            section.split_once("dependencies.").map(|(_, key)| key.to_string())
        } else {
            let key = line.split(['.', '=', ' ', '#']).next().unwrap_or("");
            section.ends_with("dependencies").then(|| key.to_string())
        };
        let Some(key) = key.filter(|_| !section.contains("dev-dependencies")) else {
            continue;
        };
        if key.starts_with("minipy") && !allowed.contains(&key.as_str()) {
            findings.push(finding(number + 1, &key, format!("{name} must not depend on {key}")));
        }
    }
    findings
}

/// `unsafe` outside its folders, and crate roots that do not forbid it.
fn unsafe_code(file: &File) -> Vec<Finding> {
    if UNSAFE_FOLDERS.iter().any(|folder| file.path.starts_with(folder)) {
        return Vec::new();
    }
    let mut findings: Vec<Finding> = (file.words().filter(|(_, word)| *word == "unsafe"))
        .map(|(at, word)| {
            finding(
                file.line(at),
                word,
                "`unsafe` outside heap/ and interp/ of minipy-vm".into(),
            )
        })
        .collect();
    let is_root = file.path.ends_with("/src/lib.rs") || file.path.ends_with("/src/main.rs");
    if is_root && file.krate() != "minipy-vm" && !file.code.contains("#![forbid(unsafe_code)]") {
        findings.push(finding(
            1,
            "forbid",
            "a crate root without `#![forbid(unsafe_code)]`".into(),
        ));
    }
    findings
}

/// Blocking primitives outside the lock: `threading.Lock` is `park` and `unpark`.
fn mutexes(file: &File) -> Vec<Finding> {
    if file.krate() == "minipy-gil" || !file.is_source() {
        return Vec::new();
    }
    (file
        .words()
        .filter(|(_, word)| matches!(*word, "Mutex" | "Condvar" | "RwLock")))
    .map(|(at, word)| finding(file.line(at), word, format!("`{word}` outside minipy-gil")))
    .collect()
}

/// Statics that can change: two interpreters in one process would share them.
fn mutable_statics(file: &File) -> Vec<Finding> {
    const CHANGES: [&str; 8] = [
        "Atomic", "Mutex", "RwLock", "OnceLock", "LazyLock", "Cell", "Lazy<", "Once",
    ];
    let mut findings = Vec::new();
    for (at, _) in file.words().filter(|(_, word)| *word == "static") {
        // `'static` is a lifetime.
        if !file.is_source() || file.code[..at].ends_with('\'') {
            continue;
        }
        let rest = &file.code[at + "static".len()..];
        let declaration = &rest[..rest.find(['=', ';']).unwrap_or(rest.len())];
        let name = declaration.trim_start().trim_start_matches("mut ");
        let name = name.split(|c: char| !is_word(c)).next().unwrap_or("");
        let is_mut = declaration.trim_start().starts_with("mut ");
        if is_mut || CHANGES.iter().any(|kind| declaration.contains(kind)) {
            findings.push(finding(file.line(at), name, format!("the static `{name}` can change")));
        }
    }
    findings
}

/// In `minipy-vm`, paths from the crate root to a floor above the file's own.
fn higher_floors(file: &File) -> Vec<Finding> {
    let Some(inside) = file.path.strip_prefix("crates/minipy-vm/src/") else {
        return Vec::new();
    };
    let own_folder = inside.trim_end_matches(".rs").split('/').next().unwrap_or("");
    let Some(own) = floor(own_folder) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for (at, name) in file.paths_from_root() {
        if floor(name).is_some_and(|other| other > own) {
            findings.push(finding(
                file.line(at),
                name,
                format!("the floor {own_folder} uses {name}, which is above it"),
            ));
        }
    }
    findings
}

fn floor(name: &str) -> Option<usize> {
    FLOORS.iter().position(|names| names.contains(&name))
}

/// In `minipy-stdlib`, anything of `minipy_vm` but `minipy_vm::native`.
fn other_doors(file: &File) -> Vec<Finding> {
    if file.krate() != "minipy-stdlib" || !file.is_source() {
        return Vec::new();
    }
    (file.words().filter(|(_, word)| *word == "minipy_vm"))
        .filter(|(at, word)| {
            let name = file.code[at + word.len()..].strip_prefix("::native");
            name.is_none_or(|rest| rest.starts_with(is_word))
        })
        .map(|(at, word)| finding(file.line(at), word, "only `minipy_vm::native` may be named here".into()))
        .collect()
}

fn header(file: &File) -> Vec<Finding> {
    if file.text.starts_with("//!") {
        return Vec::new();
    }
    vec![finding(
        1,
        "header",
        "the file does not begin with `//!` and say what it is".into(),
    )]
}

fn file_length(file: &File) -> Vec<Finding> {
    let lines = file.text.lines().count();
    if lines <= FILE_LINES {
        return Vec::new();
    }
    vec![finding(
        lines,
        "file",
        format!("{lines} lines are more than {FILE_LINES}"),
    )]
}

fn function_length(file: &File) -> Vec<Finding> {
    if !file.is_source() {
        return Vec::new();
    }
    // Tests are tables, which may be long.
    if file.path.ends_with("/tests.rs") {
        return Vec::new();
    }
    let end_of_code = file.code.find("#[cfg(test)]\nmod ").unwrap_or(file.code.len());
    let mut findings = Vec::new();
    for (at, _) in file.words().filter(|(at, word)| *word == "fn" && *at < end_of_code) {
        let Some(body) = body(&file.code[at..]) else {
            continue;
        };
        let name = file.code[at + 2..]
            .trim_start()
            .split(|c: char| !is_word(c))
            .next()
            .unwrap_or("");
        let lines = file.code[at..at + body].lines().count();
        if lines > FUNCTION_LINES {
            let complaint = format!("the function `{name}` has {lines} lines, more than {FUNCTION_LINES}");
            findings.push(finding(file.line(at), name, complaint));
        }
    }
    findings
}

fn placeholders(file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, word) in file.words() {
        if matches!(word, "todo" | "unimplemented") && file.code[at + word.len()..].starts_with('!') {
            findings.push(finding(file.line(at), word, format!("`{word}!` is left")));
        }
    }
    // Written in two halves so that this file does not contain them.
    for mark in [["FIX", "ME"].concat(), ["XX", "X"].concat()] {
        for (at, _) in words(&file.text).filter(|(_, word)| *word == mark) {
            findings.push(finding(file.line(at), &mark, format!("`{mark}` is left")));
        }
    }
    findings
}

/// In the loop, ways back to its head without the step to the next instruction, which `next!()` holds: it is the first `continue`, and the
/// way back from an exception has a label.
fn steps(file: &File) -> Vec<Finding> {
    if !file.path.ends_with("/interp/run.rs") {
        return Vec::new();
    }
    (file.words())
        .filter(|(at, word)| *word == "continue" && file.code[at + word.len()..].starts_with(';'))
        .skip(1)
        .map(|(at, word)| {
            finding(
                file.line(at),
                word,
                "`continue` runs the instruction again: `next!()` goes on".into(),
            )
        })
        .collect()
}

// ---- reading the tree ----

/// A source file.
struct File {
    /// From the root of the repository, with `/`.
    path: String,
    text: String,
    /// The text with comments and the contents of strings blanked out, byte for byte as long.
    code: String,
}

impl File {
    fn new(path: &str, text: &str) -> File {
        File {
            path: path.to_string(),
            text: text.to_string(),
            code: blank(text),
        }
    }

    fn krate(&self) -> &str {
        self.path.split('/').nth(1).unwrap_or("")
    }

    fn is_source(&self) -> bool {
        self.path.split('/').nth(2) == Some("src")
    }

    fn line(&self, at: usize) -> usize {
        self.text[..at].matches('\n').count() + 1
    }

    fn words(&self) -> impl Iterator<Item = (usize, &str)> {
        words(&self.code)
    }

    /// First names of the paths that begin at the crate's root: `crate::a`, `crate::{a, b}`, and `super::super::a` if that
    /// many steps lead there.
    fn paths_from_root(&self) -> Vec<(usize, &str)> {
        let inside = self
            .path
            .split("/src/")
            .nth(1)
            .unwrap_or("")
            .trim_end_matches(".rs")
            .trim_end_matches("/mod");
        let depth = inside.split('/').count();
        let mut found = Vec::new();
        for (at, word) in self.words() {
            let path = match word {
                "crate" => "crate::".to_string(),
                "super" if !self.code[..at].ends_with("super::") => "super::".repeat(depth),
                _ => continue,
            };
            let Some(rest) = self.code[at..].strip_prefix(path.as_str()) else {
                continue;
            };
            let start = at + path.len();
            if let Some(group) = rest.strip_prefix('{') {
                found.extend(first_names(group).map(|(offset, name)| (start + 1 + offset, name)));
            } else {
                found.extend(words(rest).next().map(|(offset, name)| (start + offset, name)));
            }
        }
        found
    }
}

/// The first name of each path in a group `a::b, c::{d, e}}`, up to its closing brace.
fn first_names(group: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut depth = 0;
    let mut fresh = true;
    let mut starts = Vec::new();
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            c if is_word(c) && fresh && depth == 0 => {
                starts.push(at);
                fresh = false;
            }
            _ => {}
        }
    }
    starts
        .into_iter()
        .filter_map(|start| words(&group[start..]).next().map(|(_, name)| (start, name)))
}

/// Every Rust file of the crates.
fn files() -> Vec<File> {
    let root = root();
    let mut waiting = vec![root.join("crates")];
    let mut files = Vec::new();
    while let Some(folder) = waiting.pop() {
        waiting.extend(folders(&folder));
        for path in entries(&folder)
            .into_iter()
            .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        {
            let name = path
                .strip_prefix(&root)
                .unwrap_or(&path)
                .to_string_lossy()
                .replace('\\', "/");
            files.push(File::new(&name, &read(&path)));
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(files.len() > 10, "the sources were not found in {}", root.display());
    files
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .expect("the repository is above this crate")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect()
}

/// Folders in a folder, without build output and hidden ones.
fn folders(folder: &Path) -> Vec<PathBuf> {
    let is_wanted = |path: &PathBuf| {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        path.is_dir() && name != "target" && !name.starts_with('.')
    };
    entries(folder).into_iter().filter(is_wanted).collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn finding(line: usize, item: &str, complaint: String) -> Finding {
    Finding {
        line,
        item: item.to_string(),
        complaint,
    }
}

/// Applies a rule to every file and fails with what no exception covers.
fn judge(name: &str, rule: Rule) {
    let mut failures = Vec::new();
    for file in files() {
        for found in rule(&file) {
            let excused = EXCEPTIONS
                .iter()
                .any(|(rule, path, item, _)| *rule == name && *path == file.path && *item == found.item);
            if !excused {
                failures.push(format!("{}:{}: {name}: {}", file.path, found.line, found.complaint));
            }
        }
    }
    report(&failures);
}

fn report(failures: &[String]) {
    assert!(
        failures.is_empty(),
        "{} against docs/architecture.md:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

// ---- the rules on samples, so that a rule that finds nothing is seen to be able to ----

#[test]
fn rules_find_what_they_forbid() {
    let long = format!(
        "//! A.\nfn f(a: [u8; 2]) -> u8 {{\n{}}}\n",
        "    let s = '}';\n".repeat(59)
    );
    let trait_method = format!(
        "//! A.\ntrait T {{\n    fn f(&self);\n{}}}\n",
        "    const A: u8;\n".repeat(80)
    );
    let vm = "crates/minipy-vm/src/";
    /// Folder, file, text, rule, and the line and item of each finding.
    type Row<'a> = (&'a str, &'a str, &'a str, Rule, &'a [(usize, &'a str)]);
    let rows: [Row<'_>; 30] = [
        (
            "crates/minipy/src/a.rs",
            "",
            "unsafe { }",
            unsafe_code,
            &[(1, "unsafe")],
        ),
        (
            "crates/minipy/src/a.rs",
            "",
            "// unsafe\n\"unsafe\" 'u' /* unsafe */",
            unsafe_code,
            &[],
        ),
        ("crates/minipy/src/lib.rs", "", "//! A.", unsafe_code, &[(1, "forbid")]),
        (
            "crates/minipy/src/lib.rs",
            "",
            "#![forbid(unsafe_code)]",
            unsafe_code,
            &[],
        ),
        (vm, "heap/a.rs", "unsafe {}", unsafe_code, &[]),
        (vm, "ops/a.rs", "\nunsafe {}", unsafe_code, &[(2, "unsafe")]),
        (vm, "ops/a.rs", "use parking_lot::Mutex;", mutexes, &[(1, "Mutex")]),
        (vm, "ops/a.rs", "MutexGuard // Mutex", mutexes, &[]),
        ("crates/minipy-gil/src/a.rs", "", "Mutex", mutexes, &[]),
        (vm, "ops/a.rs", "static mut A: u8 = 1;", mutable_statics, &[(1, "A")]),
        (
            vm,
            "ops/a.rs",
            "pub static B: AtomicU8 = x;",
            mutable_statics,
            &[(1, "B")],
        ),
        (
            vm,
            "ops/a.rs",
            "static C: u8 = 1; fn f(a: &'static Cell<u8>)",
            mutable_statics,
            &[],
        ),
        (
            vm,
            "heap/a.rs",
            "use crate::interp::Frame;",
            higher_floors,
            &[(1, "interp")],
        ),
        (
            vm,
            "heap/a.rs",
            "use crate::{heap::x, ops::{a, native}, types}",
            higher_floors,
            &[(1, "ops"), (1, "types")],
        ),
        (
            vm,
            "heap/a.rs",
            "use super::super::ops; use super::native;",
            higher_floors,
            &[(1, "ops")],
        ),
        (vm, "heap/mod.rs", "use super::ops;", higher_floors, &[(1, "ops")]),
        (
            vm,
            "interp/a.rs",
            "use crate::{heap, types, ops, builtins, interp};",
            higher_floors,
            &[],
        ),
        (vm, "native/a.rs", "use crate::builtins;", higher_floors, &[]),
        (
            "crates/minipy-stdlib/src/a.rs",
            "",
            "use minipy_vm::native::X;",
            other_doors,
            &[],
        ),
        (
            "crates/minipy-stdlib/src/a.rs",
            "",
            "use minipy_vm::natives;",
            other_doors,
            &[(1, "minipy_vm")],
        ),
        (
            "crates/minipy-stdlib/src/a.rs",
            "",
            "use minipy_vm as vm;",
            other_doors,
            &[(1, "minipy_vm")],
        ),
        (vm, "ops/a.rs", "// A.", header, &[(1, "header")]),
        (vm, "ops/a.rs", "//! A.", header, &[]),
        (vm, "ops/a.rs", &"\n".repeat(801), file_length, &[(801, "file")]),
        (vm, "ops/a.rs", &long, function_length, &[(2, "f")]),
        (
            vm,
            "ops/a.rs",
            &long.replacen("let", "\"\n", 1).replace("'}'", "'x'"),
            function_length,
            &[],
        ),
        (vm, "ops/a.rs", &trait_method, function_length, &[]),
        (
            vm,
            "ops/a.rs",
            "todo!() // unimplemented!()",
            placeholders,
            &[(1, "todo")],
        ),
        (
            vm,
            "ops/a.rs",
            "fn f() {\n    // FIX\u{4d}E\n}",
            placeholders,
            &[(2, "FIX\u{4d}E")],
        ),
        (
            vm,
            "interp/run.rs",
            "continue;\ncontinue 'outer;\ncontinue;",
            steps,
            &[(3, "continue")],
        ),
    ];
    for (folder, name, text, rule, expect) in rows {
        let file = File::new(&format!("{folder}{name}"), text);
        let found = rule(&file);
        let found: Vec<(usize, &str)> = found.iter().map(|f| (f.line, f.item.as_str())).collect();
        assert_eq!(found, expect, "{}: {text}", file.path);
    }
}

#[test]
fn dependencies_are_read_from_manifests() {
    for (name, manifest, expect) in [
        (
            "minipy-gil",
            "[dependencies]\nminipy-event.workspace = true\nminipy-vm = \"1\"",
            &[3][..],
        ),
        ("minipy-gil", "[dependencies.minipy-code]\npath = \"x\"", &[1]),
        (
            "minipy-gil",
            "[target.'cfg(unix)'.dependencies]\nminipy = { path = \"x\" }",
            &[2],
        ),
        (
            "minipy-gil",
            "[dev-dependencies]\nminipy-vm.workspace = true\n[lints]\nminipy = 1",
            &[],
        ),
        (
            "minipy-vm",
            "[dependencies]\nminipy-gil.workspace = true # minipy-syntax",
            &[],
        ),
        ("minipy-new", "", &[1]),
    ] {
        let found: Vec<usize> = forbidden_dependencies(name, manifest).iter().map(|f| f.line).collect();
        assert_eq!(found, expect, "{name}: {manifest}");
    }
}
