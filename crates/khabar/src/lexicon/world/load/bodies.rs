//! Bodies with names of their own, kinds of bodies and of offices, and outlets: «الكنيست»، «وزارة الدفاع»، «رئيس الوزراء»، «رويترز».

use super::super::names::ANNOUNCED;
use super::{Loader, list, shape_of};
use crate::lexicon::Files;
use crate::lexicon::tsv::variants;
use crate::lexicon::world::{Body, Line, Organisation, Outlet, Role, What, WordClass};
use crate::text::grammar::{Gender, Number};
use crate::text::inflect;

impl Loader<'_> {
    pub(super) fn organisations(&mut self, files: &Files<'_>) {
        for row in files.rows("organisations.tsv") {
            let [id, qid, country, sector, kind, name_en, names, short] = row.columns();
            if !self.require(&row, &[("id", id), ("country", country), ("name_en", name_en)]) {
                continue;
            }
            let line = self.line(&row);
            let index = self.world.organisations.len() as u16;
            self.world.organisations.push(Organisation {
                id: id.into(),
                qid: qid.into(),
                country: country.into(),
                sector: list(sector),
                kind: kind.into(),
                name_en: name_en.into(),
                name_ar: variants(names).next().unwrap_or("").into(),
                line,
            });
            self.world.organisation_by_id.insert(id.into(), index);
            for (cell, partial) in [(names, false), (short, true)] {
                for name in variants(cell) {
                    self.name(name, What::Organisation(index, partial), line);
                }
            }
        }
    }

    pub(super) fn bodies(&mut self, files: &Files<'_>) {
        for row in files.rows("bodies.tsv") {
            let [id, sector, kind, gender, name_en, names] = row.columns();
            if !self.require(&row, &[("id", id), ("name_en", name_en), ("names_ar", names)]) {
                continue;
            }
            let line = self.line(&row);
            let index = self.world.bodies.len() as u16;
            self.world.bodies.push(Body {
                id: id.into(),
                sector: list(sector),
                kind: kind.into(),
                name_en: name_en.into(),
                name_ar: variants(names).next().unwrap_or("").into(),
                gender: if gender == "f" { Gender::Feminine } else { Gender::Masculine },
                line,
            });
            for name in variants(names) {
                self.add(name, What::Body(index, shape_of(name)), line);
                // «وزارتا الدفاع والداخلية»
                if kind == "ministry" && name.contains(' ') {
                    inflect::dual(name, |form| self.add(form, What::Body(index, shape_of(name)), line));
                }
            }
        }
    }

    pub(super) fn roles(&mut self, files: &Files<'_>) {
        for row in files.rows("roles.tsv") {
            let [id, sector, only, name_en, masculine, feminine] = row.columns();
            if !self.require(&row, &[("role", id), ("name_en", name_en)]) {
                continue;
            }
            let line = self.line(&row);
            let index = self.world.roles.len() as u16;
            self.world.roles.push(Role {
                id: id.into(),
                sector: list(sector),
                only: list(only),
                name_en: name_en.into(),
                name_ar: variants(masculine).chain(variants(feminine)).next().unwrap_or("").into(),
                line,
            });
            if only.is_empty() || !self.world.role_by_id.contains_key(id) {
                self.world.role_by_id.insert(id.into(), index);
            }
            for (cell, gender) in [(masculine, Gender::Masculine), (feminine, Gender::Feminine)] {
                for title in variants(cell) {
                    self.title(title, index, gender, line);
                }
            }
        }
    }

    fn title(&mut self, title: &str, role: u16, gender: Gender, line: Line) {
        let shape = shape_of(title);
        let names = &mut self.world.names;
        let what = |shape, number| What::Role { role, shape, gender, number };
        names.add(title, what(shape, Number::Singular), line);
        if title.split(' ').count() <= 2 {
            inflect::dual(title, |form| names.add(form, what(shape, Number::Dual), line));
        }
        let (first, rest) = title.split_at(title.find(' ').unwrap_or(title.len()));
        let bare = inflect::without_article(first);
        for plural in self.plurals.iter().filter(|p| p.first().is_some_and(|s| s == bare)) {
            for form in &plural[1..] {
                let article =
                    if bare.len() < first.len() { inflect::with_article(form) } else { form.clone() };
                names.add(&format!("{article}{rest}"), what(shape, Number::Plural), line);
            }
        }
    }

    pub(super) fn outlets(&mut self, files: &Files<'_>) {
        for row in files.rows("outlets.tsv") {
            let [id, qid, country, lang, owner, kind, domain, name_en, names] = row.columns();
            if !self.require(&row, &[("id", id), ("name_en", name_en)]) {
                continue;
            }
            let line = self.line(&row);
            let index = self.world.outlets.len() as u16;
            self.world.outlets.push(Outlet {
                id: id.into(),
                qid: qid.into(),
                country: country.into(),
                lang: lang.into(),
                owner: owner.into(),
                kind: kind.into(),
                domain: domain.to_lowercase(),
                name_en: name_en.into(),
                name_ar: variants(names).next().unwrap_or("").into(),
                line,
            });
            for name in variants(names) {
                self.name(name, What::Outlet(index), line);
                let of_outlets = |what: &What| matches!(*what, What::Word(WordClass::Head, value) if self.world.value(value) == "JRN");
                if let Some((head, own)) = name.split_once(' ')
                    && self.world.names.lookup(head).iter().any(|entry| of_outlets(&entry.what))
                {
                    self.add(&format!("{ANNOUNCED} {own}"), What::Outlet(index), line);
                }
            }
        }
    }
}
