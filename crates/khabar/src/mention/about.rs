//! The country a text is about, where a title or a body names none.

use super::draft::{Draft, Need};
use super::refer::is_state_code;
use super::{Form, Kind};

/// The country a title or a body without one belongs to, and how sure that is: the same title or body earlier in the
/// article, then the country the text so far is most about, then the page's own.
pub(super) fn country(drafts: &[Draft], n: usize, home: Option<&str>) -> Option<(String, f32)> {
    let d = &drafts[n];
    if let Some(code) = super::scene::country(drafts, n) {
        return Some((code.to_owned(), 0.8));
    }
    if let Some(code) = super::scene::beat(drafts, n) {
        return Some((code.to_owned(), 0.7));
    }
    // «استقبل الأمير رئيس وزراء السنغال والوفد المرافق له»: a delegation joined to somebody is his.
    let beside = |e: &&Draft| e.sentence == d.sentence && !e.nested && e.mention.kind == Kind::Person;
    if d.joined
        && d.mention.name.contains(DELEGATION)
        && let Some(led) = drafts[..n].iter().rev().find(beside).and_then(Draft::state)
    {
        return Some((led.to_owned(), 0.8));
    }
    // «الوزير يلتقي نظيره الروسي»: whoever has a counterpart is not of the counterpart's country.
    let person = d.mention.kind == Kind::Person;
    let counterpart = drafts.iter().skip(n + 1).filter(|_| person);
    let counterpart =
        counterpart.filter(|e| e.sentence == d.sentence).find(|e| matches!(e.need, Need::Counterpart(_)));
    let other = counterpart.and_then(Draft::state);
    // «استقبل رئيس الوزراء سفيرة مصر»: nor, in the press of another state, is an office of the country that the title behind it tells.
    let behind = |e: &Draft| e.sentence == d.sentence && e.first() >= d.end();
    let titled = |e: &Draft| e.mention.kind == Kind::Person && e.mention.form == Form::Title && e.explicit;
    let guests = drafts.iter().skip(n + 1).filter(|_| person && home.is_some());
    let guests: Vec<&str> =
        guests.filter(|e| behind(e) && titled(e) && e.state() != home).filter_map(Draft::state).collect();
    let guest = |e: &Draft| behind(e) && e.state().is_some_and(|state| guests.contains(&state));
    let may_be = |e: &Draft| !e.dropped && e.state().is_some_and(|state| other != Some(state));
    let alike = |e: &&Draft| d.body.is_some() && e.body == d.body || d.role.is_some() && e.role == d.role;
    if let Some(same) = drafts[..n].iter().rev().filter(alike).find(|e| may_be(e)) {
        return Some((same.mention.country.clone()?, 0.8));
    }
    // «توغلت دبابات الاحتلال وقتل طفل برصاص الجنود»: bare forces are of the army named last.
    let forces = |e: &Draft| e.mention.sector.first().is_some_and(|s| s == "MIL");
    let bare = forces(d) && d.mention.form == Form::Description && d.body.is_none();
    let army = drafts[..n].iter().rev().filter(|_| bare).find(|e| {
        e.sentence + 1 >= d.sentence
            && e.need == Need::Nothing
            && forces(e)
            && may_be(e)
            && e.first() < d.first()
    });
    if let Some(army) = army {
        return Some((army.mention.country.clone()?, 0.6));
    }
    // A headline calls by the office alone whom the text below names with it.
    let by_office = d.role.is_some() && d.body.is_none() && d.name_tokens.is_none();
    let named_below = drafts
        .iter()
        .skip(n + 1)
        .filter(|_| by_office)
        .find(|e| e.role == d.role && e.person.is_some() && e.need == Need::Country && may_be(e));
    if let Some(named) = named_below {
        return Some((named.mention.country.clone()?, 0.7));
    }
    // Ordinary people are of where they are, not of whom they meet there: an army that shells a town kills those who live in it;
    // and gunmen nobody knows are of where they strike, not of whom they abduct. So are those who side with somebody («أنصار
    // الانقلاب»).
    let side = d.mention.kind == Kind::Group && d.mention.form == Form::Description;
    let of_place = |s: &String| {
        matches!(s.as_str(), "CVL" | "REF" | "UAF" | "CRM") || side && matches!(s.as_str(), "PTY" | "REB")
    };
    let people = d.mention.sector.first().is_some_and(of_place);
    // Codes are compared as numbers, for an article has many drafts and this looks at all of them.
    // Of two that weigh the same, the one named last before a title or a body is meant.
    let mut weights: Vec<(u32, &str, f32, u32)> = home.map(|h| (packed(h), h, 1.5, 0)).into_iter().collect();
    // What the text speaks of by more than the names of those who carry it, and the page's own country.
    let mut about: Vec<u32> = home.map(packed).into_iter().collect();
    let known = |e: &&Draft| e.need == Need::Nothing || e.need == Need::Country && e.person.is_some();
    for e in drafts.iter().filter(known).filter(|e| may_be(e)) {
        let Some(code) = e.state() else { continue };
        let key = packed(code);
        let known = weights.iter().position(|w| w.0 == key);
        if known.is_none() && !is_state_code(code) {
            continue;
        }
        let distance = e.sentence.abs_diff(d.sentence);
        let ahead = if e.mention.span.start > d.mention.span.start { 0.5 } else { 1.0 };
        // «أمام القنصلية اليابانية في هونغ كونغ»: a mission is abroad, and those around it are of where it stands.
        let mission = || MISSIONS.iter().any(|mission| e.mention.name.contains(mission));
        let weight = match e.mention.kind {
            Kind::Organization if people && (mission() || forces(e)) => 0.3,
            Kind::Place if people => 3.0,
            Kind::State if people && e.mention.oblique && e.mention.metonym.is_some() => 3.0,
            Kind::Person | Kind::Organization => 2.0,
            Kind::State if e.mention.form == Form::Name => 1.5,
            _ => 1.0,
        } * if e.across || guest(e) { 0.0 } else { ahead }
            * NEARNESS[distance.min(NEARNESS.len() - 1)];
        // «مصور وكالة الصحافة الفرنسية»: nor by those who work for them.
        let reports =
            e.mention.kind == Kind::Person && e.mention.inside.iter().any(super::Mention::carries_news);
        if !e.mention.carries_news() && !reports && !about.contains(&key) {
            about.push(key);
        }
        let at = if e.first() < d.first() && !people { e.mention.tokens.0 } else { 0 };
        match known {
            Some(i) => {
                weights[i].2 += weight;
                weights[i].3 = weights[i].3.max(at);
            }
            None => weights.push((key, code, weight, at)),
        }
    }
    let total: f32 = weights.iter().map(|w| w.2).sum();
    let best = weights
        .into_iter()
        .filter(|w| about.contains(&w.0))
        .max_by(|a, b| a.2.total_cmp(&b.2).then(a.3.cmp(&b.3)).then_with(|| b.1.cmp(a.1)))?;
    let is_home = home == Some(best.1);
    Some((best.1.to_owned(), if is_home { 0.4 } else { 0.35 + 0.3 * best.2 / total }))
}

/// What a mention weighs by its distance in sentences: less by 0.85 for each.
const NEARNESS: [f32; 41] = {
    let mut out = [1.0; 41];
    let mut i = 1;
    while i < out.len() {
        out[i] = out[i - 1] * 0.85;
        i += 1;
    }
    out
};

/// The first four letters of a code as a number.
fn packed(code: &str) -> u32 {
    code.bytes().take(4).fold(0, |n, b| n << 8 | u32::from(b))
}

/// What the English names of delegations hold.
const DELEGATION: &str = "delegation";

/// What the English names of missions abroad hold.
const MISSIONS: [&str; 2] = ["embassy", "consulate"];
