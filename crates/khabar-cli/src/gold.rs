//! Gold that lies beside the project: texts somebody has coded by hand, and how far the engine agrees with them.
//!
//! The texts are not the project's to give away, so a folder that has them is looked for; whoever needs it says where it
//! is missing.

use crate::input;
use anyhow::{Context, Result};
use khabar::engine::{self, Given};
use khabar::json::MentionRecord;
use khabar::lexicon::Lexicon;
use khabar::measure::{Gold, Scores, Told, Trial, score};
use khabar::page::Page;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The sets of development gold, in the order they are printed.
pub const SETS: [&str; 3] = ["seeds", "dev", "dev2"];

/// What to say where there is none.
pub const MISSING: &str =
    "no folder with gold: KHABAR_SHARED=DIR names it, or it lies as `shared` beside the project";

/// The folder with gold: where `KHABAR_SHARED` says, else `shared` beside the project.
pub fn shared() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = std::env::var_os("KHABAR_SHARED").map_or(beside, PathBuf::from);
    folder.join("gold").is_dir().then_some(folder)
}

/// A set: its pages, their texts, and what a careful reader coded of them.
#[derive(Debug)]
pub struct Set {
    /// Its name.
    pub name: String,
    /// The gold mentions.
    pub gold: Vec<Gold>,
    /// The texts by name.
    pub texts: BTreeMap<String, String>,
    pages: Vec<Page>,
}

impl Set {
    /// Reads a set of the folder; the pages are `gold/NAME.jsonl` where that is, else the texts alone.
    pub fn load(shared: &Path, name: &str) -> Result<Set> {
        let gold = shared.join("gold");
        let coded = gold.join(format!("{name}.events.jsonl"));
        let text = std::fs::read_to_string(&coded)
            .with_context(|| format!("{}: this gold cannot be read", coded.display()))?;
        let lines = text.lines().filter(|l| !l.trim().is_empty());
        let mentions = lines.map(serde_json::from_str).collect::<Result<Vec<Gold>, _>>();
        let lines = gold.join(format!("{name}.jsonl"));
        let (pages, texts) = match lines.is_file() {
            true => (lines, gold.join(name)),
            false => (shared.join(name), shared.join(name)),
        };
        let open = input::open([pages.to_string_lossy().into_owned()]);
        let pages: Result<Vec<Page>, _> = open.map(|item| item.map(|i| i.page)).collect();
        let mentions = mentions.with_context(|| format!("{}: not the gold expected", coded.display()))?;
        Ok(Set { name: name.to_owned(), gold: mentions, texts: read_texts(&texts)?, pages: pages? })
    }

    /// The records of the pages.
    pub fn records(&self, lex: &Lexicon, given: &Given) -> Vec<MentionRecord> {
        let read = |page: &Page| khabar::json::records(lex, &engine::read_given(lex, page, given));
        self.pages.iter().flat_map(read).collect()
    }

    /// The same, as they are measured.
    pub fn told(&self, lex: &Lexicon, given: &Given) -> Vec<Told> {
        self.records(lex, given).iter().map(Told::of).collect()
    }

    /// How far that agrees with the gold.
    pub fn score(&self, told: &[Told]) -> Result<Scores> {
        score(&Trial { texts: &self.texts, gold: &self.gold, told }).map_err(anyhow::Error::msg)
    }
}

/// The texts of a folder by their names.
pub fn read_texts(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut out = BTreeMap::new();
    let say = || format!("{}: this folder of texts cannot be read", folder.display());
    for entry in std::fs::read_dir(folder).with_context(say)? {
        let path = entry.with_context(say)?.path();
        if path.extension().is_some_and(|e| e == "txt") {
            let text = std::fs::read_to_string(&path)
                .with_context(|| format!("{}: is not UTF-8 text", path.display()))?;
            out.insert(path.file_name().unwrap_or_default().to_string_lossy().into_owned(), text);
        }
    }
    Ok(out)
}

/// The best F1 there was, by set and level; kept in `corpus/scores.tsv`.
pub mod ratchet {
    use super::{Set, shared};
    use anyhow::{Context, Result, bail};
    use khabar::engine::Given;
    use khabar::lexicon::Lexicon;
    use std::collections::BTreeMap;
    use std::path::{Path, PathBuf};

    /// F1 in ten-thousandths by set and level.
    pub type Table = BTreeMap<(String, String), u32>;

    /// Where the best is kept.
    pub fn path() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/scores.tsv")
    }

    /// What the engine reaches now; nothing where there is no gold.
    pub fn now() -> Result<Option<Table>> {
        let Some(folder) = shared() else { return Ok(None) };
        let mut out = Table::new();
        for name in super::SETS {
            let set = Set::load(&folder, name)?;
            let scores = set.score(&set.told(Lexicon::embedded(), &Given::default()))?;
            for m in scores.levels {
                out.insert((name.to_owned(), m.level.name().to_owned()), (m.f1 * 10_000.0).round() as u32);
            }
        }
        Ok(Some(out))
    }

    /// The table as kept.
    pub fn best() -> Result<Table> {
        let path = path();
        let text =
            std::fs::read_to_string(&path).with_context(|| format!("{}: cannot be read", path.display()))?;
        let mut out = Table::new();
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            let [set, level, f1] = line.split('\t').collect::<Vec<_>>()[..] else {
                bail!("{}: \"{line}\" is no set, level and F1", path.display());
            };
            let f1: f64 = f1.parse().with_context(|| format!("{}: \"{f1}\" is no number", path.display()))?;
            out.insert((set.to_owned(), level.to_owned()), (f1 * 10_000.0).round() as u32);
        }
        Ok(out)
    }

    /// Keeps a table.
    pub fn keep(table: &Table) -> Result<()> {
        let mut out =
            "# WHAT the best F1 by set of gold and level; a test refuses an engine that falls below it\n\
                       # FROM `cargo xtask scores --raise`; never edited by hand\n\
                       # COLUMNS\tset\tlevel\tf1\n"
                .to_owned();
        for ((set, level), f1) in table {
            out.push_str(&format!("{set}\t{level}\t{}\n", shown(*f1)));
        }
        std::fs::write(path(), out).context("corpus/scores.tsv cannot be written")
    }

    /// F1 as people read it.
    pub fn shown(f1: u32) -> String {
        format!("{:.4}", f64::from(f1) / 10_000.0)
    }

    /// The levels below the best: set, level, now, best.
    pub fn fallen(now: &Table, best: &Table) -> Vec<(String, String, u32, u32)> {
        let below = |((set, level), &was): (&(String, String), &u32)| {
            let is = now.get(&(set.clone(), level.clone())).copied().unwrap_or(0);
            (is < was).then(|| (set.clone(), level.clone(), is, was))
        };
        best.iter().filter_map(below).collect()
    }
}
