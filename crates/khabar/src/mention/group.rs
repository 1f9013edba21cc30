//! Descriptions, peoples and adjectives of origin: «جنود إسرائيليون», «الجانب الروسي», «الروس», «الغزو الروسي».

use super::draft::{Draft, Need};
use super::hits::Hit;
use super::read::Reader;
use super::whose::Whose;
use super::{Form, Kind};
use crate::lexicon::world::{Shape, StateName, What, WordClass, entity_id};
use crate::text::ending;
use crate::text::inflect;
use crate::text::prefix;
use crate::text::prepositions;
use crate::word::{Gender, Number, Reading};

/// Sectors of what is called by its leader («قوات حفتر», «نظام الأسد») or told to belong to somebody; a clan is not.
const LED: [&str; 8] = ["GOV", "MIL", "REB", "COP", "SPY", "PTY", "UAF", "ELI"];

/// The class of adverbs of manner.
const MANNER: &str = "adv_manner";

/// The row of a state as such.
const STATE: &str = "state.s";

/// The row of numbers that stand for people («المئات»).
const CROWDS: &str = "crowds.";

/// The beginning of the ids of those called rebels.
const REBEL: &str = "rebels.";

impl Reader<'_> {
    /// A description at `i`, with whose it is.
    pub(super) fn description_at(&self, i: usize) -> Option<Vec<Draft>> {
        if let Some(side) = self.side_at(i) {
            return Some(vec![side]);
        }
        let hit = *self
            .hits
            .at(i)
            .iter()
            .find(|h| matches!(h.what, What::Description(..)) && self.is_spelt_well(i, h))?;
        let What::Description(index, definite) = hit.what else { return None };
        let row = self.world.descriptions.get(index as usize)?;
        let verb = matches!(self.readings(i).first(), Some(Reading::Verb { .. }));
        if hit.end == i + 1
            && (verb
                || self.is_told_of_a_body(i)
                || self.is_attribute(i, hit.letters) && !self.is_bound_plural(i, hit)
                || self.is_made_one(i, hit)
                || self.is_in_manner(i))
        {
            return None;
        }
        // «دولة رئيس الوزراء»: before an office it is how its holder is addressed.
        let addressed = || self.bare_at(hit.end, |w| matches!(w, What::Role { .. })).is_some();
        if row.id == STATE && !definite && addressed() {
            return None;
        }
        if hit.end == i + 1 && (self.acts_on_next(i) || self.is_a_field(i)) {
            return None;
        }
        // «حزبا الليكود وكاديما»: each is named.
        let heads = |h: &Hit| h.end == hit.end && matches!(h.what, What::Word(WordClass::Heads, _));
        let named = |w: &What| matches!(w, What::Organisation(..) | What::Outlet(_));
        if self.hits.at(i).iter().any(heads) && self.bare_at(hit.end, named).is_some() {
            return None;
        }
        // «الأسلحة ملك لها»: what is somebody's is nobody.
        if !definite && hit.end == i + 1 && self.is_owned_thing(i) {
            return None;
        }
        // «العشرات من الجنود»: a number is of those who stand behind «من».
        if row.id.starts_with(CROWDS)
            && hit.end < self.stop
            && prepositions::is_from(self.text.loose(hit.end))
        {
            return None;
        }
        let shape = if definite { Shape::Definite } else { Shape::Construct };
        let mut whose = self.whose(hit.end, shape, Number::Singular);
        // «هاجم مستوطنون قرية حوارة»: a plural in -ون has no genitive.
        let bound = ending::is_nominative_plural(self.text.key(hit.end - 1)) && !definite;
        // «قتل مستوطنون فلسطينيا»: and the adjective of one ends as it does.
        let of_origin = ending::is_plural_of_men(self.text.key(hit.end.min(self.stop - 1)))
            && self.nisba_code(hit.end, shape, &Whose::default()).is_some();
        // «دعت منظمات حقوقية الحكومة»: an indefinite noun with an adjective of its own has none either.
        let last = hit.end - 1;
        let adjective = |r: &Reading| matches!(r, Reading::Adjective { .. });
        let described = !definite
            && last > i
            && self.readings(last).iter().any(adjective)
            && self.hits.at(hit.end).iter().all(|h| h.preposition.is_none())
            && self.nisba_code(hit.end, shape, &Whose::default()).is_none();
        if (bound || described) && whose.end > hit.end && !of_origin {
            whose = Whose { end: hit.end, ..Whose::default() };
        }
        // «سيطروا على موقع للجيش»: what armed men hold is no medium.
        let armed = |s: &String| matches!(s.as_str(), "MIL" | "REB" | "COP");
        if row.sector.iter().any(|s| s == "JRN") && whose.sector.first().is_some_and(armed) {
            return None;
        }
        // «قضاء سوق الشيوخ»: a word for a district as well is one, indefinite and with no state behind it.
        let place = |h: &Hit| h.end == hit.end && matches!(h.what, What::Word(WordClass::PlaceHead, _));
        if !definite && (whose.end == hit.end || whose.local) && self.hits.at(i).iter().any(place) {
            return None;
        }
        // «المنظمات الدولية»: the adjective of a bloc may be a word of the description itself.
        if let Some(last) = (hit.end - 1).checked_sub(i).filter(|&n| n > 0 && definite).map(|n| i + n)
            && whose.countries.is_empty()
            && let Some((code, end)) = self.nisba_code(last, shape, &whose)
            && end == hit.end
        {
            whose.countries.push((code, (last, end)));
        }
        if whose.countries.is_empty() && row.sector.first().is_some_and(|s| LED.contains(&s.as_str())) {
            self.behind(&mut whose, shape);
        }
        let people = ["GOV", "UNK", "LEG", "PTY", "EDU"];
        let sends = row.sector.first().is_some_and(|s| people.contains(&s.as_str()));
        if whose.end == hit.end && !definite && sends {
            self.sent_from(hit.end, &mut whose);
        }
        let person = row.number == Some(Number::Singular) && self.is_human(i, hit.end);
        let kind = match row.number {
            Some(Number::Singular) if person => Kind::Person,
            Some(Number::Singular) => Kind::Organization,
            _ => Kind::Group,
        };
        let mut draft = self.draft(kind, Form::Description, i, whose.end, &hit);
        let m = &mut draft.mention;
        // «وفد الحركة», «أعضاء النقابة»: a general word is of whatever it belongs to; forces are of police or rebels too.
        let first = row.sector.first().map_or("", String::as_str);
        let general = match first {
            // «متمردي جيش التحرير»: who is called a rebel is one of no state's army.
            "REB" if row.id.starts_with(REBEL) => !whose.sector.iter().any(|s| s == "MIL"),
            "GOV" | "UNK" | "REB" => true,
            "MIL" | "UAF" => {
                whose.sector.first().is_some_and(|s| matches!(s.as_str(), "COP" | "REB" | "SPY"))
            }
            _ => false,
        };
        m.sector =
            if whose.sector.is_empty() || !general { row.sector.clone() } else { whose.sector.clone() };
        m.gender = row.gender;
        m.number = row.number;
        m.name = row.name_en.clone();
        m.name_ar = row.name_ar.clone();
        m.former = whose.former;
        m.score = 0.8;
        if let Some((code, _)) = whose.countries.first() {
            m.country = Some(code.clone());
        } else if whose.local && row.id.starts_with("state.") {
            // «دول غرب أفريقيا»: states of a stretch of the earth are no one's.
            m.country = Some("---".to_owned());
        } else if whose.pair {
            // «جيشا البلدين»
            draft.need = Need::PairOfStates;
        } else if let Some(pronoun) = self.possessor(whose.end - 1) {
            draft.need = Need::Owner(pronoun);
        } else if let Some(state) = row.id.split_once('.').and_then(|(state, _)| self.world.country(state)) {
            // «مستوطنون»: those whose description is of one state wherever they are.
            m.country = Some(state.iso3.clone());
            m.score = 0.7;
        } else if !matches!(row.sector.first().map(String::as_str), Some("EDU" | "UNK")) || definite {
            draft.need = Need::Weak;
        }
        // A name in quotes after a description is a thing's («المدمرة "كارني"»); an honorific opens another naming.
        if person
            && self.past_quote(whose.end) == whose.end
            && self.word_at(whose.end, WordClass::Honorific).is_none()
        {
            self.name_after(&mut draft);
        }
        let mut out = vec![draft];
        out.extend(whose.nested);
        Some(out)
    }

    /// «التدخل عسكريا في ليبيا», «ردت إيران عسكريا»: whether a word that may be somebody in the accusative tells how something is done: no verb
    /// stands right before it, and no adjective of origin behind it.
    fn is_in_manner(&self, i: usize) -> bool {
        let manner = self.language.is_particle(self.text.loose(i), MANNER);
        let origin = |w: &What| matches!(w, What::Nisba { .. });
        manner && i > self.begin && !self.is_verb(i - 1) && self.bare_at(i + 1, origin).is_none()
    }

    /// «مواقع متمردي تشاد», «هجوم مسلحي الحركة»: a plural that has lost its «ن» before whose they are describes no noun before it.
    fn is_bound_plural(&self, i: usize, hit: Hit) -> bool {
        let What::Description(index, false) = hit.what else { return false };
        let several =
            self.world.descriptions.get(index as usize).is_some_and(|r| r.number == Some(Number::Plural));
        let body = |w: &What| matches!(w, What::Organisation(..) | What::State(..) | What::Place(_));
        several
            && ending::is_bound(self.text.key(i))
            && !self.has_pronoun(i)
            && (self.has_article(hit.end) || self.bare_at(hit.end, body).is_some())
    }

    /// «ملك لها»: whether a word that means a thing as well, owned, has whose it is behind «ل» with a pronoun.
    fn is_owned_thing(&self, i: usize) -> bool {
        let thing = |r: &Reading| match r {
            Reading::Noun { noun, .. } => self.language.noun(*noun).is_some_and(|n| !n.human && !n.adjective),
            _ => false,
        };
        let to =
            self.is_owned(i + 1) && self.is_particle(i + 1) && self.text.key(i + 1).starts_with(prefix::LI);
        to && (self.readings(i).iter().any(thing) || self.readings(i).iter().any(|r| r.is_verb()))
    }

    /// «جنوده», «مواطنيها»: the pronoun that tells whose a description is.
    fn possessor(&self, last: usize) -> Option<u8> {
        let suffix = self.suffix(last)?;
        // «قواتنا» is of whoever speaks.
        let known = |&(ending, gender, number): &(&str, Option<Gender>, Number)| {
            ending == suffix && (gender.is_some() || number == Number::Dual)
        };
        inflect::PRONOUNS.iter().position(known).map(|n| n as u8)
    }

    /// «القيادي الحوثي»: the name of an armed group in the singular, behind a definite noun as its adjective.
    pub(super) fn adjective_of_a_group(&self, i: usize, shape: Shape) -> Option<Hit> {
        let armed = |index: u16| {
            self.world.organisations.get(index as usize).is_some_and(|row| row.kind == "armed-group")
        };
        let adjective = shape == Shape::Definite
            && i < self.stop
            && self.has_article(i)
            && (ending::is_nisba_like(self.text.key(i)) || ending::is_plural_nisba(self.text.key(i)));
        self.bare_at(i, |w| matches!(*w, What::Organisation(index, false) if armed(index)))
            .filter(|h| adjective && h.end == i + 1)
    }

    /// «بعثة من البنك الدولي», «نواب من الكونغرس», «وفد عسكري رفيع من باكستان»: those who come from a body or a state are of it.
    pub(super) fn sent_from(&self, mut i: usize, whose: &mut Whose) {
        while let Some(quality) = self.word_at(i, WordClass::Quality).filter(|_| i < self.stop) {
            i = quality.end;
        }
        let sends = |w: &What| {
            matches!(
                w,
                What::Organisation(_, false)
                    | What::Body(_, Shape::Definite)
                    | What::State(_, StateName::Full)
                    | What::Word(WordClass::Head, _)
            )
        };
        // «سبع دول من أمريكا اللاتينية»: a longer place is no state.
        let place = self.bare_at(i + 1, |w| matches!(w, What::Place(_))).map_or(0, |h| h.end);
        let quoted = i + 1 < self.stop && super::hits::is_quote(self.text.token(i + 1));
        let sender = self.bare_at(i + 1 + usize::from(quoted), sends).filter(|h| h.end >= place);
        if i < self.stop && prepositions::is_from(self.text.key(i)) && sender.is_some() {
            self.genitive_at(i + 1, false, whose);
        }
    }

    /// «رئيسا للوزراء», «مستشارا للرئيس»: what somebody is made.
    pub(super) fn is_made_one(&self, i: usize, hit: Hit) -> bool {
        hit.preposition == Some(prefix::LI)
            && i > self.begin
            && self.text.key(i - 1).ends_with(ending::ACCUSATIVE)
            && self.readings(i - 1).iter().any(|r| r.is_nominal())
    }

    /// «الجانب الروسي»: the state by its side of a table.
    fn side_at(&self, i: usize) -> Option<Draft> {
        let hit = *self.hits.at(i).iter().find(|h| matches!(h.what, What::Word(WordClass::Side, _)))?;
        let nisba = self.bare_at(hit.end, |w| matches!(w, What::Nisba { definite: true, .. }))?;
        let What::Nisba { country, .. } = nisba.what else { return None };
        let mut draft = self.draft(Kind::State, Form::Demonym, i, nisba.end, &hit);
        self.of_country(&mut draft, country, &["GOV"]);
        Some(draft)
    }

    /// A people or an adjective of origin at `i`.
    pub(super) fn nisba_at(&self, i: usize) -> Option<Vec<Draft>> {
        let hit =
            *self.hits.at(i).iter().find(|h| {
                matches!(h.what, What::Nisba { .. } | What::People(_)) && self.is_spelt_well(i, h)
            })?;
        let hit = self.likeliest_nisba(i, hit);
        let draft = match hit.what {
            What::People(country) => {
                let mut draft = self.draft(Kind::Group, Form::Demonym, i, hit.end, &hit);
                self.of_country(&mut draft, country, &["CVL"]);
                draft.mention.number = Some(Number::Plural);
                draft
            }
            What::Nisba { country, number: Number::Plural | Number::Dual, .. } => {
                let noun = self.plural_before(i);
                let first = noun.unwrap_or(i);
                let mut draft = self.draft(Kind::Group, Form::Demonym, i, hit.end, &hit);
                draft.mention.span =
                    if noun.is_some() { self.text.span(first, hit.end - 1) } else { draft.mention.span };
                draft.mention.tokens.0 = first as u32;
                self.of_country(&mut draft, country, &["CVL"]);
                draft.mention.number = Some(Number::Plural);
                draft
            }
            What::Nisba { country, gender, definite, .. } => {
                let counted = !definite && self.is_counted(i);
                let alone = !definite && (counted || self.is_victim(i) || self.is_one_of_people(i));
                let kind = if alone { Kind::Person } else { Kind::State };
                let mut draft = self.draft(kind, Form::Demonym, i, hit.end, &hit);
                self.of_country(&mut draft, country, if alone { &["CVL"] } else { &["GOV"] });
                draft.mention.number = Some(if counted { Number::Plural } else { Number::Singular });
                draft.mention.gender = Some(gender);
                if self.is_another_adjective(i, country) {
                    draft.need = Need::Antecedent;
                }
                if !alone {
                    // An adjective of a noun that is no actor: who the noun is of, if it is an event.
                    draft.mention.score = 0.5;
                    draft.mention.oblique = true;
                }
                draft
            }
            _ => return None,
        };
        // «عربي», «دولي» alone name nobody.
        (draft.mention.country.as_deref() != Some("---")).then(|| vec![draft])
    }

    /// Whether the language knows the word as an adjective of something else («مالي» of money): then the state is meant only
    /// where the article names it otherwise.
    pub(super) fn is_another_adjective(&self, i: usize, country: u16) -> bool {
        let adjective = self.world.states.get(country as usize).map(|s| s.adj_en.to_lowercase());
        let mut others = self.readings(i).iter().filter_map(|r| match r {
            // «مصري» is of Egypt sooner than some who insist.
            Reading::Adjective { noun, number: Number::Singular, .. } => self.language.noun(*noun),
            _ => None,
        });
        // English writes what is of a state with a capital.
        let of_a_state = |gloss: &str| gloss.chars().next().is_some_and(char::is_uppercase);
        adjective.is_some_and(|own| others.any(|n| !of_a_state(n.gloss) && !n.gloss.contains(&own)))
    }

    pub(super) fn of_country(&self, draft: &mut Draft, country: u16, sector: &[&str]) {
        let m = &mut draft.mention;
        m.country = Some(self.world.code(country).to_owned());
        m.sector = sector.iter().map(|s| (*s).to_owned()).collect();
        if let Some(row) = self.world.states.get(country as usize) {
            m.name = row.name_en.clone();
            m.name_ar = row.name_ar.clone();
            if m.kind == Kind::State {
                m.entity = Some(entity_id(&row.qid, &row.iso3));
            }
        }
    }

    /// A noun in the plural before a plural nisba («الصيادين التونسيين») belongs to the group.
    fn plural_before(&self, i: usize) -> Option<usize> {
        let before = i.checked_sub(1).filter(|&b| b >= self.begin && self.is_arabic(b))?;
        let key = self.text.key(before);
        let same = inflect::has_article(key) == inflect::has_article(self.text.key(i));
        // «إيطاليين ويابانيين»: who is joined by a conjunction is no description of who stands before.
        let joined = self.words[i].prefixes.conjunction.is_some();
        (!joined && ending::is_sound_plural(key) && same && !self.is_verb(before)).then_some(before)
    }
}
