//! What the clause, event and attribution floors look at: one article with everything below them done.

use super::Chunk;
use crate::date::Anchor;
use crate::lexicon::Lexicon;
use crate::lexicon::frames::StatusHead;
use crate::lexicon::world::World;
use crate::mention::{Form, Kind, Mention, sector};
use crate::page::{Article, BlockKind};
use crate::text::{Text, TokenKind, marks};
use crate::time::{Senses, Timex};
use crate::word::{self, Number, Word};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// One article, its text, words, mentions and times.
pub struct Context<'a> {
    /// The lexicon.
    pub lex: &'a Lexicon,
    /// The page's text.
    pub text: &'a Text,
    /// Its words, one for each token.
    pub words: &'a [Word],
    /// The senses of its time words.
    pub senses: &'a Senses<'a>,
    /// The article.
    pub article: &'a Article,
    /// The article's day.
    pub anchor: &'a Anchor,
    /// The article's mentions.
    pub mentions: &'a [Mention],
    /// The article's time expressions.
    pub timexes: &'a [Timex],
    /// The article's sentences and their blocks.
    pub sentences: &'a [(usize, BlockKind)],
    /// The country the article is about: of all its namings of states and places, the commonest one's.
    pub setting: Option<Arc<str>>,
    /// The country and the sectors of each mention, as parties share them.
    codes: Vec<Codes>,
    /// For each token of the page, the outermost mention that begins there.
    mention_starts: Vec<Option<u32>>,
    timex_starts: Vec<Option<u32>>,
    /// For each token of the page, whether an outermost mention holds it.
    covered: Vec<bool>,
    /// For each first mention, how many mentions are of its entity.
    told: Vec<u16>,
}

/// Tokens behind its first that a mention covers at most.
const LONGEST_MENTION: usize = 12;

/// What stands between the two places of a place line.
const SLASH: &str = "/";

/// How many tokens behind its slash a place line's second place may take.
const SECOND_PLACE: usize = 4;

/// Whose a mention is and what kind of actor; copied to every party, so that it is shared.
type Codes = (Option<Arc<str>>, Arc<[String]>);

impl<'a> Context<'a> {
    /// Puts the layers side by side.
    #[allow(clippy::too_many_arguments)] // The layers are what they are; a struct of them is what this makes.
    pub fn new(
        lex: &'a Lexicon,
        text: &'a Text,
        words: &'a [Word],
        senses: &'a Senses<'a>,
        article: &'a Article,
        anchor: &'a Anchor,
        mentions: &'a [Mention],
        timexes: &'a [Timex],
        sentences: &'a [(usize, BlockKind)],
    ) -> Context<'a> {
        let mut mention_starts = vec![None; text.tokens.len()];
        for (i, m) in mentions.iter().enumerate() {
            if matches!(m.form, Form::Dropped | Form::Pronoun) || m.tokens.0 >= m.tokens.1 {
                continue;
            }
            let slot = &mut mention_starts[m.tokens.0 as usize];
            let longer = slot.is_none_or(|old: u32| mentions[old as usize].tokens.1 < m.tokens.1);
            if longer {
                *slot = Some(i as u32);
            }
        }
        let mut covered = vec![false; text.tokens.len()];
        for (i, m) in mention_starts.iter().enumerate().filter_map(|(i, m)| Some((i, (*m)?))) {
            let end = (mentions[m as usize].tokens.1 as usize).min(i + 1 + LONGEST_MENTION);
            covered[i..end.clamp(i, text.tokens.len())].fill(true);
        }
        let mut timex_starts = vec![None; text.tokens.len()];
        for (i, t) in timexes.iter().enumerate() {
            if let Some(slot) = timex_starts.get_mut(t.tokens.0 as usize) {
                *slot = Some(i as u32);
            }
        }
        let mut told = vec![0u16; mentions.len()];
        for m in mentions {
            if let Some(n) = told.get_mut(m.same_as as usize) {
                *n = n.saturating_add(1);
            }
        }
        Context {
            told,
            setting: setting(&lex.world, text, mentions).map(Arc::from),
            codes: codes(mentions),
            lex,
            text,
            words,
            senses,
            article,
            anchor,
            mentions,
            timexes,
            sentences,
            mention_starts,
            timex_starts,
            covered,
        }
    }

    /// The country code of a mention.
    pub fn country(&self, mention: u32) -> Option<&Arc<str>> {
        self.codes[mention as usize].0.as_ref()
    }

    /// The sectors of a mention, primary first; a person of whom nothing is told is a private one.
    pub fn sector(&self, mention: u32) -> &Arc<[String]> {
        &self.codes[mention as usize].1
    }

    /// How often the article names an entity, by the index of its first mention.
    pub fn told_of(&self, first: u32) -> usize {
        self.told.get(first as usize).map_or(0, |n| *n as usize)
    }

    /// The outermost mention that begins at a token, and the token after it.
    pub fn mention_at(&self, i: usize) -> Option<(u32, usize)> {
        let m = (*self.mention_starts.get(i)?)?;
        Some((m, self.mentions[m as usize].tokens.1 as usize))
    }

    /// Whether a token lies inside some outermost mention.
    pub fn mention_covers(&self, token: u32) -> bool {
        self.covered.get(token as usize).copied().unwrap_or(false)
    }

    /// Whether a token stands in the body of the article.
    pub fn is_of_body(&self, token: usize) -> bool {
        let Some(own) = self.text.sentence_of(token) else { return false };
        self.sentences.iter().any(|&(s, block)| s == own && block == BlockKind::Body)
    }

    /// Whether a token is a number, in digits or in words.
    pub fn is_number(&self, i: usize) -> bool {
        self.text.tokens[i].kind == TokenKind::Number
            || self.words[i].glance.count && self.lex.language.is_particle(self.bare_key(i), word::NUMBERS)
    }

    /// Whether a token is a word for a rough count («مئات»).
    pub fn is_rough_count(&self, i: usize) -> bool {
        self.words[i].glance.count && self.lex.language.is_particle(self.bare_key(i), word::ROUGH_COUNTS)
    }

    /// Whether a token is a word that negates the one behind it («غير», «دون»).
    pub fn negates(&self, i: usize) -> bool {
        let words = self.lex.frames.status(StatusHead::Particle, self.loose_key(i));
        words.iter().any(|w| w.status == "negated")
    }

    /// Whether a phrase is nothing but a naming of somebody.
    pub fn mentions_only(&self, chunk: &super::Chunk) -> bool {
        chunk.mentions.first().is_some_and(|&m| self.mentions[m as usize].tokens.0 == chunk.head)
    }

    /// The time expression that begins at a token, and the token after it.
    pub fn timex_at(&self, i: usize) -> Option<(u32, usize)> {
        let t = (*self.timex_starts.get(i)?)?;
        Some((t, (self.timexes[t as usize].tokens.1 as usize).max(i + 1)))
    }

    /// The first token of a sentence that is neither its place line, nor the agency it names, nor a mark between.
    pub fn after_dateline(&self, sentence: &crate::text::Sentence) -> usize {
        let first = sentence.first as usize;
        let heads = [self.article.dateline, self.article.origin];
        let inside =
            |s: &&crate::span::Span| sentence.span.contains(**s) && s.start < sentence.span.start + 120;
        let end = heads.iter().flatten().filter(inside).map(|s| s.end).max();
        let Some(end) = end.filter(|_| self.article.dateline.is_some_and(|d| d.start == sentence.span.start))
        else {
            return first;
        };
        let mark = |t: &usize| self.text.tokens[*t].kind == TokenKind::Punct && !self.is_quote(*t);
        let behind = sentence.tokens().find(|t| self.text.tokens[*t].span.start >= end);
        // «بغداد/أنقرة - …»: a second place stands behind a slash.
        let slash = behind.filter(|&t| self.text.token(t) == SLASH);
        let second = slash.and_then(|t| (t + 1..t + SECOND_PLACE).find(|t| mark(t)));
        let from = second.or(behind).unwrap_or(first);
        sentence.tokens().find(|t| *t >= from && !mark(t)).unwrap_or(first)
    }

    /// One past the last token of the sentence that holds a token.
    pub fn sentence_end(&self, i: usize) -> usize {
        self.text.sentence_of(i).map_or(i + 1, |s| self.text.sentences[s].last as usize)
    }

    /// Whether a token is a quotation mark.
    pub fn is_quote(&self, i: usize) -> bool {
        self.text.tokens[i].kind == TokenKind::Punct && marks::is_quote(self.text.token(i))
    }

    /// «عليه», «بينهم», «إليها»: whether a phrase is a preposition and the pronoun written on it, and nothing else.
    pub fn is_pronoun_phrase(&self, c: &Chunk) -> bool {
        c.last - c.first == 1 && c.prep.is_some() && self.words[c.head as usize].suffix.is_some()
    }

    /// Whether a mention that begins at a token is an adjective to what stands before it («الغزو الروسي»).
    pub fn joins_as_adjective(&self, i: usize) -> bool {
        self.mention_at(i).is_some_and(|(m, _)| {
            let m = &self.mentions[m as usize];
            // «حث المبعوث الليبيين»: several are no quality of one.
            let one = |k: usize| self.words[k].is_singular() || self.words[k].readings.is_empty();
            let several = m.number == Some(Number::Plural) && i > 0 && one(i - 1);
            // «حذر الوزير التركي الجانب الروسي»: a noun with its adjective is none either.
            let side = m.form == Form::Demonym && m.tokens.1 > m.tokens.0 + 1 && !m.oblique;
            m.form == Form::Demonym
                && !several
                && !side
                && self.words[i].prefixes.article
                && self.words[i].prefixes.conjunction.is_none()
        })
    }
}

fn codes(mentions: &[Mention]) -> Vec<Codes> {
    let mut countries: FxHashMap<&str, Arc<str>> = FxHashMap::default();
    let mut sectors: FxHashMap<&[String], Arc<[String]>> = FxHashMap::default();
    let private: Arc<[String]> = [sector::PRIVATE.to_owned()].into();
    let mut out = Vec::with_capacity(mentions.len());
    for Mention { country, sector, kind, .. } in mentions {
        let country = country.as_deref().map(|c| countries.entry(c).or_insert_with(|| c.into()).clone());
        let sector = match kind {
            Kind::Person if sector.is_empty() => private.clone(),
            _ => sectors.entry(sector.as_slice()).or_insert_with(|| sector.as_slice().into()).clone(),
        };
        out.push((country, sector));
    }
    out
}

fn setting<'m>(world: &World, text: &Text, mentions: &'m [Mention]) -> Option<&'m str> {
    let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    let across = |m: &Mention| world.is_across(text, m.tokens.0 as usize);
    // «نقلت رويترز» tells of no country, «نقلت سانا» of the state that owns it; a union of journalists is no outlet.
    let free = |m: &Mention| match world.outlets.iter().find(|o| o.name_en == m.name) {
        Some(outlet) => outlet.owner != "state",
        None => sector::is_of(&m.sector, &[sector::BUSINESS]),
    };
    let carries = |m: &Mention| m.carries_news() && free(m);
    let tells = |m: &Mention| m.form != Form::Description && !carries(m) && !across(m);
    for m in mentions.iter().filter(|m| tells(m)) {
        if let Some(country) = &m.country {
            *counts.entry(country).or_default() += 1;
        }
    }
    // Of two that are named as often, the alphabet decides, so that runs repeat.
    counts.into_iter().max_by_key(|&(code, n)| (n, std::cmp::Reverse(code))).map(|(code, _)| code)
}
