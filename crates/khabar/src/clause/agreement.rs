//! Whether a verb's form fits a phrase as its subject: gender, number, and whether people are meant.

use super::before::is_open;
use super::declined::is_accusative;
use super::{Chunk, ChunkKind, Context};
use crate::mention::{Form, Kind};
use crate::text::{ending, fold};
use crate::word::{Derived, Gender, Number, Person, Reading};

/// «الرئيس تلقى إفادة»: reads a verb that does not fit the phrase right before it («she meets») as one of the same letters
/// that does («he received»).
pub fn read_as_agreeing(cx: &Context<'_>, chunks: &mut [Chunk]) {
    for at in 0..chunks.len() {
        if chunks[at].kind != ChunkKind::Verb {
            continue;
        }
        let stands = |c: &Chunk| c.kind == ChunkKind::Noun && c.prep.is_none() && !is_accusative(cx, c);
        // «حمل الوزير بيروت المسؤولية وتوعد برد»: what stands before a verb that «و» joins is of the verb before.
        let before = at.checked_sub(1).filter(|&n| stands(&chunks[n]) && !chunks[at].joined);
        let opened = || opened(chunks, at).filter(|&n| stands(&chunks[n]));
        let Some(noun) = before.or_else(opened).or_else(|| of_the_verb_before(cx, chunks, at)) else {
            continue;
        };
        if agrees(cx, chunks, at, noun) {
            continue;
        }
        let readings = &cx.words[chunks[at].head as usize].readings;
        let third = |r: &Reading| matches!(r, Reading::Verb { person: Person::Third, .. });
        let fits = (0..readings.len().min(255))
            .find(|&r| third(&readings[r]) && agrees_as(cx, chunks, at, r as u8, noun));
        if let Some(reading) = fits {
            chunks[at].reading = reading as u8;
        }
    }
}

/// «تولى رئيس الوزراء المنصب، وترأس اجتماعا»: who stands right behind the verb that «و» joins another to, where nobody stands behind that
/// one who fits it.
fn of_the_verb_before(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> Option<usize> {
    let joined = cx.words[chunks[at].head as usize].prefixes.conjunction.is_some();
    let next = |verb: usize| {
        let noun = chunks.iter().enumerate().skip(verb + 1).find(|(_, c)| c.timex.is_none())?.0;
        let c = &chunks[noun];
        let named = c.mentions.first().is_some_and(|&m| cx.mentions[m as usize].tokens.0 == c.head);
        (c.kind == ChunkKind::Noun && c.prep.is_none() && named).then_some(noun)
    };
    let own = next(at).is_some_and(|noun| agrees(cx, chunks, at, noun));
    let sentence = chunks[..at].iter().rposition(|c| c.kind == ChunkKind::Stop).map_or(0, |i| i + 1);
    let verb =
        (sentence..at).rev().find(|&i| chunks[i].kind == ChunkKind::Verb).filter(|_| joined && !own)?;
    next(verb).filter(|&noun| agrees(cx, chunks, verb, noun))
}

/// «تعرض مطار دمشق لقصف»: the phrase right behind a verb that opens its sentence, where nobody is spoken of before it.
fn opened(chunks: &[Chunk], at: usize) -> Option<usize> {
    let opens = |c: &Chunk| matches!(c.kind, ChunkKind::Stop | ChunkKind::Colon | ChunkKind::Content);
    let first = at.checked_sub(1).is_none_or(|i| opens(&chunks[i]));
    let behind = chunks.iter().enumerate().skip(at + 1).find(|(_, c)| c.timex.is_none())?.0;
    first.then_some(behind)
}

/// Whether a verb's form fits a phrase as its subject.
pub fn agrees(cx: &Context<'_>, chunks: &[Chunk], verb: usize, noun: usize) -> bool {
    agrees_as(cx, chunks, verb, chunks[verb].reading, noun)
}

/// «طرد الحكومة التي اتهمت»: whether a relative clause's verb fits the party inside the phrase it describes, as the
/// pronoun does.
pub fn agrees_inside(cx: &Context<'_>, chunks: &[Chunk], verb: usize, noun: usize) -> bool {
    let chunk = &chunks[noun];
    let Some(&m) = chunk.mentions.last() else { return false };
    let (head, end) = cx.mentions[m as usize].tokens;
    // «زيارة المدينة هذا العام، وفق ما أفاد»: only what stands right behind the party describes it.
    // «مكتب منظمة اتهمت الجيش»: behind an indefinite noun a verb does so without a pronoun.
    let described = chunks.get(noun + 1).is_some_and(|c| c.kind == ChunkKind::Relative)
        || noun + 1 == verb && !chunks[verb].joined && is_open(cx, chunk);
    if head <= chunk.head || end != chunk.last || !described {
        return false;
    }
    let inner = Chunk { head, mentions: vec![m], ..chunk.clone() };
    let of = traits(cx, &inner);
    of.0.is_some() && fits(cx, &chunks[verb], chunks[verb].reading, of, false, false)
}

/// Whether one of a verb's readings fits a phrase as its subject.
pub fn agrees_as(cx: &Context<'_>, chunks: &[Chunk], verb: usize, reading: u8, noun: usize) -> bool {
    let conjoined = chunks.get(noun + 1).is_some_and(|c| c.kind == ChunkKind::Noun && c.joined);
    // «ودعا دول الاتحاد إلى»: several states are a «she» to their verb also where it stands before them.
    let named = chunks[noun].mentions.first().is_some_and(|&m| {
        let m = &cx.mentions[m as usize];
        m.tokens.0 == chunks[noun].head && matches!(m.kind, Kind::Group | Kind::State)
    });
    fits(cx, &chunks[verb], reading, traits(cx, &chunks[noun]), conjoined, verb < noun && !named)
}

/// Whether a verb fits a subject of these traits; `conjoined` where another is joined to it, `behind` where it stands
/// behind the verb.
fn fits(
    cx: &Context<'_>,
    verb: &Chunk,
    reading: u8,
    (noun_gender, noun_number, human): (Option<Gender>, Option<Number>, bool),
    conjoined: bool,
    behind: bool,
) -> bool {
    let word = &cx.words[verb.head as usize];
    let Some(Reading::Verb { gender, number, .. }) = word.readings.get(reading as usize) else {
        return true;
    };
    let fits_gender = match (gender, noun_gender) {
        (Some(v), Some(n)) if noun_number != Some(Number::Plural) && noun_number.is_some() || human => {
            *v == n || conjoined
        }
        // A plural of things is feminine singular to its verb.
        (Some(v), _) if noun_number == Some(Number::Plural) && !human => *v == Gender::Feminine || behind,
        _ => true,
    };
    let fits_number = match number {
        Number::Singular => true,
        _ if conjoined => true,
        // A form in -ا may be dual or the singular of a weak verb; only a clear singular refuses it.
        _ => noun_number != Some(Number::Singular),
    };
    fits_gender && fits_number
}

/// Gender, number, and whether it is human, as far as they are known.
pub(super) fn traits(cx: &Context<'_>, chunk: &Chunk) -> (Option<Gender>, Option<Number>, bool) {
    // «وقطع مئات الأهالي الطريق», «صوت ثمانية وزراء»: of a count the verb may have the gender of those counted, and people they are.
    let head = chunk.head as usize;
    let counts = || cx.is_rough_count(head) || cx.is_number(head);
    if let Some(&m) = chunk.mentions.first().filter(|_| counts()) {
        let (mention, counted) = (&cx.mentions[m as usize], Chunk { head: chunk.head + 1, ..chunk.clone() });
        // «1500 جندي»: behind a number one is several.
        let several = mention.kind == Kind::Group || mention.kind == Kind::Person && cx.is_number(head);
        let men = several && mention.gender == Some(Gender::Masculine);
        // «هتف آلاف الأردنيين»: so does an adjective of origin in the plural of men.
        let origin = mention.form == Form::Demonym
            && ending::is_plural_of_men(cx.text.key((counted.head as usize).min(cx.words.len() - 1)));
        if mention.tokens.0 <= counted.head && (men || origin || is_of_people(cx, &counted)) {
            // «أرسلت كيتو قوات … كما نشرت 3200 جندي»: of men counted by a number «she» tells nothing.
            let told = cx.is_number(head) && mention.gender == Some(Gender::Masculine);
            return (told.then_some(Gender::Masculine), Some(Number::Plural), true);
        }
    }
    if let Some(&m) = chunk.mentions.first() {
        let mention = &cx.mentions[m as usize];
        if mention.tokens.0 == chunk.head {
            return match mention.kind {
                // A title tells the gender by its own word, whoever holds the office.
                Kind::Person if mention.form == Form::Title => {
                    (noun_gender(cx, chunk).or(mention.gender), mention.number, true)
                }
                Kind::Person => (mention.gender, mention.number, true),
                // «تظاهر سودانيون», «أفرج الانقلابيون»: an adjective of origin, or what men are called, in the plural of men is those men.
                _ if (mention.form == Form::Demonym || mention.kind == Kind::Group)
                    && ending::is_plural_of_men(cx.text.key(chunk.head as usize)) =>
                {
                    (Some(Gender::Masculine), Some(Number::Plural), true)
                }
                // «تظاهر المئات»: of a count alone people are meant, whose verb has either gender.
                Kind::Group if counts_many(cx, chunk) => (None, Some(Number::Plural), true),
                _ if is_of_people(cx, chunk) => (mention.gender, Some(Number::Plural), true),
                _ => {
                    (body_gender(cx, chunk, mention), Some(mention.number.unwrap_or(Number::Singular)), false)
                }
            };
        }
    }
    match cx.words[chunk.head as usize].readings.first() {
        Some(Reading::Noun { gender, number, noun }) => {
            (Some(*gender), Some(*number), cx.lex.language.is_human(*noun))
        }
        Some(Reading::Derived { gender, number, .. } | Reading::Adjective { gender, number, .. }) => {
            (Some(*gender), Some(*number), false)
        }
        // «إطارات السيارات»: a plural that the language does not know shows by its ending that things are meant.
        None if ending::is_plural_of_things(cx.bare_key(chunk.head as usize)) => {
            (Some(Gender::Feminine), Some(Number::Plural), false)
        }
        _ => (None, None, false),
    }
}

/// «المئات»: whether a phrase is headed by a word for a rough count.
fn counts_many(cx: &Context<'_>, chunk: &Chunk) -> bool {
    let count = |r: &Reading| match r {
        Reading::Particle { particle } => {
            cx.lex.language.particle(*particle).is_some_and(|p| p.is("quant_mass"))
        }
        _ => false,
    };
    cx.words[chunk.head as usize].readings.iter().any(count)
}

/// «متظاهرون»، «جنوده»: whether a phrase is headed by a word for several people.
fn is_of_people(cx: &Context<'_>, chunk: &Chunk) -> bool {
    let many = |n: &Number| *n != Number::Singular;
    cx.words[chunk.head as usize].readings.iter().any(|r| match r {
        Reading::Noun { number, noun, .. } => many(number) && cx.lex.language.is_human(*noun),
        Reading::Derived { number, kind, .. } => many(number) && *kind != Derived::Masdar,
        _ => false,
    })
}

/// The gender of a state or body: that of its head noun where the lexicon knows it («حركة» is feminine, «حزب»
/// masculine); else a capital or a state is feminine, but for those the lexicon lists («العراق»).
fn noun_gender(cx: &Context<'_>, chunk: &Chunk) -> Option<Gender> {
    cx.words[chunk.head as usize].readings.iter().find_map(|r| match r {
        Reading::Noun { gender, number: Number::Singular, .. } => Some(*gender),
        _ => None,
    })
}

fn body_gender(cx: &Context<'_>, chunk: &Chunk, mention: &crate::mention::Mention) -> Option<Gender> {
    // «الدعم السريع تنفي»: a name that leaves out the noun it is headed by («قوات») is a «she» as that is, or a «he».
    if lacks_its_head(cx, chunk, mention) {
        return None;
    }
    // «البلدان»: of two the noun has the gender of one, though its letters may also be a plural.
    let two = mention.number == Some(Number::Dual);
    let by_noun = cx.words[chunk.head as usize].readings.iter().find_map(|r| match r {
        Reading::Noun { gender, number: Number::Dual, .. } if two => Some(*gender),
        Reading::Noun { gender, number: Number::Singular, .. } => Some(*gender),
        Reading::Noun { number: Number::Plural, .. } if !two => Some(Gender::Feminine),
        _ => None,
    });
    // A name is no word («حماس»): what its letters would mean tells nothing of its gender.
    let name = mention.form == Form::Name && mention.tokens.1 - mention.tokens.0 == 1;
    let by_noun = by_noun.filter(|_| !name);
    // «ودعا أنقرة إلى»: states are feminine but for those listed, and so is the capital that stands for one.
    let state = mention.kind == Kind::State && mention.form == Form::Name;
    let masculine = mention.country.as_deref().is_some_and(|c| cx.lex.grammar.is_masculine_state(c));
    let capital = mention.kind == Kind::Place && mention.metonym.is_some();
    mention.gender.or(by_noun).or((state && !masculine || capital).then_some(Gender::Feminine))
}

/// Whether the name of a body begins behind the first word of its whole name.
fn lacks_its_head(cx: &Context<'_>, chunk: &Chunk, mention: &crate::mention::Mention) -> bool {
    let (body, name) = (mention.kind == Kind::Organization, mention.form == Form::Name);
    let mut words = mention.name_ar.split_whitespace().map(fold::loose);
    let key = cx.loose_key(chunk.head as usize);
    body && name && words.next().is_some_and(|head| head != key) && words.any(|word| word == key)
}
