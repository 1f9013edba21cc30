//! Who a title means on a day, and what a person is on it.

use super::draft::Draft;
use super::{Form, Kind};
use crate::date::Day;
use crate::lexicon::World;
use crate::lexicon::world::{State, Tenure, What, entity_id};
use crate::text::grammar::Gender;
use crate::text::prepositions;
use crate::text::translit::{ONE_NAME, alike, likeness, name_key};
use crate::text::{fold, inflect, prefix};

/// Roles that are one office under several names: whoever leads the state, and whoever leads its government.
const SAME: [&[&str]; 4] = [
    &[
        "president",
        "leader",
        "king",
        "queen",
        "emir",
        "sultan",
        "emperor",
        "supreme-leader",
        "council-president",
        "interim-president",
        "national-committee",
        "strongman",
        "ruler",
        "general-secretary",
    ],
    &["prime-minister", "chancellor", "taoiseach", "prime-minister-designate"],
    &["foreign-minister", "minister-of-state-foreign"],
    &["army-chief", "commander"],
];

/// Whether two roles may be one office.
pub(super) fn is_same_role(a: &str, b: &str) -> bool {
    a == b || SAME.iter().any(|group| group.contains(&a) && group.contains(&b))
}

/// The tenure of an office on a day; where the office is not listed, of one that goes by another name.
pub(super) fn holder<'w>(world: &'w World, office: &str, day: Option<Day>) -> Option<&'w Tenure> {
    let on = |office: &str| match day {
        Some(day) => world.office_holder(office, day),
        None => world.last_holder(office),
    };
    if let Some(tenure) = on(office) {
        return Some(tenure);
    }
    let (seat, role) = office.rsplit_once('.')?;
    // Whoever leads a state's security council is its national security adviser.
    if let Some((state, _)) = seat.split_once('.').filter(|(_, body)| body.contains("security-council")) {
        return on(&format!("{state}.national-security"));
    }
    let group = SAME[..2].iter().find(|g| g.contains(&role))?;
    group.iter().filter(|r| **r != role).find_map(|r| on(&format!("{seat}.{r}")))
}

/// Gives a title its holder, and a person his office.
pub(super) fn complete(world: &World, draft: &mut Draft, day: Option<Day>) {
    match (draft.person, draft.mention.form) {
        (Some(person), _) => office_of(world, draft, person, day),
        (None, Form::Title) => holder_of(world, draft, day),
        (None, _) => by_variant(world, draft, day),
    }
    // «الحكومة السابقة» was a government when it acted; a man who governed no more is of those who did.
    if draft.mention.former && draft.mention.kind == Kind::Person {
        draft.mention.sector = vec!["ELI".to_owned()];
    }
    describe(world, draft);
}

/// What a named person holds on the day decides his sector and country, where no title beside the name did.
fn office_of(world: &World, draft: &mut Draft, person: u32, day: Option<Day>) {
    let Some(row) = world.people.get(person as usize) else { return };
    // A title with its country or body is what the text says; «الأمير», «الشيخ», «الرئيس» alone say less than the tenures.
    let titled = draft.mention.role.is_some() && (draft.explicit || draft.mention.former);
    let held = match day {
        Some(day) => highest(world, world.offices_of(person, day)),
        None => world.all_offices_of(person).max_by_key(|t| t.from),
    };
    if titled {
        if let (None, Some(t)) = (&draft.mention.office, held) {
            draft.mention.office = Some(t.office.clone());
        }
        if draft.mention.country.is_none() {
            draft.mention.country = Some(row.country.clone());
        }
        return;
    }
    // The role the text gives is right for its day, even where the day is not known well.
    let said = draft.mention.role.clone().filter(|r| !super::title::is_rank(r));
    let held = match &said {
        Some(role) => {
            // «رئيس المجلس»: of a parliament, where the one named leads one.
            let council = |r: &str| role == "council-president" && r == "speaker";
            let own = |t: &&Tenure| {
                t.office.rsplit_once('.').is_some_and(|(_, r)| is_same_role(role, r) || council(r))
            };
            let near = |t: &&Tenure| day.map_or(0, |d| t.from.days_until(d).abs());
            // «الرئيس أردوغان» is the president before he is his party's leader.
            let exact = |t: &&Tenure| t.office.rsplit_once('.').is_some_and(|(_, r)| r == role || council(r));
            let found = world.all_offices_of(person).filter(own).min_by_key(|t| (!exact(t), near(t)));
            if found.is_none() {
                draft.mention.country.get_or_insert_with(|| row.country.clone());
                return;
            }
            found
        }
        None => held,
    };
    match held {
        Some(tenure) => {
            let (country, sector) = world.seat_of(&tenure.office);
            draft.mention.office = Some(tenure.office.clone());
            draft.mention.role = tenure.office.rsplit_once('.').map(|(_, r)| r.to_owned());
            draft.role = world.role_of(&tenure.office);
            draft.mention.country = Some(if country.is_empty() { row.country.clone() } else { country });
            draft.mention.sector = sector;
        }
        None if draft.mention.role.is_some() && !draft.mention.sector.is_empty() => {}
        None => {
            let held_before =
                day.is_some_and(|d| world.all_offices_of(person).any(|t| t.until.is_some_and(|u| u < d)));
            // One whose offices are all still to come stands for them: a candidate is of his party.
            let mut offices = world.all_offices_of(person).peekable();
            let to_come = offices.peek().is_some() && day.is_some_and(|d| offices.all(|t| t.from > d));
            if draft.mention.sector.is_empty() {
                let sector = match (held_before, to_come) {
                    (true, _) => "ELI",
                    (false, true) => "PTY",
                    (false, false) => "GOV",
                };
                draft.mention.sector = vec![sector.to_owned()];
            }
        }
    }
}

/// Of the offices held on one day the one that its holder is called by: who leads a state or its government does that before he leads a
/// party; else the latest taken up.
fn highest<'w>(world: &World, held: Vec<&'w Tenure>) -> Option<&'w Tenure> {
    let leads = |t: &&&Tenure| {
        t.office.split_once('.').is_some_and(|(seat, role)| {
            world.country(seat).is_some()
                && SAME[..2].iter().any(|group| group[..].contains(&role))
                && role != "general-secretary"
        })
    };
    held.iter().find(leads).or(held.first()).copied()
}

/// A title without a name means whoever holds the office on the day.
fn holder_of(world: &World, draft: &mut Draft, day: Option<Day>) {
    if draft.mention.former || draft.mention.entity.is_some() {
        return;
    }
    let Some(office) = draft.mention.office.clone() else { return };
    let Some(tenure) = holder(world, &office, day) else { return };
    let Some(row) = world.people.get(tenure.person as usize) else { return };
    // «المستشارة الألمانية»: a title in the feminine is never a man's, whoever the tenures have for the day.
    if (draft.mention.gender, row.gender) == (Some(Gender::Feminine), Some(Gender::Masculine)) {
        return;
    }
    draft.mention.office = Some(tenure.office.clone());
    draft.person = Some(tenure.person);
    draft.mention.entity = Some(entity_id(&row.qid, &row.id));
    draft.mention.name = row.name_en.clone();
    draft.mention.name_ar = row.name_ar.clone();
    draft.mention.gender = row.gender.or(draft.mention.gender);
    draft.mention.score = draft.mention.score.min(if day.is_some() { 0.8 } else { 0.5 });
}

/// A name the lexicon spells otherwise: the office's holder if the spellings are alike, or the one person whose key is
/// the same.
fn by_variant(world: &World, draft: &mut Draft, day: Option<Day>) {
    if draft.mention.entity.is_some() || draft.name_tokens.is_none() {
        return;
    }
    let key = name_key(&draft.mention.name_ar);
    let office = draft.mention.office.clone();
    let held = office.as_deref().and_then(|o| holder(world, o, day)).map(|t| t.person);
    let alike = held.filter(|&p| {
        let Some(row) = world.people.get(p as usize) else { return false };
        likeness(&key, &name_key(&row.name_ar)) > 0.66
    });
    // Of spellings with one key those that differ in a word of their own («حسن», «حسين») are two names.
    let words = draft.mention.name_ar.clone();
    let like: Vec<u32> = world
        .spelt_like(&key)
        .into_iter()
        .filter(|&p| world.people.get(p as usize).is_some_and(|row| is_one_name(world, &words, &row.name_ar)))
        .collect();
    let alike = alike.or_else(|| former_holder(world, office.as_deref()?, &draft.mention.name_ar, day));
    let found = match (alike, like.as_slice()) {
        (Some(p), _) => p,
        (None, [only]) if key.contains(' ') => *only,
        _ => return,
    };
    let Some(row) = world.people.get(found as usize) else { return };
    if draft
        .mention
        .country
        .as_ref()
        .is_some_and(|c| *c != row.country && c.len() == 3 && draft.role.is_some())
    {
        return;
    }
    draft.person = Some(found);
    draft.mention.entity = Some(entity_id(&row.qid, &row.id));
    draft.mention.name = row.name_en.clone();
    draft.mention.name_ar = row.name_ar.clone();
    draft.mention.gender = row.gender.or(draft.mention.gender);
    if draft.mention.country.is_none() {
        draft.mention.country = Some(row.country.clone());
    }
    office_of(world, draft, found, day);
}

/// Whoever held the office at some time and is spelt as the text spells the name, the nearest in time.
fn former_holder(world: &World, office: &str, name: &str, day: Option<Day>) -> Option<u32> {
    let spelt = |t: &&Tenure| {
        world.people.get(t.person as usize).is_some_and(|row| is_one_name(world, name, &row.name_ar))
    };
    let far = |t: &&Tenure| day.map_or(0, |d| t.from.days_until(d).abs());
    world.tenures_of(office).iter().filter(spelt).min_by_key(far).map(|t| t.person)
}

/// Whether two spellings with one key may be of one name: no word of the one stands for another word that is itself known
/// as a given name.
fn is_one_name(world: &World, a: &str, b: &str) -> bool {
    let given = |word: &str| world.names.lookup(word).iter().any(|e| matches!(e.what, What::Given(_)));
    let differ = |(a, b): (&str, &str)| fold::loose(a) != fold::loose(b) && given(a) && given(b);
    alike(a, b) >= ONE_NAME && !a.split_whitespace().zip(b.split_whitespace()).any(differ)
}

/// A name for readers, where none has been found: «foreign minister of Belarus».
fn describe(world: &World, draft: &mut Draft) {
    let m = &mut draft.mention;
    let state = m.country.as_deref().and_then(|c| world.country(c));
    if let (Some(body), Some(state)) = (draft.body.and_then(|b| world.bodies.get(b as usize)), state) {
        m.name = format!("{} of {}", capitalised(&body.name_en), state.name_en);
        m.name_ar = match inflect::definite_nisba(&state.nisba_ar, body.gender) {
            Some(nisba) => format!("{} {nisba}", body.name_ar),
            None => format!("{} {}", body.name_ar, state.name_ar),
        };
        let id = format!("{}.{}", state.iso3.to_lowercase(), body.id);
        m.entity = Some(match world.organisation(&id) {
            Some(known) => entity_id(&known.qid, &known.id),
            None => format!("khabar:{id}"),
        });
        return;
    }
    let titled = draft.role.and_then(|r| world.roles.get(r as usize));
    if let (Some(role), None, Form::Title) = (titled, &m.entity, m.form) {
        let of = if m.name == role.name_en {
            // «وزيرا خارجية مصر والأردن»: those of an office are called by it.
            String::new()
        } else if m.name.is_empty() {
            state.map(|s| s.name_en.clone()).unwrap_or_default()
        } else {
            m.name.clone()
        };
        m.name = if of.is_empty() { role.name_en.clone() } else { format!("{} of {of}", role.name_en) };
        m.name_ar = of_whom(&role.name_ar, &m.name_ar, state);
    }
}

/// A title with whose it is: «وزير الدفاع التركي», «المتحدث باسم وزارة الطاقة», «المدير العام لليونسكو».
fn of_whom(title: &str, body_ar: &str, state: Option<&State>) -> String {
    let bound = title.rsplit(' ').next().is_some_and(prepositions::is_in_the_name);
    match state {
        _ if !body_ar.is_empty() && bound => format!("{title} {body_ar}"),
        _ if !body_ar.is_empty() => format!("{title} {}", prefix::before(&prefix::LI.to_string(), body_ar)),
        Some(state) if bound => format!("{title} {}", state.name_ar),
        Some(state) => match inflect::definite_nisba(&state.nisba_ar, Gender::Masculine) {
            Some(nisba) => format!("{title} {nisba}"),
            None => format!("{title} {}", state.name_ar),
        },
        None => title.to_owned(),
    }
}

fn capitalised(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
