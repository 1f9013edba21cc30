//! Reading lines of verbs and nouns, and the stems of the variants in their columns (قاض|قاضي).

use super::features::{Derived, Gender, Number};
use super::noun::{self, Nominal};
use super::table::{Part, Stem};
use super::{Language, Line, verb};
use crate::lexicon::{Fault, tsv};
use crate::text::affix::letter;
use crate::text::letters::Letters;

impl Language {
    pub(super) fn add_verb(&mut self, line: Line, row: &tsv::Row<'_>, faults: &mut Vec<Fault>) -> bool {
        let owner = self.verbs.len() as u32;
        let [form, _, class, past, present, masdar, active, passive, root] = row.columns();
        let (Some(past), Some(present)) = (Letters::new(past), Letters::new(present)) else {
            faults.push(row.fault("past and present must be one Arabic word each"));
            return false;
        };
        if present.at(0) != letter::YEH || past.len() < 2 {
            faults.push(
                row.fault("past and present are third person masculine singular; the present begins with ya"),
            );
            return false;
        }
        self.verbs.push(line);
        let root = Letters::new(&root.replace(' ', "")).unwrap_or_default();
        let parts = verb::Parts {
            form,
            class,
            past,
            present: present.skip(1),
            has_passive: !passive.is_empty(),
            root_ends_in_waw: root.back(0) == letter::WAW,
            root_begins_with_waw: root.at(0) == letter::WAW,
        };
        let table = &mut self.table;
        verb::stems(&parts, &mut |stem| table.add(owner, stem));
        for (kind, cell) in
            [(Derived::Masdar, masdar), (Derived::Active, active), (Derived::Passive, passive)]
        {
            derived(cell, kind, &mut |stem| table.add(owner, stem));
        }
        true
    }

    pub(super) fn add_noun(&mut self, line: Line, row: &tsv::Row<'_>, faults: &mut Vec<Fault>) {
        let owner = self.nouns.len() as u32;
        let [pos, gender, human, _, singular, plural] = row.columns();
        let gender = if gender == "f" { Gender::Feminine } else { Gender::Masculine };
        let adjective = pos == "adj";
        let part = if adjective { Part::Adjective } else { Part::Noun };
        let person = human == "y" && gender == Gender::Masculine;
        let sound = tsv::variants(plural).any(|p| p == "+");
        let endings = match (adjective, person, sound) {
            (true, _, _) => noun::ADJECTIVE,
            (_, true, true) => noun::PERSON.and(noun::MEN),
            (_, true, false) => noun::PERSON,
            (_, false, true) => noun::SINGULAR.and(noun::IN_AT),
            (_, false, false) => noun::SINGULAR,
        };
        self.nouns.push(line);
        let table = &mut self.table;
        let mut add = |stem: Stem| table.add(owner, stem);
        shapes(singular, endings, |word, endings, variant| {
            let Some(word) = word else {
                faults.push(row.fault("the singular must be one Arabic word"));
                return;
            };
            noun::stems(
                &Nominal { word, part, endings, gender, number: Number::Singular, variant },
                &mut add,
            );
        });
        for (variant, plural) in tsv::variants(plural).filter(|p| *p != "+").enumerate() {
            let Some(word) = Letters::new(plural) else {
                faults.push(row.fault("a plural must be one Arabic word"));
                continue;
            };
            let (number, variant, endings) = (Number::Plural, variant as u8, noun::BROKEN);
            noun::stems(&Nominal { word, part, endings, gender, number, variant }, &mut add);
        }
    }
}

/// The stems of the variants in a column of derived forms.
fn derived(cell: &str, kind: Derived, add: &mut impl FnMut(Stem)) {
    let endings = match kind {
        Derived::Masdar => noun::SINGULAR.and(noun::IN_AT),
        Derived::Active | Derived::Passive => noun::ADJECTIVE,
    };
    shapes(cell, endings, |word, endings, variant| {
        let Some(word) = word else { return };
        let (part, gender) = (Part::Derived(kind), noun::gender(word));
        noun::stems(&Nominal { word, part, endings, gender, number: Number::Singular, variant }, add);
    });
}

/// The variants of a cell with the endings of each: a shape without ي (قاض) takes only some.
fn shapes(
    cell: &str,
    endings: crate::text::affix::Endings,
    mut each: impl FnMut(Option<Letters>, crate::text::affix::Endings, u8),
) {
    let mut variants = tsv::variants(cell).map(Letters::new).enumerate().peekable();
    while let Some((n, word)) = variants.next() {
        let next = variants.peek().and_then(|(_, w)| *w);
        let short = word.is_some_and(|w| noun::shares(w, next));
        each(word, if short { noun::short_shape(endings) } else { endings }, n as u8);
    }
}
