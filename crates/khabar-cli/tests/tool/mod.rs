//! Runs the binary.
#![allow(dead_code)]

use std::fmt;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// What a run gave.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    pub fn of(output: Output) -> Run {
        Run {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short = |text: &str| text.chars().take(4000).collect::<String>();
        write!(f, "\nexit {}\n{}\n{}", self.code, short(&self.out), short(&self.err))
    }
}

pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_khabar"));
    command.current_dir(folder).env_remove("KHABAR_STORE").env("COLUMNS", "100");
    command
}

pub fn khabar_in(folder: &Path, arguments: &[&str]) -> Run {
    Run::of(command(folder).args(arguments).stdin(Stdio::null()).output().unwrap())
}

pub fn khabar(arguments: &[&str]) -> Run {
    khabar_in(Path::new("."), arguments)
}

pub fn khabar_with(arguments: &[&str], input: &str) -> Run {
    let mut child = command(Path::new("."))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    Run::of(child.wait_with_output().unwrap())
}

/// Compares with a file of the project; `BLESS=1` writes it.
pub fn same_as_file(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let want = std::fs::read_to_string(&path).unwrap_or_default();
    if want == text {
        return;
    }
    let differs = want.lines().zip(text.lines()).position(|(a, b)| a != b).unwrap_or(0);
    let near =
        |text: &str| text.lines().skip(differs.saturating_sub(2)).take(6).collect::<Vec<_>>().join("\n");
    panic!(
        "{} differs at line {}\n--- file\n{}\n--- now\n{}\nBLESS=1 writes it anew",
        path.display(),
        differs + 1,
        near(&want),
        near(text)
    );
}
