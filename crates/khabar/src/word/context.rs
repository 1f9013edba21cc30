//! Which split and which reading fit the neighbours: after «في» no finite verb stands, after «لم» nothing else does.

use super::split::{Read, Split};
use super::{Number, Prefixes, Reading, Spelling, Tense, Word};
use crate::lexicon::Lexicon;
use crate::lexicon::language::{Asks, NumberKind, Verb};
use crate::text::affix::Ending;
use crate::text::{Text, TokenKind, ending, inflect, prepositions};
use smallvec::SmallVec;

/// The word of token `i` under the split that costs least here.
pub(super) fn choose(
    lex: &Lexicon,
    text: &Text,
    i: usize,
    spelling: &Spelling,
    next: &[Split],
    before: Option<&Word>,
) -> Word {
    let here = &spelling.splits[..];
    // What there is but one way to split and to read is so whatever stands around it.
    if let [only] = here
        && only.readings.len() < 2
    {
        return of_split(lex, text, i, (spelling, only), None);
    }
    let opens = i == 0
        || text.tokens[i - 1].kind == TokenKind::Punct
        || text.sentence_of(i).is_some_and(|s| text.sentences[s].first as usize == i);
    let asks = match before {
        Some(word) if !opens => asked_by(lex, word),
        _ => Asks::Nothing,
    };
    // «قبل ذلك هاجم مسلحون»: behind a demonstrative no noun stands without the article.
    let alone = asks == Asks::Noun && before.is_some_and(|w| points(lex, w));
    let asks = if alone { Asks::Nothing } else { asks };
    // «بعد أن صوت البرلمان»: what came before is told by a verb, in the past.
    let after = i >= 2 && asks == Asks::Clause && prepositions::is_before_what_happened(text.key(i - 2));
    let asks = if after { Asks::Happening } else { asks };
    let described = opens && is_described_deed(text, i, next);
    let several = opens && are_doers(text, i + 1, next);
    let counted = !opens && i > 0 && is_counted(lex, text, i, here);
    let doubled = opens && is_joined_doubled(lex, here, next);
    let called = !here.iter().any(is_plain_verb) && is_called_something(text, i, next);
    let cost = |split: &Split, (reading, own, ending): &(Reading, i32, Ending)| {
        *own + split.clitics
            + by_asking(asks, split, reading, *ending)
            + by_place(opens, split, reading, before)
            + by_subject(opens, split, reading, next)
            + by_doers(opens, split, reading, several)
            + by_origin(described || counted, reading)
            + by_joining(doubled, split, reading)
            + by_calling(called, split, reading)
            + by_next(lex, reading, next)
    };
    let dear = |split: &Split| {
        let least = split.readings.iter().map(|r| cost(split, r)).min();
        let name = split.name.map(|name| split.clitics + name);
        least.into_iter().chain(name).min().unwrap_or(split.clitics)
    };
    // What there is one of is not weighed.
    let best = match here {
        [only] => Some(only),
        _ => here.iter().min_by_key(|split| dear(split)),
    };
    let Some(split) = best else { return of_split(lex, text, i, (spelling, &Split::default()), None) };
    // «تعد قضية المياه»: a shortened verb stands behind a particle («لم تعد») or is no reading where there are others.
    let particle = |w: &Word| matches!(w.readings.first(), Some(Reading::Particle { .. }));
    let free = (opens || !before.is_some_and(particle)) && split.prefixes.preposition.is_none();
    let shortened = |ending: Ending| free && ending == Ending::Jussive;
    let others = split.readings.iter().any(|r| !shortened(r.2));
    let fits = split.readings.iter().filter(|r| !(others && shortened(r.2)));
    if split.readings.len() < 2 {
        return of_split(lex, text, i, (spelling, split), None);
    }
    let mut fit: SmallVec<[(i32, Reading); 8]> = fits.map(|r| (cost(split, r), r.0)).collect();
    fit.sort_by_key(|(cost, _)| *cost);
    of_split(lex, text, i, (spelling, split), Some(&fit))
}

/// The word of a token that is split so, with those of its readings that fit, by what they cost; nothing stands for all in their
/// own order.
fn of_split(
    lex: &Lexicon,
    text: &Text,
    i: usize,
    (spelling, split): (&Spelling, &Split),
    fit: Option<&[(i32, Reading)]>,
) -> Word {
    let all = || split.readings.iter().map(|r| r.0);
    let Read { readings, keys } = match fit.filter(|fit| !all().eq(fit.iter().map(|(_, r)| *r))) {
        Some(fit) => split.read(lex, text, i, fit.iter().map(|(_, r)| *r)),
        None => split.alone.get_or_init(|| split.read(lex, text, i, all())).clone(),
    };
    Word {
        token: i as u32,
        prefixes: split.prefixes,
        suffix: split.suffix,
        prefix_len: split.prefix_len,
        suffix_len: split.suffix_len,
        name: split.name.is_some(),
        naming: spelling.naming.clone(),
        glance: spelling.glance,
        readings,
        keys,
    }
}

fn asked_by(lex: &Lexicon, word: &Word) -> Asks {
    let Some(Reading::Particle { particle }) = word.readings.first() else { return Asks::Nothing };
    if word.suffix.is_some() {
        return Asks::Nothing;
    }
    lex.language.traits(*particle).asks
}

/// Whether a word is a demonstrative.
fn points(lex: &Lexicon, word: &Word) -> bool {
    let demonstrative = |r: &Reading| match r {
        Reading::Particle { particle } => lex.language.particle(*particle).is_some_and(|p| p.is("dem")),
        _ => false,
    };
    word.readings.first().is_some_and(demonstrative)
}

fn by_asking(asks: Asks, split: &Split, reading: &Reading, ending: Ending) -> i32 {
    let verb = reading.is_verb();
    match asks {
        Asks::Noun if verb && split.prefixes.conjunction.is_none() => 6,
        // «في بعقوبة»: nor does a second preposition.
        Asks::Noun if split.prefixes.preposition.is_some() => 4,
        Asks::Verb | Asks::Jussive if !verb => 6,
        Asks::Jussive if ending == Ending::Jussive => -2,
        Asks::Jussive if matches!(reading, Reading::Verb { tense: Tense::Past, .. }) => 6,
        Asks::Happening if !verb => 6,
        Asks::Clause if matches!(reading, Reading::Verb { tense: Tense::Past, .. }) => 2,
        _ => 0,
    }
}

/// A verb opens a sentence sooner than it follows a verb; a plural verb without a subject before it does not open one.
fn by_place(opens: bool, split: &Split, reading: &Reading, before: Option<&Word>) -> i32 {
    let bare = split.prefixes == Prefixes::default();
    let first = before.and_then(|w| w.readings.first());
    match reading {
        Reading::Verb { number: Number::Plural, .. } if opens => 1,
        Reading::Verb { tense: Tense::Past, .. } if bare && !opens && first.is_some_and(Reading::is_verb) => {
            2
        }
        Reading::Adjective { .. } if opens || !first.is_some_and(Reading::is_nominal) => {
            1 + i32::from(opens && bare)
        }
        Reading::Noun { .. } | Reading::Derived { .. } if opens && bare => 1,
        _ => 0,
    }
}

/// «حظر النائب العام النشر»: a form that opens a sentence and may be a verb is one before a definite noun, which would act.
fn by_subject(opens: bool, split: &Split, reading: &Reading, next: &[Split]) -> i32 {
    let prefixes = Prefixes { conjunction: None, ..split.prefixes };
    let bare = prefixes == Prefixes::default();
    let past = matches!(reading, Reading::Verb { tense: Tense::Past, number: Number::Singular, .. });
    let definite =
        next.first().is_some_and(|s| s.prefixes == Prefixes { article: true, ..Prefixes::default() });
    if opens && bare && past && definite { -1 } else { 0 }
}

/// Of «و» and a verb that may be one sooner than a verb that begins with «و».
fn by_joining(doubled: bool, split: &Split, reading: &Reading) -> i32 {
    if doubled && split.prefixes.conjunction.is_some() && reading.is_verb() { -4 } else { 0 }
}

/// «ورد الجيش على القصف»: whether a form that opens a sentence before a definite noun, who acts, may be «و» and a common verb with a
/// doubled letter, or else but a verb that begins with «و», of which a thing is told («ورد الخبر»).
fn is_joined_doubled(lex: &Lexicon, here: &[Split], next: &[Split]) -> bool {
    let definite = next.first().is_some_and(|s| s.prefixes.article && s.prefixes.conjunction.is_none());
    let told = |split: &Split, class: &str| {
        let past = |r: &Reading| match r {
            Reading::Verb { verb, tense: Tense::Past, .. } => {
                let of = |v: Verb<'_>| v.form == "I" && v.class == class;
                lex.language.is_common(*verb) && lex.language.verb(*verb).is_some_and(of)
            }
            _ => false,
        };
        split.readings.iter().any(|(r, ..)| past(r))
    };
    let plain = |s: &Split, joined: bool| {
        let bare = Prefixes { conjunction: None, ..s.prefixes } == Prefixes::default();
        bare && s.suffix.is_none() && s.prefixes.conjunction.is_some() == joined
    };
    definite
        && here.iter().any(|s| plain(s, true) && told(s, "doubled"))
        && here.iter().any(|s| plain(s, false) && told(s, "assimilated"))
}

/// «مئة طالب»: whether a hundred or a thousand stands before a noun in the singular, which it counts.
fn is_counted(lex: &Lexicon, text: &Text, i: usize, here: &[Split]) -> bool {
    let counts = |(kind, _): &(NumberKind, f64)| {
        matches!(kind, NumberKind::Hundred | NumberKind::Hundreds | NumberKind::Scale | NumberKind::Scales)
    };
    let one = |(r, ..): &(Reading, i32, Ending)| r.is_nominal() && r.number() == Some(Number::Singular);
    let noun = |s: &Split| s.prefixes == Prefixes::default() && s.readings.iter().any(one);
    text.tokens[i - 1].kind == TokenKind::Arabic
        && lex.language.number_word(text.key(i - 1)).iter().any(counts)
        && here.iter().any(noun)
}

/// «طعن متطرفون», «حشد متمردو الشمال»: before those who act, in the form of a subject, a form that may be a verb is one.
fn by_doers(opens: bool, split: &Split, reading: &Reading, several: bool) -> i32 {
    let prefixes = Prefixes { conjunction: None, ..split.prefixes };
    let bare = prefixes == Prefixes::default() && split.suffix.is_none();
    let past = matches!(reading, Reading::Verb { tense: Tense::Past, number: Number::Singular, .. });
    if opens && several && bare && past { -3 } else { 0 }
}

/// «مناورات وصفتها الهند بأنها استفزاز»: of «و» and a noun with its pronoun, and a past form that has the pronoun for its object, the
/// verb is meant before who calls it something.
fn by_calling(called: bool, split: &Split, reading: &Reading) -> i32 {
    let past = matches!(reading, Reading::Verb { tense: Tense::Past, number: Number::Singular, .. });
    if called && past && split.prefixes == Prefixes::default() && split.suffix.is_some() { -4 } else { 0 }
}

/// «شبه»: whether a token may be a verb without anything before or behind it.
fn is_plain_verb(split: &Split) -> bool {
    let plain = split.prefixes == Prefixes::default() && split.suffix.is_none();
    plain && split.readings.iter().any(|(r, ..)| r.is_verb())
}

/// Whether somebody definite stands behind a token, and near behind him «بأن» with a pronoun, or what «ب» governs.
fn is_called_something(text: &Text, i: usize, next: &[Split]) -> bool {
    let definite = |s: &Split| s.prefixes.article || s.name.is_some();
    let bare = |s: &Split| s.prefixes.conjunction.is_none() && s.prefixes.preposition.is_none();
    let adjective = |s: &Split| matches!(s.readings.first(), Some((Reading::Adjective { .. }, ..)));
    if !next.first().is_some_and(|s| definite(s) && bare(s) && !adjective(s)) {
        return false;
    }
    let inside = |k: &usize| text.tokens.get(*k).is_some_and(|t| t.kind == TokenKind::Arabic);
    (i + 2..i + FAR_CALLED).take_while(inside).any(|k| prepositions::is_what_it_is_called(text.loose(k)))
}

/// How far behind a verb what it calls something stands at most.
const FAR_CALLED: usize = 8;

/// Whether a word is a plural of men that ends as a subject does.
fn are_doers(text: &Text, i: usize, here: &[Split]) -> bool {
    let plain = |s: &Split| s.prefixes == Prefixes::default() && s.suffix.is_none();
    let men = |r: &Reading| {
        let noun = matches!(r, Reading::Noun { .. } | Reading::Adjective { .. } | Reading::Derived { .. });
        noun && r.number() == Some(Number::Plural)
    };
    let nominative = i < text.tokens.len()
        && (ending::is_nominative_plural(text.key(i)) || text.key(i).ends_with(ending::OF_SEVERAL));
    nominative && here.iter().any(|s| plain(s) && s.readings.iter().any(|(r, ..)| men(r)))
}

/// What somebody does against others is no verb where it is told whose it is, nor is what a number counts.
fn by_origin(described: bool, reading: &Reading) -> i32 {
    if described && reading.is_verb() { 4 } else { 0 }
}

/// «قصف روسي على إدلب»: what opens a sentence, has adjectives of origin and then those it goes against, is a deed by its name.
fn is_described_deed(text: &Text, i: usize, next: &[Split]) -> bool {
    let of_origin = |k: usize| {
        let key = text.loose(k);
        ending::is_nisba_like(key) && !inflect::has_article(key) && !prepositions::SUFFERING.contains(&key)
    };
    let adjective = next.iter().any(|s| {
        s.prefixes == Prefixes::default()
            && (s.name.is_some() || s.readings.iter().any(|(r, ..)| matches!(r, Reading::Adjective { .. })))
    });
    let mut end = i + 1;
    while end <= i + MOST_ORIGINS && of_origin(end) {
        end += 1;
    }
    let by_hand = prepositions::HANDS.contains(&text.loose(end + 1));
    let against = prepositions::SUFFERING.contains(&text.loose(end)) && !by_hand;
    adjective && end > i + 1 && against
}

/// How many states may have a hand in a deed that is told by their adjectives («قصف أمريكي بريطاني فرنسي»).
const MOST_ORIGINS: usize = 3;

/// A particle that asks for a verb (قد of فقد) must have one behind it.
fn by_next(lex: &Lexicon, reading: &Reading, next: &[Split]) -> i32 {
    let Reading::Particle { particle } = *reading else { return 0 };
    let verb_follows = || next.iter().any(|s| s.readings.iter().any(|(r, _, _)| r.is_verb()));
    if lex.language.traits(particle).wants_verb && !verb_follows() { 6 } else { 0 }
}
