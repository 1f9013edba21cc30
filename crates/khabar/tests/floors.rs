//! The house's own rules: a floor uses only lower floors, and words stand in data.

use std::path::{Path, PathBuf};

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// The floors from the ground up: the `pub mod` lines of lib.rs in their order.
fn floors() -> Vec<String> {
    let lib = std::fs::read_to_string(source().join("lib.rs")).unwrap();
    let names = lib.lines().filter_map(|l| l.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

/// The floor a file stands on.
fn floor_of(path: &Path) -> String {
    let inside = path.strip_prefix(source()).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// Code without comments and without its test modules, line by line; what is left out leaves an empty line.
fn code(contents: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut testing: Option<i32> = None;
    let mut waiting = false;
    for line in contents.lines() {
        let trimmed = line.trim_start();
        let bare = if trimmed.starts_with("//") { "" } else { without_tail_comment(line) };
        let braces = bare.matches('{').count() as i32 - bare.matches('}').count() as i32;
        if let Some(depth) = &mut testing {
            *depth += braces;
            if *depth <= 0 {
                testing = None;
            }
            out.push(String::new());
        } else if trimmed.starts_with("#[cfg(test)]") {
            waiting = true;
            out.push(String::new());
        } else if std::mem::take(&mut waiting) {
            testing = (braces > 0).then_some(braces);
            out.push(String::new());
        } else {
            out.push(bare.to_owned());
        }
    }
    out
}

/// A line up to a comment at its end; `//` inside a string stays.
fn without_tail_comment(line: &str) -> &str {
    let mut quoted = false;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        if c == '"' && before != '\\' {
            quoted = !quoted;
        }
        if !quoted && line[at..].starts_with("//") {
            return &line[..at];
        }
        before = c;
    }
    line
}

#[test]
fn a_floor_uses_only_lower_floors() {
    let floors = floors();
    assert!(floors.len() > 10, "lib.rs lists the floors, one `pub mod` a line");
    let rank = |name: &str| floors.iter().position(|f| f == name);
    let mut faults = Vec::new();
    let mut paths = Vec::new();
    files(&source(), &mut paths);
    for path in paths.iter().filter(|p| !p.ends_with("lib.rs")) {
        let own = floor_of(path);
        let here = rank(&own).unwrap_or_else(|| panic!("{own} is no floor: lib.rs does not list it"));
        for (n, line) in code(&std::fs::read_to_string(path).unwrap()).iter().enumerate() {
            for (at, _) in line.match_indices("crate::") {
                let rest = &line[at + "crate::".len()..];
                let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if rank(&name).is_some_and(|there| there > here) {
                    faults.push(format!("{}:{}: {own} uses {name}, a higher floor", path.display(), n + 1));
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\nMove what is shared down, or the user of it up.", faults.join("\n"));
}

/// The crates from the ground up; one may depend only on those before it, and never on one beside it.
const CRATES: [(&str, &[&str]); 5] = [
    ("khabar", &[]),
    ("khabar-store", &["khabar"]),
    ("khabar-export", &["khabar", "khabar-store"]),
    ("khabar-serve", &["khabar", "khabar-store"]),
    ("khabar-cli", &["khabar", "khabar-store", "khabar-export", "khabar-serve"]),
];

#[test]
fn a_crate_depends_only_on_lower_crates() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found: Vec<String> = std::fs::read_dir(&crates)
        .unwrap()
        .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| crates.join(name).join("Cargo.toml").exists())
        .collect();
    found.sort();
    let mut listed: Vec<&str> = CRATES.iter().map(|(name, _)| *name).collect();
    listed.sort_unstable();
    assert_eq!(found, listed, "the crates and their order are those of this test and of ARCHITECTURE.md");
    for (name, may) in CRATES {
        let manifest = std::fs::read_to_string(crates.join(name).join("Cargo.toml")).unwrap();
        let uses = manifest
            .lines()
            .filter_map(|l| l.split(['.', ' ', '=']).next())
            .filter(|l| l.starts_with("khabar"));
        for used in uses {
            assert!(
                may.contains(&used),
                "{name} depends on {used}: move what is shared down, or the user of it up"
            );
        }
    }
}

#[test]
fn words_stand_in_data() {
    let mut faults = Vec::new();
    let mut paths = Vec::new();
    files(&source(), &mut paths);
    let is_test = |p: &Path| p.file_name().is_some_and(|n| n == "tests.rs");
    for path in paths.iter().filter(|p| floor_of(p) != "text" && !is_test(p)) {
        for (n, line) in code(&std::fs::read_to_string(path).unwrap()).iter().enumerate() {
            let letter =
                |c: char| matches!(c, '\u{621}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{66E}'..='\u{6D3}');
            if line.chars().any(letter) {
                faults.push(format!("{}:{}: {}", path.display(), n + 1, line.trim()));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "\n{}\nArabic words belong in lexicon/; small words that code must know, in text/.",
        faults.join("\n")
    );
}

#[test]
fn the_reader_of_code_leaves_out_comments_and_tests() {
    let contents = "use crate::a; // crate::b\n/// crate::c\nlet x = \"http://d\"; \n#[cfg(test)]\nmod tests {\n use crate::e;\n}\nuse crate::f;";
    let lines = code(contents);
    assert_eq!(lines[0], "use crate::a; ");
    assert_eq!(lines[1], "");
    assert!(lines[2].contains("http://d"));
    assert!(lines[3..7].iter().all(String::is_empty), "{lines:?}");
    assert_eq!(lines[7], "use crate::f;");
}
