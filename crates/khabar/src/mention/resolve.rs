//! Settles what each naming means, in text order: countries, holders of offices, references, and who is the same.

use super::draft::{Draft, Need};
use super::{Form, Kind, apposition, identity, refer};
use crate::date::Anchor;
use crate::lexicon::{Lexicon, World};
use crate::page::Article;
use crate::text::{Text, fold, inflect};
use rustc_hash::FxHashMap;

/// Resolves all drafts of an article.
pub(super) fn resolve(lex: &Lexicon, text: &Text, article: &Article, anchor: &Anchor, drafts: &mut [Draft]) {
    let world = &lex.world;
    let day = anchor.latest();
    let outlet = article.outlet.as_deref().and_then(|name| world.outlet(name));
    let home = outlet.map(|o| o.country.clone()).filter(|c| !c.is_empty());
    apposition::join(world, text, drafts, day);
    for n in 0..drafts.len() {
        choose_state(world, drafts, n, home.as_deref());
        if !named_in_full(world, drafts, n) {
            choose_body(world, drafts, n, home.as_deref());
            give_way(text, drafts, n);
        }
        if let Some(full) = drafts[n].alias {
            take_over(drafts, n, full);
            continue;
        }
        if let Some(named) = named_before(text, drafts, n) {
            take_over(drafts, n, named);
            continue;
        }
        settle(world, drafts, n, home.as_deref());
        if drafts[n].alias.is_none() && (drafts[n].mention.kind == Kind::Person || drafts[n].body.is_some()) {
            identity::complete(world, &mut drafts[n], day);
        }
    }
    for n in 0..drafts.len() {
        if let Some(name) = drafts[n].twin {
            take_over(drafts, n, name);
            drafts[n].alias = None;
            drafts[n].twin = Some(name);
        }
    }
    link(drafts);
    share_sectors(drafts);
}

/// «المنظمة», «الحركة»: the body named before it whose name begins with that noun.
fn named_before(text: &Text, drafts: &[Draft], n: usize) -> Option<usize> {
    let d = &drafts[n];
    let bare = d.need == Need::Weak
        && d.mention.form == Form::Description
        && matches!(d.mention.kind, Kind::Organization | Kind::Group)
        && d.mention.country.is_none()
        && d.end() == d.first() + 1;
    if !bare || !inflect::has_article(text.key(d.first())) {
        return None;
    }
    let key = |word: &str| fold::loosen(inflect::without_article(word));
    let noun = key(text.key(d.first()));
    let opens = |e: &Draft| {
        let name = e.mention.name_ar.split_whitespace().next().filter(|_| e.organisation.is_some());
        e.mention.kind == Kind::Organization
            && !e.dropped
            && e.alias.is_none()
            && (e.end() > e.first() + 1 && key(text.key(e.first())) == noun
                || name.is_some_and(|word| key(&fold::light(word)) == noun))
    };
    (0..n).rev().find(|&i| opens(&drafts[i]))
}

/// Of several states one name may mean («عمان», «المملكة»), the one the article names otherwise, or that the page is from.
fn choose_state(world: &World, drafts: &mut [Draft], n: usize, home: Option<&str>) {
    if drafts[n].rivals.is_empty() {
        return;
    }
    let count = |code: &str, drafts: &[Draft]| {
        let named = drafts
            .iter()
            .enumerate()
            .filter(|(i, d)| *i != n && d.rivals.is_empty() && d.state() == Some(code));
        named.count() + usize::from(home == Some(code))
    };
    let own = drafts[n].state().map_or(0, |c| count(c, drafts));
    let best = drafts[n]
        .rivals
        .iter()
        .filter_map(|&r| world.states.get(r as usize))
        .map(|row| (count(&row.iso3, drafts), row))
        .max_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.iso3.cmp(&a.1.iso3)));
    if let Some((times, row)) = best.filter(|(times, _)| *times > own) {
        let m = &mut drafts[n].mention;
        m.country = Some(row.iso3.clone());
        m.entity = Some(crate::lexicon::world::entity_id(&row.qid, &row.iso3));
        m.name = row.name_en.clone();
        m.name_ar = row.name_ar.clone();
        m.metonym = m.metonym.as_ref().map(|_| row.iso3.clone());
        if times > 0 && drafts[n].need == Need::Antecedent {
            drafts[n].need = Need::Nothing;
        }
    }
}

/// «أعلنت حركة حماس … وقالت الحركة»: of the bodies a short name may be of, the one the article has named in full, the nearest before
/// it; tells whether there is one.
fn named_in_full(world: &World, drafts: &mut [Draft], n: usize) -> bool {
    let d = &drafts[n];
    if d.need != Need::Antecedent || d.organisation.is_none() {
        return false;
    }
    let may_be = |o: &u16| d.organisation == Some(*o) || d.homonyms.contains(o);
    let full = |e: &Draft| {
        let own = e.need != Need::Antecedent || e.alias.is_some();
        e.organisation.filter(|_| own && !e.dropped).filter(may_be)
    };
    let before = drafts[..n].iter().rev().find_map(full);
    let Some(index) = before.or_else(|| drafts[n + 1..].iter().find_map(full)) else { return false };
    become_body(world, &mut drafts[n], index);
    true
}

/// «عقد حزب الأمة مؤتمرا … وأدان الحزب»: a name that is short for a body the article does not name only describes one that is
/// named before.
fn give_way(text: &Text, drafts: &mut [Draft], n: usize) {
    let d = &drafts[n];
    if d.need != Need::Antecedent || d.organisation.is_none() {
        return;
    }
    let Some(instead) = d.instead.clone().filter(|i| i.mention.form == Form::Description) else { return };
    let known = Draft { sentence: d.sentence, block: d.block, nested: d.nested, ..*instead };
    let own = std::mem::replace(&mut drafts[n], known);
    drafts[n].mention.oblique = own.mention.oblique;
    if named_before(text, drafts, n).is_none() {
        drafts[n] = Draft { instead: None, ..own };
    }
}

/// Of several bodies of one name («البرلمان الوطني»), the one of the page's own country, else of one the article names.
fn choose_body(world: &World, drafts: &mut [Draft], n: usize, home: Option<&str>) {
    if drafts[n].homonyms.is_empty() {
        return;
    }
    let named = |code: &str| {
        let here = drafts
            .iter()
            .enumerate()
            .filter(|(i, d)| *i != n && d.homonyms.is_empty() && d.state() == Some(code));
        here.count() + if home == Some(code) { 2 } else { 0 }
    };
    let own = drafts[n].state().map_or(0, named);
    let rows = drafts[n].homonyms.iter().filter_map(|&o| Some((o, world.organisations.get(o as usize)?)));
    let best = rows.map(|(o, row)| (named(&row.country), std::cmp::Reverse(o))).max();
    let Some((_, std::cmp::Reverse(index))) = best.filter(|(times, _)| *times > own) else { return };
    become_body(world, &mut drafts[n], index);
}

/// Makes a draft name the body of a row of the lexicon.
fn become_body(world: &World, draft: &mut Draft, index: u16) {
    let Some(row) = world.organisations.get(index as usize) else { return };
    draft.organisation = Some(index);
    let m = &mut draft.mention;
    m.entity = Some(crate::lexicon::world::entity_id(&row.qid, &row.id));
    m.name = row.name_en.clone();
    m.name_ar = row.name_ar.clone();
    m.country = Some(row.country.clone());
    m.sector = row.sector.clone();
}

fn settle(world: &World, drafts: &mut [Draft], n: usize, home: Option<&str>) {
    match drafts[n].need {
        Need::Nothing => {}
        Need::Antecedent => antecedent(drafts, n, home),
        Need::Country => without_country(world, drafts, n, home),
        Need::Weak => weakly(drafts, n, home),
        Need::Owner(pronoun) | Need::Homeland(pronoun) => owned(world, drafts, n, pronoun, home),
        Need::Counterpart(pronoun) => counterpart(world, drafts, n, pronoun),
        Need::Pair => members(drafts, n, 2, true),
        Need::PairOfStates => members(drafts, n, 2, false),
        Need::Trio => members(drafts, n, 3, false),
        Need::Pronoun(pronoun) => {
            let referent = refer::owner(drafts, n, pronoun);
            adopt(drafts, n, referent);
        }
    }
}

/// A description or a name without a country: of the one the text is about.
fn weakly(drafts: &mut [Draft], n: usize, home: Option<&str>) {
    // A person without a title is of the country the text is about, not of the page's own.
    let m = &drafts[n].mention;
    let bare = m.kind == Kind::Person && m.form == Form::Name && m.sector.is_empty();
    if m.country.is_none()
        && let Some((code, score)) = refer::country(drafts, n, home.filter(|_| !bare))
    {
        let m = &mut drafts[n].mention;
        m.country = Some(code);
        m.score = m.score.min(score.min(0.4));
    }
}

/// A name that needs its full form before it: kept where the same thing stands elsewhere, or the page is from there.
fn antecedent(drafts: &mut [Draft], n: usize, home: Option<&str>) {
    let d = &drafts[n];
    let elsewhere = drafts.iter().enumerate().any(|(i, e)| {
        i != n
            && !e.dropped
            && e.need != Need::Antecedent
            && (d.organisation.is_some() && e.organisation == d.organisation
                || d.person.is_some() && e.person == d.person
                || d.organisation.is_none()
                    && d.person.is_none()
                    && e.state().is_some()
                    && e.state() == d.state())
    });
    let at_home = d.person.is_none() && d.state().is_some() && d.state() == home;
    drafts[n].need = Need::Nothing;
    drafts[n].dropped = !(elsewhere || at_home);
    drafts[n].mention.score = drafts[n].mention.score.min(if elsewhere { 0.8 } else { 0.5 });
    if drafts[n].dropped
        && let Some(instead) = drafts[n].instead.take()
    {
        let Draft { sentence, block, nested, ref mention, .. } = drafts[n];
        let oblique = mention.oblique;
        drafts[n] = Draft { sentence, block, nested, ..*instead };
        drafts[n].mention.oblique = oblique;
    }
}

/// «الوزير», «الرئيس الذي …»: the last who was named with the title, else the office of the country the text is about.
fn without_country(world: &World, drafts: &mut [Draft], n: usize, home: Option<&str>) {
    let named = drafts[n].name_tokens.is_some();
    if !named && drafts[n].mention.kind == Kind::Person {
        let role = drafts[n].mention.role.clone().unwrap_or_default();
        let found = (0..n).rev().find(|&i| {
            let e = &drafts[i];
            !e.dropped
                && e.mention.kind == Kind::Person
                && e.mention.members.is_empty()
                && e.mention.role.as_deref().is_some_and(|r| {
                    let of_state = e.mention.office.as_deref().is_none_or(|o| o.find('.') == Some(3));
                    r == role
                        || of_state && identity::is_same_role(&role, r)
                        || role == "minister" && r.ends_with("-minister") && !r.starts_with("deputy")
                })
        });
        if let Some(i) = found {
            take_over(drafts, n, i);
            return;
        }
    }
    let rank = drafts[n].mention.role.as_deref().is_some_and(super::title::is_rank);
    if rank && !named && drafts[n].mention.role.as_deref() != Some("mp") {
        drafts[n].dropped = true;
        return;
    }
    if named && drafts[n].person.is_some() && drafts[n].mention.country.is_some() {
        drafts[n].need = Need::Nothing;
        return;
    }
    let Some((guess, score)) = refer::country(drafts, n, home) else { return };
    let code = posted(world, drafts, n).unwrap_or(guess);
    let d = &mut drafts[n];
    d.need = Need::Nothing;
    if let Some(role) = d.mention.role.as_ref().filter(|_| d.organisation.is_none()) {
        d.mention.office = Some(format!("{}.{role}", code.to_lowercase()));
    }
    d.mention.country = Some(code);
    d.mention.score = d.mention.score.min(score);
}

/// «انتقد تدخل السفارة الأميركية ودعا السفير إلى»: an envoy is of the embassy named before him.
fn posted(world: &World, drafts: &[Draft], n: usize) -> Option<String> {
    let envoy =
        drafts[n].mention.role.as_deref().is_some_and(|r| r == "ambassador" || r == "charge-daffaires");
    let embassy =
        |d: &Draft| d.body.and_then(|b| world.bodies.get(b as usize)).is_some_and(|b| b.id == "embassy");
    let near = drafts[..n].iter().rev().filter(|d| !d.dropped && d.sentence + 1 >= drafts[n].sentence);
    near.filter(|_| envoy).find(|d| embassy(d)).and_then(|d| d.mention.country.clone())
}

/// Makes draft `n` the same as draft `i`.
fn take_over(drafts: &mut [Draft], n: usize, i: usize) {
    let other = drafts[i].clone();
    let d = &mut drafts[n];
    d.need = Need::Nothing;
    d.alias = Some(i);
    d.person = other.person;
    d.role = other.role.or(d.role);
    let m = &mut d.mention;
    m.entity = other.mention.entity;
    m.name = other.mention.name;
    m.name_ar = other.mention.name_ar;
    m.country = other.mention.country;
    m.sector = other.mention.sector;
    m.office = other.mention.office;
    m.role = other.mention.role.or(m.role.take());
    m.gender = other.mention.gender.or(m.gender);
    m.score = m.score.min(other.mention.score).min(0.8);
}

/// «بلاده», «وزير خارجيتها»: the country of whoever the pronoun means.
fn owned(world: &World, drafts: &mut [Draft], n: usize, pronoun: u8, home: Option<&str>) {
    let Some(owner) = refer::owner(drafts, n, pronoun) else {
        drafts[n].dropped = drafts[n].mention.kind == Kind::State;
        if drafts[n].mention.form == Form::Description {
            weakly(drafts, n, home);
        }
        return;
    };
    let country = drafts[owner].mention.country.clone();
    let members = drafts[owner].mention.members.clone();
    let fights = drafts[owner].mention.sector.iter().any(|s| s == "REB");
    let d = &mut drafts[n];
    // «الحوثيون … قواتهم»: the forces of rebels are rebels.
    if fights && d.mention.sector.first().is_some_and(|s| s == "MIL") {
        d.mention.sector = vec!["REB".to_owned()];
    }
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
        if role == "president" && d.mention.kind == Kind::Person {
            of_a_body(world, drafts, n, owner);
        }
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

/// «نظيره الصيني»: the office of whoever the pronoun means, held for another country.
fn counterpart(world: &World, drafts: &mut [Draft], n: usize, pronoun: u8) {
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

/// «الجانبان», «الوزيران»: the last few of distinct countries.
fn members(drafts: &mut [Draft], n: usize, count: usize, persons: bool) {
    let mut found = refer::last_distinct(drafts, n, count, persons);
    // «الوزيران» are ministers, where as many of them were named.
    let role = drafts[n].mention.role.clone();
    if let Some(role) = role.filter(|_| persons) {
        let office = refer::last_of_role(drafts, n, count, &role);
        found = if office.len() == count { office } else { found };
    }
    if found.len() < count && persons {
        found = refer::last_distinct(drafts, n, count, false);
    }
    let d = &mut drafts[n];
    d.need = Need::Nothing;
    if d.mention.sector.is_empty() {
        d.mention.sector = vec!["GOV".to_owned()];
    }
    d.mention.number = Some(if count == 2 { crate::word::Number::Dual } else { crate::word::Number::Plural });
    d.mention.score = if found.len() == count { 0.75 } else { 0.4 };
    d.mention.members = found.iter().map(|&i| i as u32).collect();
}

fn adopt(drafts: &mut [Draft], n: usize, referent: Option<usize>) {
    match referent {
        Some(i) => {
            let kind = drafts[i].mention.kind;
            take_over(drafts, n, i);
            drafts[n].mention.kind = kind;
            drafts[n].mention.form = Form::Pronoun;
            drafts[n].mention.score = drafts[n].mention.score.min(0.6);
        }
        None => drafts[n].dropped = true,
    }
}

/// The first mention of the same entity.
fn link(drafts: &mut [Draft]) {
    let mut order: Vec<usize> = (0..drafts.len()).filter(|&i| !drafts[i].dropped).collect();
    order.sort_by_key(|&i| (drafts[i].mention.span.start, std::cmp::Reverse(drafts[i].mention.span.end)));
    let mut first: FxHashMap<String, usize> = FxHashMap::default();
    for &i in &order {
        let m = &drafts[i].mention;
        let key = match (&m.entity, &m.office, drafts[i].alias) {
            (Some(entity), _, _) => format!("{:?} {entity}", m.kind == Kind::Place),
            (None, _, Some(other)) => format!("= {}", drafts[other].mention.same_as),
            (None, _, None) if drafts[i].twin.is_some() => format!("name {}", fold::loose(&m.name_ar)),
            (None, Some(office), None) if m.form == Form::Title => format!("office {office}"),
            (None, _, None) if !m.name_ar.is_empty() && drafts[i].name_tokens.is_some() => {
                format!("name {}", fold::loose(&m.name_ar))
            }
            _ => format!("alone {i}"),
        };
        let same = *first.entry(key).or_insert(i);
        let same = match drafts[i].alias {
            Some(other) if drafts[i].mention.entity.is_none() => drafts[other].mention.same_as as usize,
            _ => same,
        };
        drafts[i].mention.same_as = same as u32;
    }
}

/// A person named without a title has the sector that his title gives elsewhere in the article.
fn share_sectors(drafts: &mut [Draft]) {
    let mut known: FxHashMap<u32, Vec<String>> = FxHashMap::default();
    for d in drafts.iter().filter(|d| !d.dropped && !d.mention.sector.is_empty()) {
        known.entry(d.mention.same_as).or_insert_with(|| d.mention.sector.clone());
    }
    let untold = |d: &&mut Draft| d.mention.kind == Kind::Person && d.mention.sector.is_empty();
    for d in drafts.iter_mut().filter(untold) {
        d.mention.sector = known.get(&d.mention.same_as).cloned().unwrap_or_default();
    }
}
