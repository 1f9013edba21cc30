//! Titles: «وزير الخارجية الروسي سيرغي لافروف», «وزير خارجيتها», «نائب وزير الدفاع», «نظيره الصيني», «الأمين العام للأمم المتحدة».

use super::draft::{Draft, Need};
use super::hits::Hit;
use super::read::Reader;
use super::{Form, Kind};
use crate::lexicon::world::{Shape, StateName, What, WordClass};
use crate::text::inflect;
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
    /// The longest title that begins at `i`.
    pub(super) fn title_at(&self, i: usize) -> Option<Vec<Draft>> {
        let hits = self.hits.at(i);
        let mut best: Option<Vec<Draft>> = None;
        let titles = |h: &&Hit| {
            matches!(h.what, What::Role { .. } | What::Word(WordClass::Counterpart, _))
                && self.is_spelt_well(i, h)
        };
        for hit in hits.iter().filter(titles) {
            let drafts = match hit.what {
                What::Role { .. } => self.title(i, hit),
                _ => self.counterpart(i, hit),
            };
            let Some(drafts) = drafts else { continue };
            let better = best.as_ref().is_none_or(|b| self.weigh(&drafts) > self.weigh(b));
            if better {
                best = Some(drafts);
            }
        }
        best.or_else(|| self.under_at(i))
    }

    /// Longer is better; of two as long, the office that somebody is known to have held, then the role held more often,
    /// then the lexicon's first line.
    fn weigh(&self, drafts: &[Draft]) -> (usize, bool, u32, std::cmp::Reverse<u16>) {
        let Some(d) = drafts.first() else { return (0, false, 0, std::cmp::Reverse(0)) };
        let held = d.mention.office.as_ref().is_some_and(|o| !self.world.tenures_of(o).is_empty());
        let usage = d.role.map_or(0, |r| self.world.usage(r, d.organisation.is_none()));
        (d.end(), held, usage, std::cmp::Reverse(d.role.unwrap_or(u16::MAX)))
    }

    fn title(&self, i: usize, hit: &Hit) -> Option<Vec<Draft>> {
        let What::Role { role, shape, gender, number } = hit.what else { return None };
        if hit.end == i + 1 && self.is_adjective_here(i, hit.letters) {
            return None;
        }
        let row = self.world.roles.get(role as usize)?;
        let from =
            if is_ministerial(&row.id) { self.past_portfolio(hit.end, &row.id, shape) } else { hit.end };
        let mut whose = self.whose(from, shape, number);
        if number != Number::Singular && self.is_in(from) {
            whose = Whose { end: from, ..Whose::default() };
        }
        let mut draft = self.draft(Kind::Person, Form::Title, i, whose.end, hit);
        let m = &mut draft.mention;
        m.gender = Some(gender);
        m.number = Some(number);
        m.role = Some(row.id.clone());
        m.sector = if whose.sector.is_empty() { row.sector.clone() } else { whose.sector.clone() };
        m.former = whose.former;
        draft.role = Some(role);
        let mut nested = whose.nested.clone();
        if number != Number::Singular {
            return Some(self.several(draft, whose));
        }
        if hit.end == i + 1 && whose.end == hit.end && needs_genitive(&row.id) {
            return None;
        }
        self.settle(&mut draft, &whose, &row.only, shape);
        // An indefinite title takes a name only after its genitive («وزير خارجية روسيا سيرغي لافروف»).
        if shape != Shape::Construct || draft.need != Need::Country {
            self.name_after(&mut draft);
        }
        if hit.end == i + 1 && draft.name_tokens.is_none() && matches!(row.id.as_str(), "general" | "officer")
        {
            // «الفريق», «المقدم» are words before they are ranks.
            return None;
        }
        let longest =
            self.hits.at(i).iter().filter(|h| matches!(h.what, What::Role { .. })).map(|h| h.end).max();
        if shape == Shape::Construct && draft.need == Need::Country && draft.name_tokens.is_none() {
            if longest > Some(hit.end) {
                return None;
            }
            // «رئيس» alone, before a genitive the lexicon does not know, is no title of the state.
            self.unknown_genitive(&mut draft)?;
        }
        let apposed = if draft.name_tokens.is_none() { self.apposed_name(draft.end()) } else { None };
        let mut out = vec![draft];
        out.append(&mut nested);
        out.extend(apposed);
        Some(out)
    }

    /// Fills in country and office from what stood after the title.
    fn settle(&self, draft: &mut Draft, whose: &Whose, only: &[String], shape: Shape) {
        let role = draft.mention.role.clone().unwrap_or_default();
        draft.explicit = whose.unknown || whose.organisation.is_some() || !whose.countries.is_empty();
        let m = &mut draft.mention;
        if whose.unknown {
            m.country = whose.countries.first().map(|(c, _)| c.clone());
            m.role = None;
            draft.role = None;
            draft.need = if m.country.is_none() { Need::Weak } else { Need::Nothing };
            return;
        }
        if let Some((index, id)) = &whose.organisation {
            draft.organisation = Some(*index);
            m.office = Some(format!("{id}.{role}"));
        }
        if let Some((code, _)) = whose.countries.first() {
            m.country = Some(code.clone());
            if whose.organisation.is_none() && !whose.body && !whose.local && code.len() == 3 && code != "---"
            {
                m.office = Some(format!("{}.{role}", code.to_lowercase()));
            }
        } else if let Shape::Owned(pronoun) = shape {
            draft.need = Need::Owner(pronoun);
        } else if let [only] = only {
            match self.world.organisation(only) {
                Some(body) => m.country = Some(body.country.clone()),
                None => m.country = Some(only.clone()),
            }
            m.office = Some(format!("{}.{role}", only.to_lowercase()));
        } else if whose.organisation.is_none() {
            draft.need = Need::Country;
        }
        if whose.body && role == "president" {
            // «رئيس الديوان الرئاسي» heads a body, not the state.
            m.role = None;
            draft.role = None;
        }
        if !whose.of.is_empty() {
            m.name = whose.of.clone();
        }
    }

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

    /// A nisba at `i` that belongs to a title or a body: definite after a definite one, else indefinite or definite.
    fn nisba_code(&self, i: usize, shape: Shape, so_far: &Whose) -> Option<(String, usize)> {
        if so_far.countries.iter().any(|(code, _)| code != "---") || matches!(shape, Shape::Owned(_)) {
            return None;
        }
        let hit = self.bare_at(i, |w| match w {
            What::Nisba { definite, .. } => *definite || shape == Shape::Construct,
            _ => false,
        })?;
        let What::Nisba { country, .. } = self.likeliest_nisba(i, hit).what else { return None };
        Some((self.world.code(country).to_owned(), hit.end))
    }

    /// Of adjectives that two states share («كوري», «كونغولي»), the state's that the article has named more often so far.
    pub(super) fn likeliest_nisba(&self, i: usize, hit: Hit) -> Hit {
        let same =
            |h: &&Hit| h.end == hit.end && h.letters == hit.letters && matches!(h.what, What::Nisba { .. });
        let named = |h: &&Hit| match h.what {
            What::Nisba { country, .. } => {
                let code = self.world.code(country);
                (self.out.iter().filter(|d| d.state() == Some(code)).count(), std::cmp::Reverse(country))
            }
            _ => (0, std::cmp::Reverse(u16::MAX)),
        };
        if self.hits.at(i).iter().filter(same).nth(1).is_none() {
            return hit;
        }
        self.hits.at(i).iter().filter(same).max_by_key(named).copied().unwrap_or(hit)
    }

    /// «والصيني» after «الرئيسان الروسي».
    fn joined_nisba(&self, i: usize) -> Option<(String, usize)> {
        let hit = self.hits.at(i).iter().find(|h| h.conjunction && matches!(h.what, What::Nisba { .. }))?;
        let What::Nisba { country, .. } = hit.what else { return None };
        Some((self.world.code(country).to_owned(), hit.end))
    }

    fn genitive(&self, i: usize, shape: Shape, bodily: bool, out: &mut Whose) {
        match shape {
            Shape::Construct => {
                self.genitive_at(i, false, out);
                if out.end == i && !out.pair {
                    self.within(i, bodily, out);
                }
            }
            Shape::Definite => {
                let head = self.hits.at(i).iter().find(|h| {
                    h.preposition == Some(inflect::TO)
                        && !h.conjunction
                        && matches!(h.what, What::Word(WordClass::Head, _))
                });
                if let Some(head) = head.filter(|_| i < self.stop) {
                    self.unknown_body(head, out);
                    return;
                }
                let body = |w: &What| {
                    matches!(w, What::Organisation(..) | What::Body(..) | What::State(_, StateName::Full))
                };
                let to = self
                    .hits
                    .at(i)
                    .iter()
                    .any(|h| h.preposition == Some(inflect::TO) && !h.conjunction && body(&h.what));
                if to && i < self.stop {
                    self.genitive_at(i, true, out);
                } else {
                    self.within(i, bodily, out);
                }
            }
            Shape::Owned(_) => {}
        }
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
        if self.is_in(i) && self.bare_at(i + 1, seat).is_some() {
            self.genitive_at(i + 1, false, out);
        } else if i < self.stop {
            let at = |h: &&Hit| {
                h.preposition == Some(inflect::AT)
                    && !h.conjunction
                    && matches!(h.what, What::Organisation(_, false) | What::Body(_, Shape::Definite))
            };
            if let Some(hit) = self.hits.at(i).iter().find(at) {
                self.genitive_body(i, hit, out);
            }
        }
    }

    /// «المدير العام لمعهد الدراسات»: a body the lexicon lacks, by the noun at its head and what is definite after it.
    fn unknown_body(&self, head: &Hit, out: &mut Whose) {
        let What::Word(_, value) = head.what else { return };
        out.sector = vec![self.world.value(value).to_owned()];
        if let Some(known) =
            self.bare_at(head.end, |w| matches!(w, What::Organisation(_, false) | What::Outlet(_)))
        {
            out.sector.clear();
            self.genitive_body(head.end, &known, out);
            return;
        }
        out.unknown = true;
        out.end = head.end;
        while out.end < head.end + 4
            && self.has_article(out.end)
            && !self.hits.at(out.end).iter().any(|h| is_actor(&h.what))
        {
            out.end += 1;
        }
        if let Some((code, end)) = self.nisba_code(out.end, Shape::Definite, &Whose::default()) {
            out.countries.push((code, (out.end, end)));
            out.end = end;
        }
    }

    fn is_in(&self, i: usize) -> bool {
        i < self.stop && inflect::is_in(self.text.key(i))
    }

    /// A state, a body or «البلدين» as the genitive that begins at `i`.
    fn genitive_at(&self, i: usize, after_to: bool, out: &mut Whose) {
        if i >= self.stop {
            return;
        }
        if self.word_at(i, WordClass::Pair).is_some() {
            out.pair = true;
            out.end = i + 1;
            return;
        }
        let fits = |h: &Hit| {
            !h.conjunction
                && if after_to { h.preposition == Some(inflect::TO) } else { h.is_bare() }
                && (h.light || h.end > i + 1)
        };
        let hits = || self.hits.at(i).iter().filter(|h| fits(h));
        let state = hits().find(|h| matches!(h.what, What::State(_, StateName::Full | StateName::Short)));
        let body = hits()
            .find(|h| matches!(h.what, What::Organisation(_, false) | What::Body(..) | What::Outlet(_)));
        let capital = hits().find(|h| matches!(h.what, What::State(_, StateName::Capital)));
        match (state, body, capital) {
            (Some(s), b, _) if b.is_none_or(|b| b.end <= s.end) => self.genitive_state(i, s, out),
            (_, Some(b), _) => self.genitive_body(i, b, out),
            (_, None, Some(c)) => self.genitive_state(i, c, out),
            // «والي تطاوين», «شرطة نيويورك»: the country of the place.
            _ => {
                if let Some(mut place) = self.place(i).filter(|p| p.mention.oblique == after_to) {
                    out.countries.extend(place.mention.country.clone().map(|c| (c, (i, place.end()))));
                    out.end = place.end();
                    out.local = true;
                    place.nested = true;
                    out.nested.push(place);
                }
            }
        }
    }

    fn genitive_state(&self, i: usize, hit: &Hit, out: &mut Whose) {
        let What::State(state, _) = hit.what else { return };
        out.countries.push((self.world.code(state).to_owned(), (i, hit.end)));
        out.end = hit.end;
        if let Some((mut draft, _)) = self.state(i) {
            draft.nested = true;
            out.nested.push(draft);
        }
    }

    fn genitive_body(&self, i: usize, hit: &Hit, out: &mut Whose) {
        match hit.what {
            What::Organisation(index, _) => {
                let Some(body) = self.world.organisations.get(index as usize) else { return };
                out.organisation = Some((index, body.id.clone()));
                out.sector = body.sector.clone();
                out.of = body.name_en.clone();
                out.countries.push((body.country.clone(), (i, hit.end)));
                out.end = hit.end;
                if let Some((_, end)) = self.nisba_code(hit.end, Shape::Definite, &Whose::default()) {
                    out.end = end;
                }
            }
            What::Outlet(index) => {
                let Some(outlet) = self.world.outlets.get(index as usize) else { return };
                out.sector = vec!["JRN".to_owned()];
                out.of = outlet.name_en.clone();
                out.countries.push((outlet.country.clone(), (i, hit.end)));
                out.end = hit.end;
            }
            What::Body(..) => {
                let Some(mut drafts) = self.body(i, hit) else { return };
                let body = drafts.remove(0);
                out.body = true;
                out.sector = body.mention.sector.clone();
                out.of = body.mention.name.clone();
                out.end = body.end();
                if let Some(code) = &body.mention.country {
                    out.countries.push((code.clone(), body_tokens(&body)));
                }
                out.nested.extend(drafts);
            }
            _ => {}
        }
    }

    /// «وزير» before a ministry the lexicon does not list, and «والتعاون الدولي» after one it does.
    fn past_portfolio(&self, mut i: usize, role: &str, shape: Shape) -> usize {
        let generic =
            shape == Shape::Construct && matches!(role, "minister" | "deputy-minister" | "minister-of-state");
        let mut taken = 0;
        while taken < 6 && self.is_arabic(i) {
            let key = self.text.key(i);
            let joined = inflect::is_joined_definite(key);
            let plain = inflect::has_article(key) && (generic || taken > 0);
            if !(joined || plain) || self.hits.at(i).iter().any(|h| is_actor(&h.what)) || self.is_verb(i) {
                break;
            }
            i += 1;
            taken += 1;
        }
        i
    }

    /// «المتحدث باسم», «مستشار», «مدير مكتب»: an office under a title or a body.
    fn under_at(&self, i: usize) -> Option<Vec<Draft>> {
        let hit = *self.hits.at(i).iter().find(|h| matches!(h.what, What::Word(WordClass::Under, _)))?;
        let What::Word(_, value) = hit.what else { return None };
        if self.world.value(value) == "relative" {
            if let Some(of) = self.bare_at(hit.end, |w| matches!(w, What::Person(..))) {
                return Some(vec![self.relative(i, &hit, &of)]);
            }
        }
        let inner = self.bare_at(hit.end, |w| {
            matches!(w, What::Role { number: Number::Singular, .. } | What::Body(..))
        })?;
        let mut drafts = match inner.what {
            What::Role { .. } => self.title(hit.end, &inner)?,
            _ => self.body(hit.end, &inner)?,
        };
        let outer = drafts.first_mut()?;
        let m = &mut outer.mention;
        m.span = self.span(i, m.tokens.1 as usize, hit.letters);
        m.tokens.0 = i as u32;
        m.oblique = hit.preposition.is_some();
        m.kind = Kind::Person;
        m.form = if outer.name_tokens.is_some() { Form::Name } else { Form::Title };
        m.number = Some(Number::Singular);
        if self.world.value(value) == "relative" {
            m.sector = vec!["ELI".to_owned()];
            m.former = false;
        }
        let role =
            m.role.take().or_else(|| m.office.as_ref().and_then(|o| Some(o.rsplit_once('.')?.1.to_owned())));
        m.role =
            Some(format!("{}-{}", self.world.value(value), role.unwrap_or_else(|| "official".to_owned())));
        m.office = match (&m.country, &m.role) {
            (Some(c), Some(r)) if c.len() == 3 => Some(format!("{}.{r}", c.to_lowercase())),
            _ => None,
        };
        if outer.name_tokens.is_none() {
            m.name = String::new();
            m.entity = None;
            outer.role = None;
            outer.body = None;
            self.name_after(outer);
        }
        Some(drafts)
    }

    /// «نجل ترمب»: somebody of the family of one the lexicon knows, with a name if one follows.
    fn relative(&self, i: usize, hit: &Hit, of: &Hit) -> Draft {
        let mut draft = self.draft(Kind::Person, Form::Description, i, of.end, hit);
        let m = &mut draft.mention;
        m.sector = vec!["ELI".to_owned()];
        m.number = Some(Number::Singular);
        m.score = 0.7;
        if let What::Person(person, _) = of.what {
            if let Some(row) = self.world.people.get(person as usize) {
                m.country = Some(row.country.clone());
                m.name = format!("relative of {}", row.name_en);
            }
        }
        self.name_after(&mut draft);
        draft
    }

    /// «نظيره الصيني وانغ يي»: the same office as another's, elsewhere.
    fn counterpart(&self, i: usize, hit: &Hit) -> Option<Vec<Draft>> {
        let What::Word(_, value) = hit.what else { return None };
        let pronoun = self.world.value(value).parse().unwrap_or(0);
        let mut whose = self.whose(hit.end, Shape::Definite, Number::Singular);
        if whose.countries.is_empty() && self.is_in(hit.end) {
            whose = Whose { end: hit.end, ..Whose::default() };
        }
        let mut draft = self.draft(Kind::Person, Form::Title, i, whose.end, hit);
        draft.mention.number = Some(Number::Singular);
        draft.mention.country = whose.countries.first().map(|(c, _)| c.clone());
        draft.mention.former = whose.former;
        draft.need = Need::Counterpart(pronoun);
        self.name_after(&mut draft);
        let mut out = vec![draft];
        out.extend(whose.nested);
        Some(out)
    }

    /// «الرئيسان الروسي والصيني»: one mention, a member for each country named.
    fn several(&self, mut draft: Draft, whose: Whose) -> Vec<Draft> {
        let codes = whose.countries.clone();
        let mut members = Vec::new();
        match codes.as_slice() {
            [] if whose.pair || draft.mention.number == Some(Number::Dual) => draft.need = Need::Pair,
            [] if self.has_article(draft.first()) => draft.need = Need::Weak,
            [] => {}
            [(code, _)] => draft.mention.country = Some(code.clone()),
            several => {
                for (code, tokens) in several {
                    let joined = self
                        .hits
                        .at(tokens.0)
                        .iter()
                        .find(|h| h.end == tokens.1 && matches!(h.what, What::Nisba { .. }));
                    let span = self.span(tokens.0, tokens.1, joined.map_or(0, |h| h.letters));
                    let mut member = Draft::new(Kind::Person, Form::Title, span, *tokens);
                    member.mention.role = draft.mention.role.clone();
                    member.mention.sector = draft.mention.sector.clone();
                    member.mention.number = Some(Number::Singular);
                    member.mention.country = Some(code.clone());
                    member.mention.why = draft.mention.why.clone();
                    member.mention.office =
                        draft.mention.role.as_ref().map(|r| format!("{}.{r}", code.to_lowercase()));
                    member.role = draft.role;
                    member.nested = true;
                    members.push(member);
                }
            }
        }
        draft.mention.members = (1..=members.len() as u32).collect();
        if draft.mention.number == Some(Number::Plural) {
            draft.mention.kind = Kind::Group;
        }
        let mut out = vec![draft];
        out.append(&mut members);
        out.extend(whose.nested);
        out
    }

    /// «رئيس النادي»: a title over something the lexicon does not know; the words after it belong to the mention.
    fn unknown_genitive(&self, draft: &mut Draft) -> Option<()> {
        let start = draft.end();
        let mut end = start;
        let mut sector = None;
        if let Some(head) = self.bare_at(start, |w| matches!(w, What::Word(WordClass::Head, _))) {
            if let What::Word(_, value) = head.what {
                sector = Some(self.world.value(value).to_owned());
            }
            end = head.end;
        }
        while end < start + 4
            && self.has_article(end)
            && !self.is_particle(end)
            && !self.hits.at(end).iter().any(|h| is_actor(&h.what))
        {
            end += 1;
        }
        if end == start {
            return self.stands_alone(draft).then_some(());
        }
        let m = &mut draft.mention;
        m.sector = sector.map(|s| vec![s]).unwrap_or_default();
        m.office = None;
        m.role = None;
        m.name = String::new();
        draft.role = None;
        draft.need = Need::Weak;
        if let Some((code, after)) = self.nisba_code(end, Shape::Definite, &Whose::default()) {
            draft.mention.country = Some(code);
            draft.need = Need::Nothing;
            end = after;
        }
        draft.mention.tokens.1 = end as u32;
        draft.mention.span = draft.mention.span.join(self.text.span(start, end - 1));
        self.name_after(draft);
        Some(())
    }

    /// Whether an indefinite title of one word may stand alone («قال مسؤول إن»): not «رئيس», which needs its genitive.
    fn stands_alone(&self, draft: &mut Draft) -> bool {
        draft.need = Need::Nothing;
        let before = draft.first().wrapping_sub(1);
        let attribute = draft.first() > self.begin
            && draft.mention.span.start == self.text.span(draft.first(), draft.first()).start
            && self.is_arabic(before)
            && !self.is_verb(before)
            && !self.is_particle(before)
            && self.word_at(before, WordClass::Victim).is_none()
            && self.readings(before).iter().any(|r| r.is_nominal());
        // «تسجيل مصور»: an attribute of the noun before it.
        !attribute && draft.mention.former
            || !attribute
                && !matches!(
                    draft.mention.role.as_deref(),
                    None | Some("president" | "minister" | "leader" | "secretary" | "mp")
                )
    }
}

fn body_tokens(body: &Draft) -> (usize, usize) {
    (body.first(), body.end())
}

/// Titles that say nothing without what they are of («الممثل», «المدير»).
fn needs_genitive(role: &str) -> bool {
    matches!(
        role,
        "special-representative"
            | "special-rapporteur"
            | "secretary"
            | "council-president"
            | "delegation-head"
    )
}

/// Ranks and courtesies: with no name after them they mean somebody only where one was named with the same.
pub(super) fn is_rank(role: &str) -> bool {
    matches!(
        role,
        "general"
            | "officer"
            | "cleric"
            | "academic"
            | "emir"
            | "prince"
            | "bishop"
            | "lawyer"
            | "doctor"
            | "senator"
            | "mp"
    )
}

fn is_ministerial(role: &str) -> bool {
    role.contains("minister")
}

/// Whether a name may act, so that it ends what stood before it.
pub(super) fn is_actor(what: &What) -> bool {
    matches!(
        what,
        What::State(_, StateName::Full | StateName::Capital)
            | What::Nisba { .. }
            | What::Person(..)
            | What::Role { .. }
            | What::Organisation(_, false)
            | What::Word(WordClass::Honorific | WordClass::Former | WordClass::Incumbent, _)
            | What::Given(_)
    )
}
