//! Whether what a frame asks of the words around its predicate is there: «وصفه بأنه مجرم» blames by what it says of its object.

use super::complement::Seen;
use crate::clause::{Chunk, ChunkKind, Context};
use crate::lexicon::frames::{Asks, Pattern};
use crate::mention::{Form, Mention};
use smallvec::SmallVec;

/// How many phrases of the clause that a verb opens say what it tells of its object, marks of quotation among them.
const BEYOND: usize = 3;

/// The words that frames ask for around one predicate, which all its patterns ask of.
pub(super) struct Asked {
    /// In its clause and shortly before it.
    there: Words,
    /// The same without those of names.
    unnamed: Words,
    /// In the clause that says something of its object.
    beyond: Words,
    /// In a subject far back.
    theirs: Words,
}

/// A few words by their numbers.
#[derive(Clone, Default)]
struct Words {
    all: SmallVec<[u32; 16]>,
    /// A bit for each, several words to a bit: nearly all that are looked for are not there.
    bits: u128,
}

impl Words {
    fn add(&mut self, word: u32) {
        self.all.push(word);
        self.bits |= 1 << (word % u128::BITS);
    }

    fn hold(&self, word: u32) -> bool {
        self.bits >> (word % u128::BITS) & 1 == 1 && self.all.contains(&word)
    }
}

impl Asked {
    /// Around a predicate in a phrase, whose clause ends before another.
    pub(super) fn around(cx: &Context<'_>, seen: &Seen<'_>, (at, end): (usize, usize)) -> Asked {
        let chunks = seen.chunks;
        let begin = at.saturating_sub(4);
        let add = |all: &mut Words, from: usize, to: usize, but: &[(u32, u32)]| {
            for token in chunks[from..to].iter().flat_map(Chunk::tokens) {
                let asked = cx.asked_words(token);
                if !asked.is_empty() && !but.iter().any(|n| (n.0..n.1).contains(&(token as u32))) {
                    asked.iter().for_each(|&word| all.add(word));
                }
            }
            // «مسيرة روسية تستهدف حافلة»: a verb is asked for by its own word, whatever its form.
            let other = |&i: &usize| i != at && chunks[i].kind == ChunkKind::Verb;
            let verbs = (from..to).filter(other).map(|i| &chunks[i]);
            let keys = verbs.filter_map(|c| cx.verb_key(c.head as usize, c.reading));
            let asked = keys.filter_map(|key| cx.lex.frames.form(key)).filter_map(|form| form.asked);
            asked.for_each(|word| all.add(word));
        };
        let words = |from: usize, to: usize, but: &[(u32, u32)]| {
            let mut all = Words::default();
            add(&mut all, from, to, but);
            all
        };
        // «وصفه بأنه مجرم»: what a verb says of its object may open a clause of its own.
        let opens = chunks[at..].iter().take(end + 1 - at).any(|c| c.kind == ChunkKind::Content);
        let beyond = if opens { words(end, (end + BEYOND).min(chunks.len()), &[]) } else { Words::default() };
        // «تظاهر الأهالي في …، وأحرقوا الإطارات وقطعوا الطريق»: a subject that verbs share may stand far back.
        let far = seen.subjects.iter().filter(|(verb, subject)| *verb == at && *subject < begin);
        let mut theirs = Words::default();
        far.for_each(|&(_, subject)| add(&mut theirs, subject, subject + 1, &[]));
        // «ذكرت وكالة الأنباء أن الرئيس استقبل»: a word of somebody's name or office says nothing of what is done.
        let mentions = chunks[begin..end].iter().flat_map(|c| &c.mentions).map(|&m| &cx.mentions[m as usize]);
        let long = |m: &&Mention| m.form == Form::Name && m.tokens.1 > m.tokens.0 + 1;
        let names: SmallVec<[(u32, u32); 8]> = mentions.filter(long).map(|m| m.tokens).collect();
        let there = words(begin, end, &[]);
        let unnamed = if names.is_empty() { there.clone() } else { words(begin, end, &names) };
        Asked { there, unnamed, beyond, theirs }
    }

    /// Whether a frame's own conditions on subject, object and clause hold.
    fn fit(&self, asks: &Asks) -> bool {
        let tells = |&word: &u32| self.there.hold(word) || self.beyond.hold(word);
        let held = |&word: &u32| self.there.hold(word) || self.theirs.hold(word);
        let veto = |words: &Vec<u32>| !words.is_empty() && words.iter().all(|&w| self.unnamed.hold(w));
        (asks.objects.is_empty() || asks.objects.iter().any(tells))
            && (asks.subjects.is_empty() || asks.subjects.iter().any(held))
            && !asks.unless.iter().any(veto)
    }
}

/// Whether a pattern's frame asks for nothing around its predicate, or has it there.
pub(super) fn allowed<'s>(cx: &Context<'_>, pattern: &Pattern, asked: impl FnOnce() -> &'s Asked) -> bool {
    let Some(frame) = cx.lex.frames.frames.get(pattern.frame as usize) else { return true };
    let asks = &frame.asks;
    let nothing = asks.objects.is_empty() && asks.subjects.is_empty() && asks.unless.is_empty();
    nothing || asked().fit(asks)
}
