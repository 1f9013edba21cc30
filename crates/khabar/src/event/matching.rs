//! Which predicates some frame knows, and by which of its patterns.
//!
//! «أطلق الجيش سراح الأسرى» matches the pattern «أطلق سراح»: the complement may stand apart from its verb, but
//! not outside the verb's clause. The longest complement found speaks loudest.

use super::asked::{Asked, allowed};
use super::best::keep_best;
use super::complement::{Seen, Site, complement, described};
use super::senses::{
    comes_to_a_number, is_a_name, is_aside, is_by_gunmen, is_duty, is_of_a_bound, is_of_its_subject,
    is_rather_a_noun, is_reaching,
};
use crate::clause::{
    Argument, Chunk, ChunkKind, Clause, Context, Found, Parse, Parsed, Slot, agrees_as, speech,
};
use crate::lexicon::frames::{BLOCKED, HeadKind, Telling};
use crate::lexicon::language::{Number, Reading};
use crate::mention::{Form, Kind, Mention};
use crate::page::BlockKind;
use crate::text::{affix, ending, prepositions};
use crate::word::Gender;
use crate::word::{Person, Prefixes};
use smallvec::SmallVec;
use std::cell::OnceCell;

/// A predicate and a pattern that fits it.
#[derive(Clone, PartialEq, Debug)]
pub struct Proposal {
    /// Index of the parsed sentence.
    pub parsed: u32,
    /// The chunk the predicate stands in.
    pub chunk: u32,
    /// The predicate's token.
    pub head: u32,
    /// For a verb, its clause.
    pub clause: Option<u32>,
    /// The pattern.
    pub pattern: u32,
    /// Tokens of the complement, in order.
    pub complement: Vec<u32>,
}

/// All proposals of an article, in order of their heads; of several patterns of one frame only the best.
pub fn proposals(cx: &Context<'_>, parse: &Parse) -> Vec<Proposal> {
    let mut out = Vec::new();
    for (parsed, sentence) in parse.sentences.iter().enumerate() {
        if only_announces(sentence) {
            continue;
        }
        let (from, to) = sentence.clauses;
        let seen = &Seen::new(cx, &sentence.chunks, &parse.clauses[from as usize..to as usize]);
        for (at, chunk) in sentence.chunks.iter().enumerate() {
            // Only a verb has one.
            let verb = chunk.kind == ChunkKind::Verb;
            let clause =
                (from..to).filter(|_| verb).find(|&c| parse.clauses[c as usize].chunk as usize == at);
            let start = out.len();
            let site = Site { parsed, at, head: chunk.head, clause, described: None };
            match chunk.kind {
                // «ما يصل إلى رحلتين»: the verb bounds a number, and nobody arrives.
                ChunkKind::Verb if is_of_a_bound(cx, chunk.head as usize) => {}
                ChunkKind::Verb => {
                    let clause = clause.map(|c| &parse.clauses[c as usize]);
                    of_verb(cx, parse, seen, site, clause, &mut out);
                }
                // «يتعين على الحكومة أن»: what must be done is asked of somebody.
                ChunkKind::Auxiliary => {
                    let keys = cx.verb_keys(chunk.head as usize);
                    let end = (at + 6).min(sentence.chunks.len());
                    propose(cx, seen, site, begun_by(cx, &keys), end, &mut out);
                }
                ChunkKind::Content | ChunkKind::Colon if is_duty(cx, seen.chunks, at) => {
                    let site = Site { head: chunk.last - 1, ..site };
                    propose(cx, seen, site, begun_by(cx, &[prepositions::OUGHT]), at + 3, &mut out);
                }
                ChunkKind::Noun => {
                    for head in chunk.first..chunk.last {
                        of_noun(cx, seen, Site { head, ..site }, &mut out);
                    }
                }
                _ => {}
            }
            keep_best(cx, &mut out, start);
        }
    }
    out
}

/// «تعزيز العلاقات الثلاثية»: whether a heading inside an article has no verb and names nobody: it announces what the text below tells.
fn only_announces(sentence: &Parsed) -> bool {
    let heading = sentence.block == BlockKind::Subhead;
    heading && sentence.chunks.iter().all(|c| c.kind != ChunkKind::Verb && c.mentions.is_empty())
}

/// What a verb proposes, with the words of its clause and the noun that its clause describes.
fn of_verb(
    cx: &Context<'_>,
    parse: &Parse,
    seen: &Seen<'_>,
    site: Site,
    clause: Option<&Clause>,
    out: &mut Vec<Proposal>,
) {
    let (chunks, Site { at, head, .. }) = (seen.chunks, site);
    let end = clause.map_or(at + 1, |c| c.last as usize).max(at + 1).min(chunks.len());
    let keys = fitting_keys(cx, chunks, &chunks[at], clause);
    // «العقوبات التي فرضتها واشنطن على موسكو»: the noun tells it already.
    let of = |p: &Proposal, n: usize| p.parsed as usize == site.parsed && p.head == chunks[n].head;
    let whole = |p: &Proposal| p.complement.iter().all(|&t| t < head);
    let told = |n: &usize| out.iter().any(|p| of(p, *n) && whole(p));
    let described = described(cx, chunks, at).filter(|n| !told(n));
    let mut found = Vec::new();
    propose(cx, seen, Site { described, ..site }, begun_by(cx, &keys), end, &mut found);
    found.retain(|p| is_of_its_subject(cx, parse, chunks, p));
    // «هاجم الوزير خصومه»: what is done in words is done with no arms.
    let frames = &cx.lex.frames;
    let frame = |p: &Proposal| frames.frames.get(frames.patterns[p.pattern as usize].frame as usize);
    if found.iter().any(|p| frame(p).is_some_and(|f| f.told == Telling::InWords)) {
        found.retain(|p| frame(p).is_none_or(|f| f.kind != "ASSAULT"));
    }
    // «هاجم مسلحون مقر الحكومة»: unknown gunmen attack nobody in words.
    if found.iter().any(|p| frame(p).is_some_and(|f| f.kind == "ASSAULT"))
        && clause.is_some_and(|c| is_by_gunmen(cx, chunks, c))
    {
        found.retain(|p| frame(p).is_none_or(|f| f.kind != "ACCUSE"));
    }
    // «رسوما تصل إلى ثلاثين في المئة»: what comes to a number visits nobody.
    if comes_to_a_number(cx, head as usize) {
        found.retain(|p| frame(p).is_none_or(|f| f.kind != "CONSULT"));
    }
    // «لن ترضخ للضغوط»: not to consent is to refuse, and no consent that was not given.
    let negated = clause.is_some_and(|c| c.negated);
    let denies = |p: &Proposal| is_told_where_negated(cx, p);
    let refused = negated && found.iter().any(denies);
    found.retain(|p| if denies(p) { negated } else { !refused || is_blocked(cx, p) });
    out.append(&mut found);
}

/// Whether a proposal stands only where its predicate is negated.
fn is_told_where_negated(cx: &Context<'_>, proposal: &Proposal) -> bool {
    let frames = &cx.lex.frames;
    let frame = frames.frames.get(frames.patterns[proposal.pattern as usize].frame as usize);
    frame.is_some_and(|f| f.told == Telling::Not)
}

/// What a noun of a phrase proposes: the noun itself, and where it is a participle that acts, its verb.
fn of_noun(cx: &Context<'_>, seen: &Seen<'_>, site: Site, out: &mut Vec<Proposal>) {
    let (chunks, Site { at, head, .. }) = (seen.chunks, site);
    let chunk = &chunks[at];
    // «تحرك احتجاجي»: behind its noun this is an adjective, not «my protest».
    if head > chunk.first && cx.words[head as usize].suffix == Some(affix::MY) {
        return;
    }
    if is_reaching(cx, chunk, head) {
        return;
    }
    // Inside a name nothing happens; but one word may be misread as a name where its complement says
    // otherwise («القضاء على التنظيم»), which a state is not («مصر على»).
    let covered = cx.mention_covers(head);
    let named = covered
        && cx.mention_at(head as usize).is_none_or(|(m, end)| {
            let long = end > head as usize + 1;
            long || cx.mentions[m as usize].kind == Kind::State
        });
    let before = out.len();
    let end = (at + 4).min(chunks.len());
    propose(cx, seen, site, cx.noun_patterns(head as usize).iter().copied(), end, out);
    let found = out.len() > before;
    if named || found && (is_called_by_a_place(cx, chunk, head) || is_short_for_a_name(cx, head)) {
        // A fixed expression may begin in the name («وزير التعاون الدولي»).
        let blocked: Vec<Proposal> = out.drain(before..).filter(|p| is_blocked(cx, p)).collect();
        out.extend(blocked);
        return;
    }
    let participle = cx.participle_keys(head as usize);
    let aside = at > 0 && chunks[at - 1].kind == ChunkKind::Comma;
    let acts = !participle.is_empty() && !is_a_name(cx, head as usize, aside);
    if acts && chunk.prep.is_none() && head == chunk.head {
        let (end, start) = ((at + 6).min(chunks.len()), out.len());
        propose(cx, seen, site, begun_by(cx, &participle), end, out);
        let behind = is_rather_a_noun(cx, head as usize, aside);
        let follows = |p: &Proposal| p.complement.first() == Some(&(head + 1));
        // «ملتزم بالاتفاق»: what a frame takes for refused where it is negated is affirmed here.
        let mut found = out.split_off(start);
        found.retain(|p| !is_told_where_negated(cx, p) && (!behind || follows(p)));
        out.append(&mut found);
    }
    if covered && !is_aside(cx, head as usize, aside) {
        let beside = |p: &Proposal| p.complement.first() == Some(&(head + 1));
        let misread: Vec<Proposal> = out.drain(before..).filter(beside).collect();
        out.extend(misread);
    }
}

/// The keys of a verb's readings that its subject does not rule out: «تنحى الرئيس» is no «تُنحّى», which a man is not, nor is «توقف عمال».
fn fitting_keys<'a>(
    cx: &Context<'a>,
    chunks: &[Chunk],
    verb: &Chunk,
    clause: Option<&Clause>,
) -> Vec<&'a str> {
    let subject = clause.and_then(|c| c.arg(&Slot::Subject)).filter(|a| a.found == Found::Here);
    // «اتهم الرئيس المعارضة، كما توعد بسجن»: whoever acts, in whatever clause he is named, is no «she».
    let whoever = clause.and_then(|c| c.arg(&Slot::Subject));
    let phrase = whoever.map(|a| &chunks[a.chunks[0] as usize]);
    let first =
        phrase.and_then(|c| c.mentions.first().filter(|&&m| cx.mentions[m as usize].tokens.0 == c.head));
    let man = first.is_some_and(|&m| {
        let m = &cx.mentions[m as usize];
        // «اتهمت أرملة الناشط الحكومة»: nor is she one who is told of by a man.
        let she = ending::is_feminine(cx.text.key(m.tokens.0 as usize));
        m.kind == Kind::Person
            && m.gender == Some(Gender::Masculine)
            && m.number != Some(Number::Plural)
            && !she
    });
    let head = verb.head as usize;
    let behind = subject.map(|a| a.chunks[0] as usize);
    let agrees = |n: usize| {
        // Where the reading that was chosen does not fit either, the phrase is hardly its subject.
        let places =
            clause.zip(behind).filter(|(c, noun)| agrees_as(cx, chunks, c.chunk as usize, c.reading, *noun));
        places.is_none_or(|(c, noun)| agrees_as(cx, chunks, c.chunk as usize, n as u8, noun))
    };
    let third = |r: &Reading| matches!(r, Reading::Verb { person: Person::Third, .. });
    let named = |a: &&Argument| matches!(a.found, Found::Here | Found::Before);
    let somebody = clause.and_then(|c| c.arg(&Slot::Subject)).filter(named);
    let told = somebody.is_some() && cx.words[head].readings.iter().any(third);
    let fits = |n: &usize| match &cx.words[head].readings[*n] {
        // «أضرب موظفو الموانئ»: nor is what may be told of them «I strike».
        Reading::Verb { person: Person::First | Person::Second, .. } if told => false,
        Reading::Verb { gender, .. } => !(man && *gender == Some(Gender::Feminine)) && agrees(*n),
        _ => true,
    };
    let of = |n: usize| cx.verb_key(head, n as u8);
    type Few = SmallVec<[usize; 8]>;
    let (fit, unfit): (Few, Few) = (0..cx.words[head].readings.len()).partition(fits);
    let holds = |ns: &[usize], key: &str| ns.iter().filter_map(|&n| of(n)).any(|k| k == key);
    let mut keys = cx.verb_keys(head);
    keys.retain(|key| !holds(&unfit, key) || holds(&fit, key));
    // «يقال إن»: who is spoken of right behind is not dismissed.
    let told = chunks.iter().find(|c| c.first == verb.last).filter(|c| c.kind == ChunkKind::Content);
    let tells = |key: &&str| speech::is_telling(cx, key);
    if told.is_some_and(|c| prepositions::is_of_saying(cx.text.token(c.first as usize)))
        && keys.iter().any(tells)
    {
        keys.retain(|key| tells(&&**key));
    }
    keys
}

/// «شكري يزور تونس»: the family name of somebody whom the article calls by more is no noun.
fn is_short_for_a_name(cx: &Context<'_>, head: u32) -> bool {
    let key = cx.text.key(head as usize);
    let plain = cx.words[head as usize].prefixes == Prefixes::default();
    let family = |m: &Mention| {
        let (first, end) = m.tokens;
        m.kind == Kind::Person
            && m.form == Form::Name
            && end > first + 1
            && cx.text.key(end as usize - 1) == key
    };
    plain && cx.mentions.iter().any(family)
}

/// «اتفاقات مينسك»: an accord that the place behind it only names is spoken of, not made.
fn is_called_by_a_place(cx: &Context<'_>, chunk: &Chunk, head: u32) -> bool {
    let behind = cx.mention_at(head as usize + 1).filter(|_| head + 1 < chunk.last);
    behind.is_some_and(|(m, _)| !chunk.mentions.contains(&m))
}

pub(super) fn is_blocked(cx: &Context<'_>, proposal: &Proposal) -> bool {
    cx.lex.frames.patterns[proposal.pattern as usize].frame == BLOCKED
}

/// The patterns that verbs begin, by the keys of these.
fn begun_by<'s>(cx: &'s Context<'_>, verbs: &'s [&str]) -> impl Iterator<Item = u32> + 's {
    verbs.iter().flat_map(|key| cx.lex.frames.patterns(HeadKind::Verb, key)).copied()
}

fn propose(
    cx: &Context<'_>,
    seen: &Seen<'_>,
    site: Site,
    patterns: impl Iterator<Item = u32>,
    end: usize,
    out: &mut Vec<Proposal>,
) {
    let asked = OnceCell::new();
    // Most patterns ask for a word that is not there, which is known without a look at them.
    let frames = &cx.lex.frames;
    let may_be = |index: &u32| frames.first_word(*index).is_none_or(|word| seen.may_hold(word));
    for index in patterns.filter(may_be) {
        let pattern = &frames.patterns[index as usize];
        if !pattern.words.iter().all(|&word| seen.may_hold(word)) {
            continue;
        }
        let Some(complement) = complement(cx, seen, site, end, pattern) else { continue };
        if !allowed(cx, pattern, || asked.get_or_init(|| Asked::around(cx, seen, (site.at, end)))) {
            continue;
        }
        out.push(Proposal {
            parsed: site.parsed as u32,
            chunk: site.at as u32,
            head: site.head,
            clause: site.clause,
            pattern: index,
            complement,
        });
    }
}
