//! Status, certainty and tense: how an event stands to the world.
//!
//! The nearest word that governs says: a negation or an auxiliary in the clause itself, then the verb or noun that
//! governs the event («يعتزم زيارة»، «احتمال عقد لقاء»), then the clauses it is embedded in («ينفي أن …»). Two words
//! outvote a nearer one: who denies a plan denies the deed, and who is accused of a plan is accused of the deed.

mod deny;
mod embed;
mod govern;
mod news;
mod phrase;
mod verb;

pub use deny::by_denial;

use super::{Certainty, EventMention, EventType, Status};
use crate::clause::{Chunk, ChunkKind, Context, Found, Parse};
use crate::text::prepositions;
use crate::time::Timex;

/// Settles the status of an event.
pub fn settle(cx: &Context<'_>, parse: &Parse, event: &mut EventMention) {
    let own = clause_of(parse, event);
    let governing = own.or_else(|| governing_clause(parse, event));
    let status = chunk_of(parse, event).and_then(|at| {
        let look = Look::new(cx, parse, event, at);
        match own {
            Some(c) => look.of_verb_event(c),
            None if event.participle => look.of_participle(),
            None => look.of_noun(governing),
        }
    });
    write(parse, event, status.unwrap_or(Status::Occurred), governing);
}

fn write(parse: &Parse, event: &mut EventMention, status: Status, governing: Option<u32>) {
    event.status = status;
    event.certainty = match status {
        Status::Occurred | Status::Ongoing | Status::Negated => Certainty::Certain,
        Status::Planned => Certainty::Probable,
        Status::Possible => Certainty::Possible,
        Status::Alleged => Certainty::Unknown,
    };
    event.tense = match (status, governing.map(|c| parse.clauses[c as usize].past)) {
        (Status::Planned | Status::Possible, _) => "future",
        (_, Some(false)) => "present",
        _ => "past",
    };
}

/// What is dated after the page's day and not told in the past is to come («زيارة لافروف التي تبدأ في 11 يوليو»).
pub fn by_day(cx: &Context<'_>, parse: &Parse, event: &mut EventMention) {
    let own = clause_of(parse, event);
    let told_as_past = own.is_some_and(|c| parse.clauses[c as usize].past);
    let dated = event.when.as_ref().filter(|w| w.span.is_some());
    let ahead = dated.zip(cx.anchor.day()).is_some_and(|(w, day)| w.days.from > day);
    // «هدنة تبدأ الخميس المقبل، خلال اتصال أجراه الرئيس»: what a clause tells as done has no day to come.
    let done = own.is_none()
        && ahead
        && chunk_of(parse, event)
            .is_some_and(|at| Look::new(cx, parse, event, at).described() == Some(Status::Occurred));
    if done {
        event.when = None;
        return;
    }
    if ahead && !told_as_past && matches!(event.status, Status::Occurred | Status::Ongoing) {
        let governing = own.or_else(|| governing_clause(parse, event));
        write(parse, event, Status::Planned, governing);
    }
    if own.is_none() && is_awaited(cx, parse, event) {
        let governing = governing_clause(parse, event);
        write(parse, event, Status::Planned, governing);
    }
}

/// «شددت الرياض إجراءاتها قبل زيارة ترمب»: a meeting before which the news is, in a sentence that tells no older day, is to come.
fn is_awaited(cx: &Context<'_>, parse: &Parse, event: &EventMention) -> bool {
    let sentence = &parse.sentences[event.parsed as usize];
    let chunk = chunk_of(parse, event).map(|at| &sentence.chunks[at]);
    let before = chunk.is_some_and(|c| c.prep.as_deref() == Some(prepositions::BEFORE));
    let Some(page) = cx.anchor.day().filter(|_| before) else { return false };
    let recent = page.plus_days(-RECENT);
    let old = |t: &Timex| t.days.is_some_and(|d| d.to < recent);
    let inside = cx.text.sentences[sentence.sentence as usize].span;
    let older = cx.timexes.iter().any(|t| inside.contains(t.span) && old(t));
    event.kind == EventType::Consult && event.status == Status::Occurred && event.when.is_none() && !older
}

/// Days before the page that are news still.
const RECENT: i64 = 7;

/// An event and where it stands.
struct Look<'a, 'b> {
    cx: &'a Context<'b>,
    parse: &'a Parse,
    event: &'a EventMention,
    chunks: &'a [Chunk],
    /// The chunk the event's head stands in.
    at: usize,
}

impl<'a, 'b> Look<'a, 'b> {
    fn new(cx: &'a Context<'b>, parse: &'a Parse, event: &'a EventMention, at: usize) -> Look<'a, 'b> {
        let chunks = &parse.sentences[event.parsed as usize].chunks;
        Look { cx, parse, event, chunks, at }
    }

    fn of_verb_event(&self, own: u32) -> Option<Status> {
        let clause = &self.parse.clauses[own as usize];
        if self.is_told_by_denied_news(clause) {
            return Some(Status::Negated);
        }
        let near = self
            .of_mood(clause)
            .or_else(|| self.of_fixed_phrase())
            .or_else(|| self.since(clause))
            .or_else(|| self.by_own_words(clause));
        weigh(near, self.of_embedding(own))
    }

    /// A participle that acts as a verb stands beside its clause («مضيفا»، «داعيا إلى») and is told as done.
    fn of_participle(&self) -> Option<Status> {
        self.negated_noun()
    }

    fn of_noun(&self, governing: Option<u32>) -> Option<Status> {
        if self.is_denied_news() {
            return Some(Status::Negated);
        }
        let near = self.described().or_else(|| self.predicated());
        let near = near.or_else(|| self.of_phrase()).or_else(|| self.of_fixed_phrase());
        if near == Some(Status::Occurred) {
            return near;
        }
        let clause = governing.map(|c| (c, &self.parse.clauses[c as usize]));
        if self.is_none_of_any(clause.map(|(_, c)| c)) {
            return Some(Status::Negated);
        }
        if clause.is_some_and(|(_, c)| self.is_owned_up(c)) {
            return None;
        }
        if clause.is_some_and(|(_, c)| self.is_unconfirmed(c) || self.is_still_before(c)) {
            return Some(Status::Possible);
        }
        let near = near.or_else(|| self.of_auxiliary());
        let near = weigh(near, self.of_fixed_phrase().filter(|s| *s == Status::Negated));
        let outer = clause.and_then(|(c, clause)| {
            let slot = self.slot(clause)?;
            let governor = self.of_governor(clause, slot).map(|status| match status {
                // «نفت أنها رفضت طلبا»: a refusal denied leaves it open.
                Status::Negated if self.of_embedding(c) == Some(Status::Negated) => Status::Possible,
                // «نفى ما نشر من أن الدولة تعتزم تمويل السد»: a plan that denied news tells of is denied.
                Status::Planned if self.is_told_by_denied_news(clause) => Status::Negated,
                Status::Planned => self.if_so(clause).unwrap_or(status),
                status => status,
            });
            governor.or_else(|| {
                let bound = self.is_bound(clause, slot) || self.is_achieved(clause, slot);
                let mood = self.inherited(clause, slot, bound);
                mood.or_else(|| if bound { self.of_embedding(c) } else { None })
            })
        });
        // «لا تنوي فرض عقوبات في الوقت الحالي»: an adverb is the verb's before it is the noun's.
        weigh(near, outer).or_else(|| self.adverb())
    }

    /// Whether the event's noun is indefinite: neither an article nor a pronoun makes it known.
    fn is_indefinite(&self) -> bool {
        let word = &self.cx.words[self.event.head as usize];
        !word.prefixes.article && word.suffix.is_none()
    }

    /// Whether the event is done in words and named by them («الاتهامات», not «توجيه اتهام»): to deny or refuse it does not
    /// undo it.
    fn is_said(&self) -> bool {
        use EventType as E;
        let own = self.chunks[self.at].head == self.event.head;
        let carried = self.at.checked_sub(1).is_some_and(|i| phrase::is_deed(self, &self.chunks[i]));
        let named = own && !carried;
        named && matches!(self.event.kind, E::Request | E::Accuse | E::Reject | E::Threaten)
    }
}

/// The nearer word speaks, save that a plan denied is denied and a plan alleged is alleged.
fn weigh(near: Option<Status>, outer: Option<Status>) -> Option<Status> {
    match (near, outer) {
        (Some(Status::Planned | Status::Possible), Some(Status::Negated | Status::Alleged)) => outer,
        (Some(Status::Alleged), Some(Status::Negated)) => outer,
        (Some(_), _) => near,
        (None, _) => outer,
    }
}

/// The clause whose verb is the event's head.
pub fn clause_of(parse: &Parse, event: &EventMention) -> Option<u32> {
    let (from, to) = parse.sentences[event.parsed as usize].clauses;
    (from..to).find(|&c| parse.clauses[c as usize].head == event.head)
}

/// The clause that governs the phrase an event noun stands in, or the nearest verb before it.
pub fn governing_clause(parse: &Parse, event: &EventMention) -> Option<u32> {
    let sentence = &parse.sentences[event.parsed as usize];
    let chunk = chunk_of(parse, event)? as u32;
    let (from, to) = sentence.clauses;
    let holds = |c: &u32, own: bool| {
        let mut args = parse.clauses[*c as usize].args.iter();
        args.any(|a| a.chunks.contains(&chunk) && (!own || a.found != Found::Shared))
    };
    // «الهجوم أدى إلى حريق ولم يوقع إصابات»: a phrase is of its own verb before it is of one that shares it.
    let own = (from..to).rev().find(|c| holds(c, true));
    own.or_else(|| (from..to).rev().find(|c| holds(c, false)))
        .or_else(|| (from..to).rev().find(|&c| parse.clauses[c as usize].head < event.head))
}

/// The index of the chunk an event's head stands in.
pub fn chunk_of(parse: &Parse, event: &EventMention) -> Option<usize> {
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    chunks.iter().position(|c| c.tokens().contains(&(event.head as usize)))
}

fn ends_clause(c: &Chunk) -> bool {
    matches!(c.kind, ChunkKind::Verb | ChunkKind::Stop | ChunkKind::Colon)
}

fn read(name: &str) -> Status {
    Status::parse(name).unwrap_or(Status::Occurred)
}
