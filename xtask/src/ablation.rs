//! What each part of the engine adds on the development gold. The weights are those of the whole, not fitted anew for each
//! row.

use anyhow::{Result, bail};
use khabar::engine::Given;
use khabar::event::rank::CHOICE;
use khabar::lexicon::Lexicon;
use khabar::measure::Level;
use khabar_cli::gold::{MISSING, SETS, Set, shared};

/// What a row has: its name, whether a feature weighs something, and whether each sentence is read by itself.
type Row = (&'static str, fn(&str) -> bool, bool);

const ROWS: [Row; 5] = [
    ("rules alone: the frame's own places, all kept", |_| false, true),
    ("and the choice of who fills the roles", |name| name.starts_with(CHOICE), true),
    ("and the ranker that keeps or drops", |_| true, true),
    ("and discourse: the silent, the topic, those before, the home country", |_| true, false),
    ("all of these but the choice", |name| !name.starts_with(CHOICE), false),
];

/// The table, as lines of a page.
pub fn table() -> Result<String> {
    let Some(folder) = shared() else { bail!("{MISSING}") };
    let sets = SETS.iter().map(|name| Set::load(&folder, name)).collect::<Result<Vec<Set>>>()?;
    let levels = [Level::Type, Level::Dyad, Level::Full];
    let mut out = String::from("| F1 |");
    for set in &sets {
        levels.iter().for_each(|l| out.push_str(&format!(" {} {} |", set.name, l.name())));
    }
    out.push_str(&format!("\n|---|{}\n", "--:|".repeat(sets.len() * levels.len())));
    for (name, weighs, by_sentence) in ROWS {
        let mut lex = Lexicon::load_embedded();
        lex.weights = lex.weights.only(weighs);
        let given = Given { by_sentence, ..Given::default() };
        out.push_str(&format!("| {name} |"));
        for set in &sets {
            let scores = set.score(&set.told(&lex, &given))?;
            levels.iter().for_each(|l| out.push_str(&format!(" {:.3} |", scores.of(*l).f1)));
        }
        out.push('\n');
    }
    Ok(out)
}
