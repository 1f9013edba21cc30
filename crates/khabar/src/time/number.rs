//! Numbers in digits and in words: «٢٥», «خمسة وعشرين», «ألفين وأربعة وعشرين», «الخامس والعشرين».

use super::scan::{Scan, Seen};
use crate::lexicon::timewords::Sense;
use crate::text::prefix::Lead;

pub(super) use crate::text::marks::{COMMAS, DASHES};

/// A cardinal in digits or in words.
pub(super) fn cardinal(scan: &Scan<'_>, i: usize) -> Option<Seen<i32>> {
    if let Some(it) = scan.integer(i) {
        // «3 آلاف».
        if it < 1000
            && let Some(thousand) = atom(scan, i + 1).filter(|a| a.it == 1000 && a.lead.letters == 0)
        {
            return Some(Seen { it: it * 1000, next: thousand.next, lead: Lead::default() });
        }
        return Some(Seen { it, next: i + 1, lead: Lead::default() });
    }
    in_words(scan, i)
}

/// A cardinal in words. Groups are joined by و; hundreds and thousands multiply what stands before them.
pub(super) fn in_words(scan: &Scan<'_>, i: usize) -> Option<Seen<i32>> {
    let first = atom(scan, i)?;
    let lead = first.lead;
    let (mut total, mut group, mut next) = (0_i32, first.it, first.next);
    let mut smallest = first.it;
    if first.it >= 1000 {
        (total, group) = (first.it, 0);
    }
    while let Some(atom) = following(scan, next) {
        let joined = atom.lead.conjunction && atom.lead.preposition.is_none();
        let bare = atom.lead.letters == 0 && !atom.lead.article;
        match atom.it {
            1000 if bare && group > 0 => (total, group, smallest) = (total + group * 1000, 0, 1000),
            100 if bare && (3..=9).contains(&group) => (group, smallest) = (group * 100, 100),
            n if joined && n < smallest && goes_after(smallest, n) => {
                if n >= 1000 {
                    break;
                }
                (group, smallest) = (group + n, n);
            }
            // «خمسة وعشرين»: the units come before the tens.
            n if joined && (1..=9).contains(&smallest) && (20..=90).contains(&n) => {
                (group, smallest) = (group + n, 0);
            }
            _ => break,
        }
        next = atom.next;
        if smallest == 0 {
            // Nothing but آلاف may follow units and tens.
            if let Some(thousand) = self::atom(scan, next)
                && thousand.it == 1000
                && thousand.lead.letters == 0
                && total == 0
            {
                (total, group, smallest, next) = (group * 1000, 0, 1000, thousand.next);
                continue;
            }
            break;
        }
    }
    Some(Seen { it: total + group, next, lead })
}

/// Whether `n` may be added after a part of this size: units after hundreds, tens after hundreds, anything after thousands.
fn goes_after(size: i32, n: i32) -> bool {
    match size {
        s if s >= 1000 => n < 1000,
        s if s >= 100 => n < 100,
        _ => false,
    }
}

/// A part of a number after another: where a word may be read both with و and without («وأحد عشر», «واحد») it is joined.
fn following(scan: &Scan<'_>, i: usize) -> Option<Seen<i32>> {
    let joined = scan.hits(i).iter().find_map(|hit| match hit.sense {
        Sense::Cardinal(it) if hit.lead.conjunction && i + usize::from(hit.len) <= scan.end => {
            Some(Seen { it, next: i + usize::from(hit.len), lead: hit.lead })
        }
        _ => None,
    });
    joined.or_else(|| atom(scan, i))
}

fn atom(scan: &Scan<'_>, i: usize) -> Option<Seen<i32>> {
    scan.led(i, |s| match s {
        Sense::Cardinal(n) => Some(n),
        _ => None,
    })
}

/// An ordinal: «الثالث», «الحادي والعشرين», «العشرين», «الـ32».
pub(super) fn ordinal(scan: &Scan<'_>, i: usize) -> Option<Seen<i32>> {
    let tens = |i: usize, joined: bool| {
        scan.led(i, |s| match s {
            Sense::Cardinal(n) if (20..=100).contains(&n) => Some(n),
            _ => None,
        })
        .filter(|s| s.lead.article && s.lead.conjunction == joined && s.lead.preposition.is_none())
    };
    if let Some(first) = scan.led(i, |s| match s {
        Sense::Ordinal(n) => Some(n),
        _ => None,
    }) {
        if first.it < 10
            && first.lead.article
            && let Some(tens) = tens(first.next, true)
        {
            return Some(Seen { it: first.it + tens.it, next: tens.next, lead: first.lead });
        }
        return Some(first);
    }
    if let Some(tens) =
        scan.hits(i).first().filter(|h| h.lead.conjunction).is_none().then(|| tens(i, false))?
    {
        return Some(tens);
    }
    article_and_digits(scan, i)
}

/// «الـ32», «الـ 32»: the article alone, then digits.
pub(super) fn article_and_digits(scan: &Scan<'_>, i: usize) -> Option<Seen<i32>> {
    let it = scan.integer(i + 1)?;
    let alone = i < scan.end && scan.text.key(i).ends_with(crate::text::prefix::ARTICLE);
    let short = scan.text.key(i).chars().count() <= 3;
    (alone && short).then_some(Seen { it, next: i + 2, lead: Lead { article: true, ..Lead::default() } })
}

/// The number of a day of the month in digits, or «الأول» to «الحادي والثلاثين».
pub(super) fn day_of_month(scan: &Scan<'_>, i: usize) -> Option<Seen<u8>> {
    let digits = scan.integer(i).map(|it| Seen { it, next: i + 1, lead: Lead::default() });
    let seen = digits.or_else(|| ordinal(scan, i).filter(|o| o.lead.article || o.it == 1))?;
    (1..=31).contains(&seen.it).then_some(Seen { it: seen.it as u8, next: seen.next, lead: seen.lead })
}

/// A year of four digits, or in words.
pub(super) fn year(scan: &Scan<'_>, i: usize) -> Option<Seen<i32>> {
    let seen = match scan.integer(i) {
        Some(_) if scan.digits(i)?.len() != 4 => return None,
        Some(it) => Seen { it, next: i + 1, lead: Lead::default() },
        // «في 27 فبراير آلاف المحتجين»: a thousand alone is a number of men.
        None => in_words(scan, i)
            .filter(|n| n.lead.letters == 0 && (n.next > i + 1 || n.it % 1000 != 0 || n.it == 2000))?,
    };
    (1000..=2200).contains(&seen.it).then_some(seen)
}
