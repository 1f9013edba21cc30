//! Titles: «وزير الخارجية الروسي سيرغي لافروف», «وزير خارجيتها», «نائب وزير الدفاع», «نظيره الصيني», «الأمين العام للأمم المتحدة».

use super::draft::{Draft, Need};
use super::hits::Hit;
use super::read::Reader;
use super::whose::Whose;
use super::{Form, Kind};
use crate::lexicon::world::{Shape, StateName, What, WordClass};
use crate::text::{inflect, prepositions};
use crate::word::Number;

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
        let help = self.has_preposition(i) && inflect::is_feminine(self.text.key(i));
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

    pub(super) fn title(&self, i: usize, hit: &Hit) -> Option<Vec<Draft>> {
        let What::Role { role, shape, gender, number } = hit.what else { return None };
        if hit.end == i + 1 && self.is_attribute(i, hit.letters) {
            return None;
        }
        let row = self.world.roles.get(role as usize)?;
        if row.id == "cleric" && hit.end == i + 1 && shape == Shape::Construct && self.is_circumstance(i) {
            return None;
        }
        let from =
            if is_ministerial(&row.id) { self.past_portfolio(hit.end, &row.id, shape) } else { hit.end };
        let mut whose = self.whose(from, shape, number);
        if number != Number::Singular && self.is_in(from) {
            whose = Whose { end: from, ..Whose::default() };
        }
        if super::under::is_sent(&row.id) && shape == Shape::Definite && whose.end == from {
            self.sent_by(&mut whose);
        }
        if shape == Shape::Definite && whose.end == from {
            self.of_a_short_name(&row.id, &mut whose);
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
            if let Some(each) = self.each_named(&draft, from) {
                return Some(each);
            }
            // «قال نواب»: those of an office are called by it.
            draft.mention.name = row.name_en.clone();
            // «رئيسا فرنسا ومصر» are two; «رئيسا» alone is one, made so.
            let short =
                hit.end == i + 1 && !self.has_article(i) && !self.text.key(i).ends_with(inflect::NOON);
            if number == Number::Dual && short && whose.countries.len() < 2 {
                return None;
            }
            // «رئيسا للوزراء»: what one is made, not those of that office.
            let owned = matches!(shape, Shape::Owned(_)) && whose.countries.is_empty();
            let mut out = if self.is_made_one(i, *hit) { return None } else { self.several(draft, whose) };
            if let (Shape::Owned(pronoun), true) = (shape, owned) {
                // «نوابها», «سفراؤه»
                out[0].need = Need::Owner(pronoun);
            }
            return Some(out);
        }
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
        if draft.name_tokens.is_none() && self.is_of_a_post(i) {
            draft.mention.kind = Kind::Office;
        }
        let apposed = if draft.name_tokens.is_none() { self.apposed_name(draft.end()) } else { None };
        let mut out = vec![draft];
        out.append(&mut nested);
        out.extend(apposed);
        Some(out)
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

    /// «الأمين العام للحزب», «الكاتبة العامة للنقابة»: who leads a body of a kind that the text has named before is of that kind.
    fn of_a_kind_of_body(&self, draft: &mut Draft, whose: &Whose) {
        let at = whose.end;
        let generic = draft.need == Need::Country && whose.organisation.is_none() && at < self.stop;
        let to = |h: &&Hit| {
            matches!(h.what, What::Word(WordClass::Head, _)) && h.preposition == Some(prepositions::TO)
        };
        let Some(hit) = self.hits.at(at).iter().find(to).filter(|_| generic) else { return };
        let What::Word(_, value) = hit.what else { return };
        let definite = inflect::is_to_definite(self.text.key(at)) && hit.end == at + 1;
        if definite && self.bare_at(at + 1, |w| matches!(w, What::Organisation(..))).is_none() {
            draft.mention.sector = vec![self.world.value(value).to_owned()];
            draft.mention.office = None;
        }
    }

    /// «رئيس حزب روماني»: who leads a body that only its country is told of holds no office of the state.
    fn of_a_party_of(&self, draft: &mut Draft, whose: &Whose, hit: &Hit) {
        let head = |w: &What| matches!(w, What::Word(WordClass::Head, _));
        let last = hit.end - 1;
        let origin = whose.countries.first().is_some_and(|(_, (at, _))| {
            *at == hit.end
                && self.bare_at(*at, |w| matches!(w, What::Nisba { definite: false, .. })).is_some()
        });
        if last > draft.first()
            && origin
            && whose.organisation.is_none()
            && self.bare_at(last, head).is_some()
        {
            draft.mention.office = None;
            let role = draft.role.and_then(|r| self.world.roles.get(r as usize));
            draft.mention.name = role.map_or(String::new(), |r| r.name_en.clone());
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

    /// «الرئيسان الروسي والصيني»: one mention, a member for each country named.
    fn several(&self, mut draft: Draft, whose: Whose) -> Vec<Draft> {
        let codes = whose.countries.clone();
        let mut members = Vec::new();
        match codes.as_slice() {
            [] if whose.pair => draft.need = Need::Pair,
            // «عفا الملك عن الناشطين»: in -ين two who govern are known sooner than two others, who are several as well.
            [] if draft.mention.number == Some(Number::Dual) => {
                let governs = draft.mention.sector.first().is_none_or(|s| s == "GOV");
                let open = inflect::is_oblique_plural(self.text.key(draft.first()));
                let known = self.has_article(draft.first()) && governs || !open;
                draft.need = if known { Need::Pair } else { Need::Weak };
            }
            [] if self.has_article(draft.first()) => draft.need = Need::Weak,
            [] => {}
            [(code, _)] => draft.mention.country = Some(code.clone()),
            several => {
                for (code, tokens) in several {
                    let joined = self.hits.at(tokens.0).iter().find(|h| {
                        h.end == tokens.1 && matches!(h.what, What::Nisba { .. } | What::State(..))
                    });
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
        let head_at = |at: usize| self.bare_at(at, |w| matches!(w, What::Word(WordClass::Head, _)));
        let sector_of = |head: &Hit| match head.what {
            What::Word(_, value) => Some(self.world.value(value).to_owned()),
            _ => None,
        };
        // «رئيس حزب النور»: the title's own last word may be what the unknown body is.
        let own = (start > draft.mention.tokens.0 as usize + 1).then(|| head_at(start - 1)).flatten();
        let mut sector = own.as_ref().and_then(sector_of);
        if let Some(head) = head_at(start) {
            sector = sector_of(&head);
            end = head.end;
        }
        let quote = |k: usize| k < self.stop && super::hits::is_quote(self.text.token(k));
        if end > start
            && quote(end)
            && let Some(close) = (end + 1..(end + 8).min(self.stop)).find(|&k| quote(k))
        {
            end = close + 1;
        }
        let of_a_body = sector.is_some();
        while end < start + 4 {
            let word = self.has_article(end)
                && !self.is_particle(end)
                && !self.hits.at(end).iter().any(|h| is_actor(&h.what));
            // «رئيس حزب الحرية والبناء», «رئيس حزب الفجر الجديد»: what is joined to a body's name, and an adjective of it or of the title.
            let more = of_a_body
                && end > start
                && (self.is_joined_noun(end) || self.word_at(end, WordClass::Incumbent).is_some());
            if !word && !more {
                break;
            }
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
        let mut parliament = Whose { end, ..Whose::default() };
        self.of_parliament(&mut parliament);
        if let Some((code, after)) = self.nisba_code(end, Shape::Definite, &Whose::default()) {
            draft.mention.country = Some(code);
            draft.need = Need::Nothing;
            end = after;
        } else if parliament.end > end {
            draft.mention.sector = parliament.sector;
            draft.mention.country = parliament.countries.first().map(|(code, _)| code.clone());
            draft.need = if draft.mention.country.is_some() { Need::Nothing } else { Need::Weak };
            end = parliament.end;
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
            && !self.has_article(before)
            && !self.is_verb(before)
            && !self.is_particle(before)
            && self.word_at(before, WordClass::Victim).is_none()
            && self.readings(before).iter().any(|r| r.is_nominal());
        // «تسجيل مصور»: an attribute of the noun before it.
        let common = matches!(
            draft.mention.role.as_deref(),
            None | Some("president" | "king" | "minister" | "leader" | "secretary" | "mp")
        );
        !attribute && (draft.mention.former || !common)
    }
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
