//! Bodies, states and places: «وزارة الدفاع العراقية», «برلمان اليونان», «حزب الله», «حزب الخضر», «موسكو», «حلب».

use super::draft::{Draft, Need};
use super::hits::{Hit, is_quote};
use super::read::Reader;
use super::{Form, Kind};
use crate::lexicon::world::{Shape, StateName, What, WordClass};
use crate::text::ending;
use crate::word::{Number, Reading};

/// How the ids of kinds of delegations end.
const DELEGATION: &str = "delegation";

impl Reader<'_> {
    /// A kind of state body at `i`, with whose it is.
    pub(super) fn body_at(&self, i: usize) -> Option<Vec<Draft>> {
        let hits = self.hits.at(i).iter().filter(|h| matches!(h.what, What::Body(..)));
        let mut best: Option<Vec<Draft>> = None;
        for hit in hits {
            let Some(drafts) = self.body(i, hit) else { continue };
            if best.as_ref().is_none_or(|b| drafts[0].end() > b[0].end()) {
                best = Some(drafts);
            }
        }
        best
    }

    /// The body a hit names.
    pub(super) fn body(&self, i: usize, hit: &Hit) -> Option<Vec<Draft>> {
        let What::Body(index, shape) = hit.what else { return None };
        let row = self.world.bodies.get(index as usize)?;
        let mut whose = self.whose_of(hit.end, shape, Number::Singular, true);
        // «وفد عسكري من باكستان»; «بعثة من البنك» is described by what sends it.
        let of_one_kind = row.id.ends_with(DELEGATION) && row.id != DELEGATION;
        if of_one_kind && whose.end == hit.end && shape == Shape::Construct {
            self.sent_from(hit.end, &mut whose);
        }
        let named = !whose.countries.is_empty() || matches!(shape, Shape::Owned(_));
        // «مناورات بحرية صينية»: what a noun is like is nobody of that country.
        if hit.end == i + 1 && ending::is_nisba_like(self.text.key(i)) && self.is_attribute(i, hit.letters) {
            return None;
        }
        if !named && !self.stands_bare(i, hit, &row.kind, shape) {
            return None;
        }
        let kind =
            if row.sector.first().is_some_and(|s| s == "CVL") { Kind::Group } else { Kind::Organization };
        let proper = self.is_name(i, hit, &row.kind, !whose.countries.is_empty());
        let mut draft = self.draft(kind, Form::Title, i, whose.end, hit);
        draft.mention.proper = proper;
        // «مجلس الشعب السابق», «هيئة الطيران في البلاد»: no more than what it is called.
        let told = |k: &usize| self.is_in(*k) || self.word_at(*k, WordClass::Former).is_some();
        let name_end = (hit.end..whose.end).find(told);
        draft.mention.name_span = name_end.filter(|_| proper).map(|end| self.span(i, end, hit.letters));
        draft.body = Some(index);
        let m = &mut draft.mention;
        // «وفد الحوثيين»: whoever is sent is of the body that sends.
        let sends = whose.sector.first().is_some_and(|s| !matches!(s.as_str(), "GOV" | "BUS"));
        // «وفد المعارضة الفنزويلية»
        let delegation = row.id.ends_with(DELEGATION) && (whose.organisation.is_some() || whose.body);
        let sent = sends && (delegation || row.kind == "agency" && whose.organisation.is_some());
        m.sector = if sent { whose.sector.clone() } else { row.sector.clone() };
        m.name = row.name_en.clone();
        m.name_ar = row.name_ar.clone();
        m.former = whose.former;
        if let Some((organisation, _)) = &whose.organisation {
            draft.organisation = Some(*organisation);
        }
        if whose.countries.is_empty() && !matches!(shape, Shape::Owned(_)) && !whose.pair {
            self.behind(&mut whose, shape);
        }
        if let Some((code, _)) = whose.countries.first() {
            m.country = Some(code.clone());
            // An ordinary adjective of a bloc («القوات الدولية») is no country.
            if code == "---" {
                m.score = 0.6;
            }
        } else if let Shape::Owned(pronoun) = shape {
            draft.need = Need::Owner(pronoun);
        } else if whose.pair {
            draft.need = Need::PairOfStates;
        } else if shape == Shape::Definite {
            draft.need = Need::Country;
        } else {
            m.form = Form::Description;
            draft.need = Need::Weak;
        }
        let mut out = vec![draft];
        while let Some(another) = out.last().and_then(|d| self.of_another_state(d, shape)) {
            out.push(another);
        }
        out.extend(whose.nested);
        Some(out)
    }

    /// «خفر السواحل الفيتنامي والفلبيني»: a second body of the kind, by the adjective that is joined to the first one's.
    fn of_another_state(&self, draft: &Draft, shape: Shape) -> Option<Draft> {
        let at = draft.end();
        let own = draft.state().filter(|code| self.world.country(code).is_some())?;
        let same = |h: &&Hit| {
            h.conjunction
                && h.preposition.is_none()
                && h.end == at + 1
                && matches!(h.what, What::Nisba { definite: true, number: Number::Singular, .. })
        };
        let hit =
            self.hits.at(at).iter().filter(|_| at < self.stop && shape == Shape::Definite).find(same)?;
        let What::Nisba { country, gender, .. } = hit.what else { return None };
        let alike = |w: &What| matches!(w, What::Nisba { definite: true, number: Number::Singular, gender: g, .. } if *g == gender);
        // «القوات الإيرانية والروسية والصينية»: a third is joined to one that is joined itself.
        let joined = || self.hits.at(at - 1).iter().copied().find(|h| h.conjunction && alike(&h.what));
        let before = self.bare_at(at - 1, alike).or_else(|| joined().filter(|_| draft.joined));
        let code = self.world.code(country);
        // «الجيش السوري والإيراني فلان»: whoever has a name is somebody.
        let named = self.may_open_a_name(hit.end) && self.unknown_name(hit.end, true).is_some()
            || self.known_person(hit.end).is_some_and(|h| h.is_bare());
        if before.is_none() || self.world.country(code).is_none() || code == own || named {
            return None;
        }
        let mut other = self.draft(draft.mention.kind, Form::Title, at, hit.end, hit);
        other.mention.oblique = draft.mention.oblique;
        other.body = draft.body;
        other.joined = true;
        let m = &mut other.mention;
        m.proper = draft.mention.proper;
        m.sector = draft.mention.sector.clone();
        m.name = draft.mention.name.clone();
        m.name_ar = draft.mention.name_ar.clone();
        m.country = Some(code.to_owned());
        Some(other)
    }

    /// Whether the words of a body are its name («وزارة الدفاع العراقية», «الجيش السوري», «مجلس الشيوخ»): a government, police,
    /// a court somewhere («محكمة مصرية») and «البرلمان اليوناني» are called by what they are. `told`: a country stands by it.
    fn is_name(&self, i: usize, hit: &Hit, kind: &str, told: bool) -> bool {
        let What::Body(_, shape) = hit.what else { return false };
        let words = hit.end > i + 1;
        let indefinite = shape == Shape::Construct
            && self.bare_at(hit.end, |w| matches!(w, What::Nisba { definite: false, .. })).is_some();
        match kind {
            "government" | "movement" | "union" | "police" | "armed-group" => false,
            _ if indefinite => false,
            "company" => words && told,
            "ministry" => told || words && shape != Shape::Construct,
            "army" | "university" => told,
            "court" => told || words && shape != Shape::Construct,
            _ => words && (told || shape != Shape::Construct),
        }
    }

    /// Whether a body may stand without its country. A single word («الدفاع», «الخارجية») is a ministry only where no
    /// definite noun before it makes it an adjective or a genitive; an indefinite name of one word says nothing.
    fn stands_bare(&self, i: usize, hit: &Hit, kind: &str, shape: Shape) -> bool {
        let single = hit.end == i + 1;
        if single && (self.is_adjective_here(i, hit.letters) || !self.agrees_on_clitics(i, hit.letters)) {
            return false;
        }
        match (shape, single) {
            (Shape::Definite, true) if kind == "ministry" => {
                hit.is_bare() && i > self.begin && self.is_verb(i - 1) || self.is_followed_by_colon(hit.end)
            }
            (Shape::Definite, true) => {
                !matches!(kind, "company" | "university" | "movement")
                    || hit.is_bare() && self.is_verb(i.wrapping_sub(1))
            }
            (Shape::Definite, false) => true,
            _ => !single || matches!(kind, "army" | "police" | "armed-group"),
        }
    }

    /// Whether a token is the plural of a noun.
    pub(super) fn is_plural(&self, i: usize) -> bool {
        let plural = |r: &Reading| matches!(r, Reading::Noun { number: Number::Plural, .. });
        self.readings(i).iter().any(plural)
    }

    fn is_followed_by_colon(&self, i: usize) -> bool {
        i < self.stop && self.text.token(i) == ":"
    }

    /// «حركتي فتح وحماس»: whether the noun at the head of several names stands before this one, or before one that it is joined to.
    pub(super) fn is_one_of_several(&self, i: usize, hit: &Hit) -> bool {
        if hit.is_bare() {
            return i > self.begin && self.word_at_with_clitics(i - 1, WordClass::Heads);
        }
        let before = self.out.iter().rev().find(|d| d.end() == i && d.mention.kind == Kind::Organization);
        let first = before.filter(|_| hit.conjunction && hit.preposition.is_none()).map(Draft::first);
        let own = |at: usize| {
            self.hits
                .at(at)
                .iter()
                .find(|h| matches!(h.what, What::Organisation(..) | What::Outlet(_)))
                .copied()
        };
        first.and_then(|at| Some((at, own(at)?))).is_some_and(|(at, own)| self.is_one_of_several(at, &own))
    }

    pub(super) fn word_at_with_clitics(&self, i: usize, class: WordClass) -> bool {
        self.hits.at(i).iter().any(|h| matches!(h.what, What::Word(c, _) if c == class))
    }

    /// Leaves out of a name the adjective at its end that says what the body is («وكالة الأنباء السودانية الرسمية»), or where it is
    /// from, where the lexicon has it without («حركة طالبان الأفغانية»).
    pub(super) fn name_without_quality(&self, i: usize, hit: &Hit, draft: &mut Draft) {
        let last = hit.end - 1;
        let shorter = || {
            // «صندوق النقد الدولي»: the adjective of a bloc is of the name.
            let of_state = |w: &What| matches!(w, What::Nisba { definite: true, country, .. } if self.world.states.get(*country as usize).is_some());
            self.bare_at(last, of_state).is_some()
                && self.hits.at(i).iter().any(|h| {
                    h.end == last
                        && matches!((h.what, hit.what), (What::Organisation(a, false), What::Organisation(b, _)) if a == b)
                })
        };
        if draft.mention.name_span.is_none()
            && last > i
            && (last > i + 1 && self.word_at(last, WordClass::Quality).is_some() || shorter())
        {
            draft.mention.name_span = Some(self.span(i, last, hit.letters));
        }
    }

    /// Of a name that the lexicon has whole and the text has half in quotes («قناة "الحدث"») what is in them is the name; what is in
    /// brackets («حركة المقاومة الإسلامية (حماس)») is another.
    pub(super) fn name_in_quotes(&self, i: usize, hit: &Hit, draft: &mut Draft) {
        let Some(quote) = (i + 1..hit.end).find(|&k| is_quote(self.text.token(k))) else { return };
        if quote + 1 >= hit.end {
            return;
        }
        if let Some(close) = self.closing_quote(quote + 1, hit.end - quote - 1) {
            if close > quote + 1 && close + 2 >= hit.end && self.text.token(quote) != "(" {
                draft.mention.name_span = Some(self.text.span(quote + 1, close - 1));
            }
            return;
        }
        if self.text.token(quote) == "(" {
            draft.mention.name_span = Some(self.span(i, quote, hit.letters));
            let second = self.organisation_at(quote + 1).and_then(|d| d.into_iter().next());
            draft.mention.inside.extend(second.map(|d| d.mention));
        } else {
            draft.mention.name_span = Some(self.text.span(quote + 1, hit.end - 1));
            // «حركة «حماس»»: the quotes close behind the name.
            let close = self.past_closing(hit.end);
            draft.mention.tokens.1 = close as u32;
            draft.mention.span = self.span(i, close, hit.letters);
        }
    }

    /// The adjective at `i` of the country that a body is of.
    pub(super) fn own_nisba(&self, i: usize, draft: &Draft) -> Option<Hit> {
        let nisba = self.bare_at(i, |w| matches!(w, What::Nisba { definite: true, .. }))?;
        let What::Nisba { country, .. } = nisba.what else { return None };
        (draft.mention.country.as_deref() == Some(self.world.code(country))).then_some(nisba)
    }

    /// The quotation mark at `i` or after, at most `most` tokens on.
    pub(super) fn closing_quote(&self, i: usize, most: usize) -> Option<usize> {
        (i..(i + most).min(self.stop)).find(|&k| is_quote(self.text.token(k)))
    }

    /// One word spelt loosely, or with a clitic taken off, is a name only where the language does not know it otherwise.
    pub(super) fn is_spelt_well(&self, i: usize, hit: &Hit) -> bool {
        let is_function_word = |h: &Hit| {
            matches!(h.what, What::Word(WordClass::Stop | WordClass::Preposition, _))
                && h.light
                && h.letters == hit.letters
        };
        let certain =
            matches!(hit.what, What::State(_, StateName::Full | StateName::Capital) | What::Person(_, false));
        // «في بالي»: behind a preposition no other is taken off.
        let twice = hit.preposition.is_some()
            && !hit.conjunction
            && i > self.begin
            && self.word_at(i - 1, WordClass::Preposition).is_some();
        // «رفضت المحكمة طلبه»: what is written as his own is no plural without its dots.
        let several = |row: u16| {
            let row = self.world.descriptions.get(row as usize);
            row.is_some_and(|row| row.number == Some(Number::Plural))
        };
        let his = !hit.light
            && matches!(hit.what, What::Description(row, _) if several(row))
            && self.words.get(i).is_some_and(|w| w.suffix.is_some());
        !twice && hit.end > i + 1
            || !twice
                && !his
                && ((hit.light || self.readings(i).is_empty() || self.text.key(i).ends_with(ending::HEH))
                    && (certain || self.agrees_on_clitics(i, hit.letters))
                    && !self.hits.at(i).iter().any(is_function_word))
    }
}
