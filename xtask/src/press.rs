//! How much of the news in `corpus/press` the engine tells: texts that were written, with everything they tell, before the engine
//! read them. They are measured, and need not pass.

use crate::bless::case_files;
use crate::train::cases;
use anyhow::Result;
use khabar::case::{Case, parse};
use khabar::json::MentionRecord;
use khabar::lexicon::Lexicon;
use khabar::measure::{Gold, Level, Member, Outcome, Scores, Spots, Told, Trial, score};
use khabar_cli::reading::Words;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Which texts.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Files or folders of cases
    #[arg(default_value = "corpus/press")]
    paths: Vec<PathBuf>,
    /// Print the predicates that no frame proposes with their type, the most frequent first
    #[arg(long)]
    missing: bool,
    /// Print what was told with wrong parties, what was missed although proposed, and what was told beside the rows
    #[arg(long, conflicts_with = "missing")]
    show: bool,
    #[command(flatten)]
    words: Words,
}

/// What the rows of a case tell, without days, places and speakers, which they leave open.
const LEVELS: [Level; 4] = [Level::Type, Level::Dyad, Level::Roles, Level::Sector];

/// Runs the task.
pub fn run(args: &Args) -> Result<()> {
    let lex = args.words.load()?;
    if args.missing {
        return print_missing(lex, &args.paths);
    }
    if args.show {
        return args.paths.iter().try_for_each(|path| {
            case_files(path)?.iter().try_for_each(|file| show(lex, &parse(&std::fs::read_to_string(file)?)))
        });
    }
    println!("{:28} texts events {}", "", LEVELS.map(|l| format!("{:>7}", l.name())).join(" "));
    let mut files = Vec::new();
    for path in &args.paths {
        files.extend(case_files(path)?);
    }
    files.sort();
    let mut all = Vec::new();
    for file in &files {
        let of_file = parse(&std::fs::read_to_string(file)?);
        print(&name(file), &of_file, &measure(lex, &of_file)?);
        all.extend(of_file);
    }
    print("all", &all, &measure(lex, &all)?);
    Ok(())
}

fn name(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// What the rows of some texts tell, and what the engine tells of them.
struct Read {
    gold: Vec<Gold>,
    told: Vec<Told>,
    bodies: BTreeMap<String, String>,
}

impl Read {
    fn new(lex: &Lexicon, texts: &[Case]) -> Read {
        let gold = texts.iter().flat_map(cases::gold).collect();
        let (mut told, mut bodies) = (Vec::new(), BTreeMap::new());
        for case in texts {
            let reading = case.read_given(lex, false);
            told.extend(khabar::json::records(lex, &reading).iter().map(Told::of));
            bodies.insert(case.title.clone(), reading.document.text.clone());
        }
        Read { gold, told, bodies }
    }

    fn score(&self) -> Result<Scores> {
        score(&Trial { texts: &self.bodies, gold: &self.gold, told: &self.told }).map_err(anyhow::Error::msg)
    }
}

/// Scores what the engine makes of the texts against their rows.
fn measure(lex: &Lexicon, texts: &[Case]) -> Result<Scores> {
    Read::new(lex, texts).score()
}

/// Prints the mistakes, each with its parties as they should be and as they were told, and its sentence.
fn show(lex: &Lexicon, texts: &[Case]) -> Result<()> {
    let read = Read::new(lex, texts);
    let scores = read.score()?;
    for (g, p, agreement) in &scores.pairs {
        let (gold, told) = (&read.gold[*g], &read.told[*p]);
        if !agreement.holds(Level::Dyad) {
            let (words, ours) = (gold.trigger.as_deref().unwrap_or(""), trigger(told));
            println!(
                "parties\t{}\t{}\t{}\t{words}\t{ours}\t{}",
                gold.types[0],
                sides(gold),
                members(told),
                gold.quote
            );
        }
    }
    for outcome in &scores.outcomes {
        match outcome {
            Outcome::Missed(g) => {
                let gold = &read.gold[*g];
                let words = gold.trigger.as_deref().unwrap_or("");
                println!("missed\t{}\t{}\t{words}\t{}", gold.types[0], sides(gold), gold.quote);
            }
            Outcome::Extra(p) => {
                let told = &read.told[*p];
                let (words, text) = (trigger(told), sentence(told, &read.bodies));
                println!("extra\t{}\t{}\t{words}\t{text}", told.kind, members(told));
            }
            Outcome::Partly(..) => {}
        }
    }
    Ok(())
}

fn sides(gold: &Gold) -> String {
    format!("{} > {}", gold.actors.join(","), gold.recipients.join(","))
}

fn members(told: &Told) -> String {
    let side = |members: &[Member], field: &str| {
        let words = |n: usize| told.value[field][n]["text"].as_str().unwrap_or("");
        let one = |(n, m): (usize, &Member)| format!("{}/{}«{}»", m.country, m.sectors.join("|"), words(n));
        members.iter().enumerate().map(one).collect::<Vec<_>>().join(",")
    };
    format!("{} > {}", side(&told.actors, "actors"), side(&told.recipients, "recipients"))
}

/// The words on which something was told.
fn trigger(told: &Told) -> &str {
    told.value["trigger"]["text"].as_str().unwrap_or("")
}

fn sentence(told: &Told, bodies: &BTreeMap<String, String>) -> String {
    let body = bodies.get(&told.doc).map_or("", String::as_str);
    let (from, to) = told.sentence;
    let length = usize::try_from(to - from).unwrap_or(0);
    body.chars().skip(usize::try_from(from).unwrap_or(0)).take(length).collect()
}

fn print(name: &str, texts: &[Case], scores: &Scores) {
    let f1 = LEVELS.map(|l| format!("{:7.3}", scores.of(l).f1)).join(" ");
    println!("{name:28} {:5} {:6} {f1}", texts.len(), scores.gold);
}

/// Prints the triggers that are no part of any proposal of their type.
fn print_missing(lex: &Lexicon, paths: &[PathBuf]) -> Result<()> {
    let mut missing: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for path in paths {
        for file in case_files(path)? {
            for case in parse(&std::fs::read_to_string(file)?) {
                let reading = case.read_given(lex, true);
                let records = khabar::json::records(lex, &reading);
                for gold in cases::gold(&case) {
                    let Some(words) = &gold.trigger else { continue };
                    let spots = Spots::of(words, &reading.document.text).0;
                    let kinds = |r: &&MentionRecord| gold.types.contains(&r.kind);
                    let meets = |r: &MentionRecord| {
                        spots.iter().any(|s| s.0 < r.trigger.end && r.trigger.start < s.1)
                    };
                    if !records.iter().filter(kinds).any(meets) {
                        let at = (words.clone(), gold.types.join("|"));
                        missing.entry(at).or_default().push(gold.quote.clone());
                    }
                }
            }
        }
    }
    let mut order: Vec<_> = missing.into_iter().collect();
    order.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then(a.0.cmp(&b.0)));
    for ((words, kind), quotes) in order {
        println!("{:3} {kind:10} {words} | {}", quotes.len(), quotes[0]);
    }
    Ok(())
}
