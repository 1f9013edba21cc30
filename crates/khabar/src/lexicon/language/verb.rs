//! The finite stems of a verb, from its principal parts.
//!
//! «قال، يقول» of the root ق و ل gives the past stems قال (قالت) and قل (قلت), the passive قيل, the present stems قول
//! (يقولون) and قل (لم يقل), and the passive قال (يقال). Each stem says which endings it takes.

use super::features::{Gender, Number, Voice};
use super::table::{Part, Stem};
use crate::text::affix::{Ending, Endings, letter};
use crate::text::letters::Letters;

/// Past endings that begin with a vowel, and those that begin with a consonant: weak stems differ before them.
const PAST_VOWEL: Endings = Endings::of(&[
    Ending::He,
    Ending::She,
    Ending::TheyTwo,
    Ending::TheyTwoFeminine,
    Ending::They,
    Ending::TheyObject,
]);
const PAST_CONSONANT: Endings =
    Endings::of(&[Ending::IOrYou, Ending::We, Ending::TheyFeminine, Ending::YouAll]);
const PAST_MANY: Endings = Endings::of(&[Ending::They, Ending::TheyObject]);
const PRESENT_VOWEL: Endings = Endings::of(&[
    Ending::Bare,
    Ending::Two,
    Ending::TwoShort,
    Ending::Many,
    Ending::ManyShort,
    Ending::ManyObject,
]);
const PRESENT_MANY: Endings = Endings::of(&[Ending::Many, Ending::ManyShort, Ending::ManyObject]);
const PRESENT_TWO: Endings = Endings::of(&[Ending::Two, Ending::TwoShort]);
const PRESENT_SHORT: Endings = Endings::of(&[Ending::Jussive, Ending::ManyFeminine]);

/// The principal parts that finite stems are made from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts<'a> {
    pub form: &'a str,
    pub class: &'a str,
    pub past: Letters,
    /// Without its prefix ي.
    pub present: Letters,
    pub has_passive: bool,
    pub root_ends_in_waw: bool,
    pub root_begins_with_waw: bool,
}

impl Parts<'_> {
    fn is(&self, class: &str) -> bool {
        self.class.split('|').any(|c| c == class)
    }

    /// Whether the middle letter is a long vowel that shortens (قال, not غيّر).
    fn hollow(&self) -> bool {
        self.is("hollow")
            && matches!(self.form, "I" | "IV" | "VII" | "VIII" | "X")
            && self.past.back(1) == letter::ALIF
    }

    /// Whether two equal letters are written as one (ردّ, not جدّد).
    fn doubled(&self) -> bool {
        let contracts =
            matches!(self.form, "IX" | "Q4") || self.is("doubled") && !matches!(self.form, "II" | "V");
        contracts && self.past.back(0) != self.past.back(1)
    }

    fn defective(&self) -> bool {
        self.is("defective") && matches!(self.past.back(0), letter::MAKSURA | letter::ALIF | letter::YEH)
    }
}

/// Calls `add` with every finite stem.
pub(super) fn stems(parts: &Parts<'_>, add: &mut impl FnMut(Stem)) {
    let mut out = |letters: Letters, part: Part, endings: Endings| {
        let stem =
            Stem { letters, part, endings, gender: Gender::Masculine, number: Number::Singular, variant: 0 };
        if !endings.is_empty() && !letters.is_empty() {
            add(stem);
        }
    };
    past(parts, &mut out);
    present(parts, &mut out);
}

type Out<'a> = dyn FnMut(Letters, Part, Endings) + 'a;

fn past(parts: &Parts<'_>, out: &mut Out<'_>) {
    let stem = parts.past;
    let passive = passive_past(parts);
    let either = parts.has_passive && passive == stem;
    let voice = if either { Voice::Either } else { Voice::Active };
    if parts.defective() {
        past_defective(parts, stem, voice, out);
    } else if parts.hollow() {
        past_whole(stem, PAST_VOWEL, voice, out);
        let short = stem.cut(2).plus(short_end(parts, stem.back(0)));
        // The short stem shows no vowel: قلت may be either, were it ever passive in the press.
        past_whole(short, PAST_CONSONANT, Voice::Active, out);
    } else if parts.doubled() {
        past_whole(stem, PAST_VOWEL, voice, out);
        past_whole(stem.plus(stem.back(0)), PAST_CONSONANT, voice, out);
    } else {
        past_whole(stem, PAST_VOWEL.and(PAST_CONSONANT), voice, out);
    }
    if parts.has_passive && !either {
        let endings = if parts.hollow() { PAST_VOWEL } else { PAST_VOWEL.and(PAST_CONSONANT) };
        if parts.defective() {
            out(passive, Part::Past(Voice::Passive), endings.without(PAST_MANY));
            out(passive.cut(1), Part::Past(Voice::Passive), PAST_MANY);
        } else {
            past_whole(passive, endings, Voice::Passive, out);
        }
    }
}

/// A stem that stays whole: only a hamza at its end changes seat, and its ن swallows that of نا.
fn past_whole(stem: Letters, endings: Endings, voice: Voice, out: &mut Out<'_>) {
    let part = Part::Past(voice);
    let mut endings = endings;
    if stem.back(0) == letter::NOON && endings.has(Ending::We) {
        endings = endings.without(Endings::of(&[Ending::We])).and(Endings::of(&[Ending::WeAfterNoon]));
    }
    match stem.back(0) {
        letter::ALIF_HAMZA => {
            out(stem, part, endings.without(Endings::of(&[Ending::TheyTwo])));
            out(stem.cut(1).plus(letter::WAW_HAMZA), part, endings.common(PAST_MANY));
            out(stem.cut(1).plus(letter::HAMZA), part, endings.common(PAST_MANY));
        }
        letter::HAMZA => {
            out(stem, part, endings);
            out(stem.cut(1).plus(letter::WAW_HAMZA), part, endings.common(PAST_MANY));
        }
        _ => out(stem, part, endings),
    }
}

/// The last letter of a shortened hollow stem: a hamza sits on a new seat (جئت، سؤت، أسأت).
fn short_end(parts: &Parts<'_>, last: u8) -> u8 {
    match (last, parts.form, parts.present.back(1)) {
        (letter::HAMZA, "I", letter::WAW) => letter::WAW_HAMZA,
        (letter::HAMZA, "I", _) => letter::YEH_HAMZA,
        (letter::HAMZA, _, _) => letter::ALIF_HAMZA,
        (last, _, _) => last,
    }
}

fn past_defective(parts: &Parts<'_>, stem: Letters, voice: Voice, out: &mut Out<'_>) {
    let part = Part::Past(voice);
    let base = stem.cut(1);
    let she = Endings::of(&[Ending::She, Ending::TheyTwoFeminine]);
    let glide = PAST_CONSONANT.and(Endings::of(&[Ending::TheyTwo]));
    if stem.back(0) == letter::YEH {
        out(stem, part, PAST_VOWEL.and(PAST_CONSONANT).without(PAST_MANY));
        out(base, part, PAST_MANY);
        return;
    }
    let waw = parts.form == "I" && parts.root_ends_in_waw;
    out(stem, part, Endings::of(&[Ending::He]));
    if stem.back(0) == letter::MAKSURA {
        out(base.plus(letter::ALIF), part, Endings::of(&[Ending::HeObject]));
    }
    out(base, part, she.and(PAST_MANY));
    out(base.plus(if waw { letter::WAW } else { letter::YEH }), part, glide);
}

/// The past stem of the passive, where it is spelled otherwise; else the active one.
fn passive_past(parts: &Parts<'_>) -> Letters {
    let mut stem = parts.past;
    // قاتل → قوتل، تبادل → تبودل
    let long = match parts.form {
        "III" => 1,
        "VI" => 2,
        _ => usize::MAX,
    };
    if stem.at(long) == letter::ALIF {
        stem = stem.put(long, letter::WAW);
    }
    if stem.at(0) == letter::ALIF_MADDA {
        stem = Letters::default().plus(letter::ALIF_HAMZA).plus(letter::WAW).join(stem.skip(1));
    }
    let last = stem.len().saturating_sub(1);
    if parts.defective() {
        stem = stem.put(last, letter::YEH);
    } else if parts.hollow() {
        stem = stem.put(last.saturating_sub(1), letter::YEH);
    } else if stem.back(0) == letter::ALIF_HAMZA {
        stem = stem.put(last, letter::YEH_HAMZA);
    }
    if parts.form == "I" && stem.len() > 2 && stem.at(1) == letter::ALIF_HAMZA {
        stem = stem.put(1, letter::YEH_HAMZA);
    }
    stem
}

fn present(parts: &Parts<'_>, out: &mut Out<'_>) {
    let passive = passive_present(parts);
    let either = parts.has_passive && passive == parts.present;
    present_voice(parts, parts.present, if either { Voice::Either } else { Voice::Active }, out);
    if parts.has_passive && !either {
        present_voice(parts, passive, Voice::Passive, out);
    }
}

fn present_voice(parts: &Parts<'_>, stem: Letters, voice: Voice, out: &mut Out<'_>) {
    let part = Part::Present(voice);
    let last = stem.back(0);
    if parts.is("defective") && matches!(last, letter::MAKSURA | letter::ALIF | letter::YEH | letter::WAW) {
        let base = stem.cut(1);
        out(base, part, PRESENT_MANY.and(Endings::of(&[Ending::Jussive])));
        let glide = PRESENT_TWO.and(Endings::of(&[Ending::ManyFeminine]));
        if matches!(last, letter::MAKSURA | letter::ALIF) {
            out(stem, part, Endings::of(&[Ending::Bare]));
            if last == letter::MAKSURA {
                out(base.plus(letter::ALIF), part, Endings::of(&[Ending::BareObject]));
            }
            out(base.plus(letter::YEH), part, glide);
        } else {
            out(stem, part, glide.and(Endings::of(&[Ending::Bare])));
        }
    } else if parts.hollow() && matches!(stem.back(1), letter::ALIF | letter::YEH | letter::WAW) {
        present_whole(stem, PRESENT_VOWEL, voice, out);
        if voice != Voice::Passive {
            let end = match (stem.back(0), stem.back(1)) {
                (letter::HAMZA, letter::WAW) => letter::WAW_HAMZA,
                (letter::HAMZA, letter::YEH) => letter::YEH_HAMZA,
                (letter::HAMZA, _) => letter::ALIF_HAMZA,
                (other, _) => other,
            };
            let short = if parts.has_passive { Voice::Either } else { voice };
            out(stem.cut(2).plus(end), Part::Present(short), PRESENT_SHORT);
        }
    } else if parts.doubled() {
        out(stem, part, PRESENT_VOWEL);
        out(stem.plus(last), part, PRESENT_SHORT);
    } else {
        present_whole(stem, PRESENT_VOWEL.and(Endings::of(&[Ending::ManyFeminine])), voice, out);
    }
}

/// A present stem that stays whole but for the seat of a hamza at its end (يقرأ، يقرؤون، يقرأون).
fn present_whole(stem: Letters, endings: Endings, voice: Voice, out: &mut Out<'_>) {
    let part = Part::Present(voice);
    let before_pronoun = Endings::of(&[Ending::BareObject]);
    let base = stem.cut(1);
    match stem.back(0) {
        letter::ALIF_HAMZA => {
            out(stem, part, endings.without(PRESENT_TWO));
            // يقرآن: the alif of ان and the seat are one letter.
            out(base, part, endings.common(Endings::of(&[Ending::Two])));
            out(base.plus(letter::WAW_HAMZA), part, endings.common(PRESENT_MANY).and(before_pronoun));
            out(base.plus(letter::HAMZA), part, endings.common(PRESENT_MANY));
        }
        letter::HAMZA => {
            out(stem, part, endings);
            out(base.plus(letter::WAW_HAMZA), part, endings.common(PRESENT_MANY).and(before_pronoun));
            out(
                base.plus(letter::YEH_HAMZA),
                part,
                endings.common(PRESENT_MANY.and(PRESENT_TWO)).and(before_pronoun),
            );
        }
        _ => out(stem, part, endings),
    }
}

/// The present stem of the passive, where it is spelled otherwise; else the active one.
fn passive_present(parts: &Parts<'_>) -> Letters {
    let mut stem = parts.present;
    if parts.form == "I" && parts.root_begins_with_waw && stem.at(0) != letter::WAW && stem.len() < 3 {
        // يصل → يوصل
        stem = Letters::default().plus(letter::WAW).join(stem);
    }
    if stem.at(0) == letter::ALIF_HAMZA && stem.len() > 2 {
        stem = stem.put(0, letter::WAW_HAMZA);
    }
    let last = stem.len().saturating_sub(1);
    if parts.is("defective") && matches!(stem.back(0), letter::YEH | letter::WAW) {
        stem = stem.put(last, letter::MAKSURA);
    } else if parts.hollow() && matches!(stem.back(1), letter::YEH | letter::WAW) {
        stem = stem.put(last.saturating_sub(1), letter::ALIF);
    } else if stem.back(0) == letter::YEH_HAMZA {
        stem = stem.put(last, letter::ALIF_HAMZA);
    }
    stem
}
