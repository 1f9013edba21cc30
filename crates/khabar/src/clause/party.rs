//! Parties: whom a phrase names, and who was spoken of where.

use super::named::chunk_parties;
use super::{Argument, Chunk, Clause, Context, Found, Parse, Relation, Slot, speech};
use crate::lexicon::frames::StatusHead;
use crate::mention::{Form, Kind};
use crate::span::Span;
use crate::word::{Gender, Number, Reading, Voice};
use std::sync::Arc;

/// Somebody who acts or is acted on.
#[derive(Clone, PartialEq, Debug)]
pub struct Party {
    /// The mention that names it (index into the article's mentions).
    pub mention: u32,
    /// The words that name it, or the mention its pronoun or dropped subject stands for.
    pub span: Span,
    /// Country code; `None` where nothing tells.
    pub country: Option<Arc<str>>,
    /// PLOVER sectors, primary first.
    pub sector: Arc<[String]>,
    /// How it was reached, best first: in its slot, by a pronoun, from the discourse.
    pub reached: Reached,
    /// Whether its country is that of the place or of the article's setting, not its own words'.
    pub lent: bool,
}

/// How a party was reached.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Reached {
    /// It stands in its slot.
    Named,
    /// Before the verb, across a relative clause, or shared with the verb before.
    Near,
    /// A pronoun or a dropped subject stands for it.
    Pronoun,
    /// It is the subject of the clause that governs the noun.
    Governor,
    /// It was the topic of what stands before.
    Topic,
    /// Only the page's own country suggests it.
    Home,
}

/// Who was spoken of where: the subject of each clause, resolved in reading order.
#[derive(Debug, Default)]
pub struct Discourse {
    /// For each clause of the article, the parties of its subject.
    pub subjects: Vec<Vec<Party>>,
}

impl Discourse {
    /// Resolves the subjects of all clauses, dropped ones included.
    pub fn new(cx: &Context<'_>, parse: &Parse) -> Discourse {
        let mut out = Discourse { subjects: Vec::with_capacity(parse.clauses.len()) };
        for (n, clause) in parse.clauses.iter().enumerate() {
            let sentence = &parse.sentences[clause.sentence as usize];
            let own =
                clause.arg(&Slot::Subject).map(|a| parties(cx, &sentence.chunks, a)).unwrap_or_default();
            let subject = match clause.arg(&Slot::Subject) {
                Some(_) => own,
                None if clause.voice == Voice::Passive => Vec::new(),
                None => out.dropped(cx, parse, n),
            };
            out.subjects.push(subject);
        }
        out
    }

    /// One in which nobody was ever spoken of.
    pub fn silent(parse: &Parse) -> Discourse {
        Discourse { subjects: vec![Vec::new(); parse.clauses.len()] }
    }

    /// The subject a verb leaves out: the nearest earlier one that its form fits, in its own sentence first.
    fn dropped(&self, cx: &Context<'_>, parse: &Parse, n: usize) -> Vec<Party> {
        let clause = &parse.clauses[n];
        if speech::is_impersonal(cx, clause) {
            return Vec::new();
        }
        if let Some(suspect) = suspect(cx, parse, clause).filter(|s| fits_verb(cx, clause, s)) {
            return suspect;
        }
        if clause.content.is_some()
            && speech::stance(cx, clause).is_some()
            && let Some(speaker) = self.last_speaker(cx, parse, n)
        {
            return speaker;
        }
        let fits = |parties: &Vec<Party>| !parties.is_empty() && fits_verb(cx, clause, parties);
        let near = (0..n).rev().take(12).filter(|&c| parse.clauses[c].sentence + 3 > clause.sentence);
        // «وصل الرئيس …، حيث التقى الملك. وأعلن أن»: who goes on to tell in another sentence is the one it was about, not one of a clause
        // set in it.
        let tells = clause.content.is_some() && speech::stance(cx, clause).is_some();
        let set_in = |c: &usize| {
            let other = &parse.clauses[*c];
            other.sentence != clause.sentence
                && matches!(other.relation, Relation::Relative | Relation::Adverbial | Relation::Content)
        };
        let main = near.clone().filter(|c| tells && !set_in(c));
        for c in main.chain(near) {
            if fits(&self.subjects[c]) {
                let reached = if parse.clauses[c].sentence == clause.sentence {
                    Reached::Pronoun
                } else {
                    Reached::Topic
                };
                return self.subjects[c].iter().map(|p| Party { reached, ..p.clone() }).collect();
            }
        }
        if clause.number == Number::Dual { two_before(cx, parse, clause) } else { Vec::new() }
    }

    /// Whom a verb of speech without a subject goes on with («وأضاف أن»): the last one who spoke and is not himself
    /// quoted by another. Nobody, where the last speaker is one that no mention tells; `None` where none spoke.
    fn last_speaker(&self, cx: &Context<'_>, parse: &Parse, n: usize) -> Option<Vec<Party>> {
        let clause = &parse.clauses[n];
        for c in (0..n).rev().take(40) {
            let other = &parse.clauses[c];
            if other.sentence + SPEAKS_ON < clause.sentence {
                break;
            }
            // «نقلت الصحيفة عن مصدر قوله إن …»: a noun may carry what is handed on.
            let handed =
                || speech::stance(cx, other).is_some_and(|(_, cue)| speech::told_by(other, cue).is_some());
            let spoke = other.relation != Relation::Content && (other.content.is_some() || handed());
            if !spoke || speech::stance(cx, other).is_none() || speech::is_impersonal(cx, other) {
                continue;
            }
            let chunks = &parse.sentences[other.sentence as usize].chunks;
            let parties = speech::speakers(cx, chunks, other, &self.subjects[c]);
            if parties.is_empty() && other.arg(&Slot::Subject).is_some_and(|a| a.found <= Found::Before) {
                return Some(Vec::new());
            }
            if !parties.is_empty() && fits_verb(cx, clause, &parties) {
                let here = other.sentence == clause.sentence;
                let reached = if here { Reached::Pronoun } else { Reached::Topic };
                return Some(parties.into_iter().map(|p| Party { reached, ..p }).collect());
            }
        }
        None
    }
}

/// «أوقفت الشرطة رجلا يشتبه بأنه خطط لهجوم»: whom the suspicion describes that a clause is the content of.
fn suspect(cx: &Context<'_>, parse: &Parse, clause: &Clause) -> Option<Vec<Party>> {
    let outer = &parse.clauses[clause.parent.filter(|_| clause.relation == Relation::Content)? as usize];
    let chunks = &parse.sentences[outer.sentence as usize].chunks;
    let noun = speech::suspected(cx, chunks, outer.chunk as usize)?;
    let found = chunk_parties(cx, chunks, noun, 0, Reached::Pronoun);
    (!found.is_empty()).then_some(found)
}

/// «قال الوزير إن محادثاته مع نظيره كانت صريحة. واتفقا على»: the two whom the sentence before names, and nobody else, as those a verb of two
/// leaves out.
fn two_before(cx: &Context<'_>, parse: &Parse, clause: &Clause) -> Vec<Party> {
    let before = clause.sentence.checked_sub(1).map(|s| &parse.sentences[s as usize].chunks);
    let mut out: Vec<Party> = Vec::new();
    for &m in before.into_iter().flatten().flat_map(|c| &c.mentions) {
        let one = party(cx, m, Reached::Topic);
        let man = cx.mentions[m as usize].kind == Kind::Person && one.country.is_some();
        if man && !out.iter().any(|p| same(cx, p, &one)) {
            out.push(one);
        }
    }
    let two = out.len() == 2 && out[0].country != out[1].country;
    if two { out } else { Vec::new() }
}

/// Over how many sentences a speaker is gone on with by verbs that name none.
pub const SPEAKS_ON: u32 = 4;

/// Whether a verb's form fits those it may be said of.
pub fn fits_verb(cx: &Context<'_>, clause: &Clause, parties: &[Party]) -> bool {
    let word = &cx.words[clause.head as usize];
    let gender = word.readings.iter().find_map(|r| match r {
        Reading::Verb { gender, .. } => Some(*gender),
        _ => None,
    });
    let mention = &cx.mentions[parties[0].mention as usize];
    let fits_gender = match (gender.flatten(), mention.gender, mention.kind) {
        (Some(v), Some(g), Kind::Person) => v == g || parties.len() > 1,
        (Some(Gender::Masculine), _, Kind::State) => false,
        _ => true,
    };
    let fits_number = match clause.number {
        // «أعلنت السعودية والكويت … وطالبت»: of several states the verb may be a woman's.
        Number::Singular => {
            let state = |p: &Party| cx.mentions[p.mention as usize].kind == Kind::State;
            parties.len() == 1 || gender.flatten() == Some(Gender::Feminine) && parties.iter().all(state)
        }
        _ => parties.len() > 1 || mention.number.is_none_or(|n| n != Number::Singular),
    };
    fits_gender && fits_number
}

/// The parties an argument names, members of groups in place of the group.
pub fn parties(cx: &Context<'_>, chunks: &[Chunk], arg: &Argument) -> Vec<Party> {
    let reached = if arg.found == Found::Here { Reached::Named } else { Reached::Near };
    let mut out: Vec<Party> = Vec::new();
    for &c in &arg.chunks {
        let found = chunk_parties(cx, chunks, c as usize, arg.from, reached);
        // Nearly always one phrase names one.
        if out.is_empty() && found.len() < 2 {
            out = found;
            continue;
        }
        for party in found {
            if !out.iter().any(|p| same(cx, p, &party)) {
                out.push(party);
            }
        }
    }
    out
}

/// The first party one phrase names.
pub fn chunk_party(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> Option<Party> {
    chunk_parties(cx, chunks, at, 0, Reached::Named).into_iter().next()
}

/// Whether two parties are one entity to the article.
pub fn same(cx: &Context<'_>, a: &Party, b: &Party) -> bool {
    cx.mentions[a.mention as usize].same_as == cx.mentions[b.mention as usize].same_as
}

/// Whether a mention is of those whose country only the text can give: several states by a word for such («دول», «العواصم»), or
/// some who left theirs («مهاجرون», not «اللاجئون» of whom the text has spoken).
pub fn is_of_no_country(cx: &Context<'_>, mention: u32) -> bool {
    let head = cx.mentions[mention as usize].tokens.0 as usize;
    let next = |word: &String| head + 1 < cx.words.len() && cx.noun_keys(head + 1).contains(word);
    let is = |list: StatusHead| {
        let words = |key: &String| cx.lex.frames.status(list, key).iter();
        cx.noun_keys(head).iter().flat_map(words).any(|w| w.complement.first().is_none_or(next))
    };
    is(StatusHead::Bloc) || !cx.words[head].prefixes.article && is(StatusHead::Migrant)
}

/// The party a mention makes.
pub fn party(cx: &Context<'_>, mention: u32, reached: Reached) -> Party {
    let m = &cx.mentions[mention as usize];
    // «دول عربية»: several states are of none that the text does not give them.
    let guessed = m.form == Form::Description && m.score <= 0.5 && is_of_no_country(cx, mention);
    Party {
        mention,
        span: m.span,
        country: cx.country(mention).filter(|_| !guessed).cloned(),
        sector: cx.sector(mention).clone(),
        reached,
        lent: false,
    }
}
