//! Who is actor and who recipient: a proposal's slots filled with parties.
//!
//! A role takes the first of its frame's places that holds somebody. Where none does, the clause that governs a
//! noun («قام بزيارة»), a pronoun, or what was spoken of before may still tell.

use super::matching::Proposal;
use super::{Certainty, EventMention, EventType, Party, Reached, Status};
use crate::clause::{Argument, Chunk, ChunkKind, Clause, Context, Found, Parse, Slot};
use crate::lexicon::frames::{Frame, HeadKind, LightSubject, Place};
use crate::mention::{Form, Kind};
use crate::text::fold;
use crate::word::{Gender, Number, Reading, Voice};

/// Who was spoken of where: the subject of each clause, resolved in reading order.
#[derive(Debug, Default)]
pub struct Discourse {
    /// For each clause of the article, the parties of its subject.
    pub subjects: Vec<Vec<Party>>,
}

impl Discourse {
    /// Resolves the subjects of all clauses, dropped ones included.
    pub fn new(cx: &Context<'_>, parse: &Parse) -> Discourse {
        let mut out = Discourse { subjects: Vec::with_capacity(parse.clauses.len()) };
        for (n, clause) in parse.clauses.iter().enumerate() {
            let sentence = &parse.sentences[clause.sentence as usize];
            let own =
                clause.arg(&Slot::Subject).map(|a| parties(cx, &sentence.chunks, a)).unwrap_or_default();
            let subject = match clause.arg(&Slot::Subject) {
                Some(_) => own,
                None if clause.voice == Voice::Passive => Vec::new(),
                None => out.dropped(cx, parse, n),
            };
            out.subjects.push(subject);
        }
        out
    }

    /// The subject a verb leaves out: the nearest earlier one that its form fits, in its own sentence first.
    fn dropped(&self, cx: &Context<'_>, parse: &Parse, n: usize) -> Vec<Party> {
        let clause = &parse.clauses[n];
        let fits = |parties: &Vec<Party>| !parties.is_empty() && fits_verb(cx, clause, parties);
        let near = (0..n).rev().take(12).filter(|&c| parse.clauses[c].sentence + 3 > clause.sentence);
        for c in near {
            if fits(&self.subjects[c]) {
                let reached = if parse.clauses[c].sentence == clause.sentence {
                    Reached::Pronoun
                } else {
                    Reached::Topic
                };
                return self.subjects[c].iter().map(|p| Party { reached, ..p.clone() }).collect();
            }
        }
        Vec::new()
    }
}

fn fits_verb(cx: &Context<'_>, clause: &Clause, parties: &[Party]) -> bool {
    let word = &cx.words[clause.head as usize];
    let gender = word.readings.iter().find_map(|r| match r {
        Reading::Verb { gender, .. } => Some(*gender),
        _ => None,
    });
    let mention = &cx.mentions[parties[0].mention as usize];
    let fits_gender = match (gender.flatten(), mention.gender, mention.kind) {
        (Some(v), Some(g), Kind::Person) => v == g || parties.len() > 1,
        (Some(Gender::Masculine), _, Kind::State) => false,
        _ => true,
    };
    let fits_number = match clause.number {
        Number::Singular => parties.len() == 1,
        _ => parties.len() > 1 || mention.number.is_none_or(|n| n != Number::Singular),
    };
    fits_gender && fits_number
}

/// The parties an argument names, members of groups in place of the group.
pub fn parties(cx: &Context<'_>, chunks: &[Chunk], arg: &Argument) -> Vec<Party> {
    let reached = if arg.found == Found::Here { Reached::Named } else { Reached::Near };
    let mut out: Vec<Party> = Vec::new();
    for &c in &arg.chunks {
        for party in chunk_parties(cx, chunks, c as usize, arg.from, reached) {
            if !out.iter().any(|p| same(cx, p, &party)) {
                out.push(party);
            }
        }
    }
    out
}

/// The first party one phrase names.
pub fn chunk_party(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> Option<Party> {
    chunk_parties(cx, chunks, at, 0, Reached::Named).into_iter().next()
}

fn same(cx: &Context<'_>, a: &Party, b: &Party) -> bool {
    cx.mentions[a.mention as usize].same_as == cx.mentions[b.mention as usize].same_as
}

fn chunk_parties(cx: &Context<'_>, chunks: &[Chunk], at: usize, from: u32, reached: Reached) -> Vec<Party> {
    let inside = |m: &&u32| cx.mentions[**m as usize].tokens.0 >= from;
    let mentions: Vec<u32> = chunks[at].mentions.iter().filter(inside).copied().collect();
    let acts = |m: &&u32| !matches!(cx.mentions[**m as usize].kind, Kind::Place);
    let Some(&main) = mentions.iter().find(acts).or(mentions.first()) else {
        // «عناصر من تنظيم داعش»: the body stands in the phrase that follows.
        let next = chunks.get(at + 1).filter(|c| c.kind == ChunkKind::Noun && !c.joined);
        let owner = next.filter(|c| matches!(c.prep.as_deref(), Some("من" | "ل" | "في" | "ب")));
        return match owner {
            Some(c) if !c.mentions.is_empty() && from == 0 => {
                vec![party(cx, c.mentions[0], Reached::Near)]
            }
            _ => Vec::new(),
        };
    };
    let mention = &cx.mentions[main as usize];
    if !mention.members.is_empty() {
        return mention.members.iter().map(|&m| party(cx, m, reached)).collect();
    }
    let mut one = party(cx, main, reached);
    if one.country.is_none() {
        // «جنود من الجيش السوداني»، «مسلحون في ليبيا»: the country stands beside the description.
        let beside = mentions.iter().find_map(|&m| cx.mentions[m as usize].country.clone());
        let after = chunks.get(at + 1).filter(|c| matches!(c.prep.as_deref(), Some("من" | "ل" | "في")));
        let after =
            after.and_then(|c| c.mentions.iter().find_map(|&m| cx.mentions[m as usize].country.clone()));
        one.country = beside.or(after);
    }
    vec![one]
}

fn party(cx: &Context<'_>, mention: u32, reached: Reached) -> Party {
    let m = &cx.mentions[mention as usize];
    Party { mention, span: m.span, country: m.country.clone(), sector: m.sector.clone(), reached }
}

/// What a proposal's predicate has around it, whatever kind of word it is.
struct Around<'a> {
    chunks: &'a [Chunk],
    args: Vec<Argument>,
    passive: bool,
    /// What the subject in `args` is to the event.
    subject: LightSubject,
    /// Subject parties where no argument names them.
    dropped: Vec<Party>,
    /// The clause the predicate stands in or is governed by.
    clause: Option<u32>,
}

/// Codes a proposal: its type, roles and words. Empty where nobody can be named at all.
pub fn code(
    cx: &Context<'_>,
    parse: &Parse,
    discourse: &Discourse,
    proposal: &Proposal,
) -> Option<EventMention> {
    let pattern = &cx.lex.frames.patterns[proposal.pattern as usize];
    let frame = &cx.lex.frames.frames[pattern.frame as usize];
    let kind = EventType::parse(&frame.kind)?;
    let around = match pattern.kind {
        HeadKind::Verb => around_verb(parse, discourse, proposal)?,
        HeadKind::Noun => around_noun(cx, parse, discourse, proposal),
    };
    let (mut actors, mut recipients) = fill(cx, frame, &around, discourse, proposal);
    settle_roles(frame, kind, &mut actors, &mut recipients);
    if actors.is_empty() && recipients.is_empty() {
        return None;
    }
    let sentence = &parse.sentences[proposal.parsed as usize];
    let mut words = vec![proposal.head];
    words.extend(&proposal.complement);
    words.dedup();
    let last = words.iter().copied().max().unwrap_or(proposal.head).max(proposal.head);
    let trigger = if last - proposal.head <= 3 { last } else { proposal.head };
    Some(EventMention {
        sentence: sentence.sentence,
        parsed: proposal.parsed,
        trigger: cx.text.span(proposal.head as usize, trigger as usize),
        head: proposal.head,
        kind,
        mode: frame.mode.clone(),
        frame: pattern.frame,
        line: pattern.line,
        words,
        actors,
        recipients,
        when: None,
        place: None,
        status: Status::Occurred,
        certainty: Certainty::Certain,
        tense: "past",
        context: frame.context.clone(),
        confidence: 0.5,
        features: Vec::new(),
    })
}

fn around_verb<'a>(parse: &'a Parse, discourse: &Discourse, proposal: &Proposal) -> Option<Around<'a>> {
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
    Some(Around {
        chunks,
        args,
        passive: clause.voice == Voice::Passive,
        subject: LightSubject::Actor,
        dropped: discourse.subjects[index as usize].clone(),
        clause: Some(index),
    })
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
    let governor = governor(parse, proposal).map(|g| g.0);
    let mut around = Around {
        chunks,
        args,
        passive: false,
        subject: LightSubject::Actor,
        dropped: Vec::new(),
        clause: governor,
    };
    // «محادثات أجراها الوزير مع …»: a verb right after the noun describes it, and brings its own arguments.
    if let Some(index) = describing(parse, sentence.clauses, at, i) {
        let clause = &parse.clauses[index as usize];
        around.args.extend(clause.args.iter().filter(|a| a.found == Found::Here).cloned());
        around.dropped = discourse.subjects[index as usize].clone();
        around.subject = light_of(cx, clause).unwrap_or(LightSubject::Actor);
    } else if let Some(index) = governor {
        let clause = &parse.clauses[index as usize];
        if let Some(subject) = light_of(cx, clause) {
            around.subject = subject;
            around.args.extend(clause.args.iter().filter(|a| !a.chunks.contains(&(at as u32))).cloned());
        }
        around.dropped = discourse.subjects[index as usize]
            .iter()
            .map(|p| Party { reached: Reached::Governor, ..p.clone() })
            .collect();
    }
    around
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
            && clause.args.iter().all(|a| a.found != Found::Before)
    })
}

/// What a clause's subject is to the noun its verb carries, where the verb is a light one.
fn light_of(cx: &Context<'_>, clause: &Clause) -> Option<LightSubject> {
    let readings = cx.words[clause.head as usize].readings.len();
    (0..readings).find_map(|n| {
        let key = cx.verb_key(clause.head as usize, n as u8)?;
        cx.lex.frames.light(&key).first().map(|l| l.subject)
    })
}

/// Fills both roles from a frame's places.
fn fill(
    cx: &Context<'_>,
    frame: &Frame,
    around: &Around<'_>,
    discourse: &Discourse,
    proposal: &Proposal,
) -> (Vec<Party>, Vec<Party>) {
    let mut taken: Vec<usize> = Vec::new();
    let mut actors = Vec::new();
    let mut recipients = Vec::new();
    // Where the genitive may be either («اعتقال الناشط»، «اعتقال الشرطة للناشط»), what is done to somebody comes first:
    // the genitive acts only where another phrase suffers.
    let shared = frame.actor.contains(&Place::Genitive) && frame.recipient.contains(&Place::Genitive);
    if shared {
        let suffers = frame.recipient.iter().filter(|p| **p != Place::Genitive);
        recipients = first_at(cx, around, suffers, &mut taken, false);
        if recipients.is_empty() {
            recipients = at_place(cx, around, &Place::Genitive, &mut taken, false);
        }
    }
    if frame.reciprocal {
        for place in &frame.actor {
            let found = at_place(cx, around, place, &mut taken, true);
            extend(cx, &mut actors, found);
        }
    } else {
        actors = first_at(cx, around, frame.actor.iter(), &mut taken, true);
    }
    if !shared {
        recipients = first_at(cx, around, frame.recipient.iter(), &mut taken, false);
    }
    if let Some(owner) = pronoun_owner(cx, around, discourse, proposal) {
        let known = |p: &Party| actors.iter().chain(&recipients).any(|a| same(cx, a, p));
        if !known(&owner[0]) {
            if actors.is_empty() && !(shared && recipients.is_empty()) {
                actors = owner;
            } else if recipients.is_empty() {
                recipients = owner;
            }
        }
    }
    if actors.is_empty() && !around.passive {
        actors = around.dropped.clone();
        actors.retain(|a| !recipients.iter().any(|r| same(cx, a, r)));
    } else if frame.reciprocal && actors.len() == 1 && recipients.is_empty() && !around.passive {
        extend(cx, &mut actors, around.dropped.clone());
    }
    recipients.retain(|r| !actors.iter().any(|a| same(cx, a, r)));
    (actors, recipients)
}

fn first_at<'p>(
    cx: &Context<'_>,
    around: &Around<'_>,
    places: impl Iterator<Item = &'p Place>,
    taken: &mut Vec<usize>,
    actor: bool,
) -> Vec<Party> {
    for place in places {
        let found = at_place(cx, around, place, taken, actor);
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

fn extend(cx: &Context<'_>, into: &mut Vec<Party>, more: Vec<Party>) {
    for party in more {
        if !into.iter().any(|p| same(cx, p, &party)) {
            into.push(party);
        }
    }
}

/// The parties at one of a frame's places; an argument used for one role is not used for the other.
fn at_place(
    cx: &Context<'_>,
    around: &Around<'_>,
    place: &Place,
    taken: &mut Vec<usize>,
    actor: bool,
) -> Vec<Party> {
    for (n, arg) in around.args.iter().enumerate() {
        if taken.contains(&n) {
            continue;
        }
        let fits = match (place, &arg.slot) {
            (Place::Subject, Slot::Subject) => match around.subject {
                LightSubject::Actor => actor,
                LightSubject::Recipient => !actor,
                LightSubject::Mediator => actor,
                LightSubject::Event | LightSubject::Place => false,
            },
            (Place::Object, Slot::Subject) if !actor => around.subject == LightSubject::Recipient,
            (Place::Object, Slot::Object) => true,
            (Place::Genitive, Slot::Genitive) => true,
            (Place::After(want), Slot::Oblique(prep)) => want == prep || fold::loose(prep) == *want,
            _ => false,
        };
        if !fits {
            continue;
        }
        let found = parties(cx, around.chunks, arg);
        if !found.is_empty() {
            taken.push(n);
            return found;
        }
    }
    Vec::new()
}

/// Whom a pronoun at the noun's end stands for («زيارته»): the subject of its clause or what was spoken of.
fn pronoun_owner(
    cx: &Context<'_>,
    around: &Around<'_>,
    discourse: &Discourse,
    proposal: &Proposal,
) -> Option<Vec<Party>> {
    let suffix = cx.words[proposal.head as usize].suffix?;
    let feminine = match suffix {
        "ه" => Some(false),
        "ها" => Some(true),
        "هم" | "هما" | "نا" => None,
        _ => return None,
    };
    let fits = |parties: &[Party]| {
        let gender = cx.mentions[parties[0].mention as usize].gender;
        let kind = cx.mentions[parties[0].mention as usize].kind;
        match (feminine, gender, kind) {
            (Some(f), Some(g), Kind::Person) => f == (g == Gender::Feminine),
            (Some(f), None, Kind::State | Kind::Organization) => f,
            _ => true,
        }
    };
    let last =
        around.clause.map_or(discourse.subjects.len(), |c| c as usize + 1).min(discourse.subjects.len());
    let found = discourse.subjects[..last].iter().rev().take(6).find(|s| !s.is_empty() && fits(s))?;
    Some(found.iter().map(|p| Party { reached: Reached::Pronoun, ..p.clone() }).collect())
}

/// The codebook's shape of dyads: reciprocal acts put all parties into the actors; a party without a country
/// takes that of the other side's only where both are of one state by what they are.
fn settle_roles(frame: &Frame, kind: EventType, actors: &mut Vec<Party>, recipients: &mut Vec<Party>) {
    if frame.reciprocal && frame.mode.as_deref() != Some("visit") {
        actors.append(recipients);
    }
    let domestic = |p: &Party| p.country.is_none() && !p.sector.is_empty();
    let lend = |from: &[Party], to: &mut Vec<Party>| {
        let country = from.iter().find_map(|p| p.country.clone());
        for p in to.iter_mut().filter(|p| domestic(p)) {
            p.country = country.clone();
        }
    };
    if !matches!(kind, EventType::Consult) {
        let lender = actors.clone();
        lend(&lender, recipients);
        let lender = recipients.clone();
        lend(&lender, actors);
    }
}

/// Whether a mention stands for nobody in particular.
pub fn is_vague(cx: &Context<'_>, party: &Party) -> bool {
    let m = &cx.mentions[party.mention as usize];
    m.form == Form::Description && m.country.is_none()
}
