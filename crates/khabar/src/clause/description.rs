//! What the noun that a verb's clause describes does or suffers in it: «معلمين شاركوا في إضراب» act, «الرئيس الذي انتقدته الحكومة» suffers.

use super::agreement::{agrees, agrees_inside, traits};
use super::before::{before, is_open, is_taken_up, takes_back};
use super::object::{does_to_somebody, has_object_pronoun, may_act};
use super::scan::Item;
use super::subject::Verb;
use super::{Argument, Chunk, ChunkKind, Clause, Context, Found, Slot};
use crate::lexicon::frames::StatusHead;
use crate::text::prepositions;
use crate::word::{Gender, Number, Reading, Tense};

impl Verb<'_, '_> {
    /// «فصلت معلمين شاركوا في إضراب», «على شركات زودت إيران بقطع»: whether a verb that describes an indefinite noun has that for its subject: it
    /// is in a form that nobody behind it fits, or no pronoun in its clause takes the noun up, which a clause that describes must do elsewhere.
    pub(super) fn acts_in_description(&self, clause: &Clause, bare: &[Item]) -> bool {
        let Verb { cx, chunks, at, .. } = *self;
        let key = cx.verb_key(clause.head as usize, clause.reading);
        // «دبلوماسي يشتبه في تورطه»: nobody is told to suspect him.
        let suspects = key.is_some_and(|key| !cx.lex.frames.status(StatusHead::Suspected, key).is_empty());
        if suspects || has_object_pronoun(cx, chunks, at) {
            return false;
        }
        let [one] = bare else { return bare.is_empty() || clause.number != Number::Singular };
        let (noun, phrase) = (at.saturating_sub(1), one.chunks[0] as usize);
        let told = chunks[..noun].iter().rev().take_while(|c| c.kind != ChunkKind::Stop);
        let behind = told.into_iter().any(|c| c.kind == ChunkKind::Verb);
        let taken_up = |c: &Chunk| {
            let pronoun =
                |t: usize| cx.words[t].suffix.is_some_and(|s| prepositions::pronoun_gender(s).is_some());
            c.tokens().any(pronoun)
        };
        let until = chunks[at..].iter().take_while(|c| !matches!(c.kind, ChunkKind::Comma | ChunkKind::Stop));
        clause.number != Number::Singular
            || behind
                && is_open(cx, &chunks[noun])
                && may_act(cx, &chunks[noun])
                && may_act(cx, &chunks[phrase])
                && !until.into_iter().any(taken_up)
    }

    /// «مكتب المدعية التي ستحقق»: from which token on a noun that the clause describes is its subject, where the verb fits none but the party
    /// inside it.
    pub(super) fn inside(&self, described: usize, found: Found) -> u32 {
        let Verb { cx, chunks, at, .. } = *self;
        let last = chunks[described].mentions.last().map(|&m| cx.mentions[m as usize].tokens.0);
        // «قطع رواتب معلمين شاركوا»: so too where nothing tells of its head whether that fits.
        let unknown = traits(cx, &chunks[described]) == (None, None, false);
        let fits =
            agrees(cx, chunks, at, described) && !(unknown && agrees_inside(cx, chunks, at, described));
        let whole = found != Found::Antecedent || fits;
        last.filter(|_| !whole).unwrap_or(0)
    }

    /// «النائب الذي حكم عليه القضاء»: whether a pronoun behind a preposition takes up the noun that the clause describes, and somebody
    /// else who fits the verb stands behind it.
    pub(super) fn is_acted_upon(&self, described: usize, bare: &[Item]) -> bool {
        let Verb { cx, chunks, at, .. } = *self;
        let pronoun = chunks.get(at + 1).filter(|_| is_taken_up(cx, chunks, at));
        let pronoun = pronoun.and_then(|c| cx.words[c.head as usize].suffix);
        let fits = match (pronoun.map(prepositions::pronoun_gender), traits(cx, &chunks[described])) {
            (Some(Some(Some(feminine))), (Some(noun), ..)) => feminine == (noun == Gender::Feminine),
            _ => false,
        };
        let acts = |item: &Item| {
            let one = item.chunks[0] as usize;
            may_act(cx, &chunks[one]) && agrees(cx, chunks, at, one)
        };
        fits && bare.first().is_some_and(acts)
    }

    /// «الصحافية التي قتلت بالرصاص»: whether a deed of force in the past, with nothing that it is done to, describes somebody.
    pub(super) fn is_hit(&self, clause: &Clause, described: usize) -> bool {
        let Verb { cx, chunks, at, .. } = *self;
        let reading = cx.words[chunks[at].head as usize].readings.get(chunks[at].reading as usize);
        matches!(reading, Some(Reading::Verb { tense: Tense::Past, .. }))
            && clause.content.is_none()
            && may_act(cx, &chunks[described])
            && does_to_somebody(cx, chunks, at)
    }

    /// The noun that a verb's clause describes, as what it is done to: the pronoun on the verb is it.
    pub(super) fn described_object(&self, left: Option<(usize, Found)>) -> Option<Argument> {
        let Verb { cx, chunks, at, .. } = *self;
        // «الرئيس الذي انتقدته الحكومة»: so is what a relative pronoun describes that could not have done it.
        let relative = || {
            let found = before(cx, chunks, self.first, at).filter(|(_, found)| *found == Found::Antecedent);
            // «رئيس المعهد الذي تموله الحكومة»: of two in a phrase it may be either.
            let one = |c: &Chunk| {
                let named = c.mentions.first().map(|&m| cx.mentions[m as usize].tokens);
                named.is_some_and(|(first, end)| first == c.head && end == c.last)
            };
            let found = found.filter(|(i, _)| one(&chunks[*i]) && opened_for(cx, chunks, at));
            found.map(|(i, _)| i)
        };
        let i = match left {
            Some((i, Found::Antecedent)) => Some(i),
            _ => {
                at.checked_sub(1).filter(|&i| is_open(cx, &chunks[i]) && !chunks[at].joined).or_else(relative)
            }
        }?;
        // «شركات إيرانية وأفراد تتهمهم»: the pronoun is of all that are joined.
        let with = i.checked_sub(1).filter(|&n| chunks[i].joined && chunks[n].kind == ChunkKind::Noun);
        let chunks = with.into_iter().chain([i]).map(|i| i as u32).collect();
        Some(Argument { slot: Slot::Object, chunks, from: 0, found: Found::Antecedent })
    }
}

/// «الرئيس الذي انتقدته», «الشركات التي كانت قد طردتها»: whether a relative pronoun of the gender of a verb's own pronoun opens the verb's clause.
fn opened_for(cx: &Context<'_>, chunks: &[Chunk], verb: usize) -> bool {
    let within = |c: &&Chunk| matches!(c.kind, ChunkKind::Auxiliary | ChunkKind::Time | ChunkKind::Other);
    let opener = chunks[..verb].iter().rev().find(|c| !within(c)).filter(|c| c.kind == ChunkKind::Relative);
    opener.is_some_and(|c| takes_back(cx, c, chunks[verb].head) == Some(true))
}
