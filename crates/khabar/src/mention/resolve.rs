//! Settles what each naming means, in text order: countries, holders of offices, references, and who is the same.

use super::draft::{Draft, Need};
use super::homonym::{become_body, become_strange, choose_body, choose_place, choose_state, give_way};
use super::homonym::{is_of_another_party, led_before, named_before, named_in_full};
use super::relation::{counterpart, members, owned};
use super::same::{link, share_sectors};
use super::stateless::without_country;
use super::{Form, Kind, apposition, identity, refer};
use crate::date::Anchor;
use crate::lexicon::{Lexicon, World};
use crate::page::Article;
use crate::text::{Text, inflect};

/// Resolves all drafts of an article.
pub(super) fn resolve(lex: &Lexicon, text: &Text, article: &Article, anchor: &Anchor, drafts: &mut [Draft]) {
    let world = &lex.world;
    let day = anchor.latest();
    let outlet = article.outlet.as_deref().and_then(|name| world.outlet(name));
    // «أخبار الأمم المتحدة»: what an organisation publishes has no army or police of its own.
    let home = outlet.map(|o| o.country.clone()).filter(|c| super::refer::is_state_code(c));
    let own_agency = outlet.is_some_and(|o| o.owner == "state" && o.kind == "agency");
    if let Some(home) = home.as_deref().filter(|_| own_agency) {
        drafts.iter_mut().filter(|d| d.of_this_state).for_each(|d| of_home(world, d, home));
    }
    for n in 0..drafts.len() {
        choose_place(world, drafts, n);
    }
    apposition::join(world, text, drafts, day);
    for n in 0..drafts.len() {
        choose_state(world, drafts, n, home.as_deref());
        if !named_in_full(world, drafts, n) {
            choose_body(world, drafts, n, home.as_deref());
            give_way(world, text, drafts, n);
        }
        if is_of_another_party(world, text, drafts, n, home.as_deref()) {
            become_strange(&mut drafts[n]);
        }
        if let Some(full) = drafts[n].alias {
            take_over(drafts, n, full);
            continue;
        }
        if let Some(named) = named_before(world, text, drafts, n) {
            take_over(drafts, n, named);
            continue;
        }
        if let Some(body) = led_before(world, text, drafts, n) {
            drafts[n].need = Need::Nothing;
            become_body(world, &mut drafts[n], body);
            continue;
        }
        if let Some(day) = day {
            super::at_head::settle(world, drafts, n, day);
        }
        settle(world, text, drafts, n, home.as_deref());
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

/// «استقبل رئيس الدولة»: in the agency of a state the head of that state, whichever other the article names; not where that state has no
/// such head («أمير البلاد» in the agency of a republic).
fn of_home(world: &World, draft: &mut Draft, home: &str) {
    let m = &mut draft.mention;
    let office = m.role.as_ref().map(|role| format!("{}.{role}", home.to_lowercase()));
    if office.as_deref().is_some_and(|office| world.tenures_of(office).is_empty()) {
        return;
    }
    draft.need = Need::Nothing;
    m.country = Some(home.to_owned());
    m.office = office;
}

fn settle(world: &World, text: &Text, drafts: &mut [Draft], n: usize, home: Option<&str>) {
    match drafts[n].need {
        Need::Nothing => {}
        Need::Antecedent => antecedent(drafts, n, home),
        need @ (Need::Country | Need::Weak) => match named_longer(text, drafts, n) {
            Some(i) => take_over(drafts, n, i),
            None if need == Need::Country => without_country(world, text, drafts, n, home),
            None => weakly(drafts, n, home),
        },
        Need::Owner(pronoun) | Need::Homeland(pronoun) => owned(world, drafts, n, pronoun, home),
        Need::Neighbour(pronoun) => super::neighbour::settle(world, drafts, n, pronoun),
        Need::Counterpart(pronoun) => counterpart(world, drafts, n, pronoun),
        Need::Pair => members(drafts, n, 2, true),
        Need::PairOfStates => members(drafts, n, 2, false),
        Need::Trio => members(drafts, n, 3, false),
        Need::Bearer(woman) => super::courtesy::settle(text, drafts, n, woman),
        Need::Latter(pronoun) => super::latter::settle(drafts, n, pronoun),
        Need::Pronoun(pronoun) => {
            let referent = refer::owner(drafts, n, pronoun);
            adopt(drafts, n, referent);
        }
        Need::Object(pronoun) => {
            let referent = refer::nearest(drafts, n, pronoun);
            adopt(drafts, n, referent);
        }
    }
}

/// «قادة دول مجلس التعاون … القادة»: the last group that the text told to be of a body of several states by
/// the same noun, where a definite plural alone goes on.
fn named_longer(text: &Text, drafts: &[Draft], n: usize) -> Option<usize> {
    let d = &drafts[n];
    let noun = |e: &Draft| inflect::without_article(text.key(e.first()));
    let group = |e: &Draft| {
        let told = matches!(e.mention.form, Form::Description | Form::Title);
        e.mention.kind == Kind::Group && told && !e.dropped
    };
    let alone = group(d) && d.end() == d.first() + 1 && inflect::has_article(text.key(d.first()));
    let longer = |e: &Draft| {
        group(e)
            && e.alias.is_none()
            && e.end() > e.first() + 1
            && e.sentence + GOES_ON >= d.sentence
            && e.mention.country.as_deref().is_some_and(|code| code != "---" && !refer::is_state_code(code))
            && noun(e) == noun(d)
    };
    (0..n).rev().filter(|_| alone && d.mention.country.is_none()).find(|&i| longer(&drafts[i]))
}

/// How many sentences a noun alone goes on with a group that was told whose it is.
const GOES_ON: usize = 6;

/// A description or a name without a country: of the one the text is about.
pub(super) fn weakly(drafts: &mut [Draft], n: usize, home: Option<&str>) {
    // A person without a title is of the country the text is about, not of the page's own.
    let m = &drafts[n].mention;
    let bare = m.kind == Kind::Person && m.form == Form::Name && m.sector.is_empty();
    if m.country.is_none()
        && let Some((code, score)) = super::about::country(drafts, n, home.filter(|_| !bare))
    {
        let m = &mut drafts[n].mention;
        m.country = Some(code);
        m.score = m.score.min(score.min(0.4));
    }
}

/// A name that needs its full form before it: kept where the same thing stands elsewhere, or the page is from there.
fn antecedent(drafts: &mut [Draft], n: usize, home: Option<&str>) {
    let d = &drafts[n];
    // «بروكسل تعاقب …» above «وزراء خارجية الاتحاد الأوروبي»: a title names its body in full as well.
    let titled = |e: &Draft| {
        let mut inside = e.mention.inside.iter();
        d.organisation.is_some() && inside.any(|m| m.entity.is_some() && m.entity == d.mention.entity)
    };
    let elsewhere = drafts.iter().enumerate().any(|(i, e)| {
        i != n
            && !e.dropped
            && e.need != Need::Antecedent
            && (d.organisation.is_some() && e.organisation == d.organisation
                || titled(e)
                || d.person.is_some() && e.person == d.person
                || d.organisation.is_none()
                    && d.person.is_none()
                    && e.state().is_some()
                    && e.state() == d.state())
    });
    // «جيش التحرير الوطني» where Colombia is named: a long name of those who bear arms needs no more than their state.
    let armed = d.mention.sector.first().is_some_and(|s| s == "REB") && d.end() > d.first() + 2;
    let state =
        |e: &Draft| matches!(e.mention.kind, Kind::State) && e.state().is_some() && e.state() == d.state();
    let elsewhere =
        elsewhere || d.organisation.is_some() && armed && drafts.iter().any(|e| !e.dropped && state(e));
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
        if drafts[n].need == Need::Weak {
            weakly(drafts, n, home);
        }
    }
}

/// Makes draft `n` the same as draft `i`.
pub(super) fn take_over(drafts: &mut [Draft], n: usize, i: usize) {
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
