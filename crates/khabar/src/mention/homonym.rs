//! Of the states and bodies that one name may mean, the one it means here («عمان»، «البرلمان الوطني»، «الحركة»).

use super::draft::{Draft, Need};
use super::{Form, Kind, sector};
use crate::lexicon::World;
use crate::lexicon::world::{What, entity_id};
use crate::text::{Text, ending, fold, inflect, prefix};

/// «المنظمة», «الحركة»: the body named before it whose name begins with that noun.
pub(super) fn named_before(world: &World, text: &Text, drafts: &[Draft], n: usize) -> Option<usize> {
    let noun = Noun::new(world, bare_noun(text, drafts, n)?);
    let key = |word: &str| fold::loosen(inflect::without_article(word));
    let opens = |e: &Draft| {
        let name = || e.mention.name_ar.split_whitespace().next().filter(|_| e.organisation.is_some());
        e.mention.kind == Kind::Organization
            && !e.dropped
            && e.alias.is_none()
            && (e.end() > e.first() + 1 && noun.means(world, &key(text.key(e.first())))
                || name().is_some_and(|word| noun.means(world, &key(&fold::light(word)))))
    };
    (0..n).rev().find(|&i| opens(&drafts[i]))
}

/// «قال رئيس البنك الدولي إن المصرف»: the body whose name begins with that noun, and whose head was named before it.
pub(super) fn led_before(world: &World, text: &Text, drafts: &[Draft], n: usize) -> Option<u16> {
    let noun = Noun::new(world, bare_noun(text, drafts, n)?);
    let key = |word: &str| fold::loosen(inflect::without_article(word));
    drafts[..n].iter().rev().filter(|e| e.mention.kind == Kind::Person && !e.dropped).find_map(|e| {
        let row = world.organisations.get(e.organisation? as usize)?;
        let first = row.name_ar.split_whitespace().next()?;
        // «الناطق باسم حماس»: what is called by the noun and its name too («حركة حماس»).
        let styled = world.names.lookup(&format!("{} {}", noun.key, row.name_ar));
        let styled =
            styled.iter().any(|s| matches!(s.what, What::Organisation(o, _) if Some(o) == e.organisation));
        (styled || noun.means(world, &key(&fold::light(first)))).then_some(e.organisation?)
    })
}

/// A noun, and what it describes.
struct Noun {
    key: String,
    rows: Vec<u16>,
}

impl Noun {
    fn new(world: &World, key: String) -> Noun {
        Noun { rows: described(world, &key), key }
    }

    /// Whether another noun is the same, or describes the same («البنك», «المصرف»).
    fn means(&self, world: &World, other: &str) -> bool {
        other == self.key
            || !self.rows.is_empty() && described(world, other).iter().any(|row| self.rows.contains(row))
    }
}

/// What a noun describes.
fn described(world: &World, noun: &str) -> Vec<u16> {
    let description = |what: What| match what {
        What::Description(row, _) => Some(row),
        _ => None,
    };
    world.names.lookup(noun).into_iter().filter_map(|e| description(e.what)).collect()
}

/// The noun, without its article, of a description of one definite word that tells of some body.
fn bare_noun(text: &Text, drafts: &[Draft], n: usize) -> Option<String> {
    let d = &drafts[n];
    // «دعا الوزراء العرب … وطالب الوزراء»: so are those of an office who met as one.
    let bare = matches!(d.mention.form, Form::Description | Form::Title)
        && matches!(d.mention.kind, Kind::Organization | Kind::Group)
        && d.mention.country.is_none()
        && d.end() == d.first() + 1;
    // «اتهم الجيش قوات الدعم السريع … ولم تعلق القوات»: forces of whom no more is told are those named last.
    let forces = d.need == Need::Country
        && d.body.is_some()
        && sector::is_of(&d.mention.sector, &sector::ARMED_FOR_A_STATE)
        && ending::is_plural_of_things(text.key(d.first()));
    // «أدانت المحكمة الدستورية التركية … ورفضت المحكمة»: a court of which no more is told is the one named last.
    let one = d.mention.country.is_none() && d.end() == d.first() + 1 && d.need == Need::Country;
    let court = one && d.body.is_some() && sector::is_of(&d.mention.sector, &[sector::COURT]);
    // «والقوات تنفي»: whatever joins it.
    let word = text.key(d.first());
    let word = if d.joined { word.strip_prefix(prefix::AND).unwrap_or(word) } else { word };
    let weak = bare && (d.need == Need::Weak || forces);
    if !(weak || court) || !inflect::has_article(word) {
        return None;
    }
    Some(fold::loosen(inflect::without_article(word)))
}

/// Of several states one name may mean («عمان», «المملكة»), the one the article names otherwise, or that the page is from.
pub(super) fn choose_state(world: &World, drafts: &mut [Draft], n: usize, home: Option<&str>) {
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
pub(super) fn named_in_full(world: &World, drafts: &mut [Draft], n: usize) -> bool {
    let d = &drafts[n];
    if d.need != Need::Antecedent || d.organisation.is_none() {
        return false;
    }
    let may_be = |o: &u16| d.organisation == Some(*o) || d.homonyms.contains(o);
    let full = |e: &Draft| {
        let own = e.need != Need::Antecedent || e.alias.is_some();
        let named = e.organisation.filter(|_| own && !e.dropped).filter(may_be);
        // «مسلحو جماعة بوكو حرام … والجماعة»: so has whoever is described by the body he is of.
        let entity = |o: u16| world.organisations.get(o as usize).map(|row| entity_id(&row.qid, &row.id));
        let inside = |o: &u16| e.mention.inside.iter().any(|m| m.entity.is_some() && m.entity == entity(*o));
        named.or_else(|| d.organisation.iter().chain(&d.homonyms).copied().find(|o| !e.dropped && inside(o)))
    };
    let before = drafts[..n].iter().rev().find_map(full);
    let Some(index) = before.or_else(|| drafts[n + 1..].iter().find_map(full)) else { return false };
    become_body(world, &mut drafts[n], index);
    true
}

/// «عقد حزب الأمة مؤتمرا … وأدان الحزب»: a name that is short for a body the article does not name only describes one that is
/// named before.
pub(super) fn give_way(world: &World, text: &Text, drafts: &mut [Draft], n: usize) {
    let d = &drafts[n];
    if d.need != Need::Antecedent || d.organisation.is_none() {
        return;
    }
    let Some(instead) = d.instead.clone().filter(|i| i.mention.form == Form::Description) else { return };
    let known = Draft { sentence: d.sentence, block: d.block, nested: d.nested, ..*instead };
    let own = std::mem::replace(&mut drafts[n], known);
    drafts[n].mention.oblique = own.mention.oblique;
    if named_before(world, text, drafts, n).is_none() && led_before(world, text, drafts, n).is_none() {
        // «رفض الحزب النتائج»: where no such body is named at all it is only described.
        drafts[n] = own;
    }
}

/// «الحزب الديمقراطي» in Angola: a party by a noun and an adjective that many states have a party by, where the article names other
/// states and not its own, is another that the lexicon lacks.
pub(super) fn is_of_another_party(
    world: &World,
    text: &Text,
    drafts: &[Draft],
    n: usize,
    home: Option<&str>,
) -> bool {
    let d = &drafts[n];
    let Some(row) = d.organisation.and_then(|o| world.organisations.get(o as usize)) else { return false };
    let inner = d.mention.inside.iter().find(|m| m.country.as_deref() == Some(row.country.as_str()));
    let (first, end) = match d.mention.kind {
        Kind::Organization => (d.first(), d.end()),
        _ => match inner {
            Some(m) => (m.tokens.0 as usize, m.tokens.1 as usize),
            None => return false,
        },
    };
    let plain = row.kind == "party"
        && end == first + 2
        && d.person.is_none()
        && inflect::has_article(text.key(end - 1))
        && [prefix::LI, prefix::BI].iter().all(|p| !text.key(end - 1).starts_with(*p));
    let own = Some(row.country.as_str());
    let told = |code: Option<&str>| {
        drafts.iter().any(|e| !e.dropped && e.organisation != d.organisation && e.state() == code)
    };
    let others = drafts.iter().any(|e| {
        let state = e.mention.kind == Kind::State && e.mention.form == Form::Name;
        (state || e.mention.metonym.is_some()) && e.state() != own && e.state().is_some()
    });
    plain && others && home != own && !told(own)
}

/// Makes a draft a body or the head of a body that the lexicon lacks, of the country the text is about.
pub(super) fn become_strange(draft: &mut Draft) {
    draft.organisation = None;
    draft.need = Need::Weak;
    let m = &mut draft.mention;
    (m.entity, m.country, m.office) = (None, None, None);
    m.name = String::new();
    m.name_ar = String::new();
    m.score = m.score.min(0.5);
    m.inside.clear();
}

/// Of places of one name («طرابلس»), the one in the state that the article names more often than any other, where it does not name that
/// of the likeliest one.
pub(super) fn choose_place(world: &World, drafts: &mut [Draft], n: usize) {
    if drafts[n].places.is_empty() {
        return;
    }
    let states = || {
        let elsewhere = drafts.iter().enumerate().filter(|(i, d)| *i != n && d.places.is_empty());
        elsewhere.filter_map(|(_, d)| d.state())
    };
    let times = |code: &str| states().filter(|c| *c == code).count();
    let own = drafts[n].state().map_or(0, times);
    let most = |code: &str| {
        let count = times(code);
        count > 0 && states().all(|other| other == code || times(other) < count)
    };
    let rows = drafts[n].places.iter().filter_map(|&p| Some((p, world.places.get(p as usize)?)));
    let meant = rows.filter(|(_, row)| own == 0 && most(&row.country)).max_by_key(|(_, row)| row.rank());
    let Some((index, row)) = meant else { return };
    let m = &mut drafts[n].mention;
    m.place = Some(index);
    m.entity = Some(crate::lexicon::world::entity_id("", &row.id));
    m.name = row.name_en.clone();
    m.name_ar = row.name_ar.clone();
    m.country = Some(row.country.clone());
    m.metonym = None;
    m.sector = Vec::new();
}

/// Of several bodies of one name («البرلمان الوطني»), the one of the page's own country, else of one the article names.
pub(super) fn choose_body(world: &World, drafts: &mut [Draft], n: usize, home: Option<&str>) {
    // «الجماعة»: of those that a short name may be of, one must be named in full.
    if drafts[n].homonyms.is_empty() || drafts[n].need == Need::Antecedent {
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
pub(super) fn become_body(world: &World, draft: &mut Draft, index: u16) {
    let Some(row) = world.organisations.get(index as usize) else { return };
    draft.organisation = Some(index);
    let m = &mut draft.mention;
    m.entity = Some(crate::lexicon::world::entity_id(&row.qid, &row.id));
    m.name = row.name_en.clone();
    m.name_ar = row.name_ar.clone();
    m.country = Some(row.country.clone());
    m.sector = row.sector.clone();
}
