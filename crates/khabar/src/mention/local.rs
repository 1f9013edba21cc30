//! Family names that stand alone, once the article has given the full name.

use super::draft::Draft;
use super::read::Reader;
use super::{Form, Kind};
use crate::page::BlockKind;
use crate::text::clitic::stems;
use crate::text::fold;

/// Remembers the family name of a person just named in full.
pub(super) fn register(reader: &mut Reader<'_>, n: usize) {
    let Some((first, end)) = reader.out[n].name_tokens else { return };
    // «الرئيسان الأميركي بيل كلينتون والروسي بوريس يلتسين»: each of a pair has an office and a name of his own.
    let one_of_several = reader.out[n].explicit && reader.out[n].role.is_some();
    if end - first < 2 || reader.out[n].nested && !one_of_several {
        return;
    }
    let family_first = matches!(
        reader.out[n].mention.country.as_deref(),
        Some("PRK" | "KOR" | "CHN" | "TWN" | "VNM" | "KHM" | "MMR" | "SGP" | "HKG")
    );
    let (last, family) = (reader.loose(end - 1), reader.loose(first));
    let mut remember = |family: String| {
        reader.local_endings.add(&family);
        reader.local.entry(family).or_insert(n);
    };
    remember(last);
    // Where family names come first, the first word alone is how the news goes on («كيم», «شي»).
    if family_first {
        remember(family);
    }
}

/// A family name that stands alone at `i`, after its full name.
pub(super) fn local_at(reader: &Reader<'_>, i: usize) -> Option<Draft> {
    let may_be = !reader.local.is_empty() && reader.local_endings.may_hold(reader.text.loose(i));
    if !may_be || !reader.is_arabic(i) {
        return None;
    }
    let mut found: Option<(usize, u8, bool)> = None;
    let mut buffer = String::new();
    // «على» is the preposition before it is the family name علي.
    let particle = reader.is_particle(i);
    stems(reader.text.key(i), &mut buffer, |stem| {
        if found.is_none() && !(particle && stem.letters == 0 && is_misspelt(reader, stem.key)) {
            let key = fold::loosened(stem.key);
            found = reader.local.get(&*key).map(|&n| (n, stem.letters, stem.preposition.is_some()));
        }
    });
    let (n, letters, oblique) = found?;
    if reader.out[n].first() <= i && reader.out[n].end() > i {
        return None;
    }
    Some(alias(reader, n, i, letters, oblique))
}

/// Whether a person known by one word is another than whom the article has so far named in full.
pub(super) fn is_namesake(reader: &Reader<'_>, draft: &Draft) -> bool {
    let (Some(person), Form::Name, 1) =
        (draft.person, draft.mention.form, draft.end().saturating_sub(draft.first()))
    else {
        return false;
    };
    !reader.out.iter().any(|d| d.person == Some(person))
}

/// The person the article has named in full by whom a family name alone at `i` goes on, after a title.
pub(super) fn titled_at(reader: &Reader<'_>, i: usize) -> Option<usize> {
    reader.local.get(&reader.loose(i)).copied()
}

/// «دعا الوزير التركي لافروف إلى»: whether the name behind a title is the family name of one whom the article has named in full as of another
/// state than the office.
pub(super) fn is_of_another_state(reader: &Reader<'_>, title: &Draft, (first, end): (usize, usize)) -> bool {
    let Some(n) = titled_at(reader, first).filter(|_| end == first + 1) else { return false };
    let (office, bearer) = (title.state(), reader.out[n].state());
    office.is_some() && bearer.is_some() && office != bearer
}

/// «أشاد ناجي بستانكو»: whether a family name that the article has given in full stands at `i` behind a preposition written together with it.
pub(super) fn is_behind_clitic(reader: &Reader<'_>, i: usize) -> bool {
    local_at(reader, i).is_some_and(|d| d.mention.oblique)
}

/// «طالب كيبتو موسيغا»: whether one family name that the article has given in full stands right behind another.
pub(super) fn is_second_family(reader: &Reader<'_>, i: usize) -> bool {
    i > reader.begin && [i - 1, i].iter().all(|&k| reader.local.contains_key(&reader.loose(k)))
}

/// «اتهم السوداني الرئيس»: whether an adjective of origin at `i` that is also such a family name describes nothing that stands before it.
pub(super) fn describes_nothing(reader: &Reader<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1).filter(|k| *k >= reader.begin) else { return true };
    let named = reader.out.last().is_some_and(|d| d.end() == i);
    let noun = reader.has_article(before) || reader.is_owned(before) || reader.readings(before).is_empty();
    reader.hits.at(i).iter().any(|h| h.preposition.is_some()) || !named && !noun
}

/// Whether the family name is written with other letters than where the article gave it in full.
fn is_misspelt(reader: &Reader<'_>, key: &str) -> bool {
    let loose = fold::loosened(key);
    let Some(&n) = reader.local.get(&*loose) else { return false };
    let Some((first, end)) = reader.out[n].name_tokens else { return false };
    (first..end).all(|k| reader.text.key(k) != key)
}

fn alias(reader: &Reader<'_>, n: usize, i: usize, letters: u8, oblique: bool) -> Draft {
    let full = &reader.out[n];
    let mut draft = Draft::new(Kind::Person, Form::Name, reader.span(i, i + 1, letters), (i, i + 1));
    draft.mention = crate::mention::Mention {
        span: draft.mention.span,
        tokens: draft.mention.tokens,
        name_span: Some(draft.mention.span),
        form: Form::Name,
        members: Vec::new(),
        inside: Vec::new(),
        oblique,
        score: full.mention.score * 0.95,
        ..full.mention.clone()
    };
    draft.person = full.person;
    draft.role = full.role;
    draft.need = full.need;
    draft.alias = Some(n);
    draft
}

/// A headline names by the family name alone whom the text below names in full: reads the tokens of headlines, subheads
/// and captions again that no mention covers.
pub(super) fn name_headlines(reader: &mut Reader<'_>, sentences: &[(usize, BlockKind)]) {
    if reader.local.is_empty() {
        return;
    }
    let mut found = Vec::new();
    for &(n, block) in sentences.iter().filter(|(_, b)| !matches!(b, BlockKind::Body | BlockKind::Quote)) {
        let Some(sentence) = reader.text.sentences.get(n) else { continue };
        reader.begin = sentence.first as usize;
        reader.stop = (sentence.last as usize).min(reader.text.tokens.len());
        for i in reader.begin..reader.stop {
            let covering = reader.out.iter().position(|d| d.first() <= i && i < d.end());
            // Another person of the same family name, whom the text never names in full, is not meant.
            let other = |d: &Draft| {
                let full = |e: &Draft| e.person == d.person && e.name_tokens.is_some_and(|(a, b)| b - a > 1);
                d.person.is_some() && d.mention.form == Form::Name && !reader.out.iter().any(full)
            };
            let weak =
                |d: &Draft| d.first() == i && d.end() == i + 1 && (super::read::is_weak(d) || other(d));
            if covering.is_some_and(|c| !weak(&reader.out[c])) {
                continue;
            }
            // «كيم سون جيونغ»: beside a word that no dictionary has stands another man's name.
            let name = |k: usize| {
                (reader.begin..reader.stop).contains(&k)
                    && reader.is_arabic(k)
                    && reader.readings(k).is_empty()
                    && !reader.out.iter().any(|d| d.first() <= k && k < d.end())
            };
            let another = name(i + 1) || i > 0 && name(i - 1);
            if let Some(mut draft) = local_at(reader, i).filter(|_| !another) {
                draft.sentence = n;
                draft.block = block;
                found.push(draft);
                covering.into_iter().for_each(|c| reader.out[c].dropped = true);
            }
        }
    }
    reader.out.append(&mut found);
}
