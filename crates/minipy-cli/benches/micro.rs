//! `cargo bench -p minipy-cli`: wall time of every script of `benches/micro`, each run in a process of its own, start-up included.
//!
//! For a comparison with other interpreters there is `benches/compare.py`: figures of different runs say little on a busy machine.

use criterion::{Criterion, criterion_group, criterion_main};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

fn scripts() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../benches/micro");
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut scripts: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    scripts.sort();
    scripts
}

fn micro(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("micro");
    group.sample_size(10).measurement_time(Duration::from_secs(2));
    for script in scripts() {
        let name = script.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let status = Command::new(env!("CARGO_BIN_EXE_minipy"))
                    .arg(&script)
                    .stdout(Stdio::null())
                    .status();
                assert!(status.is_ok_and(|status| status.success()), "{}", script.display());
            });
        });
    }
    group.finish();
}

criterion_group!(benches, micro);
criterion_main!(benches);
