//! Marks that are written are evidence: «وقّع» signs and «وقع» may fall; «وعدّها» is and-he-counted-it, for no letter of «وعد» is
//! doubled there.

use super::split::Split;
use crate::lexicon::Lexicon;
use crate::lexicon::language::Reading;
use crate::text::affix::Ending;
use crate::text::fold;

/// The mark that doubles a letter.
const SHADDA: char = '\u{651}';

/// What it costs to read a verb none of whose letters is doubled where a doubled letter is written.
const UNDOUBLED: i32 = 6;

/// The forms that double a letter of the root, or may double the letter before it («اتّهم»).
const DOUBLING: [&str; 6] = ["II", "V", "VIII", "IX", "Q2", "Q4"];

/// Lets the doubled letters of a written word speak against the readings that have none.
pub(super) fn weigh(lex: &Lexicon, surface: &str, splits: &mut [Split]) {
    let Some(doubled) = doubled(surface) else { return };
    for split in splits {
        // A letter that the prefixes take («السّلام» behind ال) says nothing of the word.
        if doubled < usize::from(split.prefix_len) {
            continue;
        }
        for (reading, cost, _) in &mut split.readings {
            if !may_double(lex, reading) {
                *cost += UNDOUBLED;
            }
        }
        split.readings.sort_by_key(|(_, cost, _): &(Reading, i32, Ending)| *cost);
    }
}

/// Which letter of a written word is the first that is marked as doubled.
fn doubled(surface: &str) -> Option<usize> {
    let before = surface.split_once(SHADDA)?.0;
    let letters = before.chars().filter(|&c| !fold::is_mark(c) && !fold::is_invisible(c)).count();
    letters.checked_sub(1)
}

fn may_double(lex: &Lexicon, reading: &Reading) -> bool {
    let (Reading::Verb { verb, .. } | Reading::Derived { verb, .. }) = *reading else { return true };
    let verb = lex.language.verb(verb);
    verb.is_none_or(|v| DOUBLING.contains(&v.form) || v.class.contains("doubled"))
}
