//! How a token is looked up: by its keys without what is written on it, as a function word, as the head of a pattern and as a word
//! that a pattern asks for («والرئيس» by «رئيس»).

use super::context::Context;
use crate::lexicon::grammar::ParticleClass;
use crate::lexicon::reporting::CueKind;
use crate::text::prefix;
use crate::word::{Derived, Reading};

/// Fixed phrases of status: the words after the first, and the status.
pub(super) type Phrases = [(Vec<String>, String)];

impl<'a> Context<'a> {
    /// A token's light key without its conjunction (and nothing else taken off).
    pub fn bare_key(&self, i: usize) -> &'a str {
        self.words[i].prefixes.bare_of(self.text.key(i))
    }

    /// A token's loose key without its conjunction.
    pub fn loose_key(&self, i: usize) -> &'a str {
        self.words[i].prefixes.bare_of(self.text.loose(i))
    }

    /// A token's light key without prefixes, the article among them.
    pub fn stem_key(&self, i: usize) -> &'a str {
        self.words[i].prefixes.stem_of(self.text.key(i))
    }

    /// The function word that begins at a token: class, length, and light key with its words joined by a space.
    pub fn particle_at(&self, i: usize, last: usize) -> Option<(ParticleClass, usize, String)> {
        let word = &self.words[i];
        if word.prefixes.article || !word.glance.function {
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
        // «دان» is no «د» and «أن».
        let prep = key.chars().next().filter(|c| prefix::JOINED.contains(c))?;
        let mut rest = &key[prep.len_utf8()..];
        if let Some(suffix) = self.words[i].suffix {
            rest = rest.strip_suffix(suffix).unwrap_or(rest);
        }
        let short = rest.chars().count() <= 3;
        let (class, len, _) = self.lex.grammar.at(rest, |_| "").filter(|_| short)?;
        (class == ParticleClass::Content && len == 1).then(|| (prep.to_string(), class))
    }

    /// The loose keys under which a token may head a noun pattern: its lemmas, and its stem as written.
    pub fn noun_keys(&self, i: usize) -> &[String] {
        &self.words[i].keys.noun
    }

    /// «بيان», «تقرير», «مصدر»: whether a token is a noun of what is said, or of who says it.
    pub fn is_of_speech(&self, i: usize) -> bool {
        self.noun_keys(i).iter().any(|key| !self.lex.reporting.cues(CueKind::Noun, key).is_empty())
    }

    /// The patterns that a token may begin as a noun, by their numbers.
    pub fn noun_patterns(&self, i: usize) -> &[u32] {
        &self.words[i].keys.heads
    }

    /// Whether a token is a form of a word of a pattern's complement; the word by its number among the frames' words.
    pub fn is_form_of(&self, i: usize, word: u32) -> bool {
        self.words[i].keys.complements.contains(&word)
    }

    /// The words of patterns' complements that a token is a form of, by their numbers.
    pub fn complement_words(&self, i: usize) -> &[u32] {
        &self.words[i].keys.complements
    }

    /// The words that a token is and frames ask for around their predicates, by their numbers.
    pub fn asked_words(&self, i: usize) -> &[u32] {
        &self.words[i].keys.asked
    }

    /// The words that a token is and that mark a quiet domain or an instrument, by their numbers.
    pub fn marks(&self, i: usize) -> &[u32] {
        &self.words[i].keys.marks
    }

    /// Those of them that it is as it is written, and not by what it is a form of.
    pub fn marks_as_written(&self, i: usize) -> &[u32] {
        let keys = &self.words[i].keys;
        &keys.marks[..keys.of_first]
    }

    /// The fixed phrases that change a status and may begin at a token, and the adverbs that do.
    pub fn status_phrases(&self, i: usize) -> [&'a Phrases; 2] {
        // Hardly any token begins one.
        if !self.words[i].glance.status {
            return [&[], &[]];
        }
        let (key, frames) = (self.loose_key(i), &self.lex.frames);
        [frames.status_phrases(key), frames.status_adverbs(key)]
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
