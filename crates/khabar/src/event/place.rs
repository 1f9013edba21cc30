//! Where: the place named in an event's own clause, else the place of what it goes with, else the country its words tell.

use super::reach::{self, Reach};
use super::status::{chunk_of, governing_clause};
use super::{EventMention, EventPlace, EventType, Party, names, there};
use crate::clause::{Chunk, Context, Parse, Slot};
use crate::lexicon::frames::{Light, LightSubject};
use crate::mention::{Form, Kind};
use crate::page::BlockKind;
use crate::text::prepositions;

/// Settles where an event happened by its own clause: a place after a preposition of place, the goal of a visit, or the
/// place that it happens to.
pub fn settle(cx: &Context<'_>, parse: &Parse, event: &mut EventMention, Reach { right, left }: &Reach) {
    let Some(at) = chunk_of(parse, event) else { return };
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    let both = || right.iter().chain(left).copied();
    let local = || {
        let stands = both().find_map(|i| stands_in(cx, event, chunks, i));
        stands.or_else(|| beside(cx, &chunks[at])).or_else(|| stage(cx, parse, event))
    };
    let goal = || both().find_map(|i| goal(cx, event, &chunks[i]));
    // A visit is at its goal, wherever it is spoken of.
    let found = match is_visit(event) {
        true => goal().or_else(|| suffers(cx, event)).or_else(local),
        false => local().or_else(goal).or_else(|| suffers(cx, event)),
    };
    event.place = found.map(|m| named(cx, m)).or_else(|| both().find_map(|i| house(cx, event, &chunks[i])));
}

fn named(cx: &Context<'_>, mention: u32) -> EventPlace {
    let m = &cx.mentions[mention as usize];
    EventPlace { mention, span: m.span, country: m.country.clone(), named: true }
}

/// «في بغداد»، «بمدينة الرقة»، «شمالي حلب»: the place that a phrase of place names.
fn stands_in(cx: &Context<'_>, event: &EventMention, chunks: &[Chunk], i: usize) -> Option<u32> {
    let c = &chunks[i];
    let prep = c.prep.as_deref();
    if event.kind.is_said() && i > 0 && is_topic(cx, &chunks[i - 1]) {
        return None;
    }
    // «فر من كولومبو»: who flees does so where he was.
    let from = prep == Some(prepositions::FROM) && event.words.last() == Some(&c.first);
    let left = from && event.kind == EventType::Retreat && cx.mentions_only(c);
    let local = left || prep.is_some_and(|p| prepositions::PLACES.contains(&p));
    // «نددت بإسرائيل»: a party is not where it happens.
    let parties = || event.actors.iter().chain(&event.recipients).map(|p| p.mention);
    let clitic = prep == Some(prepositions::WITH);
    let fits = |m: u32| match cx.mentions[m as usize].kind {
        Kind::Place => is_on_land(cx, m),
        Kind::State => is_named(cx, m) && !(clitic && parties().any(|p| p == m)),
        _ => false,
    };
    c.mentions.iter().copied().find(|&m| local && fits(m)).or_else(|| beside(cx, c))
}

/// «بشأن الأزمة في ليبيا»: a phrase of what is spoken of takes the place behind it for its own.
fn is_topic(cx: &Context<'_>, c: &Chunk) -> bool {
    let topic = c.prep.as_deref().is_some_and(|p| prepositions::TOPICS.contains(&p));
    topic && !cx.mentions_only(c)
}

/// «احتضنت الجزائر اجتماعا»، «شهدت المدينة اشتباكات»: the subject of a light verb of place.
fn stage(cx: &Context<'_>, parse: &Parse, event: &EventMention) -> Option<u32> {
    let clause = &parse.clauses[governing_clause(parse, event)? as usize];
    let key = cx.verb_key(clause.head as usize, clause.reading)?;
    let place = |l: &Light| matches!(l.subject, LightSubject::Place | LightSubject::Mediator);
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    let at = chunk_of(parse, event)? as u32;
    let object = clause.arg(&Slot::Object).is_some_and(|a| a.chunks.contains(&at));
    let subject =
        clause.arg(&Slot::Subject).filter(|_| object && cx.lex.frames.light(key).iter().any(place))?;
    chunks[subject.chunks[0] as usize].mentions.iter().copied().find(|&m| {
        matches!(cx.mentions[m as usize].kind, Kind::Place | Kind::State)
            && is_named(cx, m)
            && is_on_land(cx, m)
    })
}

/// «في مقر وزارة الخارجية المصرية»: a house tells the country of whom it houses.
fn house(cx: &Context<'_>, event: &EventMention, c: &Chunk) -> Option<EventPlace> {
    let inside = c.prep.as_deref().is_some_and(|p| prepositions::INSIDE.contains(&p));
    // A body directly behind «في» is more often belonged to than met in.
    let meets = event.kind == EventType::Consult || !event.kind.is_said();
    let house = inside && !cx.mentions_only(c) && meets;
    let m = c.mentions.iter().copied().find(|&m| {
        let m = &cx.mentions[m as usize];
        house && m.kind == Kind::Organization && m.country.as_deref().is_some_and(|c| is_country(cx, c))
    })?;
    Some(EventPlace { named: false, ..named(cx, m) })
}

/// Whether a place lies in one country («منطقة الخليج» lies in none).
pub(super) fn is_on_land(cx: &Context<'_>, m: u32) -> bool {
    cx.mentions[m as usize].country.as_deref().is_some_and(|c| is_country(cx, c))
}

/// A state by its name, not «الجانب الروسي».
fn is_named(cx: &Context<'_>, m: u32) -> bool {
    matches!(cx.mentions[m as usize].form, Form::Name | Form::Pronoun)
}

/// «خمسة جنود شمالي بغداد»: a side of a place inside a phrase.
fn beside(cx: &Context<'_>, c: &Chunk) -> Option<u32> {
    c.mentions.iter().copied().find(|&m| {
        let mention = &cx.mentions[m as usize];
        let Some(before) = mention.tokens.0.checked_sub(1).filter(|t| *t >= c.head) else { return false };
        let side = prepositions::SIDES.contains(&cx.stem_key(before as usize));
        side && matches!(mention.kind, Kind::Place | Kind::State) && is_on_land(cx, m)
    })
}

/// «إلى بيونغ يانغ»، «على كابول»: the goal of a visit or an attack.
fn goal(cx: &Context<'_>, event: &EventMention, c: &Chunk) -> Option<u32> {
    let toward = c.prep.as_deref().is_some_and(|p| prepositions::DIRECTIONS.contains(&p));
    // «أدان الهجوم على رفح»: the condemnation is not there.
    if event.kind.is_said() && event.kind != EventType::Consult {
        return None;
    }
    let state = is_visit(event) || event.kind == EventType::Assault;
    c.mentions.iter().copied().find(|&m| {
        toward
            && match cx.mentions[m as usize].kind {
                Kind::Place => is_on_land(cx, m),
                Kind::State => state && is_named(cx, m),
                _ => false,
            }
    })
}

fn is_visit(event: &EventMention) -> bool {
    event.kind == EventType::Consult && event.mode.as_deref() == Some("visit")
}

/// «قصف حلب»، «يزور بيونغ يانغ»: the place or land that it happens to.
fn suffers(cx: &Context<'_>, event: &EventMention) -> Option<u32> {
    let state = is_visit(event) || event.kind == EventType::Assault;
    let parties = event.recipients.iter().map(|p| p.mention);
    parties.into_iter().find(|&m| match cx.mentions[m as usize].kind {
        Kind::Place => is_on_land(cx, m),
        Kind::State => state && is_named(cx, m),
        _ => false,
    })
}

/// Gives events without a place of their own the one that «حيث» or «هناك» points to, or that of what they go with: the
/// clause they are joined to, the same happening told elsewhere, the report's place line; else the country that their
/// parties tell.
pub fn share(cx: &Context<'_>, parse: &Parse, events: &mut [EventMention]) {
    for i in 0..events.len() {
        if events[i].place.is_some() {
            continue;
        }
        if let Some(m) = there::pointed(cx, parse, &events[i]) {
            events[i].place = Some(named(cx, m));
            continue;
        }
        let from = joined(parse, events, i).or_else(|| told_elsewhere(cx, events, i));
        events[i].place = match from {
            Some(j) => events[j].place.clone(),
            None => by_dateline(cx, parse, &events[i]).or_else(|| by_parties(cx, &events[i])),
        };
    }
    for i in 0..events.len() {
        if let Some(j) = on_a_visit(events, i).filter(|_| events[i].place.is_none()) {
            events[i].place = events[j].place.clone();
        }
    }
}

/// «زار مينسك والتقى رئيسها»: the event of the verb before.
fn joined(parse: &Parse, events: &[EventMention], i: usize) -> Option<usize> {
    let clause = reach::joined_to(parse, &events[i])?;
    let same = |j: &usize| {
        let e = &events[*j];
        e.parsed == events[i].parsed && (clause.head..events[i].head).contains(&e.head)
    };
    (0..i).rev().filter(same).find(|&j| is_named_place(&events[j]))
}

fn is_named_place(event: &EventMention) -> bool {
    event.place.as_ref().is_some_and(|p| p.named)
}

/// The same happening with a place, the nearest telling before first.
fn told_elsewhere(cx: &Context<'_>, events: &[EventMention], i: usize) -> Option<usize> {
    let this = &events[i];
    let everybody = |e: &EventMention| {
        let mut all = names(cx, &e.actors);
        all.extend(names(cx, &e.recipients));
        all
    };
    let (mine, countries) = (everybody(this), super::countries(this));
    let meets = |other: &EventMention| {
        let theirs = everybody(other);
        mine.iter().filter(|a| theirs.contains(a)).count() * 2 >= mine.len().max(1)
    };
    let same = |j: &usize| {
        let other = &events[*j];
        is_named_place(other)
            && other.kind == this.kind
            && other.mode == this.mode
            && super::countries(other) == countries
            && (!is_visit(this) || host(other) == host(this))
            && meets(other)
    };
    (0..i).rev().find(same).or_else(|| (i + 1..events.len()).find(same))
}

/// Whose guest a visitor is, by country.
fn host(event: &EventMention) -> Vec<Option<&str>> {
    event.recipients.iter().map(|p| p.country.as_deref()).collect()
}

/// «يزور الوزير تونس … ويلتقي رئيسها»: what a guest and his host do is where he visits.
fn on_a_visit(events: &[EventMention], i: usize) -> Option<usize> {
    use EventType as E;
    let this = &events[i];
    let fits =
        matches!(this.kind, E::Consult | E::Agree) || this.kind == E::Support && this.recipients.is_empty();
    let here = super::countries(this);
    let visit = |j: &usize| {
        is_visit(&events[*j]) && events[*j].place.is_some() && super::countries(&events[*j]) == here
    };
    (0..events.len()).filter(|_| fits && here.len() > 1).find(visit)
}

/// A report's first paragraph happens where it is dated from, if that is a party's country and no party is elsewhere.
fn by_dateline(cx: &Context<'_>, parse: &Parse, event: &EventMention) -> Option<EventPlace> {
    let sentence = &parse.sentences[event.parsed as usize];
    let lead = parse.sentences.iter().position(|s| s.block == BlockKind::Body)?;
    let near = sentence.block == BlockKind::Headline || event.parsed as usize <= lead;
    let line = cx.article.dateline.filter(|_| near)?;
    let m = cx.mentions.iter().position(|m| {
        line.contains(m.span) && matches!(m.kind, Kind::Place | Kind::State) && m.country.is_some()
    })?;
    let there = cx.mentions[m].country.as_deref();
    let countries = super::countries(event);
    let home = countries.iter().all(|c| Some(*c) == there) && !countries.is_empty();
    let meets = event.kind == EventType::Consult && countries.iter().any(|c| Some(*c) == there);
    (home || meets).then(|| named(cx, m as u32))
}

/// What happens between people of one country happens there; a visit happens at the host's, an attack at its target's.
fn by_parties(cx: &Context<'_>, event: &EventMention) -> Option<EventPlace> {
    let country = |p: &Party| p.country.as_deref().filter(|c| is_country(cx, c)).map(str::to_owned);
    let all: Vec<&Party> = event.actors.iter().chain(&event.recipients).collect();
    let first = all.iter().find_map(|p| country(p))?;
    let home = all.iter().all(|p| p.country.as_deref().is_none_or(|c| c == first));
    let hosted = is_visit(event) || event.kind == EventType::Assault;
    // «استدعت الخارجية السفير»: an envoy is summoned and sent home where he is posted.
    let posted = super::envoy::is_to_an_envoy(cx, event);
    let party = if posted {
        event.actors.iter().find(|p| country(p).is_some())?
    } else if home {
        *all.iter().find(|p| country(p).is_some())?
    } else if hosted {
        event.recipients.iter().find(|p| country(p).is_some())?
    } else {
        return None;
    };
    Some(EventPlace { mention: party.mention, span: party.span, country: country(party), named: false })
}

/// Whether a code is that of a land, not of a body («EUR»، «UNO»).
fn is_country(cx: &Context<'_>, code: &str) -> bool {
    cx.lex.world.country(code).is_some()
}
