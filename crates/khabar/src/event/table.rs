//! What all names of templates weigh, whatever predicate they are said of.

use super::bag::Bag;
use super::list::List;
use super::said::Said;
use super::template::{ALL, Template, Templates, far};
use crate::lexicon::Weights;
use crate::lexicon::weights::{Feature, LaidOut};

/// How many templates there may be of a filler.
pub(super) const OF_FILLERS: usize = 48;

/// Where the names of a filler stand, by its template.
pub type Places = [u32; OF_FILLERS];

/// What all names weigh, whatever is said.
#[derive(Clone, Copy)]
pub struct Table<'a> {
    pub(super) weights: &'a Weights,
    laid_out: &'a LaidOut,
    pub(super) templates: &'static Templates,
}

impl<'a> Table<'a> {
    /// The table of some weights.
    pub fn of(weights: &'a Weights) -> Table<'a> {
        let templates = &*ALL;
        Table { weights, laid_out: weights.laid_out(|weights| templates.lay_out(weights)), templates }
    }

    /// The feature in a place of the table, and what it weighs; a feature of no weight may be no feature at all.
    #[inline(always)]
    pub(super) fn at(&self, place: u32) -> (Feature, f32) {
        let place = place as usize;
        (self.laid_out.features[place], self.laid_out.weights[place])
    }

    /// What the feature in a place of the table weighs.
    #[inline(always)]
    pub(super) fn weight(&self, place: u32) -> f32 {
        self.laid_out.weights[place as usize]
    }

    /// The feature of a template with open fields, and what it weighs.
    #[inline(always)]
    pub(super) fn open(&self, template: &Template, said: &Said<'_>) -> (Feature, f32) {
        let feature = template.feature(said, &self.templates.spelt);
        (feature, self.weights.sum(feature))
    }

    /// Adds the names of a list to a bag.
    pub fn add_to(&self, list: List, said: &Said<'_>, bag: &mut Bag<'_>) {
        for template in &self.templates.all[self.templates.places(list)] {
            let weighed = match template.open.is_empty() {
                true => self.at(template.from + far(&template.fixed, said) + far(&template.varying, said)),
                false => self.open(template, said),
            };
            add(template, weighed, said, bag);
        }
    }

    /// Adds the names of a list to a bag, for a filler of which is known where most of its names stand.
    pub fn add_to_at(&self, list: List, said: &Said<'_>, places: &Places, bag: &mut Bag<'_>) {
        for run in &self.templates.runs[list as usize] {
            for place in run.closed.clone() {
                // Of the many names that weigh nothing the feature is not even looked at.
                if self.weight(places[place]) != 0.0 || bag.is_named() {
                    add(&self.templates.all[place], self.at(places[place]), said, bag);
                }
            }
            if let Some(template) = run.other.map(|other| &self.templates.all[other]) {
                add(template, self.open(template, said), said, bag);
            }
        }
    }
}

fn add(template: &Template, (feature, weight): (Feature, f32), said: &Said<'_>, bag: &mut Bag<'_>) {
    bag.put_weighed(feature, weight);
    if bag.is_named() {
        let name = template.parts(said).map(|parts| parts.map(|part| part.text()).collect());
        bag.names.iter_mut().for_each(|names| names.extend(name.clone()));
    }
}
