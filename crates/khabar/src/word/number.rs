//! The value of a number: «ثلاثة وعشرين ألفا وخمسمئة» is 23,500; «1.6 مليون» is 1,600,000; «الثاني والعشرون» is the 22nd.

use crate::lexicon::Lexicon;
use crate::lexicon::language::NumberKind;
use crate::text::affix::letter;
use crate::text::digits;
use crate::text::{Text, TokenKind};

/// What a number comes to, before its unit.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Value {
    /// One past its last token.
    pub end: usize,
    /// Bytes of the first token that are a clitic.
    pub skip: usize,
    pub value: f64,
    /// The last scale word's value (مليون), 1 without.
    pub scale: f64,
    pub vague: bool,
    pub ordinal: bool,
}

/// A token as a part of a number.
#[derive(Clone, Copy, Debug)]
struct Part<'a> {
    /// One past its last token: «و» and «300» are written together but are two tokens.
    end: usize,
    skip: usize,
    joined: bool,
    article: bool,
    /// A number in digits.
    digits: Option<f64>,
    words: &'a [(NumberKind, f64)],
}

impl Part<'_> {
    fn word(&self, kind: NumberKind) -> Option<f64> {
        self.words.iter().find(|(k, _)| *k == kind).map(|(_, value)| *value)
    }
}

/// The number that starts at token `i`, read no further than `last`. After «بين» a «و» before digits parts two numbers.
pub(super) fn value(lex: &Lexicon, text: &Text, i: usize, last: usize, between: bool) -> Option<Value> {
    let first = part(lex, text, i, last)?;
    let mut sum = Sum::start(lex, text, &first, last)?;
    let mut end = first.end;
    while let Some(next) = part(lex, text, end, last) {
        let parted = between && next.joined && (next.digits.is_some() || sum.scale > 1.0);
        if parted || !sum.add(&next, first.article) {
            break;
        }
        end = next.end;
    }
    let value = sum.total + sum.group;
    (value.is_finite() && !sum.pending).then_some(Value {
        end,
        skip: first.skip,
        value,
        scale: sum.scale,
        vague: sum.vague,
        ordinal: sum.ordinal,
    })
}

/// Whether a number may start at a token, whatever follows it.
pub(super) fn may_start(lex: &Lexicon, text: &Text, i: usize) -> bool {
    text.tokens.get(i).is_some_and(|token| match token.kind {
        TokenKind::Number => true,
        TokenKind::Arabic => {
            let key = text.key(i);
            key.strip_prefix(letter::char(letter::WAW)) == Some("") || word(lex, text.token(i), key).is_some()
        }
        _ => false,
    })
}

/// A number as it is built: what the scales have taken, and the group under a thousand that waits for one.
#[derive(Clone, Copy, Debug)]
struct Sum {
    total: f64,
    group: f64,
    last: NumberKind,
    scale: f64,
    vague: bool,
    ordinal: bool,
    /// It cannot end here: half must have its million.
    pending: bool,
    in_digits: bool,
}

impl Sum {
    fn start(lex: &Lexicon, text: &Text, part: &Part<'_>, last: usize) -> Option<Sum> {
        use NumberKind::*;
        let mut sum = Sum {
            total: 0.0,
            group: 0.0,
            last: Digit,
            scale: 1.0,
            vague: false,
            ordinal: false,
            pending: false,
            in_digits: false,
        };
        if let Some(value) = part.digits {
            return Some(Sum { group: value, in_digits: true, ..sum });
        }
        let next_has = |kinds: &[NumberKind]| {
            self::part(lex, text, part.end, last)
                .is_some_and(|next| kinds.iter().any(|k| next.word(*k).is_some()))
        };
        // A plural scale alone (آلاف) is a vague many, so Mass goes before Scale; «ألفا» alone is two thousand.
        for kind in [
            Ordinal,
            OrdinalTeen,
            Digit,
            Teen,
            Ten,
            Tens,
            Hundred,
            Hundreds,
            Mass,
            Scales,
            Scale,
            Few,
            Fraction,
        ] {
            let Some(value) = part.word(kind) else { continue };
            sum.last = kind;
            match kind {
                Ordinal => (sum.group, sum.ordinal) = (value, true),
                OrdinalTeen if next_has(&[Ten, Tens]) => (sum.group, sum.ordinal) = (value, true),
                Teen if next_has(&[Ten]) => sum.group = value,
                // «الاثنين» with its article is a weekday.
                Digit if !(part.article && value == 2.0) => sum.group = value,
                Ten | Tens | Hundred | Hundreds => sum.group = value,
                Scale | Scales => (sum.total, sum.scale) = (value, value),
                Mass | Few => (sum.group, sum.vague) = (value, true),
                Fraction if next_has(&[Scale]) => (sum.group, sum.pending) = (value, true),
                _ => continue,
            }
            return Some(sum);
        }
        None
    }

    /// Takes one more part, if it belongs.
    fn add(&mut self, part: &Part<'_>, first_has_article: bool) -> bool {
        if part.joined { self.join(part) } else { self.follow(part, first_has_article) }
    }

    /// A part behind و: the next lower or higher place of the group.
    fn join(&mut self, part: &Part<'_>) -> bool {
        use NumberKind::*;
        let after_scale = matches!(self.last, Scale | Scales);
        if let Some(value) = part.digits {
            if !after_scale || value >= self.scale {
                return false;
            }
            (self.group, self.last) = (value, Digit);
            return true;
        }
        let opens = after_scale || matches!(self.last, Hundred | Hundreds);
        for &(kind, value) in part.words {
            let fits = match kind {
                Digit | Ten | Teen => opens,
                Tens => (opens || matches!(self.last, Digit | Ordinal | OrdinalTeen)) && !self.in_digits,
                Hundred | Hundreds => after_scale,
                Scale | Scales => after_scale && value < self.scale,
                Fraction => after_scale,
                _ => false,
            };
            if !fits {
                continue;
            }
            match kind {
                Scale | Scales => (self.total, self.scale) = (self.total + value, value),
                Fraction => self.total += value * self.scale,
                _ => self.group += value,
            }
            self.last = kind;
            return true;
        }
        false
    }

    /// A part without و: a teen's ten, or what multiplies.
    fn follow(&mut self, part: &Part<'_>, first_has_article: bool) -> bool {
        use NumberKind::*;
        if part.skip > if part.article { 4 } else { 0 } {
            return false;
        }
        for &(kind, value) in part.words {
            let fits = match kind {
                Ten | Hundred if part.article => false,
                Ten => {
                    matches!(self.last, Digit | Teen | Ordinal | OrdinalTeen)
                        && !self.in_digits
                        && self.group < 10.0
                }
                Hundred => self.last == Digit && self.group < 10.0 && !self.in_digits,
                Scale if part.article => {
                    matches!(self.last, Mass | Fraction)
                        || first_has_article
                        || self.last == Scale && self.scale == value
                }
                Scale => !self.ordinal && (self.last != Scales) && (self.last != Fraction || self.pending),
                _ => false,
            };
            if !fits {
                continue;
            }
            match kind {
                Ten => self.group += value,
                Hundred => self.group *= value,
                // «مليون ونصف المليون» names its scale twice.
                _ if self.last == Fraction && !self.pending => {}
                // Nothing is counted past this, and a hostile row of millions must end.
                _ if self.total > 1e18 => return false,
                _ if self.last == Scale && self.group == 0.0 => {
                    (self.total, self.scale) = (self.total * value, value)
                }
                _ => {
                    let group = if self.group == 0.0 { 1.0 } else { self.group };
                    (self.total, self.group, self.scale) = (self.total + group * value, 0.0, value);
                }
            }
            (self.last, self.pending) = (kind, false);
            return true;
        }
        false
    }
}

/// Token `i` as a part of a number, its clitics taken off.
fn part<'a>(lex: &'a Lexicon, text: &Text, i: usize, last: usize) -> Option<Part<'a>> {
    if i >= last {
        return None;
    }
    let token = text.tokens.get(i)?;
    if token.kind == TokenKind::Number {
        let digits = Some(digits::value(text.key(i))?);
        return Some(Part { end: i + 1, skip: 0, joined: false, article: false, digits, words: &[] });
    }
    if token.kind != TokenKind::Arabic {
        return None;
    }
    let key = text.key(i);
    let and = letter::char(letter::WAW);
    if key.strip_prefix(and) == Some("") {
        let digits = text.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number);
        let next = digits.then(|| part(lex, text, i + 1, last)).flatten()?;
        return Some(Part { joined: true, ..next });
    }
    word(lex, text.token(i), key).map(|part| Part { end: i + 1, ..part })
}

/// A number word, whatever is written together with it in front.
fn word<'a>(lex: &'a Lexicon, surface: &str, key: &str) -> Option<Part<'a>> {
    // Most words do not even end as a number does.
    if !lex.language.ends_as_number(key) {
        return None;
    }
    let and = letter::char(letter::WAW);
    let whole = Part { end: 0, skip: 0, joined: false, article: false, digits: None, words: &[] };
    bare(lex, surface, key, whole).or_else(|| {
        let rest = key.strip_prefix(and)?;
        bare(lex, surface, rest, Part { joined: true, skip: and.len_utf8(), ..whole })
    })
}

/// A number word behind its preposition and article, if it is one.
fn bare<'a>(lex: &'a Lexicon, surface: &str, key: &str, so_far: Part<'a>) -> Option<Part<'a>> {
    let number = |key: &str, skip: usize, article: bool| {
        let words = lex.language.number_word(key);
        (!words.is_empty()).then_some(Part { words, article, skip: so_far.skip + skip, ..so_far })
    };
    let (alif, lam) = (letter::char(letter::ALIF), letter::char(letter::LAM));
    let article = |key: &str, skip: usize| {
        let rest = key.strip_prefix(alif)?.strip_prefix(lam)?;
        // «ألفين» folds to a word in ال and is none.
        let plain = surface.get(so_far.skip + skip..).is_none_or(|s| s.starts_with(alif));
        plain.then(|| number(rest, skip + 4, true)).flatten()
    };
    number(key, 0, false).or_else(|| article(key, 0)).or_else(|| {
        let rest = [letter::BEH, letter::LAM, letter::KAF]
            .iter()
            .find_map(|p| key.strip_prefix(letter::char(*p)))?;
        let of_lam = || rest.strip_prefix(lam).and_then(|r| number(r, 4, true));
        number(rest, 2, false).or_else(|| article(rest, 2)).or_else(of_lam)
    })
}
