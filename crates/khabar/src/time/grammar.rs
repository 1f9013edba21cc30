//! The little of grammar that dating needs: whether a token is a verb, and which way its tense points.

use super::Side;
use super::scan::Scan;
use crate::lexicon::language::{Analysis, Reading, Tense};
use crate::lexicon::reporting::CueKind;
use crate::lexicon::timewords::{Relation, Sense};
use crate::text::TokenKind;
use crate::text::affix::letter;
use crate::text::letters::Letters;

/// Which way the tense of a verb points; nothing for what is no verb, or may as well be a noun.
pub(super) fn tense(scan: &Scan<'_>, i: usize) -> Option<Side> {
    // Few words are verbs, and those alone may be «that».
    of_verb(scan, i).filter(|_| !is_that(scan, i))
}

fn of_verb(scan: &Scan<'_>, i: usize) -> Option<Side> {
    let form = letters(scan, i)?;
    if form.at(0) == letter::ALIF && form.at(1) == letter::LAM && form.len() > 4 {
        // Nearly always the article; the few verbs that begin so (التقى) are read below.
        if form.at(2) != letter::TEH {
            return None;
        }
    }
    // «العقيد نديم»: right behind a title a form of «we» is a name.
    let titled = |before: Letters| before.at(0) == letter::ALIF && before.at(1) == letter::LAM;
    if form.at(0) == letter::NOON && i > scan.start && letters(scan, i - 1).is_some_and(titled) {
        return None;
    }
    let mut found = Vec::new();
    let conjunction = matches!(form.at(0), letter::WAW | letter::FEH) && form.len() > 3;
    for stem in [Some(form), conjunction.then(|| form.skip(1))].into_iter().flatten() {
        if stem.at(0) == letter::SEEN
            && matches!(stem.at(1), letter::YEH | letter::TEH | letter::NOON)
            && stem.len() > 3
        {
            analyses(scan, stem.skip(1), &mut found);
            if found.iter().any(|a| is(a, Tense::Present)) {
                return Some(Side::Future);
            }
        }
        analyses(scan, stem, &mut found);
        if i == scan.start
            && stem == form
            && found.iter().any(|a| a.misfit == 0 && is(a, Tense::Past))
            && !found.iter().any(|a| is(a, Tense::Present))
        {
            // «قتل القائد», «عزل الوزير»: at the head of a sentence a verb or its verbal noun, both of what has been.
            return Some(Side::Past);
        }
        if let Some(tense) = best(&found) {
            // «بوركينا فاسو»: what would be «so I comfort» is the end of a name; papers do not speak of themselves so.
            if tense != Tense::Past && stem != form && stem.at(0) == letter::ALIF {
                continue;
            }
            return Some(match tense {
                Tense::Past => Side::Past,
                _ if after_past_cue(scan, i) => Side::Past,
                _ => Side::Present,
            });
        }
    }
    None
}

/// «أضاف أنه يوم السبت»: whether a token is «that» with a pronoun, which would be a form of «to end» else.
fn is_that(scan: &Scan<'_>, i: usize) -> bool {
    let token = scan.text.token(i);
    let stems = crate::text::affix::PRONOUNS.iter().filter_map(|p| token.strip_suffix(p));
    stems.into_iter().any(|stem| scan.language.is_particle(stem, "sub"))
}

/// «لم يزر», «كان يزور», «كان الوزير يزور»: a present form that tells of the past.
fn after_past_cue(scan: &Scan<'_>, i: usize) -> bool {
    let cue = |n: usize| {
        i.checked_sub(n)
            .is_some_and(|b| scan.led(b, |s| (s == Sense::Tense(Relation::Past)).then_some(())).is_some())
    };
    cue(1) || cue(2)
}

fn letters(scan: &Scan<'_>, i: usize) -> Option<Letters> {
    let token = scan.text.tokens.get(i)?;
    (token.kind == TokenKind::Arabic).then(|| Letters::new(scan.text.token(i)))?.filter(|l| l.len() > 1)
}

fn analyses(scan: &Scan<'_>, form: Letters, out: &mut Vec<Analysis>) {
    out.clear();
    scan.language.analyses(form, false, out);
    if out.is_empty() && form.len() > 4 {
        // «سيلتقيها», «زارها»: with a pronoun.
        for pronoun in crate::text::affix::PRONOUNS {
            if let Some(end) =
                Letters::new(pronoun).filter(|end| form.ends_with(*end) && form.len() > end.len() + 1)
            {
                scan.language.analyses(form.cut(end.len()), true, out);
            }
        }
    }
}

fn is(a: &Analysis, wanted: Tense) -> bool {
    matches!(a.reading, Reading::Verb { tense, .. } if tense == wanted) && a.misfit <= 1
}

/// The tense, where the best spellings are verbs only.
fn best(found: &[Analysis]) -> Option<Tense> {
    let least = found.iter().map(|a| a.misfit).min().filter(|m| *m <= 1)?;
    let mut close = found.iter().filter(|a| a.misfit == least);
    if close.clone().any(|a| !a.reading.is_verb()) {
        return None;
    }
    close.find_map(|a| match a.reading {
        Reading::Verb { tense, .. } => Some(tense),
        _ => None,
    })
}

/// Whether a word may stand after a year: with the article or a prefix, a particle, a verb, a name nobody knows; not
/// a noun, which the figure would count («في 2000 مدرسة»).
pub(super) fn opens_clause(scan: &Scan<'_>, i: usize) -> bool {
    let Some(form) = letters(scan, i) else { return true };
    let article = form.at(0) == letter::ALIF && form.at(1) == letter::LAM;
    if article || (form.at(0) == letter::WAW && form.len() > 3) {
        return true;
    }
    let mut found = Vec::new();
    analyses(scan, form, &mut found);
    let Some(least) = found.iter().map(|a| a.misfit).min() else { return true };
    found.iter().filter(|a| a.misfit == least).any(|a| !a.reading.is_nominal())
}

/// Whether a token names something that happens: a verbal noun («وصول», «لقائها») or a noun known to («قمة»).
pub(super) fn happening(scan: &Scan<'_>, i: usize) -> bool {
    if i >= scan.end {
        return false;
    }
    if scan.led(i, |s| (s == Sense::Happening).then_some(())).is_some() {
        return true;
    }
    let other = |s: Sense| !matches!(s, Sense::Annual | Sense::YearHead | Sense::Approach | Sense::Ref(_));
    if scan.hits(i).iter().any(|h| h.lead.letters == 0 && other(h.sense)) {
        return false;
    }
    let Some(form) = letters(scan, i) else { return false };
    let article = form.at(0) == letter::ALIF && form.at(1) == letter::LAM && form.len() > 4;
    let stem = if article { form.skip(2) } else { form };
    let mut found = Vec::new();
    analyses(scan, stem, &mut found);
    let Some(least) = found.iter().map(|a| a.misfit).min() else { return false };
    let mut close = found.iter().filter(|a| a.misfit == least);
    close.any(|a| a.reading.is_masdar())
}

/// Whether a token is a verb of speech («قالت», «ذكرته»).
pub(super) fn reports(scan: &Scan<'_>, i: usize) -> bool {
    let Some(form) = letters(scan, i) else { return false };
    let conjunction = matches!(form.at(0), letter::WAW | letter::FEH) && form.len() > 3;
    let mut found = Vec::new();
    [Some(form), conjunction.then(|| form.skip(1))].into_iter().flatten().any(|stem| {
        analyses(scan, stem, &mut found);
        found.iter().filter(|a| a.misfit <= 1).any(|a| {
            let verb = if a.reading.is_verb() { a.reading.verb() } else { None };
            let past = verb.and_then(|v| scan.language.past_key(v));
            past.is_some_and(|past| !scan.reporting.cues(CueKind::Verb, past).is_empty())
        })
    })
}

/// Whether a word may belong to the noun before it: a bare noun or adjective, with the article or without, no particle
/// and nothing joined by و or a preposition.
pub(super) fn follows_noun(scan: &Scan<'_>, i: usize) -> bool {
    let bound = scan.hits(i).iter().any(|h| {
        h.lead.letters == 0 && matches!(h.sense, Sense::Link(_) | Sense::RelativePronoun | Sense::Subjunctive)
    });
    let Some(form) = letters(scan, i).filter(|_| !bound) else { return false };
    if form.at(0) == letter::ALIF && form.at(1) == letter::LAM {
        return true;
    }
    let mut found = Vec::new();
    analyses(scan, form, &mut found);
    let Some(least) = found.iter().map(|a| a.misfit).min() else { return false };
    found.iter().any(|a| a.misfit == least && a.reading.is_nominal())
}
