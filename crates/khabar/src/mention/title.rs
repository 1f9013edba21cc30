//! Titles: «وزير الخارجية الروسي سيرغي لافروف», «وزير خارجيتها», «نائب وزير الدفاع», «نظيره الصيني», «الأمين العام للأمم المتحدة».

use super::draft::{Draft, Need};
use super::headship::needs_genitive;
use super::hits::{Hit, is_actor};
use super::read::Reader;
use super::whose::Whose;
use super::{Form, Kind};
use crate::lexicon::world::{Shape, What, WordClass};
use crate::text::ending;
use crate::text::inflect;
use crate::text::prefix;
use crate::word::{Gender, Number, Reading};

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
        // «بمساعدة قوات»: help given, and no assistant.
        let help = self.has_preposition(i) && ending::is_feminine(self.text.key(i));
        // «القائم بأعمال رئيس الحكومة»: the office under another is the longer title.
        let under = self.under_at(i).filter(|_| !help);
        // «المتحدث باسم حكومتها»: so is, of as many words, the one that tells whose body it is.
        let owned = |d: &Draft| {
            matches!(d.need, Need::Owner(_))
                && d.mention.role.as_deref().is_some_and(|r| self.world.role(r).is_some())
        };
        match (best, under) {
            (Some(best), Some(under))
                if under[0].end() > best[0].end()
                    || under[0].end() == best[0].end() && owned(&under[0]) && !owned(&best[0]) =>
            {
                Some(under)
            }
            (best, under) => best.or(under),
        }
    }

    /// Longer is better; of two as long, the office that the one named behind it held, then one that somebody is known to have held,
    /// then a title of this state alone, then the role held more often, then the lexicon's first line.
    fn weigh(&self, drafts: &[Draft]) -> (usize, [bool; 3], u32, std::cmp::Reverse<u16>) {
        let Some(d) = drafts.first() else { return (0, [false; 3], 0, std::cmp::Reverse(0)) };
        let tenures = d.mention.office.as_ref().map_or(&[][..], |o| self.world.tenures_of(o));
        let own = d.person.is_some_and(|person| tenures.iter().any(|t| t.person == person));
        let only =
            d.role.and_then(|r| self.world.roles.get(r as usize)).is_some_and(|row| !row.only.is_empty());
        let usage = d.role.map_or(0, |r| self.world.usage(r, d.organisation.is_none()));
        let held = !tenures.is_empty();
        (d.end(), [own, held, held && only], usage, std::cmp::Reverse(d.role.unwrap_or(u16::MAX)))
    }

    /// The title that a role of the lexicon begins at `i`, with whose it is and the name behind it.
    pub(super) fn title(&self, i: usize, hit: &Hit) -> Option<Vec<Draft>> {
        let What::Role { role, shape, gender, number } = hit.what else { return None };
        let role = self.deputy_of_one(i, hit).unwrap_or(role);
        // «زار ألبير الثاني الرئيس الإيطالي»: behind a name a title is nobody's adjective.
        let named = |d: &Draft| d.name_tokens.is_some_and(|(first, end)| end == i && end > first + 1);
        let apart =
            self.has_article(i) && self.out.iter().rev().take(3).any(named) || self.is_held_title(i, hit);
        if hit.end == i + 1 && (self.is_attribute(i, hit.letters) && !apart || self.is_told_of_a_body(i)) {
            return None;
        }
        let row = self.world.roles.get(role as usize)?;
        if row.id == "cleric" && hit.end == i + 1 && shape == Shape::Construct && self.is_circumstance(i) {
            return None;
        }
        let from = if is_ministerial(&row.id) {
            self.past_portfolio(hit.end, &row.id, shape)
        } else {
            hit.end + usize::from(self.is_field(hit.end, role))
        };
        // «ترأس وزير الخارجية وفد المغرب»: a portfolio with the article closes the title, and no body behind it is its genitive.
        let closed = from > hit.end && self.has_article(from - 1);
        let whose = self.whose_title(from, &row.id, if closed { Shape::Definite } else { shape }, number);
        let mut draft = self.draft(Kind::Person, Form::Title, i, whose.end, hit);
        let m = &mut draft.mention;
        m.gender = Some(gender);
        m.number = Some(number);
        m.role = Some(row.id.clone());
        m.sector = if whose.sector.is_empty() { row.sector.clone() } else { whose.sector.clone() };
        m.former = whose.former;
        draft.role = Some(role);
        if number == Number::Singular {
            self.title_of_one(hit, from, draft, whose)
        } else {
            self.title_of_several(hit, from, draft, whose)
        }
    }

    /// «اتهم الرئيس نائبه»: a pronoun makes of a member of parliament the deputy of whoever it stands for.
    fn deputy_of_one(&self, i: usize, hit: &Hit) -> Option<u16> {
        let What::Role { role, number: Number::Singular, .. } = hit.what else { return None };
        let member = self.world.roles.get(role as usize)?.id == "mp";
        (member && hit.end == i + 1 && self.has_pronoun(i)).then(|| self.world.role_index("deputy-head"))?
    }

    /// «حزب زانو الحاكم», «الحزب الديمقراطي المعارض»: whether a word that belongs to no name stands right behind a body, whose adjective
    /// it is then, and not the title of somebody.
    pub(super) fn is_told_of_a_body(&self, i: usize) -> bool {
        let woman = ending::is_feminine(self.text.key(i));
        // «المنتدى الوطني للديمقراطية والوحدة المعارض»: it agrees with the head of the name, whatever the name ends in.
        let agrees = i > self.begin && self.agrees_before(i);
        let head = |d: &Draft| ending::is_feminine(self.text.key(d.first())) == woman;
        let body = |d: &Draft| {
            let m = &d.mention;
            let masculine = m.gender == Some(Gender::Masculine);
            let whole = d.end() == i && m.kind == Kind::Organization && !(masculine && woman);
            whole && (agrees || head(d))
        };
        i > self.begin
            && self.word_at(i, WordClass::Quality).is_some()
            && self.has_article(i)
            && !self.goes_before_a_name(i)
            && self.out.iter().rev().take(4).any(body)
    }

    /// Whose a title is, by what stands behind it from `from` on.
    fn whose_title(&self, from: usize, role: &str, shape: Shape, number: Number) -> Whose {
        let mut whose = self.whose(from, shape, number);
        if number != Number::Singular && self.is_in(from) {
            whose = Whose { end: from, ..Whose::default() };
        }
        if super::under::is_sent(role) && shape == Shape::Definite && whose.end == from {
            self.sent_by(&mut whose);
        }
        if shape == Shape::Definite && whose.end == from {
            self.of_a_short_name(role, &mut whose);
        }
        whose
    }

    /// A title of one: with its country, the name behind it, and the genitive that the lexicon may lack.
    fn title_of_one(&self, hit: &Hit, from: usize, mut draft: Draft, whose: Whose) -> Option<Vec<Draft>> {
        let What::Role { role, shape, .. } = hit.what else { return None };
        let row = self.world.roles.get(role as usize)?;
        let i = draft.first();
        let mut nested = whose.nested.clone();
        if hit.end == i + 1 && whose.end == hit.end && needs_genitive(&row.id) {
            return None;
        }
        self.settle(&mut draft, &whose, &row.only, shape);
        self.of_a_party_of(&mut draft, &whose, hit);
        self.of_a_kind_of_body(&mut draft, &whose);
        if super::under::is_sent(&row.id) {
            self.sent_to(&mut draft);
        }
        // An indefinite title takes a name only after its genitive («وزير خارجية روسيا سيرغي لافروف»).
        if shape != Shape::Construct || draft.need != Need::Country || whose.end > hit.end {
            self.name_after(&mut draft);
            nested.extend(self.place_of_affairs(whose.end, draft.end()));
            nested.extend(self.name_past_seat(&mut draft));
        }
        if hit.end == i + 1 && draft.name_tokens.is_none() && matches!(row.id.as_str(), "general" | "officer")
        {
            // «الفريق», «المقدم» are words before they are ranks.
            return None;
        }
        let longest =
            self.hits.at(i).iter().filter(|h| matches!(h.what, What::Role { .. })).map(|h| h.end).max();
        // «وزير الصيد البحري» has its genitive.
        let portfolio = from > hit.end && row.id == "minister" && longest <= Some(hit.end);
        if let Some(of) = self.whose_lawyer(&draft, hit, shape) {
            return Some(self.related_to(i, hit, of, &draft.mention.sector));
        }
        if shape == Shape::Construct
            && draft.need == Need::Country
            && draft.name_tokens.is_none()
            && !portfolio
        {
            if longest > Some(hit.end) {
                return None;
            }
            // «رئيس» alone, before a genitive the lexicon does not know, is no title of the state.
            self.unknown_genitive(&mut draft)?;
        }
        draft.of_this_state = draft.need == Need::Country
            && draft.name_tokens.is_none()
            && hit.end == i + 2
            && (self.is_the_state(i + 1) || row.id == "emir" && self.has_article(i + 1));
        if draft.name_tokens.is_none() && self.is_of_a_post(i) {
            draft.mention.kind = Kind::Office;
        }
        let apposed = if draft.name_tokens.is_none() { self.apposed_name(draft.end()) } else { None };
        let mut out = vec![draft];
        out.append(&mut nested);
        out.extend(apposed);
        Some(out)
    }

    /// «محامي النائب المعارض»: whom a man of law or a physician works for, where his title stands in the construct before another's.
    fn whose_lawyer(&self, draft: &Draft, hit: &Hit, shape: Shape) -> Option<Vec<Draft>> {
        let serves = matches!(draft.mention.role.as_deref(), Some("lawyer" | "doctor"));
        let bound = shape == Shape::Construct && draft.name_tokens.is_none() && draft.end() == hit.end;
        let inner = self.bare_at(hit.end, |w| {
            matches!(
                w,
                What::Role { number: Number::Singular, shape: Shape::Definite | Shape::Construct, .. }
            )
        });
        if !serves || !bound || draft.need != Need::Country {
            return None;
        }
        let known = || self.bare_at(hit.end, |w| matches!(w, What::Person(..)));
        let Some(inner) = inner else {
            return known().and_then(|_| self.person_at(hit.end)).filter(|d| d[0].need == Need::Nothing);
        };
        let whole = self.has_article(hit.end) || inner.end > hit.end + 1;
        whole.then(|| self.title(hit.end, &inner)).flatten()
    }

    /// «رئيس الدولة»: whether the definite noun for a state stands at `i`.
    fn is_the_state(&self, i: usize) -> bool {
        let noun = |h: &Hit| match h.what {
            What::Description(index, _) => {
                let row = self.world.descriptions.get(index as usize);
                row.is_some_and(|row| row.id.starts_with("state.") && row.number == Some(Number::Singular))
            }
            _ => false,
        };
        self.has_article(i) && self.hits.at(i).iter().any(noun)
    }

    /// «تنحى عن منصب وزير الدفاع»: whether the word before a title makes it name a post, and nobody who holds it.
    fn is_of_a_post(&self, i: usize) -> bool {
        let post = |h: &Hit| matches!(h.what, What::Word(WordClass::Post, _)) && h.end == i;
        i > self.begin && self.hits.at(i - 1).iter().any(post)
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

    /// «المدير المالي لشركة كذا»: whether the adjective behind the title of who runs a body tells his field: it is a state's too, but the
    /// language has it with a meaning of its own, and no state has such an office.
    fn is_field(&self, i: usize, role: u16) -> bool {
        let runs = self
            .world
            .roles
            .get(role as usize)
            .is_some_and(|row| row.sector.iter().eq(["GOV"]) && !super::under::is_sent(&row.id))
            && self.world.usage(role, true) == 0
            && self.world.usage(role, false) > 0;
        let of_state = self.bare_at(i, |w| matches!(w, What::Nisba { number: Number::Singular, .. }));
        let Some(What::Nisba { country, .. }) = of_state.filter(|_| runs).map(|h| h.what) else {
            return false;
        };
        let Some(state) = self.world.states.get(country as usize) else { return false };
        let own = state.adj_en.to_lowercase();
        self.readings(i).iter().any(|r| match r {
            Reading::Noun { noun, .. } | Reading::Adjective { noun, .. } => self
                .language
                .noun(*noun)
                .is_some_and(|n| n.adjective && !n.gloss.to_lowercase().contains(&own)),
            _ => false,
        })
    }

    /// «وزير» before a ministry the lexicon does not list, and «والتعاون الدولي» after one it does.
    fn past_portfolio(&self, mut i: usize, role: &str, shape: Shape) -> usize {
        let generic =
            shape == Shape::Construct && matches!(role, "minister" | "deputy-minister" | "minister-of-state");
        let mut taken = 0;
        while taken < 6 && self.is_arabic(i) {
            let key = self.text.key(i);
            let joined = prefix::is_joined_definite(key);
            let plain = inflect::has_article(key) && (generic || taken > 0);
            if !(joined || plain) || self.hits.at(i).iter().any(|h| is_actor(&h.what)) || self.is_verb(i) {
                break;
            }
            i += 1;
            taken += 1;
        }
        i
    }
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
