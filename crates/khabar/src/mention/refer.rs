//! References within the article: «الوزير», «نظيره», «بلاده», «الجانبان» to those meant.

use super::draft::{Draft, Need};
use super::{Form, Kind};
use crate::text::inflect::{self, PRONOUNS};
use crate::word::{Gender, Number};

/// The pronoun joined to «إيا», as an index into [`PRONOUNS`].
pub(super) fn object_pronoun_of(key: &str) -> Option<u8> {
    let joined = inflect::of_object_pronoun(key)?;
    PRONOUNS.iter().position(|(ending, ..)| *ending == joined).map(|n| n as u8)
}

/// The pronoun standing alone, as an index into [`PRONOUNS`].
pub(super) fn pronoun_of(key: &str) -> u8 {
    let (gender, number) = match key.chars().count() {
        3.. => (None, Number::Dual),
        _ if key.ends_with(|c| PRONOUNS[3].0.ends_with(c)) => (Some(Gender::Masculine), Number::Plural),
        _ if crate::text::inflect::is_she(key) => (Some(Gender::Feminine), Number::Singular),
        _ => (Some(Gender::Masculine), Number::Singular),
    };
    PRONOUNS.iter().position(|&(_, g, n)| g == gender && n == number).unwrap_or(0) as u8
}

/// The draft that a pronoun before draft `n` means: who acts nearest before it, in the same sentence first.
pub(super) fn owner(drafts: &[Draft], n: usize, pronoun: u8) -> Option<usize> {
    let (_, gender, number) = PRONOUNS.get(pronoun as usize).copied()?;
    let here = drafts[n].sentence;
    let start = drafts[n].mention.span.start;
    // «هو» alone is nobody's state.
    let whole = matches!(drafts[n].need, Need::Pronoun(_));
    // «قالت الرئيسة إن روسيا تخطط لانقلاب في بلادها»: who has a country is no state.
    let has_country = |i: usize| {
        let of_people = !matches!(drafts[i].mention.kind, Kind::State | Kind::Place);
        of_people
            && drafts[i].sentence == here
            && drafts[i].mention.span.end <= start
            && !drafts[i].dropped
            && drafts[i].state().is_some()
            && agrees(&drafts[i], gender, number)
    };
    let homeland = matches!(drafts[n].need, Need::Homeland(_)) && (0..drafts.len()).any(has_country);
    let fits = |i: usize| {
        let d = &drafts[i];
        let nobody = whole && d.masculine || homeland && matches!(d.mention.kind, Kind::State | Kind::Place);
        !nobody
            && d.mention.span.end <= start
            && !d.dropped
            && d.state().is_some()
            && agrees(d, gender, number)
    };
    let before = |sentence: usize| (0..drafts.len()).filter(move |&i| drafts[i].sentence == sentence);
    // «حذروا واشنطن وحلفاءها»: what is joined to a name by و is that name's own.
    let first = drafts[n].first();
    let beside = |i: usize| fits(i) && drafts[i].end() == first && !drafts[i].nested;
    if let Some(i) = before(here).find(|&i| drafts[n].joined && beside(i)) {
        return Some(i);
    }
    let mut in_sentence: Vec<usize> = before(here).filter(|&i| fits(i)).collect();
    in_sentence.sort_by_key(|&i| drafts[i].mention.span.start);
    // «انتقدت باريس طهران التي تحتجز مواطنا، والتي حذر وزير خارجيتها»: in a clause that describes a state it is that state's.
    let clause = drafts[n].clause;
    let described = |&&i: &&usize| drafts[i].described && drafts[i].clause == clause;
    let last = in_sentence.iter().rev().find(described);
    if let Some(&i) = last.filter(|_| matches!(drafts[n].need, Need::Owner(_))) {
        return Some(i);
    }
    // «ه» is a person's before it is a body's.
    if in_sentence.iter().any(|&i| drafts[i].mention.kind == Kind::Person) {
        in_sentence.retain(|&i| gender != Some(Gender::Masculine) || drafts[i].mention.kind == Kind::Person);
    }
    // «أكد البنتاغون أن طائراته قصفت»: a body whose name tells no gender may be masculine, where nobody else is.
    if in_sentence.is_empty() && gender == Some(Gender::Masculine) && number == Number::Singular {
        let bare = |i: usize| {
            let d = &drafts[i];
            let m = &d.mention;
            d.sentence == here
                && m.kind == Kind::Organization
                && m.gender.is_none()
                && m.form == Form::Name
                && !m.oblique
                && !d.nested
                && !d.dropped
                && m.span.end <= start
                && d.state().is_some()
        };
        if let Some(i) = (0..drafts.len()).rev().find(|&i| bare(i)) {
            return Some(i);
        }
    }
    let free = in_sentence.iter().rev().find(|&&i| !drafts[i].mention.oblique && !drafts[i].nested);
    // «اتهمت الهند باكستان بكذا، وحذر وزير دفاعها»: behind a comma the pronoun is of who acted before it sooner than of whom it was
    // done to.
    let free = free.map(|&last| {
        let acted = |&i: &usize| {
            let d = &drafts[i];
            d.end() == drafts[last].first() && !drafts[last].joined && !d.mention.oblique && !d.nested
        };
        let closed = drafts[last].clause < drafts[n].clause;
        in_sentence.iter().copied().find(acted).filter(|_| closed).unwrap_or(last)
    });
    if let Some(i) = free.or(in_sentence.last().copied()) {
        return Some(i);
    }
    // Earlier sentences: who stands first in them as a subject.
    (here.saturating_sub(3)..here).rev().find_map(|s| {
        let mut all: Vec<usize> = before(s).filter(|&i| fits(i) && !drafts[i].masculine).collect();
        all.sort_by_key(|&i| drafts[i].mention.span.start);
        all.iter().find(|&&i| !drafts[i].mention.oblique && !drafts[i].nested).or(all.last()).copied()
    })
}

/// The body or the group of no country that a pronoun before draft `n` means: the nearest of its sentence.
pub(super) fn body(drafts: &[Draft], n: usize, pronoun: u8) -> Option<usize> {
    let (_, gender, number) = PRONOUNS.get(pronoun as usize).copied()?;
    let (here, start) = (drafts[n].sentence, drafts[n].mention.span.start);
    let fits = |&i: &usize| {
        let d = &drafts[i];
        d.sentence == here
            && d.mention.span.end <= start
            && !d.dropped
            && matches!(d.mention.kind, Kind::Organization | Kind::Group)
            && agrees(d, gender, number)
    };
    (0..n.min(drafts.len())).rev().find(fits)
}

/// The draft that «إياها» at draft `n` means: who of its sentence was named last before it, as whoever does it to him stands further off
/// («هاجم الوزير القوات متهما إياها»).
pub(super) fn nearest(drafts: &[Draft], n: usize, pronoun: u8) -> Option<usize> {
    let (_, gender, number) = PRONOUNS.get(pronoun as usize).copied()?;
    let (here, start) = (drafts[n].sentence, drafts[n].mention.span.start);
    let fits = |d: &Draft| {
        d.sentence == here
            && d.mention.span.end <= start
            && !d.dropped
            && !d.nested
            && d.state().is_some()
            && agrees(d, gender, number)
    };
    (0..drafts.len()).filter(|&i| fits(&drafts[i])).max_by_key(|&i| drafts[i].mention.span.start)
}

/// Whether a pronoun may stand for a draft.
pub(super) fn agrees_with(draft: &Draft, pronoun: u8) -> bool {
    PRONOUNS.get(pronoun as usize).is_some_and(|&(_, gender, number)| agrees(draft, gender, number))
}

fn agrees(draft: &Draft, gender: Option<Gender>, number: Number) -> bool {
    let m = &draft.mention;
    match (number, gender) {
        (Number::Singular, Some(Gender::Feminine)) => match m.kind {
            Kind::State => m.form == Form::Name,
            Kind::Place => m.metonym.is_some(),
            Kind::Organization => m.gender != Some(Gender::Masculine),
            Kind::Person => m.gender == Some(Gender::Feminine),
            _ => false,
        },
        (Number::Singular, _) => {
            draft.masculine
                || m.kind == Kind::Person
                    && m.gender != Some(Gender::Feminine)
                    && m.number != Some(Number::Plural)
                || m.kind == Kind::Organization && m.gender == Some(Gender::Masculine)
        }
        (Number::Dual, _) => m.members.len() == 2,
        // «الحوثيون … قواتهم»: fighters under one name are several.
        _ => {
            let fights = m.kind == Kind::Organization && m.sector.iter().any(|s| s == "REB");
            matches!(m.kind, Kind::Group) || m.number == Some(Number::Plural) || fights
        }
    }
}

/// Whether a code is a state's, and not a PLOVER body's.
pub(crate) fn is_state_code(code: &str) -> bool {
    code.len() == 3 && !matches!(code, "---" | "IGO" | "UNO" | "NGO" | "MNC" | "IMG" | "ISM" | "EUR")
}

/// The `count` drafts of distinct countries meant by «البلدان» at draft `n`, in text order: those nearest before it in its
/// own sentence, and where these are too few the countries that the text before it is most about. `persons` keeps to persons.
pub(super) fn last_distinct(drafts: &[Draft], n: usize, count: usize, persons: bool) -> Vec<usize> {
    let start = drafts[n].mention.span.start;
    let here = drafts[n].sentence;
    let mut order: Vec<usize> = (0..drafts.len())
        .filter(|&i| {
            drafts[i].mention.span.end <= start && !drafts[i].dropped && may_pair(&drafts[i], persons)
        })
        .collect();
    order.sort_by_key(|&i| drafts[i].mention.span.start);
    let mut out: Vec<usize> = Vec::new();
    let code = |i: usize| drafts[i].mention.country.as_deref().unwrap_or("");
    for &i in order.iter().rev().filter(|&&i| drafts[i].sentence == here) {
        if out.len() < count && out.iter().all(|&j| code(j) != code(i)) {
            out.push(i);
        }
    }
    let mut weights: Vec<(&str, f32, usize)> = Vec::new();
    for &i in order.iter().filter(|&&i| drafts[i].sentence != here) {
        let near = 0.85f32.powi((here.abs_diff(drafts[i].sentence) as i32).min(40));
        let weight = near * if drafts[i].mention.oblique { 0.8 } else { 1.0 };
        match weights.iter_mut().find(|w| w.0 == code(i)) {
            // «حزب معارض … وكان البلدان»: a state stands in its government sooner than in who opposes it.
            Some(w) if !persons && stands_for_state(&drafts[w.2]) && !stands_for_state(&drafts[i]) => {
                w.1 += weight;
            }
            Some(w) => *w = (w.0, w.1 + weight, i),
            None => weights.push((code(i), weight, i)),
        }
    }
    weights.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| b.2.cmp(&a.2)));
    for (own, _, i) in weights {
        if out.len() < count && out.iter().all(|&j| code(j) != own) {
            out.push(i);
        }
    }
    out.sort_by_key(|&i| drafts[i].mention.span.start);
    out
}

/// How the ids of roles end whose holders speak for others.
const SPOKESPERSON: &str = "spokesperson";

/// The `count` persons of distinct countries named last before draft `n` by an office that `role` tells of («الوزيران»: ministers of
/// anything), in text order.
pub(super) fn last_of_role(drafts: &[Draft], n: usize, count: usize, role: &str) -> Vec<usize> {
    let start = drafts[n].mention.span.start;
    let of_it = |own: &str| {
        own == role || role == "minister" && own.ends_with("-minister") && own != "prime-minister"
    };
    let mut order: Vec<usize> = (0..n.min(drafts.len()))
        .filter(|&i| {
            let d = &drafts[i];
            d.mention.span.end <= start
                && !d.dropped
                && d.sentence + 3 >= drafts[n].sentence
                && may_pair(d, true)
                && d.mention.role.as_deref().is_some_and(of_it)
        })
        .collect();
    order.sort_by_key(|&i| drafts[i].mention.span.start);
    let mut out: Vec<usize> = Vec::new();
    for &i in order.iter().rev() {
        let code = &drafts[i].mention.country;
        if out.len() < count && out.iter().all(|&j| drafts[j].mention.country != *code) {
            out.push(i);
        }
    }
    out.reverse();
    out
}

/// Whether a draft is a state or one who governs it.
fn stands_for_state(draft: &Draft) -> bool {
    let m = &draft.mention;
    matches!(m.kind, Kind::State | Kind::Place) || m.sector.first().is_some_and(|s| s == "GOV")
}

fn may_pair(draft: &Draft, persons: bool) -> bool {
    let m = &draft.mention;
    let kind = match m.kind {
        Kind::Person => m.number != Some(Number::Plural) && m.form != Form::Description,
        Kind::State => !persons && (m.form == Form::Name || m.form == Form::Demonym && m.score > 0.8),
        Kind::Organization => !persons && m.sector.first().is_some_and(|s| s == "GOV"),
        Kind::Place => !persons && m.metonym.is_some(),
        _ => false,
    };
    // «قال متحدث عسكري إن الوزيرين اتفقا»: who speaks for others is none of the two, nor is one who bears no office («جنديا»).
    let speaks = m.office.as_deref().is_some_and(|office| office.ends_with(SPOKESPERSON));
    kind && !speaks && !draft.nested && m.members.is_empty() && draft.state().is_some_and(is_state_code)
}
