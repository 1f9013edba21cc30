//! The ways to split a token: «للقاء» is ل + ال + لقاء or ل + لقاء; «ولد» is whole, for و + لد is nothing.
//!
//! Every candidate must leave something known, in the tables of the language or among the names of the world. A
//! candidate costs what its clitics, its spelling and its rarity cost; the cheapest comes first.

use super::cost::{LOOSE, OURS, RARE, cost, noun_before_particle};
use super::{Keys, Prefixes, marks};
use crate::lexicon::Lexicon;
use crate::lexicon::language::{Analysis, Number, Person, Reading};
use crate::text::affix::{Ending, PRONOUNS, RARE_PRONOUNS, letter};
use crate::text::fold;
use crate::text::letters::Letters;
use crate::text::prefix;
use crate::text::{Text, TokenKind};
use std::sync::{Arc, LazyLock, OnceLock};

/// One way to split a token, with the readings of what remains.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Split {
    pub prefixes: Prefixes,
    pub prefix_len: u8,
    pub suffix: Option<&'static str>,
    pub suffix_len: u8,
    /// What its clitics cost, whatever is read behind them.
    pub clitics: i32,
    /// What it costs to take what remains for a name, where the world has one.
    pub name: Option<i32>,
    /// Readings with their own costs, cheapest first.
    pub readings: Vec<(Reading, i32, Ending)>,
    /// How a token that is split so is read where its neighbours leave the readings in their order, once one is.
    pub alone: OnceLock<Read>,
}

/// Readings in an order, and how a word is looked up under them: the tokens that are read so share both.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Read {
    pub readings: Arc<[Reading]>,
    pub keys: Arc<Keys>,
}

impl Split {
    /// How token `i` is read, which is split so and has these readings.
    pub fn read(
        &self,
        lex: &Lexicon,
        text: &Text,
        i: usize,
        readings: impl Iterator<Item = Reading>,
    ) -> Read {
        let readings: Arc<[Reading]> = readings.collect();
        let keys = Keys::of(lex, text, i, (self.prefixes, self.suffix), &readings);
        Read { readings, keys: Arc::new(keys) }
    }

    /// Cost of the cheapest reading or of a name, clitics included.
    pub fn cost(&self) -> i32 {
        let read = self.readings.first().map(|(_, cost, _)| *cost);
        self.clitics + read.into_iter().chain(self.name).min().unwrap_or(0)
    }
}

/// What may follow a set of prefixes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    Anything,
    Present,
    Nominal,
    Definite,
}

/// The splits of token `i`, cheapest first; one bare split for a token nobody knows.
pub(super) fn splits(lex: &Lexicon, text: &Text, i: usize) -> Vec<Split> {
    let surface = text.token(i);
    let arabic = text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Arabic);
    let letters = || match is_undotted(text, i) {
        true => Letters::new(text.key(i)),
        false => Letters::new(surface).or_else(|| Letters::new(text.key(i))),
    };
    let Some(form) = arabic.then(letters).flatten() else {
        return vec![Split::default()];
    };
    let mut out = Vec::new();
    let mut found = Vec::new();
    for (skipped, prefixes, after, clitics) in prefixes(form) {
        let stem = form.skip(skipped);
        if stem.is_empty() {
            continue;
        }
        let base = Split { prefixes, prefix_len: skipped as u8, clitics, ..Split::default() };
        whole(lex, stem, after, &base, &mut found, &mut out);
        if after != After::Definite {
            with_pronoun(lex, stem, after, &base, &mut found, &mut out);
        }
    }
    if out.is_empty() {
        out.push(unknown(form));
    }
    marks::weigh(lex, surface, &mut out);
    out.sort_by_key(|s| (s.cost(), s.prefix_len + s.suffix_len));
    out.truncate(4);
    out.retain_mut(|split| in_bytes(surface, form.len(), split));
    if out.is_empty() { vec![Split::default()] } else { out }
}

/// «وفى باريس»: whether a small word is written without the dots of its last letter, so that its letters may be another's; behind «وفى»
/// «ب» opens what somebody fulfilled.
fn is_undotted(text: &Text, i: usize) -> bool {
    let last = |word: &str| Letters::new(word).map(|l| l.at(l.len().saturating_sub(1)));
    let dotted = last(text.token(i)) == Some(letter::MAKSURA) && last(text.key(i)) == Some(letter::YEH);
    dotted && !text.tokens.get(i + 1).is_some_and(|_| text.key(i + 1).starts_with(prefix::BI))
}

/// Turns the lengths of a split from letters into bytes of the written word; false where it cannot be cut there.
fn in_bytes(surface: &str, letters: usize, split: &mut Split) -> bool {
    let start = bytes_of(surface, split.prefix_len.into());
    let end = match split.suffix_len {
        0 => Some(surface.len()),
        n => bytes_of(surface, letters - usize::from(n)),
    };
    let (Some(start), Some(end)) = (start, end) else { return false };
    let (Ok(prefix), Ok(suffix)) = (u8::try_from(start), u8::try_from(surface.len() - end)) else {
        return false;
    };
    (split.prefix_len, split.suffix_len) = (prefix, suffix);
    start < end
}

/// Bytes of a written word that its first `letters` letters take, with the marks on them; `None` inside a ligature (ﻻ).
pub(super) fn bytes_of(surface: &str, letters: usize) -> Option<usize> {
    if letters == 0 {
        return Some(0);
    }
    let mut seen = 0;
    for (at, c) in surface.char_indices() {
        if fold::is_mark(c) || fold::is_invisible(c) {
            continue;
        }
        if seen >= letters {
            return (seen == letters).then_some(at);
        }
        seen += if c < '\u{FB50}' { 1 } else { fold::light(c.encode_utf8(&mut [0; 4])).chars().count() };
    }
    (seen == letters).then_some(surface.len())
}

/// The sets of prefixes a form may begin with: letters taken, what they are, what may follow, what they cost.
fn prefixes(form: Letters) -> impl Iterator<Item = (usize, Prefixes, After, i32)> {
    let conjunction = matches!(form.at(0), letter::WAW | letter::FEH) && form.len() > 1;
    let question = form.at(0) == letter::ALIF_HAMZA && form.len() > 2;
    let mut out = [None; 16];
    let mut n = 0;
    let mut push = |taken, prefixes, after, cost| {
        if n < out.len() {
            out[n] = Some((taken, prefixes, after, cost));
            n += 1;
        }
    };
    for taken in 0..=usize::from(conjunction || question) {
        let rest = form.skip(taken);
        let at = |i| rest.at(i);
        let mut base = Prefixes::default();
        let mut cost = 0;
        if taken == 1 && conjunction {
            base.conjunction = Some(letter::char(form.at(0)));
            // «فتحت» is «opened» sooner than «and under»; «ودعت» is «and called» sooner than «bade farewell».
            cost = if form.at(0) == letter::FEH && rest.len() > 2 { 4 } else { 1 };
        } else if taken == 1 {
            base.question = true;
            cost = 6;
        }
        push(taken, base, After::Anything, cost);
        if base.question {
            // «أ» asks before a verb or a particle (أيعود، أليس), never before a noun with its own prefixes.
            continue;
        }
        let person =
            matches!(at(1), letter::YEH | letter::TEH | letter::NOON | letter::ALIF_HAMZA | letter::ALIF);
        if at(0) == letter::SEEN && person && rest.len() > 3 {
            push(taken + 1, Prefixes { future: true, ..base }, After::Present, cost + 1);
        }
        if at(0) == letter::ALIF && at(1) == letter::LAM && rest.len() > 3 {
            push(taken + 2, Prefixes { article: true, ..base }, After::Definite, cost + 1);
        }
        if !matches!(at(0), letter::BEH | letter::LAM | letter::KAF) {
            continue;
        }
        let preposition = Prefixes { preposition: Some(letter::char(at(0))), ..base };
        let definite = Prefixes { article: true, ..preposition };
        if at(1) == letter::ALIF && at(2) == letter::LAM && rest.len() > 4 {
            push(taken + 3, definite, After::Definite, cost + 3);
        }
        if at(0) == letter::LAM && at(1) == letter::LAM {
            push(taken + 2, definite, After::Definite, cost + 3);
            // للجنة is ل and اللجنة: of three equal letters two are written.
            push(taken + 1, definite, After::Definite, cost + 3);
        }
        if at(0) == letter::LAM && person && rest.len() > 3 {
            push(taken + 1, preposition, After::Present, cost + 2);
        }
        push(taken + 1, preposition, After::Nominal, cost + 2);
    }
    out.into_iter().flatten()
}

/// The split without a pronoun.
fn whole(
    lex: &Lexicon,
    stem: Letters,
    after: After,
    base: &Split,
    found: &mut Vec<Analysis>,
    out: &mut Vec<Split>,
) {
    found.clear();
    lex.language.analyses(stem, false, found);
    let mut split = readings(lex, found, after, None, base);
    // A name written with the article is found behind it.
    let article = stem.at(0) == letter::ALIF && stem.at(1) == letter::LAM && stem.len() > 3;
    let may_name = after != After::Present && stem.len() > 1 && !(article && after != After::Definite);
    // The world's names are found by loose keys, so letters that these confuse are weaker evidence.
    let cost = if stem.loose() == stem.light() { 1 } else { 3 };
    let name = (may_name && is_name(lex, stem, after)).then_some(cost);
    if let Some(split) = &mut split {
        split.name = name;
        if name.is_some() {
            // «كيم» is a name before it is a rare passive, «تونس» before a verb only the loose key finds.
            // «نؤيد» may be a verb behind «إننا», where «نويد» is the name; «نجيب» and «أحمد» are names.
            let loose = stem.loose() != stem.light();
            let we = |r: &Reading| {
                matches!(r, Reading::Verb { person: Person::First, number: Number::Plural, .. })
            };
            let ours = |r: &Reading| if loose && we(r) { OURS } else { 0 };
            split.readings.retain(|(r, cost, _)| *cost <= RARE + ours(r) || !r.is_verb() && *cost < LOOSE);
        }
    } else if name.is_some() {
        split = Some(Split { name, ..base.clone() });
    }
    out.extend(split);
}

/// Whether the world has a name of these letters; after an article, also one that is written with it.
fn is_name(lex: &Lexicon, stem: Letters, after: After) -> bool {
    let mut key = String::with_capacity(4 + 2 * stem.len());
    if after == After::Definite {
        key.extend([letter::char(letter::ALIF), letter::char(letter::LAM)]);
    }
    let bare = key.len();
    stem.loose().write(&mut key);
    lex.world.knows(&key[bare..]) || bare > 0 && lex.world.knows(&key)
}

fn with_pronoun(
    lex: &Lexicon,
    stem: Letters,
    after: After,
    base: &Split,
    found: &mut Vec<Analysis>,
    out: &mut Vec<Split>,
) {
    static ENDS: LazyLock<Vec<(&str, Letters)>> =
        LazyLock::new(|| PRONOUNS.iter().filter_map(|p| Some((*p, Letters::new(p)?))).collect());
    for (pronoun, end) in ENDS.iter() {
        if stem.len() <= end.len() || !stem.ends_with(*end) {
            continue;
        }
        found.clear();
        lex.language.analyses(stem.cut(end.len()), true, found);
        let rare = RARE_PRONOUNS.contains(pronoun);
        let clitics = base.clitics + if rare { 5 } else { 2 };
        let base = Split { suffix: Some(pronoun), suffix_len: end.len() as u8, clitics, ..base.clone() };
        out.extend(readings(lex, found, after, Some(pronoun), &base));
    }
}

/// The readings of what was found that may stand there, cheapest first.
fn readings(
    lex: &Lexicon,
    found: &[Analysis],
    after: After,
    pronoun: Option<&str>,
    base: &Split,
) -> Option<Split> {
    let mut readings: Vec<(Reading, i32, Ending)> = Vec::with_capacity(found.len());
    for analysis in found {
        let Some(cost) = cost(lex, analysis, after, pronoun, base) else { continue };
        match readings.iter_mut().find(|(r, _, _)| *r == analysis.reading) {
            Some((_, least, _)) if cost >= *least => {}
            Some(reading) => *reading = (analysis.reading, cost, analysis.ending),
            None => readings.push((analysis.reading, cost, analysis.ending)),
        }
    }
    noun_before_particle(lex, &mut readings);
    // A reading that only the loose key allows is dropped where one fits as written.
    let best = readings.iter().map(|(_, cost, _)| *cost).min()?;
    readings.retain(|(_, cost, _)| *cost < best + LOOSE);
    readings.sort_by_key(|(reading, cost, _)| (*cost, order(reading)));
    Some(Split { readings, ..base.clone() })
}

/// Lists of one word keep the order of the tables.
fn order(reading: &Reading) -> u32 {
    match *reading {
        Reading::Verb { verb: id, .. } | Reading::Derived { verb: id, .. } => id,
        Reading::Noun { noun: id, .. } | Reading::Adjective { noun: id, .. } => id,
        Reading::Particle { particle: id } => id,
    }
}

/// The split of a word nobody knows: the article is plain to see, a bare و or ب is not.
fn unknown(form: Letters) -> Split {
    let article = |s: &(usize, Prefixes, After, i32)| s.1.article && !s.1.question && form.len() > s.0 + 2;
    let doubled_lam = |s: &(usize, Prefixes, After, i32)| form.at(s.0 - 1) == letter::LAM;
    let best = prefixes(form).filter(article).filter(doubled_lam).max_by_key(|s| s.0);
    best.map_or_else(Split::default, |(taken, prefixes, _, clitics)| Split {
        prefixes,
        prefix_len: taken as u8,
        clitics,
        ..Split::default()
    })
}
