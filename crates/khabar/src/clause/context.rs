//! What the clause, event and attribution floors look at: one article with everything below them done.

use crate::date::Anchor;
use crate::lexicon::Lexicon;
use crate::lexicon::grammar::ParticleClass;
use crate::mention::{Form, Mention};
use crate::page::{Article, BlockKind};
use crate::text::{Text, TokenKind, fold, prepositions};
use crate::time::Timex;
use crate::word::{Derived, Reading, Word};
use std::cell::OnceCell;

/// One article, its text, words, mentions and times.
pub struct Context<'a> {
    /// The lexicon.
    pub lex: &'a Lexicon,
    /// The page's text.
    pub text: &'a Text,
    /// Its words, one for each token.
    pub words: &'a [Word],
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
    pub setting: Option<String>,
    /// For each token of the page, the outermost mention that begins there.
    mention_starts: Vec<Option<u32>>,
    timex_starts: Vec<Option<u32>>,
    /// For each first mention, how many mentions are of its entity.
    told: Vec<u16>,
    /// For each token of the page, the keys it is looked up by, once they are asked for.
    keys: Vec<OnceCell<Keys>>,
}

/// The keys a token is looked up by.
#[derive(Default)]
struct Keys {
    /// As the head of a noun pattern.
    noun: Vec<String>,
    /// The numbers of the complement words of the frames that it is a form of.
    complements: Vec<u32>,
}

impl<'a> Context<'a> {
    /// Puts the layers side by side.
    #[allow(clippy::too_many_arguments)] // The layers are what they are; a struct of them is what this makes.
    pub fn new(
        lex: &'a Lexicon,
        text: &'a Text,
        words: &'a [Word],
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
            setting: setting(mentions),
            lex,
            text,
            words,
            article,
            anchor,
            mentions,
            timexes,
            sentences,
            mention_starts,
            timex_starts,
        }
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
        let from = (token as usize).saturating_sub(12);
        (from..=token as usize).any(|i| self.mention_at(i).is_some_and(|(_, end)| end > token as usize))
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
    pub fn bare_key(&self, i: usize) -> &str {
        let key = self.text.key(i);
        match self.words[i].prefixes.conjunction {
            Some(c) => key.strip_prefix(c).unwrap_or(key),
            None => key,
        }
    }

    /// A token's light key without prefixes, the article among them.
    pub fn stem_key(&self, i: usize) -> &str {
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
        let mut key = fold::loosen(self.bare_key(i));
        for n in 1..found.1 {
            key.push(' ');
            key.push_str(&fold::loosen(self.text.key(i + n)));
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
            m.form == Form::Demonym
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

    fn keys(&self, i: usize) -> &Keys {
        self.keys[i].get_or_init(|| {
            let noun = self.make_noun_keys(i);
            let owned = self.words[i].suffix.is_some();
            let complements = noun.iter().flat_map(|k| self.lex.frames.complements(k, owned)).collect();
            Keys { noun, complements }
        })
    }

    fn make_noun_keys(&self, i: usize) -> Vec<String> {
        let mut keys = Vec::new();
        if self.text.tokens[i].kind != TokenKind::Arabic {
            return keys;
        }
        let mut add = |key: String| {
            if !key.is_empty() && !keys.contains(&key) {
                keys.push(key);
            }
        };
        let stem = self.stem_key(i);
        let bare = match self.words[i].suffix {
            Some(s) => stem.strip_suffix(s).unwrap_or(stem),
            None => stem,
        };
        add(fold::loosen(bare));
        if let Some(closed) = prepositions::closed_feminine(bare) {
            add(closed);
        }
        for reading in &self.words[i].readings {
            match reading {
                Reading::Noun { noun, .. } | Reading::Adjective { noun, .. } => {
                    self.lex.language.noun(*noun).iter().for_each(|n| add(fold::loose(n.singular)));
                }
                Reading::Derived { verb, kind: Derived::Masdar, .. } => {
                    self.lex
                        .language
                        .verb(*verb)
                        .into_iter()
                        .flat_map(|v| v.masdars())
                        .for_each(|m| add(fold::loose(m)));
                }
                _ => {}
            }
        }
        keys
    }

    /// The loose keys of the past forms a token may be a form of: under its readings, and where it begins with a letter
    /// that may be a conjunction («ودعت»: «ودع» or «و» and «دعا»), under those of what remains.
    pub fn verb_keys(&self, i: usize) -> Vec<String> {
        let mut keys: Vec<String> =
            (0..self.words[i].readings.len()).filter_map(|n| self.verb_key(i, n as u8)).collect();
        let token = self.text.token(i);
        if self.words[i].prefixes.conjunction.is_none()
            && let Some(rest) = crate::text::after_conjunction(token)
            && let Some(letters) = crate::text::letters::Letters::new(rest)
        {
            let mut found = Vec::new();
            self.lex.language.analyses(letters, false, &mut found);
            let verbs = found.iter().filter(|a| a.misfit == 0).filter_map(|a| match a.reading {
                Reading::Verb { verb, .. } => self.lex.language.verb(verb).map(|v| fold::loose(v.past)),
                _ => None,
            });
            keys.extend(verbs);
        }
        keys.sort();
        keys.dedup();
        keys
    }

    /// The loose keys of the past forms of which a token is the active participle, standing without the article
    /// («داعيا», «رافضة»).
    pub fn participle_keys(&self, i: usize) -> Vec<String> {
        let word = &self.words[i];
        if word.prefixes.article || word.suffix.is_some() {
            return Vec::new();
        }
        let active = word.readings.iter().filter_map(|r| match r {
            Reading::Derived { verb, kind: Derived::Active, .. } => self.lex.language.verb(*verb),
            _ => None,
        });
        let mut keys: Vec<String> = active.map(|v| fold::loose(v.past)).collect();
        keys.sort();
        keys.dedup();
        keys
    }

    /// The loose key of the past form of a verb token under one of its readings.
    pub fn verb_key(&self, i: usize, reading: u8) -> Option<String> {
        match self.words[i].readings.get(reading as usize)? {
            Reading::Verb { verb, .. } => self.lex.language.verb(*verb).map(|v| fold::loose(v.past)),
            _ => None,
        }
    }
}

fn setting(mentions: &[Mention]) -> Option<String> {
    let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for m in mentions.iter().filter(|m| m.form != Form::Description) {
        if let Some(country) = &m.country {
            *counts.entry(country).or_default() += 1;
        }
    }
    // Of two that are named as often, the alphabet decides, so that runs repeat.
    counts.into_iter().max_by_key(|&(code, n)| (n, std::cmp::Reverse(code))).map(|(code, _)| code.to_owned())
}
