//! Sentences. «قال د. سمير: "انتهى." ثم غادر.» is two: an initial does not end one, and a closing quote stays with its stop.
//!
//! A line break always ends a sentence; «.», «؟» and «!» end one outside numbers, initials and list numbers.
//! An ellipsis («..», «…») is a pause in news prose, and ends nothing. A sentence that runs on is cut at «؛» or at «،»
//! before a conjunction, so that the floors above never meet one without end.

use super::{Sentence, Token, TokenKind};
use crate::span::Span;

/// Bytes after which a sentence is cut where it allows (about 700 letters).
const LONG: usize = 1400;
/// No piece of a cut sentence is shorter than this many bytes.
const SHORT: usize = 240;
/// Tokens after which a sentence is cut wherever it stands.
const ENDLESS: usize = 400;

/// Cuts tokens into sentences.
pub(super) fn sentences(source: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut out = Vec::with_capacity(tokens.len() / 20 + 1);
    let mut first = 0;
    while first < tokens.len() {
        let last = end_of(source, tokens, first);
        cut(source, tokens, first, last, &mut out);
        first = last;
    }
    out
}

/// One past the last token of the sentence that starts at `first`.
fn end_of(source: &str, tokens: &[Token], first: usize) -> usize {
    let mut i = first;
    while i < tokens.len() {
        if breaks_after(source, tokens, i) {
            return i + 1;
        }
        if is_stop(source, tokens, first, i) {
            let (end, broken) = closing(source, tokens, i + 1);
            if broken || !goes_on(source, tokens, end) {
                return end;
            }
            i = end;
        } else {
            i += 1;
        }
    }
    tokens.len()
}

/// Whether the gap after token `i` holds a line break.
fn breaks_after(source: &str, tokens: &[Token], i: usize) -> bool {
    let from = tokens[i].span.end as usize;
    let to = tokens.get(i + 1).map_or(source.len(), |t| t.span.start as usize);
    source.as_bytes()[from..to].iter().any(|b| matches!(b, b'\n' | b'\r'))
        || source[from..to].contains(['\u{2028}', '\u{2029}'])
}

/// Whether token `i` touches the one before it.
fn touches(tokens: &[Token], i: usize) -> bool {
    i > 0 && tokens.get(i).is_some_and(|t| t.span.start == tokens[i - 1].span.end)
}

/// Whether token `i` is a stop that ends the sentence begun at `first`.
fn is_stop(source: &str, tokens: &[Token], first: usize, i: usize) -> bool {
    let written = tokens[i].span.of(source);
    match written.chars().next() {
        Some('؟' | '!' | '?' | '۔') => true,
        Some('.') if written.len() == 1 && i > first => {
            let before = tokens[i - 1];
            let letters = before.span.of(source).chars().count();
            let initial = touches(tokens, i)
                && letters == 1
                && matches!(before.kind, TokenKind::Arabic | TokenKind::Foreign)
                && i + 1 < tokens.len();
            let list_number = i == first + 1 && before.kind == TokenKind::Number && letters <= 3;
            let inside_a_name = touches(tokens, i + 1) && tokens[i + 1].kind == TokenKind::Foreign;
            !initial && !list_number && !inside_a_name
        }
        _ => false,
    }
}

/// Skips the stops, closing quotes and brackets that touch a stop; tells also whether a line ended there.
fn closing(source: &str, tokens: &[Token], mut i: usize) -> (usize, bool) {
    while i < tokens.len() && touches(tokens, i) {
        let closes = matches!(
            tokens[i].span.of(source).chars().next(),
            Some('"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '.' | '!' | '؟' | '?' | '…')
        );
        if !closes {
            break;
        }
        i += 1;
    }
    (i, i > 0 && breaks_after(source, tokens, i - 1))
}

/// Whether the sentence goes on at token `i` after a stop: «"لن نغادر!"، قال الرئيس».
fn goes_on(source: &str, tokens: &[Token], i: usize) -> bool {
    tokens
        .get(i)
        .is_some_and(|t| matches!(t.span.of(source).chars().next(), Some('،' | ',' | '؛' | ';' | ':')))
}

/// Cuts one sentence that runs on, where it allows.
fn cut(source: &str, tokens: &[Token], mut first: usize, last: usize, out: &mut Vec<Sentence>) {
    let length = |a: usize, b: usize| (tokens[b - 1].span.end - tokens[a].span.start) as usize;
    while length(first, last) > LONG || last - first > ENDLESS {
        let allowed = (first + 1..last.min(first + ENDLESS + 1))
            .filter(|&i| length(first, i) >= SHORT && length(i, last) >= SHORT && may_cut(source, tokens, i));
        let mut best = None;
        for i in allowed {
            if best.is_some() && length(first, i) > LONG {
                break;
            }
            best = Some(i);
        }
        let at = match best {
            Some(at) => at,
            None if last - first > ENDLESS => first + ENDLESS,
            None => break,
        };
        push(tokens, first, at, out);
        first = at;
    }
    push(tokens, first, last, out);
}

/// Whether a long sentence may be cut before token `i`.
fn may_cut(source: &str, tokens: &[Token], i: usize) -> bool {
    match tokens[i - 1].span.of(source) {
        "؛" | ";" => true,
        "،" | "," => {
            let word = tokens[i].span.of(source);
            let conjunction = ["كما", "فيما", "بينما", "لكن", "ثم", "في حين", "حيث"].contains(&word);
            conjunction || word.strip_prefix(['و', 'ف']).is_some_and(|rest| rest.chars().count() >= 3)
        }
        _ => false,
    }
}

fn push(tokens: &[Token], first: usize, last: usize, out: &mut Vec<Sentence>) {
    let span: Span = tokens[first].span.join(tokens[last - 1].span);
    out.push(Sentence { span, first: first as u32, last: last as u32 });
}

#[cfg(test)]
mod tests {
    use crate::text::analyze;

    fn cut(source: &str) -> Vec<&str> {
        let text = analyze(source);
        text.sentences.iter().map(|s| s.span.of(source)).collect()
    }

    #[test]
    fn a_stop_ends_a_sentence_and_a_line_break_always_does() {
        assert_eq!(cut("وصل الوفد. غادر أمس؟ نعم"), ["وصل الوفد.", "غادر أمس؟", "نعم"]);
        assert_eq!(cut("عنوان بلا نقطة\nوصل الوفد"), ["عنوان بلا نقطة", "وصل الوفد"]);
        assert_eq!(cut("انتهى الاجتماع.وبدأ آخر."), ["انتهى الاجتماع.", "وبدأ آخر."]);
    }

    #[test]
    fn initials_decimals_list_numbers_and_sites_do_not_end_one() {
        assert_eq!(cut("قال د. سمير نجم إن النسبة 3.5 بالمئة."), ["قال د. سمير نجم إن النسبة 3.5 بالمئة."]);
        assert_eq!(cut("نقلت أ.ف.ب عن أ.د. هالة عمر ذلك"), ["نقلت أ.ف.ب عن أ.د. هالة عمر ذلك"]);
        assert_eq!(cut("1. فتح المعابر. 2"), ["1. فتح المعابر.", "2"]);
        assert_eq!(cut("نشر على news.example وغاب"), ["نشر على news.example وغاب"]);
    }

    #[test]
    fn closing_quotes_stay_with_their_stop() {
        assert_eq!(cut("قال: \"لن نغادر.\" ثم خرج."), ["قال: \"لن نغادر.\"", "ثم خرج."]);
        assert_eq!(cut("قال: «لن نغادر!». ثم خرج."), ["قال: «لن نغادر!».", "ثم خرج."]);
        assert_eq!(cut("“لن نغادر!”، قال القائد."), ["“لن نغادر!”، قال القائد."]);
        assert_eq!(cut("(عاد أمس.) واليوم سافر."), ["(عاد أمس.)", "واليوم سافر."]);
        assert_eq!(cut("هل عاد؟! لا أحد يدري"), ["هل عاد؟!", "لا أحد يدري"]);
    }

    #[test]
    fn an_ellipsis_is_a_pause() {
        assert_eq!(cut("بعد الحريق.. السكان يعودون… ببطء"), ["بعد الحريق.. السكان يعودون… ببطء"]);
    }

    #[test]
    fn a_sentence_that_runs_on_is_cut_at_a_comma_before_a_conjunction() {
        let part = "وقالت اللجنة في بيان طويل جدا عن أحوال الطرق إن العمل مستمر في كل المدن، ";
        let long = part.repeat(40);
        let pieces = cut(&long);
        assert!(pieces.len() > 3 && pieces.iter().all(|p| p.len() <= 1500 && p.starts_with("وقالت")));
    }

    #[test]
    fn megabytes_without_a_stop_are_cut_all_the_same() {
        let endless = "كلمة ".repeat(5000);
        assert!(analyze(&endless).sentences.iter().all(|s| s.tokens().len() <= 400));
    }
}
