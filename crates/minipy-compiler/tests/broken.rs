//! A bounded run of what the fuzzer runs (`fuzz/`): scripts broken at random neither panic nor give code that the verifier refuses.

#[path = "support/pipeline.rs"]
mod pipeline;

use std::fs;
use std::path::Path;

/// Broken texts made from each script.
const ROUNDS: usize = 30;

/// A generator of numbers that is the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

/// The scripts of `tests/`, in the order of their names.
fn scripts() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    let folders = fs::read_dir(root).expect("the folder of the scripts").flatten();
    let mut paths: Vec<_> = folders
        .filter_map(|topic| fs::read_dir(topic.path()).ok())
        .flat_map(|files| files.flatten().map(|file| file.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    paths.sort();
    paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

/// The text with a few of its pieces dropped, doubled, exchanged, or replaced by pieces of another script.
fn broken(text: &str, other: &str, random: &mut Random) -> String {
    let mut pieces: Vec<&str> = text.split_inclusive([' ', '\n', '(', ')', ',', ':', '=']).collect();
    let foreign: Vec<&str> = other.split_inclusive([' ', '\n', '(', ')']).collect();
    for _ in 0..=random.below(4) {
        if pieces.is_empty() || foreign.is_empty() {
            break;
        }
        let (at, to) = (random.below(pieces.len()), random.below(pieces.len()));
        match random.below(5) {
            0 => drop(pieces.drain(at..(at + 1 + random.below(5)).min(pieces.len()))),
            1 => pieces.insert(to, pieces[at]),
            2 => pieces.swap(at, to),
            3 => pieces[at] = foreign[random.below(foreign.len())],
            _ => pieces.truncate(at),
        }
    }
    pieces.concat()
}

#[test]
fn broken_scripts() {
    let scripts = scripts();
    let mut random = Random(7);
    let (mut accepted, mut refused) = (0, 0);
    for (number, script) in scripts.iter().enumerate() {
        let rounds = ROUNDS.min(60_000 / script.len().max(1));
        for _ in 0..rounds {
            let text = broken(script, &scripts[(number * 7 + 3) % scripts.len()], &mut random);
            match pipeline::feed(&text) {
                true => accepted += 1,
                false => refused += 1,
            }
        }
    }
    assert!(
        accepted > 300 && refused > 300,
        "{accepted} accepted, {refused} refused"
    );
}
