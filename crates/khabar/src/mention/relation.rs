//! Namings that mean somebody only by another: by a pronoun («بلاده»، «وزير خارجيتها»), as a counterpart («نظيره الصيني») or as
//! some of those named before («الجانبان»).

use super::draft::{Draft, Need};
use super::resolve::{take_over, weakly};
use super::{Form, Kind, refer};
use crate::lexicon::World;
use crate::word::Number;

/// «بلاده», «وزير خارجيتها»: the country of whoever the pronoun means.
pub(super) fn owned(world: &World, drafts: &mut [Draft], n: usize, pronoun: u8, home: Option<&str>) {
    let Some(owner) = refer::owner(drafts, n, pronoun) else {
        drafts[n].dropped = drafts[n].mention.kind == Kind::State;
        let full = drafts[n].name_tokens.is_some_and(|(first, end)| end > first + 1);
        let named = drafts[n].mention.kind == Kind::Person && full;
        // «منعت السلطات الحزب وأوقفت قادته»: those of a body of no country are of its sector.
        if let Some(body) = refer::body(drafts, n, pronoun) {
            take_sector(drafts, n, body);
        }
        if drafts[n].mention.form == Form::Description || named {
            weakly(drafts, n, home);
        }
        return;
    };
    let country = drafts[owner].mention.country.clone();
    let members = drafts[owner].mention.members.clone();
    take_sector(drafts, n, owner);
    let d = &mut drafts[n];
    let homeland = matches!(d.need, Need::Homeland(_));
    d.need = Need::Nothing;
    d.mention.score = d.mention.score.min(0.75);
    d.mention.country = country.clone();
    if homeland {
        d.mention.sector = vec!["GOV".to_owned()];
        d.mention.members = members;
        if let Some(row) = country.as_deref().and_then(|c| world.country(c)) {
            d.mention.entity = Some(crate::lexicon::world::entity_id(&row.qid, &row.iso3));
            d.mention.name = row.name_en.clone();
            d.mention.name_ar = row.name_ar.clone();
        }
    } else if let (Some(code), Some(role)) = (country, d.mention.role.as_ref()) {
        d.mention.office = Some(format!("{}.{role}", code.to_lowercase()));
        let role = role.clone();
        match role.as_str() {
            _ if d.mention.kind != Kind::Person => {}
            "president" => of_a_body(world, drafts, n, owner),
            _ if leads_bodies(world, &role) => under_a_body(world, drafts, n, owner),
            _ => {}
        }
    }
}

/// Sectors of bodies and groups whose own people, by a general word for them, are of the same.
const OWN: [&str; 6] = ["REB", "COP", "PTY", "LAB", "OPP", "MIL"];

/// «الحوثيون … قواتهم», «الشرطة … عناصرها», «الحزب … قادته»: the fighters, leaders and forces of a body are of its sector.
fn take_sector(drafts: &mut [Draft], n: usize, owner: usize) {
    let of = &drafts[owner].mention;
    let own = of.sector.first().cloned().unwrap_or_default();
    let rebel = of.sector.iter().any(|s| s == "REB");
    // «قال قائد شرطة بغداد إن قواته»: an officer's forces are of his service.
    let officer = of.kind == Kind::Person && own == "COP";
    let body = matches!(of.kind, Kind::Organization | Kind::Group) && OWN.contains(&own.as_str()) || officer;
    let m = &mut drafts[n].mention;
    let general = m.sector.first().is_some_and(|s| matches!(s.as_str(), "MIL" | "REB" | "UAF"));
    let several = m.kind != Kind::Person || m.number == Some(Number::Plural);
    // «أكدت الحركة مقتل اثنين من مقاتليها»: those who fight for a party fight.
    let fight = m.sector.first().is_some_and(|s| s == "REB") && !matches!(own.as_str(), "COP" | "MIL");
    if rebel && m.sector.first().is_some_and(|s| s == "MIL") {
        m.sector = vec!["REB".to_owned()];
    } else if general && several && body && !fight {
        m.sector = vec![own];
    }
}

/// «أقر المجلس القانون، وقال رئيسه»: whoever heads a parliament, a government or a body is no president of the state.
fn of_a_body(world: &World, drafts: &mut [Draft], n: usize, owner: usize) {
    let of = &drafts[owner];
    if of.mention.kind != Kind::Organization {
        return;
    }
    let kind = of.body.and_then(|b| world.bodies.get(b as usize)).map_or("", |row| row.kind.as_str());
    let sector = of.mention.sector.clone();
    let own = of.organisation.and_then(|o| world.organisations.get(o as usize));
    let seat = of.mention.country.as_deref().unwrap_or("").to_lowercase();
    let (office, role) = match (kind, own) {
        ("government", _) => (Some(format!("{seat}.prime-minister")), Some("prime-minister")),
        ("parliament", _) => (Some(format!("{seat}.speaker")), Some("speaker")),
        (_, Some(row)) if row.kind == "parliament" => (Some(format!("{seat}.speaker")), Some("speaker")),
        (_, Some(row)) => (Some(format!("{}.president", row.id)), Some("president")),
        _ => (None, None),
    };
    let d = &mut drafts[n];
    d.mention.office = office;
    d.mention.role = role.map(str::to_owned);
    d.role = role.and_then(|r| world.role_of(&format!("{seat}.{r}")));
    if role != Some("prime-minister") && !sector.is_empty() {
        d.mention.sector = sector;
    }
}

/// Whether an office is one of bodies sooner than of states («الأمين العام»، «المدير التنفيذي»، «المتحدث باسم»).
fn leads_bodies(world: &World, role: &str) -> bool {
    role.ends_with("spokesperson")
        || world.role_of(&format!("x.{role}")).is_some_and(|r| world.usage(r, false) > world.usage(r, true))
}

/// «الاتحاد … أمينه العام», «البحرية … المتحدث باسمها»: who leads a body or speaks for it is of its sector, and of no office of the state.
fn under_a_body(world: &World, drafts: &mut [Draft], n: usize, owner: usize) {
    let of = &drafts[owner];
    let body = of.mention.kind == Kind::Organization;
    // «هاجم المتمردون … وقال متحدث باسمهم»: so is who speaks for those who fight.
    let fighters = of.mention.kind == Kind::Group && of.mention.sector.iter().any(|s| s == "REB");
    if !body && !fighters && drafts[n].mention.role.as_deref().is_some_and(|r| r.ends_with("spokesperson")) {
        return;
    }
    let sector = if body || fighters { of.mention.sector.clone() } else { Vec::new() };
    let own = of.organisation.and_then(|o| world.organisations.get(o as usize)).map(|row| row.id.clone());
    let speaks_for_state = of.body.is_some();
    let d = &mut drafts[n];
    if !sector.is_empty() {
        d.mention.sector = sector;
    }
    if let Some(role) = d.mention.role.as_ref().filter(|r| !(speaks_for_state && r.ends_with("spokesperson")))
    {
        d.mention.office = own.map(|id| format!("{id}.{role}"));
    }
}

/// «نظيره الصيني»: the office of whoever the pronoun means, held for another country.
pub(super) fn counterpart(world: &World, drafts: &mut [Draft], n: usize, pronoun: u8) {
    let start = drafts[n].mention.span.start;
    let own = drafts[n].mention.country.clone();
    let titled =
        |d: &Draft| d.mention.role.is_some() && d.mention.kind == Kind::Person && d.mention.country != own;
    let owner = refer::owner(drafts, n, pronoun).filter(|&i| titled(&drafts[i]));
    let last = || {
        (0..drafts.len())
            .filter(|&i| drafts[i].mention.span.end <= start && !drafts[i].nested && titled(&drafts[i]))
            .max_by_key(|&i| drafts[i].mention.span.start)
    };
    let owner = owner.or_else(last);
    // «التقى الوزير الروسي نظيره التركي … واتهم الوزير نظيره»: without a country or a name, who was named last of those who hold the office
    // elsewhere.
    if let Some(other) = owner
        .filter(|_| own.is_none() && drafts[n].name_tokens.is_none())
        .and_then(|owner| other_holder(drafts, n, owner))
    {
        take_over(drafts, n, other);
        return;
    }
    drafts[n].need = Need::Nothing;
    let Some(owner) = owner else {
        drafts[n].mention.sector = vec!["GOV".to_owned()];
        return;
    };
    let (role, index, sector) =
        (drafts[owner].mention.role.clone(), drafts[owner].role, drafts[owner].mention.sector.clone());
    let d = &mut drafts[n];
    d.role = index;
    d.mention.sector = match index.and_then(|r| world.roles.get(r as usize)) {
        Some(row) => row.sector.clone(),
        None => sector,
    };
    if let (Some(code), Some(role)) = (&d.mention.country, &role) {
        d.mention.office = Some(format!("{}.{role}", code.to_lowercase()));
    }
    d.mention.role = role;
}

/// Who was named last before draft `n` by the office of draft `owner`, held for another country.
fn other_holder(drafts: &[Draft], n: usize, owner: usize) -> Option<usize> {
    let of = &drafts[owner];
    let start = drafts[n].mention.span.start;
    let other = |d: &Draft| {
        let m = &d.mention;
        m.span.end <= start
            && !d.dropped
            && m.kind == Kind::Person
            && m.role.is_some()
            && m.role == of.mention.role
            && m.members.is_empty()
            && d.state().is_some()
            && d.state() != of.state()
    };
    (0..drafts.len()).filter(|&i| other(&drafts[i])).max_by_key(|&i| drafts[i].mention.span.start)
}

/// «الجانبان», «الوزيران»: the last few of distinct countries.
pub(super) fn members(drafts: &mut [Draft], n: usize, count: usize, persons: bool) {
    let mut found = refer::last_distinct(drafts, n, count, persons);
    // «الوزيران» are ministers, where as many of them were named.
    let role = drafts[n].mention.role.clone();
    if let Some(role) = role.filter(|_| persons) {
        let office = refer::last_of_role(drafts, n, count, &role);
        found = if office.len() == count { office } else { found };
    }
    // «بحث الرئيسان زيد وعمرو … واتصل بالرئيسين»: two who were called so before are those two again.
    let role = drafts[n].mention.role.clone();
    let again = drafts[..n].iter().rev().find(|d| {
        let m = &d.mention;
        let near = d.sentence + 3 >= drafts[n].sentence && d.sentence < drafts[n].sentence;
        near && !d.dropped && role.is_some() && m.role == role && m.members.len() == count
    });
    if let Some(again) = again.filter(|_| persons) {
        found = again.mention.members.iter().map(|&m| m as usize).collect();
    }
    // «اجتمع وزراء خارجية مصر والأردن والعراق … واتفقت الدول الثلاث»: as many as were named under one title are those again.
    let together = drafts[..n].iter().rev().find(|d| {
        let near = d.sentence + 2 >= drafts[n].sentence && d.sentence < drafts[n].sentence;
        near && !d.dropped && !d.nested && d.mention.members.len() == count
    });
    if let Some(together) = together.filter(|_| count > 2 || found.len() < count) {
        found = together.mention.members.iter().map(|&m| m as usize).collect();
    }
    if found.len() < count && persons {
        found = refer::last_distinct(drafts, n, count, false);
    }
    let d = &mut drafts[n];
    d.need = Need::Nothing;
    if d.mention.sector.is_empty() {
        d.mention.sector = vec!["GOV".to_owned()];
    }
    d.mention.number = Some(if count == 2 { Number::Dual } else { Number::Plural });
    d.mention.score = if found.len() == count { 0.75 } else { 0.4 };
    d.mention.members = found.iter().map(|&i| i as u32).collect();
}
