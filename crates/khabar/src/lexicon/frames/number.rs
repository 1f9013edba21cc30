//! Number in patterns: one that is written with a plural («أنقذ مهاجرين») speaks of one as well («أنقذ مهاجرا»), and of
//! the counted («أنقذ مئتي مهاجر»).

use super::{Form, Frames, HeadKind};
use crate::lexicon::language::{Derived, Language, Number, Reading};
use crate::text::{fold, inflect, letters::Letters, prepositions};

impl Frames {
    /// Looks up the singulars of the plurals that stand in patterns; called once, when both are read.
    pub(in crate::lexicon) fn learn_singulars(&mut self, language: &Language) {
        let mut words: Vec<String> = std::mem::take(&mut self.complement_words).into_iter().collect();
        // Of two spellings of one key the last has the say.
        words.sort_unstable();
        for word in words {
            let Some(letters) = Letters::new(&word) else { continue };
            let mut found = Vec::new();
            language.analyses(letters, false, &mut found);
            let readings = || found.iter().filter(|a| a.misfit == 0).map(|a| a.reading);
            // «سحب» is a withdrawal sooner than clouds.
            if readings().any(|r| {
                matches!(r, Reading::Derived { kind: Derived::Masdar, number: Number::Singular, .. })
            }) {
                continue;
            }
            let plurals = readings().filter_map(|r| match r {
                Reading::Noun { noun, number: Number::Plural, .. } => language.noun(noun),
                _ => None,
            });
            let mut singulars: Vec<String> = plurals.map(|n| fold::loose(n.singular)).collect();
            singulars.sort();
            singulars.dedup();
            if !singulars.is_empty() {
                self.singulars.insert(fold::loose(&word), singulars);
            }
        }
        self.learn_forms();
    }

    /// Turns the words of complements around: from the key of a form to the words it is a form of.
    fn learn_forms(&mut self) {
        for (word, &number) in &self.numbers {
            let bare = Some(inflect::without_article(word)).filter(|w| w.chars().count() > 2).unwrap_or(word);
            let singulars = self.singulars.get(word).map_or(&[][..], |s| s).iter().map(String::as_str);
            for form in singulars.chain([bare, word.as_str()]) {
                self.forms.entry(form.to_owned()).or_default().complements.push(number);
            }
            // A pattern with a possessive («استدعى سفيره») asks for one, of whatever person.
            if let Some(form) = prepositions::before_his(word) {
                self.forms.entry(form.to_owned()).or_default().owned.push(number);
            }
        }
        for (head, patterns) in &self.heads[HeadKind::Noun as usize] {
            self.forms.entry(head.clone()).or_default().heads.clone_from(patterns);
        }
        for (word, &number) in &self.asked {
            self.forms.entry(word.clone()).or_default().asked = Some(number);
        }
        for (word, &number) in &self.marks {
            self.forms.entry(word.clone()).or_default().marks.push(number);
            let bare = inflect::without_article(word);
            if bare != word {
                self.forms.entry(bare.to_owned()).or_default().marks.push(number);
            }
        }
    }

    /// Which words of patterns and frames a word is a form of; `key` is a loose key of the word.
    pub fn form(&self, key: &str) -> Option<&Form> {
        self.forms.get(key)
    }
}
