//! How the measures are printed: one list for programs, tables for people.

use crate::output::{Format, Listing, hidden, isolated, left, right};
use anyhow::Result;
use khabar::measure::{Order, Outcome, Scores, Trial};
use serde_json::{Value, json};

fn share(value: f64) -> Value {
    json!((value * 10_000.0).round() / 10_000.0)
}

fn percent(value: f64) -> Value {
    let rounded = (value * 10_000.0).round() / 10_000.0;
    json!(format!("{rounded:.3}"))
}

/// All measures as one list, for programs.
pub(super) fn rows(scores: &Scores) -> Listing {
    let columns = ["part", "name", "precision", "recall", "f1", "gold", "told", "dyad_recall", "confidence"];
    let mut list = Listing::new(&columns.map(hidden));
    let none = Value::Null;
    for m in &scores.levels {
        let figures = [share(m.precision), share(m.recall), share(m.f1)];
        let [p, r, f1] = figures;
        let counts = [json!(scores.gold), json!(scores.told), none.clone(), none.clone()];
        let mut row = vec![json!("level"), json!(m.level.name()), p, r, f1];
        row.extend(counts);
        list.row(row);
    }
    for t in &scores.types {
        let of = |n: usize| share(n as f64 / t.gold.max(1) as f64);
        list.row(vec![
            json!("type"),
            json!(t.kind),
            none.clone(),
            of(t.found),
            none.clone(),
            json!(t.gold),
            none.clone(),
            of(t.dyad),
            none.clone(),
        ]);
    }
    for r in &scores.reliability {
        list.row(vec![
            json!("confidence"),
            json!(format!("{:.1}", f64::from(r.tenth) / 10.0)),
            share(r.right),
            none.clone(),
            none.clone(),
            none.clone(),
            json!(r.count),
            none.clone(),
            share(r.confidence),
        ]);
    }
    let cross = scores.cross_border.map_or(Value::Null, share);
    let wrong = json!(scores.strays.len());
    let order = |of: fn(&Order) -> f64| scores.order.as_ref().map_or(Value::Null, |o| share(of(o)));
    let (auc, gap) = (order(|o| o.auc), order(|o| o.gap));
    for (name, recall, told, sure) in [
        ("cross-border", cross, none.clone(), none.clone()),
        ("wrong-spans", none.clone(), wrong, none.clone()),
        ("auc", none.clone(), none.clone(), auc),
        ("calibration-error", none.clone(), none.clone(), gap),
    ] {
        let docs = json!(scores.docs);
        let rest = [none.clone(), recall, none.clone(), docs, told, none.clone(), sure];
        let mut row = vec![json!("total"), json!(name)];
        row.extend(rest);
        list.row(row);
    }
    list
}

/// The measures for a person.
pub(super) fn tables(scores: &Scores) -> Result<()> {
    let mut levels = Listing::new(&[left("level"), right("precision"), right("recall"), right("F1")]);
    for m in &scores.levels {
        let indent = match m.level.name() {
            "type" => "",
            "dyad" => "  ",
            _ => "    ",
        };
        let star = if m.level.is_extra() { " *" } else { "" };
        let name = json!(format!("{indent}{}{star}", m.level.name()));
        levels.row(vec![name, percent(m.precision), percent(m.recall), percent(m.f1)]);
    }
    let mut types =
        Listing::new(&[left("type"), right("gold"), right("found"), right("with the right dyad")]);
    for t in &scores.types {
        types.row(vec![json!(t.kind), json!(t.gold), json!(t.found), json!(t.dyad)]);
    }
    let mut sure =
        Listing::new(&[left("confidence"), right("records"), right("mean confidence"), right("right")]);
    for r in &scores.reliability {
        let from = f64::from(r.tenth) / 10.0;
        let bin = json!(format!("{from:.1}–{:.1}", from + 0.1));
        sure.row(vec![bin, json!(r.count), percent(r.confidence), percent(r.right)]);
    }
    eprintln!(
        "{} texts, {} gold mentions, {} records, {} wrong spans",
        scores.docs,
        scores.gold,
        scores.told,
        scores.strays.len()
    );
    levels.print(Format::Table)?;
    println_lines("* reported beside the others, not needed for full\n");
    types.print(Format::Table)?;
    if let Some(recall) = scores.cross_border {
        println_lines(&format!("recall of dyads across borders: {recall:.3}\n"));
    }
    if sure.len() > 0 {
        sure.print(Format::Table)?;
    }
    if let Some(o) = scores.order {
        println_lines(&format!(
            "AUC {:.3}: how often a right record is surer than a wrong one; {} values, {:.3} off what is right on average",
            o.auc, o.values, o.gap
        ));
    }
    Ok(())
}

fn println_lines(text: &str) {
    use std::io::Write;
    // A closed pipe ends the next table too, which reports it.
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}

/// Lists what was missed, what agreed in part, and what is beyond the gold.
pub(super) fn show(trial: &Trial<'_>, scores: &Scores) {
    for outcome in &scores.outcomes {
        match outcome {
            Outcome::Missed(g) => {
                let gold = &trial.gold[*g];
                eprintln!("missed  {} {}  {}", gold.id, gold.types.join("|"), short(&gold.quote));
            }
            Outcome::Partly(g, lost) => {
                let gold = &trial.gold[*g];
                let lost: Vec<&str> = lost.iter().map(|l| l.name()).collect();
                eprintln!(
                    "partly  {} {} not {}  {}",
                    gold.id,
                    gold.types.join("|"),
                    lost.join(", "),
                    short(&gold.quote)
                );
            }
            Outcome::Extra(p) => {
                let told = &trial.told[*p];
                let countries = |list: &[khabar::measure::Member]| {
                    list.iter().map(|m| m.country.as_str()).collect::<Vec<_>>().join("+")
                };
                let words: String = trial.texts[&told.doc]
                    .chars()
                    .skip(told.sentence.0.max(0) as usize)
                    .take((told.sentence.1 - told.sentence.0).max(0) as usize)
                    .collect();
                let (who, whom) = (countries(&told.actors), countries(&told.recipients));
                eprintln!("extra   {} {} {who} > {whom}  {}", told.doc, told.kind, short(&words));
            }
        }
    }
}

fn short(words: &str) -> String {
    isolated(&words.chars().take(90).collect::<String>())
}
