//! What the arguments and the environment ask for.
//!
//! It decides the grammar of the command line, which is python3's, and one rule beside it: a word of [`VERBS`] counts as a command
//! only as the very first argument. Everything after the program belongs to the program. An option wins over `-X`, and `-X` over the
//! environment.

use crate::duration;
use crate::help::{HELP, USAGE, VERSION};
use lexopt::{Arg, Parser};
use minipy::{Options, Policy, Program, Slice, os_text, policy};
use minipy_lab::DisOptions;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;

/// The commands, as they will be. The list is closed so that the meaning of a command line does not change under a script's name.
pub const VERBS: [&str; 11] = [
    "run", "dis", "trace", "sweep", "compare", "explore", "step", "replay", "learn", "lab", "help",
];

/// Options of python3 and of later versions of minipy, which must not be taken for nonsense.
const LATER_SHORT: &str = "biv";
const LATER_LONG: [&str; 9] = [
    "seed",
    "schedule",
    "trace",
    "color",
    "error-format",
    "help-env",
    "help-xoptions",
    "help-all",
    "check-hash-based-pycs",
];

/// What is to be done.
pub enum Task {
    /// Run a program.
    Run(Run),
    /// List its instructions.
    Dis {
        /// The program.
        program: Program,
        /// What to show.
        options: DisOptions,
    },
    /// Print a text.
    Print(&'static str),
}

/// A program to run and how.
pub struct Run {
    /// The program.
    pub program: Program,
    /// It was given as a bare first word, so it may be a mistyped command.
    pub is_word: bool,
    /// `sys.argv`.
    pub arguments: Vec<OsString>,
    /// Who gets the lock.
    pub policy: Box<dyn Policy>,
    /// The switch interval, if one is asked for.
    pub slice: Option<Slice>,
    /// Whether to tell the lock's figures at the end, and how.
    pub stats: Option<Format>,
    /// Whether threads that wait for each other for ever are reported; else they wait.
    pub reports_deadlock: bool,
    /// What python3's options set.
    pub options: Options,
    /// The first line of the program is not for it: `-x`.
    pub skip_first_line: bool,
}

/// How the lock's figures are told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// As a table.
    Table,
    /// As JSON.
    Json,
}

/// Why a command line makes no sense: whole lines for stderr.
#[derive(Debug, PartialEq)]
pub struct UsageError(pub String);

impl UsageError {
    fn one_line(text: impl std::fmt::Display) -> UsageError {
        UsageError(format!("minipy: {text}\n"))
    }

    fn with_usage(text: impl std::fmt::Display) -> UsageError {
        UsageError(format!("{text}\n{USAGE}"))
    }
}

type Result<T> = std::result::Result<T, UsageError>;

/// The command that the arguments begin with.
pub fn verb(arguments: &[OsString]) -> Option<&'static str> {
    let first = arguments.first()?.to_str()?;
    VERBS.into_iter().find(|verb| *verb == first)
}

/// Understands the arguments after the program's name; `environment` gives the value of a variable.
pub fn parse(mut arguments: Vec<OsString>, environment: impl Fn(&str) -> Option<OsString>) -> Result<Task> {
    let verb = verb(&arguments);
    if verb.is_some() {
        arguments.remove(0);
    }
    match verb {
        None | Some("run") => {
            // A word with a slash or a dot is always a file, and so is what stands behind an option or `--`.
            let is_word = verb.is_none() && first_is_word(&arguments);
            match Line::read(arguments, false)? {
                Line { answer: Some(text), .. } => Ok(Task::Print(text)),
                line => line.run(is_word, environment).map(Task::Run),
            }
        }
        Some("dis") => match Line::read(arguments, true)? {
            Line { answer: Some(text), .. } => Ok(Task::Print(text)),
            line => Ok(Task::Dis {
                program: line.program(&[])?,
                options: DisOptions {
                    switch: line.switch_marks,
                },
            }),
        },
        Some("help") => Ok(Task::Print(HELP)),
        Some(verb) => Err(UsageError::one_line(format_args!(
            "the command '{verb}' is not available yet"
        ))),
    }
}

fn first_is_word(arguments: &[OsString]) -> bool {
    let first = arguments.first().and_then(|first| first.to_str()).unwrap_or("-");
    !first.starts_with('-') && !first.contains(['/', '.'])
}

/// A command line taken apart.
#[derive(Default)]
struct Line {
    /// What to print instead of running anything.
    answer: Option<&'static str>,
    program: Option<Program>,
    arguments: Vec<OsString>,
    gil: Option<OsString>,
    interval: Option<OsString>,
    x_gil: Option<OsString>,
    x_interval: Option<OsString>,
    stats: Option<OsString>,
    deadlock: Option<OsString>,
    /// What python3's options say, without the environment.
    python: Options,
    skip_first_line: bool,
    /// `dis --switch`.
    switch_marks: bool,
}

impl Line {
    fn read(arguments: Vec<OsString>, is_dis: bool) -> Result<Line> {
        let mut line = Line::default();
        let mut parser = Parser::from_args(arguments);
        parser.set_short_equals(false);
        while line.program.is_none() && line.answer.is_none() {
            let Some(argument) = parser.next().map_err(UsageError::with_usage)? else {
                break;
            };
            match argument {
                Arg::Short(letter) => line.short(letter, &mut parser)?,
                Arg::Long(name) => {
                    let name = name.to_owned();
                    line.long(&name, is_dis, &mut parser)?;
                }
                Arg::Value(path) => line.set_program(path),
            }
        }
        if line.answer.is_none() {
            line.arguments
                .extend(parser.raw_args().map_err(UsageError::with_usage)?);
        }
        Ok(line)
    }

    fn short(&mut self, letter: char, parser: &mut Parser) -> Result<()> {
        match letter {
            'c' => {
                let text = value(parser, "-c")?;
                let text = text
                    .into_string()
                    .map_err(|_| UsageError::one_line("the text after -c is not UTF-8"))?;
                self.program = Some(Program::Command(text));
                self.arguments = vec!["-c".into()];
            }
            'm' => {
                let name = os_text(&value(parser, "-m")?);
                // Its folders are known when all options are.
                self.program = Some(Program::Module { name, path: Vec::new() });
                self.arguments = vec!["-m".into()];
            }
            'W' => self.python.warnings.push(os_text(&value(parser, "-W")?)),
            'X' => self.implementation_option(value(parser, "-X")?),
            'V' => self.answer = Some(VERSION),
            'h' | '?' => self.answer = Some(HELP),
            'x' => self.skip_first_line = true,
            letter if self.switch(letter) => {}
            letter if LATER_SHORT.contains(letter) => {
                return Err(UsageError::one_line(format_args!(
                    "the option -{letter} is not available yet"
                )));
            }
            letter => return Err(UsageError::with_usage(format_args!("Unknown option: -{letter}"))),
        }
        Ok(())
    }

    /// A letter of python3 that only sets something; says whether it is one.
    fn switch(&mut self, letter: char) -> bool {
        let options = &mut self.python;
        match letter {
            'O' => options.optimize = options.optimize.saturating_add(1),
            'u' => options.unbuffered = true,
            'E' => options.ignore_environment = true,
            'P' => options.safe_path = true,
            'I' => {
                options.isolated = true;
                options.ignore_environment = true;
                options.no_user_site = true;
                options.safe_path = true;
            }
            's' => options.no_user_site = true,
            'S' => options.no_site = true,
            'q' => options.quiet = true,
            'd' => options.debug = true,
            // No code is written to files, and hashes are what they are.
            'B' | 'R' => {}
            _ => return false,
        }
        true
    }

    fn long(&mut self, name: &str, is_dis: bool, parser: &mut Parser) -> Result<()> {
        match name {
            "version" => self.answer = Some(VERSION),
            "help" => self.answer = Some(HELP),
            "gil" => self.gil = Some(value(parser, "--gil")?),
            "switch-interval" => self.interval = Some(value(parser, "--switch-interval")?),
            // Without a value it is the table.
            "stats" => self.stats = Some(parser.optional_value().unwrap_or_else(|| "1".into())),
            "deadlock" => self.deadlock = Some(value(parser, "--deadlock")?),
            "switch" if is_dis => self.switch_marks = true,
            name if LATER_LONG.contains(&name) => {
                return Err(UsageError::one_line(format_args!(
                    "the option --{name} is not available yet"
                )));
            }
            name => return Err(UsageError::with_usage(format_args!("Unknown option: --{name}"))),
        }
        Ok(())
    }

    /// `-X name=value`. CPython ignores those it does not know, and so do we.
    fn implementation_option(&mut self, option: OsString) {
        match option.to_str().and_then(|option| option.split_once('=')) {
            Some(("gil", value)) => self.x_gil = Some(value.into()),
            Some(("switch", value)) => self.x_interval = Some(value.into()),
            _ => {}
        }
    }

    fn set_program(&mut self, path: OsString) {
        self.program = Some(if path == "-" {
            Program::Stdin
        } else {
            Program::File((&path).into())
        });
        self.arguments = vec![path];
    }

    /// The program, which is standard input if none is named and nobody sits there.
    fn program(&self, path: &[String]) -> Result<Program> {
        match &self.program {
            Some(Program::Module { name, .. }) => {
                let here = (!self.python.safe_path).then(|| std::env::current_dir().unwrap_or_default());
                let path = here.into_iter().chain(path.iter().map(PathBuf::from)).collect();
                let name = name.clone();
                Ok(Program::Module { name, path })
            }
            Some(program) => Ok(program.clone()),
            None if std::io::stdin().is_terminal() => Err(UsageError::one_line(
                "there is no interactive mode yet: name a file, give a text with -c, or - for standard input",
            )),
            None => Ok(Program::Stdin),
        }
    }

    fn run(self, is_word: bool, environment: impl Fn(&str) -> Option<OsString>) -> Result<Run> {
        let ignored = self.python.ignore_environment;
        let variable = |name: &str| environment(name).filter(|value| !ignored && !value.is_empty());
        let options = with_environment(self.python.clone(), &variable);
        let gil = [
            ("--gil", self.gil.clone()),
            ("-X gil", self.x_gil.clone()),
            ("MINIPY_GIL", variable("MINIPY_GIL")),
        ];
        let interval = [
            ("--switch-interval", self.interval.clone()),
            ("-X switch", self.x_interval.clone()),
            ("MINIPY_SWITCH", variable("MINIPY_SWITCH")),
        ];
        let stats = [
            ("--stats", self.stats.clone()),
            ("MINIPY_STATS", variable("MINIPY_STATS")),
        ];
        let program = self.program(&options.path)?;
        Ok(Run {
            options,
            skip_first_line: self.skip_first_line,
            program,
            is_word,
            policy: match strongest(gil) {
                Some((place, name)) => lock_policy(place, &name.to_string_lossy())?,
                None => Box::new(policy::Py3),
            },
            slice: strongest(interval)
                .map(|(place, text)| switch_interval(place, &text.to_string_lossy()))
                .transpose()?,
            stats: strongest(stats)
                .map(|(place, text)| stats_format(place, &text.to_string_lossy()))
                .transpose()?
                .flatten(),
            reports_deadlock: match &self.deadlock {
                Some(text) => reports_deadlock(&text.to_string_lossy())?,
                None => true,
            },
            // Without any program CPython's `sys.argv` is one empty text.
            arguments: if self.program.is_some() {
                self.arguments
            } else {
                vec![OsString::new()]
            },
        })
    }
}

/// Adds what the variables of python3 say.
fn with_environment(mut options: Options, variable: &impl Fn(&str) -> Option<OsString>) -> Options {
    if let Some(level) = variable("PYTHONOPTIMIZE") {
        // What is no number is as good as 1.
        let level = level.to_str().and_then(|level| level.parse().ok()).unwrap_or(1);
        options.optimize = options.optimize.max(level);
    }
    options.unbuffered |= variable("PYTHONUNBUFFERED").is_some();
    options.safe_path |= variable("PYTHONSAFEPATH").is_some();
    if let Some(list) = variable("PYTHONWARNINGS") {
        let list = os_text(&list);
        let first = list.split(',').map(str::to_owned).filter(|one| !one.is_empty());
        options.warnings.splice(0..0, first);
    }
    if let Some(list) = variable("PYTHONPATH") {
        options.path = os_text(&list).split(':').map(str::to_owned).collect();
    }
    options
}

/// The first of several places that says something.
fn strongest<const N: usize>(places: [(&'static str, Option<OsString>); N]) -> Option<(&'static str, OsString)> {
    places.into_iter().find_map(|(place, value)| Some((place, value?)))
}

fn value(parser: &mut Parser, option: &str) -> Result<OsString> {
    parser
        .value()
        .map_err(|_| UsageError::with_usage(format_args!("Argument expected for the {option} option")))
}

fn lock_policy(place: &str, name: &str) -> Result<Box<dyn Policy>> {
    policy::by_name(name).ok_or_else(|| {
        let names = policy::NAMES.join(", ");
        UsageError::one_line(format_args!("{place}: there is no lock policy '{name}', only {names}"))
    })
}

fn switch_interval(place: &str, text: &str) -> Result<Slice> {
    duration::parse(text).map_err(|problem| UsageError::one_line(format_args!("{place} '{text}': {problem}")))
}

fn stats_format(place: &str, text: &str) -> Result<Option<Format>> {
    match text {
        "0" => Ok(None),
        "1" => Ok(Some(Format::Table)),
        "json" => Ok(Some(Format::Json)),
        _ => Err(UsageError::one_line(format_args!(
            "{place} '{text}': expected 1, 0 or json"
        ))),
    }
}

fn reports_deadlock(text: &str) -> Result<bool> {
    match text {
        "report" => Ok(true),
        "wait" => Ok(false),
        _ => Err(UsageError::one_line(format_args!(
            "--deadlock '{text}': expected report or wait"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::{Options, Program, Slice, Task, parse};
    use crate::help::{HELP, USAGE, VERSION};

    /// What a command line is understood as, in one line. The environment has MINIPY_SWITCH=7ms and MINIPY_GIL=coop.
    fn told(line: &str) -> String {
        let arguments = line.split_whitespace().map(Into::into).collect();
        let environment = |name: &str| match name {
            "MINIPY_SWITCH" => Some("7ms".into()),
            "MINIPY_GIL" => Some("coop".into()),
            _ => None,
        };
        let program = |program: Program| match program {
            Program::File(path) => format!("file {}", path.display()),
            Program::Command(text) => format!("command {text}"),
            Program::Stdin => "stdin".to_owned(),
            Program::Module { name, path } => format!("module {name} in {}", path.len()),
        };
        match parse(arguments, environment) {
            Ok(Task::Run(run)) => {
                let word = if run.is_word { " word" } else { "" };
                let stats = run.stats.map_or(String::new(), |format| format!(" {format:?}"));
                let wait = if run.reports_deadlock { "" } else { " wait" };
                format!(
                    "run {}{word} {:?} {} {:?}{stats}{wait}",
                    program(run.program),
                    run.arguments,
                    run.policy.name(),
                    run.slice.unwrap_or(Slice::DEFAULT)
                )
            }
            Ok(Task::Dis {
                program: source,
                options,
            }) => format!("dis {} {}", program(source), options.switch),
            Ok(Task::Print(HELP)) => "help".to_owned(),
            Ok(Task::Print(VERSION)) => "version".to_owned(),
            Ok(Task::Print(_)) => "another text".to_owned(),
            Err(error) => error
                .0
                .replace(USAGE, "(usage)")
                .replace("minipy: ", "")
                .replace('\n', " ")
                .trim()
                .to_owned(),
        }
    }

    #[test]
    fn command_lines() {
        for (line, expect) in [
            ("a.py", r#"run file a.py ["a.py"] coop Time(7ms)"#),
            (
                "a.py -x --gil",
                r#"run file a.py ["a.py", "-x", "--gil"] coop Time(7ms)"#,
            ),
            ("a.py -- -c", r#"run file a.py ["a.py", "--", "-c"] coop Time(7ms)"#),
            ("-c pass -c x", r#"run command pass ["-c", "-c", "x"] coop Time(7ms)"#),
            ("-c=1", r#"run command =1 ["-c"] coop Time(7ms)"#),
            ("-quBc pass", r#"run command pass ["-c"] coop Time(7ms)"#),
            ("-m mod -c x", r#"run module mod in 1 ["-m", "-c", "x"] coop Time(7ms)"#),
            ("-mmod.part", r#"run module mod.part in 1 ["-m"] coop Time(7ms)"#),
            ("-P -m mod x", r#"run module mod in 0 ["-m", "x"] coop Time(7ms)"#),
            ("dis -m mod", "dis module mod in 1 false"),
            ("-x a.py", r#"run file a.py ["a.py"] coop Time(7ms)"#),
            ("- x", r#"run stdin ["-", "x"] coop Time(7ms)"#),
            ("script", r#"run file script word ["script"] coop Time(7ms)"#),
            ("./script", r#"run file ./script ["./script"] coop Time(7ms)"#),
            ("-u script", r#"run file script ["script"] coop Time(7ms)"#),
            ("-- trace", r#"run file trace ["trace"] coop Time(7ms)"#),
            ("./trace", r#"run file ./trace ["./trace"] coop Time(7ms)"#),
            ("run trace", r#"run file trace ["trace"] coop Time(7ms)"#),
            ("run -- -x", r#"run file -x ["-x"] coop Time(7ms)"#),
            ("-u trace", r#"run file trace ["trace"] coop Time(7ms)"#),
            ("--switch-interval 5ms a.py", r#"run file a.py ["a.py"] coop Time(5ms)"#),
            (
                "--switch-interval=5ms -X switch=1s a.py",
                r#"run file a.py ["a.py"] coop Time(5ms)"#,
            ),
            ("-Xswitch=1s a.py", r#"run file a.py ["a.py"] coop Time(1s)"#),
            ("-X frozen_modules=off a.py", r#"run file a.py ["a.py"] coop Time(7ms)"#),
            ("-I a.py", r#"run file a.py ["a.py"] py3 Time(5ms)"#),
            ("--gil py3 a.py", r#"run file a.py ["a.py"] py3 Time(7ms)"#),
            ("--gil py2:50 a.py", r#"run file a.py ["a.py"] py2 Time(7ms)"#),
            (
                "--gil fair -X gil=boost a.py",
                r#"run file a.py ["a.py"] fair Time(7ms)"#,
            ),
            ("--stats a.py", r#"run file a.py ["a.py"] coop Time(7ms) Table"#),
            (
                "--stats=json --deadlock wait a.py",
                r#"run file a.py ["a.py"] coop Time(7ms) Json wait"#,
            ),
            ("--deadlock=report a.py", r#"run file a.py ["a.py"] coop Time(7ms)"#),
            ("-X gil=boost a.py", r#"run file a.py ["a.py"] boost Time(7ms)"#),
            (
                "--switch-interval 100ops a.py",
                r#"run file a.py ["a.py"] coop Ops(100)"#,
            ),
            ("dis a.py", "dis file a.py false"),
            ("dis --switch a.py", "dis file a.py true"),
            ("dis -c pass", "dis command pass false"),
            ("-V", "version"),
            ("-VV", "version"),
            ("--version x", "version"),
            ("-h", "help"),
            ("-?", "help"),
            ("help dis", "help"),
            ("dis --help", "help"),
        ] {
            assert_eq!(told(line), expect, "{line:?}");
        }
    }

    #[test]
    fn options_of_python3() {
        let environment = |name: &str| match name {
            "PYTHONWARNINGS" => Some("once,error".into()),
            "PYTHONPATH" => Some("/a:/b".into()),
            _ => None,
        };
        let bare = Options {
            warnings: vec!["once".into(), "error".into()],
            path: vec!["/a".into(), "/b".into()],
            ..Options::default()
        };
        for (line, expect) in [
            ("a.py", bare.clone()),
            (
                "-OuqsSd a.py",
                Options {
                    optimize: 1,
                    unbuffered: true,
                    quiet: true,
                    no_user_site: true,
                    no_site: true,
                    debug: true,
                    ..bare.clone()
                },
            ),
            (
                "-OO -B -R -W ignore -Wdefault::Warning a.py",
                Options {
                    optimize: 2,
                    warnings: ["once", "error", "ignore", "default::Warning"]
                        .map(String::from)
                        .to_vec(),
                    ..bare
                },
            ),
            (
                "-E a.py",
                Options {
                    ignore_environment: true,
                    ..Options::default()
                },
            ),
            (
                "-I a.py",
                Options {
                    ignore_environment: true,
                    isolated: true,
                    no_user_site: true,
                    safe_path: true,
                    ..Options::default()
                },
            ),
        ] {
            let arguments = line.split_whitespace().map(Into::into).collect();
            match parse(arguments, environment) {
                Ok(Task::Run(run)) => assert_eq!(run.options, expect, "{line:?}"),
                _ => panic!("{line:?} is no run"),
            }
        }
    }

    #[test]
    fn what_makes_no_sense() {
        for (line, expect) in [
            ("-Z", "Unknown option: -Z (usage)"),
            ("--foo", "Unknown option: --foo (usage)"),
            ("--switch a.py", "Unknown option: --switch (usage)"),
            ("-c", "Argument expected for the -c option (usage)"),
            ("-X", "Argument expected for the -X option (usage)"),
            ("-i a.py", "the option -i is not available yet"),
            ("-m", "Argument expected for the -m option (usage)"),
            ("-W", "Argument expected for the -W option (usage)"),
            ("--stats=yes a.py", "--stats 'yes': expected 1, 0 or json"),
            ("--deadlock no a.py", "--deadlock 'no': expected report or wait"),
            ("--deadlock", "Argument expected for the --deadlock option (usage)"),
            ("--trace x a.py", "the option --trace is not available yet"),
            ("trace a.py", "the command 'trace' is not available yet"),
            (
                "--gil none a.py",
                "--gil: there is no lock policy 'none', only py3, py39, py2[:N], fair, boost, coop",
            ),
            (
                "-X gil=py2:0 a.py",
                "-X gil: there is no lock policy 'py2:0', only py3, py39, py2[:N], fair, boost, coop",
            ),
            (
                "--switch-interval 0 a.py",
                "--switch-interval '0': the interval must be longer than nothing",
            ),
            (
                "--switch-interval 5m a.py",
                "--switch-interval '5m': expected a number with a unit, such as 5ms, 200us, 1s or 0.005",
            ),
        ] {
            assert_eq!(told(line), expect, "{line:?}");
        }
    }
}
