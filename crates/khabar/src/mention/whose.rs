//! Whose an office or a body is: the adjective or the genitive after it («الروسي», «روسيا», «للأمم المتحدة», «في البيت الأبيض»).

use super::draft::Draft;
use super::hits::Hit;
use super::read::Reader;
use crate::lexicon::world::{Shape, StateName, What, WordClass};
use crate::text::prefix;
use crate::word::Number;

/// Whose an office or a body is.
#[derive(Clone, Debug, Default)]
pub(super) struct Whose {
    /// One past the last token.
    pub end: usize,
    /// Countries named, in order; more than one with a dual or a plural.
    pub countries: Vec<(String, (usize, usize))>,
    /// Sectors of the body that it belongs to, where that is not the state itself.
    pub sector: Vec<String>,
    /// The organisation it belongs to, by the lexicon's id.
    pub organisation: Option<(u16, String)>,
    /// The name of what it belongs to, in English.
    pub of: String,
    /// A state named as such, for a nested mention.
    pub nested: Vec<Draft>,
    /// Whether told as no longer so.
    pub former: bool,
    /// Whether the genitive is «البلدين».
    pub pair: bool,
    /// Whether it is of a place below the state.
    pub local: bool,
    /// Whether it belongs to a kind of state body.
    pub body: bool,
    /// Whether it belongs to a body the lexicon lacks.
    pub unknown: bool,
}

impl Reader<'_> {
    /// What follows a title or the name of a body at `i`: adjectives, a nisba, a genitive, «في» and a state.
    pub(super) fn whose(&self, i: usize, shape: Shape, number: Number) -> Whose {
        self.whose_of(i, shape, number, false)
    }

    /// As [`Reader::whose`]; for bodies a capital after «في» tells the state too («وسائل الإعلام في طهران»).
    pub(super) fn whose_of(&self, mut i: usize, shape: Shape, number: Number, bodily: bool) -> Whose {
        let mut out = Whose { end: i, ..Whose::default() };
        loop {
            if let Some(hit) = self.word_at(i, WordClass::Former) {
                out.former = true;
                i = hit.end;
            } else if let Some(hit) = self.word_at(i, WordClass::Incumbent) {
                i = hit.end;
            } else if let Some((code, end)) = self.nisba_code(i, shape, &out) {
                // The adjective of a bloc gives way to a state's («القيادي الإسلامي الليبي»).
                out.countries.clear();
                out.countries.push((code, (i, end)));
                i = end;
            } else if let Some(hit) = self.adjective_of_a_group(i, shape).filter(|_| out.countries.is_empty())
            {
                self.genitive_body(i, &hit, &mut out);
                i = out.end;
            } else if shape == Shape::Definite && out.countries.is_empty() && self.is_quality(i) {
                // Belongs to the title only by what follows it, so that `end` stays behind until that is taken.
                i += 1;
                continue;
            } else if number != Number::Singular && !out.countries.is_empty() {
                let Some((code, end)) = self.joined_nisba(i) else { break };
                out.countries.push((code, (i, end)));
                i = end;
            } else {
                break;
            }
            out.end = i;
        }
        if out.countries.is_empty() {
            self.genitive(i, shape, bodily, &mut out);
            if number != Number::Singular && out.organisation.is_none() && !out.countries.is_empty() {
                self.joined_states(&mut out);
            }
            loop {
                if let Some(hit) = self.word_at(out.end, WordClass::Former) {
                    out.former = true;
                    out.end = hit.end;
                } else if let Some(hit) = self.word_at(out.end, WordClass::Incumbent).filter(|_| out.end > i)
                {
                    out.end = hit.end;
                } else {
                    break;
                }
            }
        }
        out
    }

    fn genitive(&self, i: usize, shape: Shape, bodily: bool, out: &mut Whose) {
        match shape {
            Shape::Construct => {
                self.genitive_at(i, false, out);
                if out.end == i && !out.pair {
                    self.shared(i, out);
                }
                if out.countries.is_empty() && out.end == i && !out.pair {
                    self.within(i, bodily, out);
                }
            }
            Shape::Definite => {
                let head = self.hits.at(i).iter().find(|h| {
                    h.preposition == Some(prefix::LI)
                        && !h.conjunction
                        && matches!(h.what, What::Word(WordClass::Head, _))
                });
                let body = |w: &What| {
                    matches!(w, What::Organisation(..) | What::Body(..) | What::State(_, StateName::Full))
                };
                let to = self
                    .hits
                    .at(i)
                    .iter()
                    .any(|h| h.preposition == Some(prefix::LI) && !h.conjunction && body(&h.what));
                if to && i < self.stop {
                    self.genitive_at(i, true, out);
                } else if let Some(head) = head.filter(|_| i < self.stop) {
                    self.unknown_body(head, out);
                    self.of_parliament(out);
                } else {
                    self.within(i, bodily, out);
                }
            }
            Shape::Owned(_) => {}
        }
    }

    /// «حكومة وشعب جنوب السودان», «رئيس وحكومة فرنسا»: the genitive of the body in the construct that «و» joins is the first one's as well; the
    /// words are the second one's.
    fn shared(&self, i: usize, out: &mut Whose) {
        let joined = |h: &&Hit| {
            h.conjunction && h.preposition.is_none() && matches!(h.what, What::Body(_, Shape::Construct))
        };
        let Some(next) = self.hits.at(i).iter().filter(|_| i < self.stop).find(joined) else { return };
        let of = self.whose_of(next.end, Shape::Construct, Number::Singular, true);
        let state = of.countries.first().filter(|(code, _)| self.world.country(code).is_some());
        out.countries.extend(state.cloned());
    }

    /// «وزير الخارجية بدولة الكويت»: a state by its full style behind «ب»; its bare name is where somebody is («بروسيا»).
    pub(super) fn state_within(&self, i: usize) -> Option<Hit> {
        let styled = |h: &&Hit| {
            h.preposition == Some(prefix::BI)
                && !h.conjunction
                && h.end > i + 1
                && h.end <= self.stop
                && matches!(h.what, What::State(_, StateName::Full))
        };
        self.hits.at(i).iter().filter(|_| i < self.stop).find(styled).copied()
    }

    /// «الدفاع المدني بمنطقة جازان»: a place behind «ب» and the word for its kind; it stays a naming of its own.
    fn place_within(&self, i: usize) -> Option<Draft> {
        let kind = |h: &&Hit| {
            h.preposition == Some(prefix::BI)
                && !h.conjunction
                && matches!(h.what, What::Word(WordClass::PlaceHead, _))
        };
        let head = self.hits.at(i).iter().filter(|_| i < self.stop).find(kind)?;
        self.place(head.end).filter(|p| !p.mention.oblique && p.mention.country.is_some())
    }

    /// «مسؤول في البيت الأبيض», «وزارة الخارجية في كوريا الشمالية».
    fn within(&self, i: usize, bodily: bool, out: &mut Whose) {
        let seat = |w: &What| {
            matches!(
                w,
                What::State(_, StateName::Full)
                    | What::Organisation(_, false)
                    | What::Body(_, Shape::Definite)
            ) || bodily && matches!(w, What::State(_, StateName::Capital))
        };
        // «قيادي بارز في الحركة»: what is said of his rank stands between.
        let behind = i + usize::from(self.word_at(i, WordClass::Quality).is_some());
        if self.is_in(behind) && self.bare_at(behind + 1, seat).is_some() {
            self.genitive_at(behind + 1, false, out);
        } else if let Some(state) = self.state_within(i) {
            self.genitive_state(i, &state, out);
        } else if let Some(place) = self.place_within(i).filter(|_| bodily) {
            out.countries.extend(place.mention.country.clone().map(|c| (c, (i, place.end()))));
            out.local = true;
        } else if i < self.stop {
            let at = |h: &&Hit| {
                h.preposition == Some(prefix::BI)
                    && !h.conjunction
                    && matches!(h.what, What::Organisation(_, false) | What::Body(_, Shape::Definite))
            };
            if let Some(hit) = self.hits.at(i).iter().find(at) {
                self.genitive_body(i, hit, out);
            }
        }
    }
}
