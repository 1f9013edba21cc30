//! Number in patterns: one that is written with a plural («أنقذ مهاجرين») speaks of one as well («أنقذ مهاجرا»), and of
//! the counted («أنقذ مئتي مهاجر»).

use super::Frames;
use crate::lexicon::language::{Derived, Language, Number, Reading};
use crate::text::{fold, letters::Letters};

impl Frames {
    /// Looks up the singulars of the plurals that stand in patterns; called once, when both are read.
    pub(in crate::lexicon) fn learn_singulars(&mut self, language: &Language) {
        for word in std::mem::take(&mut self.complement_words) {
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
    }

    /// The loose keys of the singulars of a pattern's word, empty where it is no plural; `key` is its loose key.
    pub fn singulars(&self, key: &str) -> &[String] {
        self.singulars.get(key).map_or(&[], |v| v)
    }
}
