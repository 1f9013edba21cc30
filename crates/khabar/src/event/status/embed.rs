//! What the clauses around an event's own say of it, from the inside outward: «نفى أن …», «متوقعا أن …», «مؤكدا أن …».

use super::govern::turned;
use super::{Look, read};
use crate::clause::{Chunk, ChunkKind, Clause, Mood, Relation, speech};
use crate::event::Status;
use crate::lexicon::frames::{StatusHead, StatusWord};
use crate::text::prepositions;
use crate::word::Voice;

/// What a word between a verb and «أن» makes of the clause.
enum Told {
    /// It gives it a status.
    As(Status),
    /// Another tells it.
    Anew,
    /// It is the verb's still.
    On,
}

impl Look<'_, '_> {
    /// What the clauses around say, from the inside outward.
    pub(super) fn of_embedding(&self, mut clause: u32) -> Option<Status> {
        for _ in 0..4 {
            let this = &self.parse.clauses[clause as usize];
            match self.before_content(this) {
                Told::As(status) => return Some(status),
                // «نفى …، مؤكدا أن»: what a participle tells is no more told by the verb before.
                Told::Anew => return None,
                Told::On => {}
            }
            let parent =
                this.parent.filter(|_| this.relation == Relation::Content && !self.is_aside(this))?;
            if let Some(status) = self.of_content(this, parent) {
                return Some(status);
            }
            clause = parent;
        }
        None
    }

    /// «أن الرجل الذي قتل …»، «أنه حين التقى …»: what a content takes for granted is not said, only told along.
    fn is_aside(&self, clause: &Clause) -> bool {
        let before = self.chunks[..clause.first as usize].iter().rev();
        let ends = |c: &&Chunk| matches!(c.kind, ChunkKind::Verb | ChunkKind::Content | ChunkKind::Stop);
        let own = self.chunks[clause.first as usize..clause.chunk as usize].iter();
        let aside = |c: &Chunk| matches!(c.kind, ChunkKind::Relative | ChunkKind::Subordinator);
        clause.mood != Mood::Condition && before.take_while(|c| !ends(c)).chain(own).any(aside)
    }

    /// The chunk of «أن» that opens a clause.
    pub(super) fn opener(&self, clause: &Clause) -> Option<usize> {
        let before = &self.chunks[..=clause.first as usize];
        let at = before.iter().rposition(|c| {
            matches!(
                c.kind,
                ChunkKind::Content | ChunkKind::Stop | ChunkKind::Colon | ChunkKind::Subordinator
            ) || c.kind == ChunkKind::Verb && c.head != clause.head
        })?;
        (self.chunks[at].kind == ChunkKind::Content).then_some(at)
    }

    fn of_content(&self, this: &Clause, parent: u32) -> Option<Status> {
        let parent = &self.parse.clauses[parent as usize];
        let prep = self.opener(this).and_then(|i| self.chunks[i].prep.as_deref());
        let key = self.cx.verb_key(parent.head as usize, parent.reading)?;
        let fits = |w: &&StatusWord| {
            let held = |c: &String| {
                prepositions::opens_that_clause(c)
                    || prep == Some(c.as_str())
                    || parent.args.iter().any(|a| a.slot.name() == c)
            };
            w.complement.iter().all(held)
        };
        let frames = &self.cx.lex.frames;
        let has = |head| frames.status(head, key).iter().any(|w| fits(&w));
        if parent.negated && has(StatusHead::Confirming) {
            return Some(Status::Possible);
        }
        // «قيل إن», «يقال إن»: what nobody in particular says is hearsay.
        if has(StatusHead::Hearsay) && parent.voice == Voice::Passive {
            return Some(Status::Alleged);
        }
        let word = frames.status(StatusHead::Verb, key).iter().find(fits)?;
        turned(read(&word.status), parent.negated)
    }

    /// «متوقعا أن»، «متهما إياها بأنها»، «احتمال أن»: what stands between the verb before and «أن».
    fn before_content(&self, this: &Clause) -> Told {
        let Some(opener) = self.opener(this) else { return Told::On };
        let prep = self.chunks[opener].prep.as_deref();
        let fits = |w: &StatusWord| match w.complement.as_slice() {
            [] => true,
            [one] => prepositions::opens_that_clause(one) || prep == Some(one.as_str()),
            _ => false,
        };
        for (back, c) in self.chunks[..opener].iter().rev().take(5).enumerate() {
            match c.kind {
                ChunkKind::Noun => {
                    if let Some(status) = self.said_by(c, back == 0, &fits) {
                        return Told::As(status);
                    }
                    if back == 0 && speech::is_telling_participle(self.cx, c.head as usize) {
                        return Told::Anew;
                    }
                }
                ChunkKind::Time | ChunkKind::Comma | ChunkKind::Quote | ChunkKind::Other => {}
                _ => return Told::On,
            }
        }
        Told::On
    }

    fn said_by(&self, c: &Chunk, next: bool, fits: &impl Fn(&StatusWord) -> bool) -> Option<Status> {
        let frames = &self.cx.lex.frames;
        let keys = self.cx.participle_keys(c.head as usize);
        let verbs = keys.iter().flat_map(|k| frames.status(StatusHead::Verb, k));
        if let Some(word) = verbs.into_iter().find(|w| fits(w)).filter(|_| c.prep.is_none()) {
            return Some(read(&word.status));
        }
        // A noun must stand directly before «أن», by itself or as its phrase's last word.
        let noun = |t: u32| {
            let keys = self.cx.noun_keys(t as usize);
            keys.iter()
                .find_map(|k| frames.status(StatusHead::Noun, k).iter().find(|w| fits(w)))
                .map(|w| read(&w.status))
        };
        // «أنباء غير مؤكدة عن أن»: its adjectives stand between.
        if next { noun(c.last - 1).or_else(|| noun(c.head)) } else { None }
    }
}
