//! What a predicate has around it, whatever kind of word it is: its own arguments, those of the light verb that
//! carries it, and those of the verb that describes it.

use super::announced::{announced, only_passed_on};
use super::control::{burdened, controller, ordered, undertaken};
use super::matching::Proposal;
use super::{Discourse, Party, Reached};
use crate::clause::{
    Argument, Chunk, ChunkKind, Clause, Context, Found, Parse, Relation, Slot, is_remark, opens_another,
};
use crate::lexicon::frames::{Frame, HeadKind, Light, LightSubject, Place};
use crate::mention::Kind;
use crate::word::{Derived, Gender, Number, Reading, Voice};

/// What a proposal's predicate has around it, whatever kind of word it is.
pub(super) struct Around<'a> {
    pub chunks: &'a [Chunk],
    pub args: Vec<Argument>,
    pub passive: bool,
    /// What the subject in `args` is to the event.
    pub subject: LightSubject,
    /// Subject parties where no argument names them.
    pub dropped: Vec<Party>,
    /// The clause the predicate stands in or is governed by.
    pub clause: Option<u32>,
    /// Whether those in `dropped` are the object of the verb that holds the noun, not its subject.
    pub controlled: bool,
    /// Who only announces what the noun names.
    pub announces: Vec<Party>,
}

/// Looks around a proposal's predicate.
pub(super) fn around<'a>(
    cx: &Context<'_>,
    parse: &'a Parse,
    discourse: &Discourse,
    proposal: &Proposal,
) -> Option<Around<'a>> {
    match cx.lex.frames.patterns[proposal.pattern as usize].kind {
        HeadKind::Verb if proposal.clause.is_none() => {
            Some(around_participle(cx, parse, discourse, proposal))
        }
        HeadKind::Verb => around_verb(cx, parse, discourse, proposal),
        HeadKind::Noun => Some(around_noun(cx, parse, discourse, proposal)),
    }
}

fn around_verb<'a>(
    cx: &Context<'_>,
    parse: &'a Parse,
    discourse: &Discourse,
    proposal: &Proposal,
) -> Option<Around<'a>> {
    let index = proposal.clause?;
    let clause = &parse.clauses[index as usize];
    let chunks = &parse.sentences[proposal.parsed as usize].chunks;
    let mut args = clause.args.clone();
    // What stands in the object's phrase after the complement is what the object belongs to («سراح الأسرى»).
    if let Some(&last) = proposal.complement.last() {
        for arg in &mut args {
            let holds = arg.chunks.iter().any(|&c| chunks[c as usize].tokens().contains(&(last as usize)));
            if holds && chunks[arg.chunks[0] as usize].prep.is_none() {
                arg.from = last + 1;
            }
        }
    }
    // «تعرض لهجوم»: the frame says where its subject suffers.
    let frame = &cx.lex.frames.frames[cx.lex.frames.patterns[proposal.pattern as usize].frame as usize];
    let suffers = frame.recipient.contains(&Place::Subject) && !frame.actor.contains(&Place::Subject);
    // «أودى تفجير بحياة ستة من رجال الشرطة»: likewise behind the preposition that the pattern needs, where nothing else is its object.
    let last = proposal.complement.last().copied();
    let force = frame.kind == "ASSAULT" && clause.arg(&Slot::Object).is_none();
    let lent = last.filter(|_| force).and_then(|last| {
        let arg = args.iter().find(|a| {
            let first = &chunks[a.chunks[0] as usize];
            first.prep.is_some() && first.tokens().contains(&(last as usize)) && first.last > last + 1
        })?;
        Some(Argument { slot: Slot::Object, from: last + 1, ..arg.clone() })
    });
    args.extend(lent);
    if frame.kind == "ASSAULT" && (suffers || clause.voice == Voice::Passive) {
        args.extend(hurt_with(parse, chunks, index));
    }
    let mut dropped = discourse.subjects[index as usize].clone();
    let ordered = || ordered(cx, parse, discourse, (index, proposal));
    if let Some(whom) = burdened(cx, parse, chunks, (index, proposal)).or_else(ordered) {
        args.iter_mut().filter(|a| a.chunks[0] == whom).for_each(|a| a.slot = Slot::Object);
        dropped = discourse.subjects[index as usize - 1].clone();
    }
    // «أعلن التلفزيون إضراب عمال النفط»: of a deed that is announced.
    let object = clause.arg(&Slot::Object).map(|a| a.chunks[0]);
    let deed = object.filter(|&at| proposal.complement.contains(&chunks[at as usize].head));
    let whose = deed.and_then(|at| announced(cx, chunks, clause, frame, &[], (chunks[at as usize].head, at)));
    let announces = whose.map(|whose| {
        args.retain(|a| a.slot != Slot::Subject && Some(a.chunks[0]) != object);
        args.extend(whose.by);
        dropped.clear();
        whose.who
    });
    Some(Around {
        chunks,
        args,
        passive: clause.voice == Voice::Passive,
        subject: if suffers { LightSubject::Recipient } else { LightSubject::Actor },
        dropped,
        clause: Some(index),
        controlled: false,
        announces: announces.unwrap_or_default(),
    })
}

/// «قتل متظاهران وأصيب العشرات برصاص قوات الأمن»: what hurt those of the verb that «و» joins hurt these as well, by prepositions that the
/// first verb has none of.
fn hurt_with(parse: &Parse, chunks: &[Chunk], index: u32) -> Vec<Argument> {
    let clause = &parse.clauses[index as usize];
    let together = |next: &&Clause| {
        let between = chunks.get(clause.chunk as usize..next.chunk as usize).unwrap_or_default();
        next.sentence == clause.sentence
            && next.voice == Voice::Passive
            && chunks[next.chunk as usize].joined
            && between.iter().all(|c| !matches!(c.kind, ChunkKind::Stop | ChunkKind::Comma))
    };
    let Some(next) = parse.clauses.get(index as usize + 1).filter(together) else { return Vec::new() };
    let own = |slot: &Slot| clause.args.iter().any(|a| a.slot == *slot);
    let by = next.args.iter().filter(|a| matches!(a.slot, Slot::Oblique(_)) && !own(&a.slot));
    by.map(|a| Argument { found: Found::Shared, ..a.clone() }).collect()
}

/// «داعيا الحكومة إلى …»: a participle acts for the subject of the clause it hangs on; what follows it is its object.
fn around_participle<'a>(
    cx: &Context<'_>,
    parse: &'a Parse,
    discourse: &Discourse,
    proposal: &Proposal,
) -> Around<'a> {
    let sentence = &parse.sentences[proposal.parsed as usize];
    let chunks = &sentence.chunks;
    let at = proposal.chunk as usize;
    let mut args = Vec::new();
    if !chunks[at].mentions.is_empty() {
        let from =
            proposal.complement.iter().filter(|&&t| t < chunks[at].last).max().map_or(proposal.head, |&t| t)
                + 1;
        args.push(Argument { slot: Slot::Object, chunks: vec![at as u32], from, found: Found::Here });
    }
    for (i, c) in chunks.iter().enumerate().skip(at + 1) {
        match c.kind {
            ChunkKind::Noun if c.apart => break,
            // «متهمة الإمارات ومصر»: who is joined to the object is one with it, save where a verb of his own follows.
            ChunkKind::Noun
                if c.joined
                    && c.prep.is_none()
                    && args.len() == 1
                    && args[0].chunks.last() == Some(&(i as u32 - 1)) =>
            {
                if chunks.get(i + 1).is_some_and(|next| next.kind == ChunkKind::Verb) {
                    break;
                }
                args[0].chunks.push(i as u32);
            }
            ChunkKind::Noun => {
                let slot = c.prep.clone().map_or(Slot::Object, Slot::Oblique);
                args.push(Argument { slot, chunks: vec![i as u32], from: 0, found: Found::Here });
            }
            ChunkKind::Time | ChunkKind::Quote | ChunkKind::Other => {}
            _ => break,
        }
    }
    let before = (sentence.clauses.0..sentence.clauses.1)
        .rev()
        .filter(|&c| parse.clauses[c as usize].head < proposal.head);
    // The speaker of «قال إن … داعيا» is the subject of the outermost verb before it that has one.
    // «أشاد الرئيس بالجسر الذي شيدته شركات، داعيا …»: behind a comma it hangs on no clause that describes something.
    let comma = at.checked_sub(1).is_some_and(|i| chunks[i].kind == ChunkKind::Comma);
    // «تفقد الوزير القوات، وهو ما وصفه الرئيس بالاستفزاز، متهما …»: a remark on what was told describes nobody.
    let describes = |c: u32| {
        let clause = &parse.clauses[c as usize];
        comma && clause.relation == Relation::Relative && !is_remark(cx, chunks, clause.chunk as usize)
    };
    let tells = |c: u32| parse.clauses[c as usize].content.is_some();
    let hangs = before
        .clone()
        .find(|&c| tells(c))
        .or_else(|| before.clone().find(|&c| !describes(c)))
        .or_else(|| before.clone().next());
    // «أعلنت الدول اعترافها، في خطوة رحب بها الرئيس، داعيا»: whose form it has not does not say so, where another has it.
    let agrees = |c: u32| is_said_of(cx, proposal.head, &discourse.subjects[c as usize]);
    let hangs = match hangs {
        Some(c) if agrees(c) == Some(false) => before.clone().find(|&c| agrees(c) == Some(true)).or(Some(c)),
        other => other,
    };
    let dropped = hangs.map(|c| discourse.subjects[c as usize].clone()).unwrap_or_default();
    let dropped = dropped.into_iter().map(|p| Party { reached: Reached::Governor, ..p }).collect();
    Around {
        chunks,
        args,
        passive: false,
        subject: LightSubject::Actor,
        dropped,
        clause: hangs,
        controlled: false,
        announces: Vec::new(),
    }
}

/// Whether a participle in the singular has the gender of those who are to act by it; nothing where either is not known.
fn is_said_of(cx: &Context<'_>, participle: u32, parties: &[Party]) -> Option<bool> {
    let active = |r: &Reading| match *r {
        Reading::Derived { kind: Derived::Active, gender, number: Number::Singular, .. } => Some(gender),
        _ => None,
    };
    let form = cx.words[participle as usize].readings.iter().find_map(active)?;
    let [one] = parties else { return None };
    let mention = &cx.mentions[one.mention as usize];
    let single = matches!(mention.kind, Kind::Person | Kind::Organization | Kind::State)
        && mention.number != Some(Number::Plural);
    match (mention.kind, mention.gender) {
        (_, Some(gender)) if single => Some(gender == form),
        // «دول الخليج» is a «she».
        (Kind::Group | Kind::Organization, _) if form == Gender::Masculine => {
            let word = cx.words[mention.tokens.0 as usize].readings.first().and_then(Reading::number);
            let several = mention.number.or(word) == Some(Number::Plural);
            several.then_some(false)
        }
        _ => None,
    }
}

fn around_noun<'a>(
    cx: &Context<'_>,
    parse: &'a Parse,
    discourse: &Discourse,
    proposal: &Proposal,
) -> Around<'a> {
    let sentence = &parse.sentences[proposal.parsed as usize];
    let chunks = &sentence.chunks;
    let at = proposal.chunk as usize;
    let mut args = vec![Argument {
        slot: Slot::Genitive,
        chunks: vec![at as u32],
        from: proposal.complement.last().map_or(proposal.head, |&t| t) + 1,
        found: Found::Here,
    }];
    let mut i = at + 1;
    while let Some(c) = chunks.get(i) {
        match c.kind {
            // «عقوبات على مينسك وموسكو تندد»: who acts next is not of the phrase before.
            ChunkKind::Noun if c.apart || c.prep.is_none() && opens_another(cx, chunks, i) => break,
            ChunkKind::Noun
                if c.joined && c.prep.is_none() && i == at + 1 && !chunks[at].mentions.is_empty() =>
            {
                args[0].chunks.push(i as u32);
            }
            ChunkKind::Noun => {
                let slot = c.prep.clone().map_or(Slot::Object, Slot::Oblique);
                match args.last_mut().filter(|a| {
                    c.joined && a.slot == slot || c.joined && c.prep.is_none() && a.slot != Slot::Genitive
                }) {
                    Some(before) => before.chunks.push(i as u32),
                    None => args.push(Argument { slot, chunks: vec![i as u32], from: 0, found: Found::Here }),
                }
            }
            ChunkKind::Time | ChunkKind::Quote | ChunkKind::Other => {}
            _ => break,
        }
        i += 1;
    }
    let governed = governor(parse, proposal);
    let governor = governed.as_ref().map(|g| g.0);
    let mut around = Around {
        chunks,
        args,
        passive: false,
        subject: LightSubject::Actor,
        dropped: Vec::new(),
        clause: governor,
        controlled: false,
        announces: Vec::new(),
    };
    // «محادثات أجراها الوزير مع …»: a verb right after the noun describes it, and brings its own arguments.
    // «لتفريق مظاهرة نظمها حزب»: but what the deed is done to is described by whose it is, who does not do the deed.
    let march = frame_of(cx, proposal).mode.as_deref() == Some(super::part::BROKEN_UP);
    let describing = describing(parse, sentence.clauses, at, i).filter(|_| !march);
    let describing =
        describing.filter(|&c| !tells_of_people(cx, chunks, proposal, &parse.clauses[c as usize]));
    if let Some(index) = describing {
        let clause = &parse.clauses[index as usize];
        around.args.extend(clause.args.iter().filter(|a| a.found == Found::Here).cloned());
        around.dropped = discourse.subjects[index as usize].clone();
        around.subject = light_of(cx, clause, None, proposal.head).unwrap_or(LightSubject::Actor);
    } else if let Some(index) = governor {
        let clause = &parse.clauses[index as usize];
        let frame = frame_of(cx, proposal);
        let plain = governed.as_ref().is_some_and(|(_, slot)| *slot == Slot::Object);
        let told =
            || announced(cx, chunks, clause, frame, &proposal.complement, (proposal.head, proposal.chunk));
        if let Some(whose) = plain.then(told).flatten() {
            return Around { announces: whose.who, ..around };
        }
        around.announces = only_passed_on(cx, chunks, clause);
        let slot = governed.as_ref().map(|g| &g.1);
        if let Some(subject) = slot.and_then(|slot| light_of(cx, clause, Some(slot), proposal.head)) {
            around.subject = subject;
            around.args.extend(clause.args.iter().filter(|a| !a.chunks.contains(&(at as u32))).cloned());
        }
        let object = slot.map(|slot| controller(cx, chunks, clause, slot, proposal.head)).unwrap_or_default();
        around.controlled = !object.is_empty();
        let subject = &discourse.subjects[index as usize];
        let governs = if around.controlled { &object } else { subject };
        around.dropped = governs.iter().map(|p| Party { reached: Reached::Governor, ..p.clone() }).collect();
    }
    if let Some(own) = undertaken(cx, chunks, at) {
        around.controlled = true;
        around.dropped = own.into_iter().map(|p| Party { reached: Reached::Governor, ..p }).collect();
    }
    around
}

/// The frame of a predicate's pattern.
fn frame_of<'c>(cx: &Context<'c>, proposal: &Proposal) -> &'c Frame {
    &cx.lex.frames.frames[cx.lex.frames.patterns[proposal.pattern as usize].frame as usize]
}

/// The clause whose argument the noun's phrase is, and the slot.
pub fn governor(parse: &Parse, proposal: &Proposal) -> Option<(u32, Slot)> {
    let sentence = &parse.sentences[proposal.parsed as usize];
    (sentence.clauses.0..sentence.clauses.1).rev().find_map(|c| {
        let clause = &parse.clauses[c as usize];
        let arg =
            clause.args.iter().find(|a| a.chunks.contains(&proposal.chunk) && a.found != Found::Shared)?;
        Some((c, arg.slot.clone()))
    })
}

/// The clause of a verb that stands right after a noun phrase and describes it.
fn describing(parse: &Parse, clauses: (u32, u32), at: usize, end: usize) -> Option<u32> {
    (clauses.0..clauses.1).find(|&c| {
        let clause = &parse.clauses[c as usize];
        let near = clause.chunk as usize == end || clause.chunk as usize == end + 1;
        near && end == at + 1
            && clause.args.iter().any(|a| a.found == Found::Antecedent || a.found == Found::Here)
            // «قطع رواتب معلمين شاركوا في اعتصام»: nor where it describes somebody inside the phrase.
            && clause.args.iter().all(|a| a.found != Found::Antecedent || a.from == 0)
            && clause.args.iter().all(|a| a.found != Found::Before)
    })
}

/// «بدعم المتمردين الذين هاجموا العاصمة»: whether the verb behind a deed is of the several people in the deed's own phrase, so that it describes
/// them and not the deed.
fn tells_of_people(cx: &Context<'_>, chunks: &[Chunk], proposal: &Proposal, clause: &Clause) -> bool {
    let verb = cx.words[clause.head as usize].readings.get(clause.reading as usize);
    let several = |r: &Reading| r.number() == Some(Number::Plural);
    let people = |&m: &u32| {
        let m = &cx.mentions[m as usize];
        m.tokens.0 > proposal.head && (m.kind == Kind::Group || m.number == Some(Number::Plural))
    };
    verb.is_some_and(|v| matches!(v, Reading::Verb { number: Number::Plural, .. }))
        && chunks[proposal.chunk as usize].mentions.iter().any(people)
        && !cx.words[proposal.head as usize].readings.iter().any(several)
}

/// What a clause's subject is to the noun its verb carries, where the verb is a light one; the noun must stand where
/// such a verb carries it: as object or subject, or after the verb's own preposition («قام بزيارة»).
fn light_of(cx: &Context<'_>, clause: &Clause, slot: Option<&Slot>, noun: u32) -> Option<LightSubject> {
    let keys = cx.noun_keys(noun as usize);
    let takes = |light: &&Light| light.nouns.is_empty() || light.nouns.iter().any(|n| keys.contains(n));
    let carries = |light: &&Light| match (slot, light.complement.as_slice()) {
        (Some(Slot::Oblique(prep)), [want]) => prep == want,
        (Some(Slot::Oblique(_)), _) => false,
        (Some(_), []) | (None, _) => true,
        (Some(_), _) => false,
    };
    let key = cx.verb_key(clause.head as usize, clause.reading)?;
    cx.lex.frames.light(key).iter().filter(takes).find(carries).map(|l| l.subject)
}
