//! What the clause, event and attribution floors look at: one article with everything below them done.

use super::party::PRIVATE;
use crate::date::Anchor;
use crate::lexicon::Lexicon;
use crate::lexicon::grammar::ParticleClass;
use crate::lexicon::world::World;
use crate::mention::{Form, Kind, Mention};
use crate::page::{Article, BlockKind};
use crate::text::{Text, TokenKind, fold, prepositions};
use crate::time::{Senses, Timex};
use crate::word::{Derived, Number, Reading, Word};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::cell::OnceCell;
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
    /// For each token of the page, the keys it is looked up by, once they are asked for.
    keys: Vec<OnceCell<Keys>>,
    /// Whether fixed phrases and adverbs of status may begin at each, likewise.
    phrases: Vec<OnceCell<[bool; 2]>>,
}

/// Tokens behind its first that a mention covers at most.
const LONGEST_MENTION: usize = 12;

/// Whose a mention is and what kind of actor; copied to every party, so that it is shared.
type Codes = (Option<Arc<str>>, Arc<[String]>);

/// The keys a token is looked up by.
#[derive(Default)]
struct Keys {
    /// As the head of a noun pattern.
    noun: SmallVec<[String; 2]>,
    /// The numbers of the complement words of the frames that it is a form of.
    complements: SmallVec<[u32; 4]>,
    /// The numbers of the words that frames ask for around their predicates.
    asked: SmallVec<[u32; 4]>,
}

/// Fixed phrases of status: the words after the first, and the status.
type Phrases = [(Vec<String>, String)];

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
            keys: std::iter::repeat_with(OnceCell::new).take(text.tokens.len()).collect(),
            phrases: std::iter::repeat_with(OnceCell::new).take(text.tokens.len()).collect(),
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
        sentence.tokens().find(|t| self.text.tokens[*t].span.start >= end && !mark(t)).unwrap_or(first)
    }

    /// One past the last token of the sentence that holds a token.
    pub fn sentence_end(&self, i: usize) -> usize {
        self.text.sentence_of(i).map_or(i + 1, |s| self.text.sentences[s].last as usize)
    }

    /// Whether a token is a quotation mark.
    pub fn is_quote(&self, i: usize) -> bool {
        let mut chars = self.text.token(i).chars();
        chars
            .next()
            .is_some_and(|c| matches!(c, '"' | '«' | '»' | '“' | '”' | '„' | '‹' | '›' | '\'' | '‘' | '’'))
    }

    /// A token's light key without its conjunction (and nothing else taken off).
    pub fn bare_key(&self, i: usize) -> &'a str {
        let key = self.text.key(i);
        match self.words[i].prefixes.conjunction {
            Some(c) => key.strip_prefix(c).unwrap_or(key),
            None => key,
        }
    }

    /// A token's loose key without its conjunction.
    pub fn loose_key(&self, i: usize) -> &'a str {
        let key = self.text.loose(i);
        match self.words[i].prefixes.conjunction {
            Some(c) => key.strip_prefix(c).unwrap_or(key),
            None => key,
        }
    }

    /// A token's light key without prefixes, the article among them.
    pub fn stem_key(&self, i: usize) -> &'a str {
        let prefixes = &self.words[i].prefixes;
        let mut key = self.bare_key(i);
        if let Some(p) = prefixes.preposition {
            key = key.strip_prefix(p).unwrap_or(key);
        }
        if prefixes.future {
            key = prepositions::without_future(key);
        }
        if prefixes.article {
            // After the preposition ل the article keeps only its lam (للرئيس).
            key = prepositions::without_any_article(key);
        }
        key
    }

    /// The function word that begins at a token: class, length, and light key with its words joined by a space.
    pub fn particle_at(&self, i: usize, last: usize) -> Option<(ParticleClass, usize, String)> {
        let word = &self.words[i];
        if word.prefixes.article {
            return None;
        }
        let next = |n: usize| if i + n < last { self.text.key(i + n) } else { "" };
        let found = self.lex.grammar.at(self.bare_key(i), next).or_else(|| {
            // A pronoun at its end hides a preposition or an «أن» («عليه»، «أنه»).
            let suffix = word.suffix?;
            let bare = self.bare_key(i).strip_suffix(suffix)?;
            self.lex.grammar.at(bare, |_| "")
        })?;
        let mut key = self.loose_key(i).to_owned();
        for n in 1..found.1 {
            key.push(' ');
            key.push_str(self.text.loose(i + n));
        }
        Some((found.0, found.1, key))
    }

    /// What the table of function words says the one that begins at a token means («if», «but», «whether»).
    pub fn particle_gloss(&self, i: usize, last: usize) -> Option<&str> {
        let next = |n: usize| if i + n < last { self.text.key(i + n) } else { "" };
        self.lex.grammar.at(self.bare_key(i), next).map(|(_, _, gloss)| gloss)
    }

    /// A preposition written together with the «أن» it governs («بأن»، «بأنه»).
    pub fn governed_content(&self, i: usize) -> Option<(String, ParticleClass)> {
        let key = self.bare_key(i);
        let prep = key.chars().next()?;
        let mut rest = &key[prep.len_utf8()..];
        if let Some(suffix) = self.words[i].suffix {
            rest = rest.strip_suffix(suffix).unwrap_or(rest);
        }
        let short = rest.chars().count() <= 3;
        let (class, len, _) = self.lex.grammar.at(rest, |_| "").filter(|_| short)?;
        (class == ParticleClass::Content && len == 1).then(|| (prep.to_string(), class))
    }

    /// Whether a mention that begins at a token is an adjective to what stands before it («الغزو الروسي»).
    pub fn joins_as_adjective(&self, i: usize) -> bool {
        self.mention_at(i).is_some_and(|(m, _)| {
            let m = &self.mentions[m as usize];
            // «حث المبعوث الليبيين»: several are no quality of one.
            let several = m.number == Some(Number::Plural) && i > 0 && self.words[i - 1].is_singular();
            m.form == Form::Demonym
                && !several
                && self.words[i].prefixes.article
                && self.words[i].prefixes.conjunction.is_none()
        })
    }

    /// The loose keys under which a token may head a noun pattern: its lemmas, and its stem as written.
    pub fn noun_keys(&self, i: usize) -> &[String] {
        &self.keys(i).noun
    }

    /// Whether a token is a form of a word of a pattern's complement; the word by its number among the frames' words.
    pub fn is_form_of(&self, i: usize, word: u32) -> bool {
        self.keys(i).complements.contains(&word)
    }

    /// The words of patterns' complements that a token is a form of, by their numbers.
    pub fn complement_words(&self, i: usize) -> &[u32] {
        &self.keys(i).complements
    }

    /// The words that a token is and frames ask for around their predicates, by their numbers.
    pub fn asked_words(&self, i: usize) -> &[u32] {
        &self.keys(i).asked
    }

    /// The fixed phrases that change a status and may begin at a token, and the adverbs that do.
    pub fn status_phrases(&self, i: usize) -> [&'a Phrases; 2] {
        let find = || {
            let (key, frames) = (self.loose_key(i), &self.lex.frames);
            [frames.status_phrases(key), frames.status_adverbs(key)]
        };
        // Hardly any token begins one, so that the others are looked up once.
        match self.phrases[i].get_or_init(|| find().map(|phrases| !phrases.is_empty())) {
            [false, false] => [&[], &[]],
            _ => find(),
        }
    }

    fn keys(&self, i: usize) -> &Keys {
        self.keys[i].get_or_init(|| {
            let noun = self.make_noun_keys(i);
            let owned = self.words[i].suffix.is_some();
            let (mut complements, mut asked) = (SmallVec::new(), SmallVec::new());
            for form in noun.iter().filter_map(|k| self.lex.frames.form(k)) {
                complements.extend_from_slice(&form.complements);
                complements.extend_from_slice(if owned { &form.owned } else { &[] });
                asked.extend(form.asked);
            }
            Keys { noun, complements, asked }
        })
    }

    fn make_noun_keys(&self, i: usize) -> SmallVec<[String; 2]> {
        let mut keys: SmallVec<[String; 2]> = SmallVec::new();
        if self.text.tokens[i].kind != TokenKind::Arabic {
            return keys;
        }
        let mut add = |key: &str| {
            if !key.is_empty() && keys.iter().all(|k| k != key) {
                keys.push(key.to_owned());
            }
        };
        let stem = self.stem_key(i);
        let bare = match self.words[i].suffix {
            Some(s) => stem.strip_suffix(s).unwrap_or(stem),
            None => stem,
        };
        if self.text.is_loose(i) {
            add(bare);
        } else {
            add(&fold::loosened(bare));
        }
        if let Some(closed) = prepositions::closed_feminine(bare) {
            add(&closed);
        }
        for reading in &self.words[i].readings {
            match reading {
                Reading::Noun { noun, .. } | Reading::Adjective { noun, .. } => {
                    self.lex.language.singular_key(*noun).into_iter().for_each(&mut add);
                }
                Reading::Derived { verb, kind: Derived::Masdar, .. } => {
                    self.lex.language.masdar_keys(*verb).iter().for_each(|key| add(key));
                }
                _ => {}
            }
        }
        keys
    }

    /// The loose keys of the past forms a token may be a form of: under its readings, and where it begins with a letter
    /// that may be a conjunction («ودعت»: «ودع» or «و» and «دعا»), under those of what remains, or of the whole.
    pub fn verb_keys(&self, i: usize) -> Vec<&'a str> {
        let mut keys: Vec<&str> =
            (0..self.words[i].readings.len()).filter_map(|n| self.verb_key(i, n as u8)).collect();
        let token = self.text.token(i);
        let rest = match self.words[i].prefixes.conjunction {
            None => crate::text::after_conjunction(token),
            // «وفرت» may be «وفر» though «و» and «فر» is read.
            Some(_) => Some(token),
        };
        if let Some(letters) = rest.and_then(crate::text::letters::Letters::new) {
            let mut found = Vec::new();
            self.lex.language.analyses(letters, false, &mut found);
            let verbs = found.iter().filter(|a| a.misfit == 0).filter_map(|a| match a.reading {
                Reading::Verb { verb, .. } => self.lex.language.past_key(verb),
                _ => None,
            });
            keys.extend(verbs);
        }
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// The loose keys of the past forms of which a token is the active participle, standing without the article
    /// («داعيا», «رافضة»).
    pub fn participle_keys(&self, i: usize) -> Vec<&'a str> {
        let word = &self.words[i];
        if word.prefixes.article || word.suffix.is_some() {
            return Vec::new();
        }
        let active = word.readings.iter().filter_map(|r| match r {
            Reading::Derived { verb, kind: Derived::Active, .. } => self.lex.language.past_key(*verb),
            _ => None,
        });
        let mut keys: Vec<&str> = active.collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// The loose key of the past form of a verb token under one of its readings.
    pub fn verb_key(&self, i: usize, reading: u8) -> Option<&'a str> {
        match self.words[i].readings.get(reading as usize)? {
            Reading::Verb { verb, .. } => self.lex.language.past_key(*verb),
            _ => None,
        }
    }
}

fn codes(mentions: &[Mention]) -> Vec<Codes> {
    let mut countries: FxHashMap<&str, Arc<str>> = FxHashMap::default();
    let mut sectors: FxHashMap<&[String], Arc<[String]>> = FxHashMap::default();
    let private: Arc<[String]> = [PRIVATE.to_owned()].into();
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
    for m in mentions.iter().filter(|m| m.form != Form::Description && !across(m)) {
        if let Some(country) = &m.country {
            *counts.entry(country).or_default() += 1;
        }
    }
    // Of two that are named as often, the alphabet decides, so that runs repeat.
    counts.into_iter().max_by_key(|&(code, n)| (n, std::cmp::Reverse(code))).map(|(code, _)| code)
}
