//! What a denial of news denies: «نفى الأنباء التي تحدثت عن انسحاب القوات», «نفت صحة ما تردد بشأن قصف المطار».

use super::{Look, read};
use crate::clause::{Chunk, ChunkKind, Clause};
use crate::event::Status;
use crate::lexicon::frames::StatusHead;
use crate::text::prepositions;

/// How many phrases behind a word for news what it is of may stand.
const NEAR: usize = 8;
/// How many words before news a phrase that denies it may begin.
const DENIAL: u32 = 4;

impl Look<'_, '_> {
    /// Whether the event is what news is of, and somebody denies the news.
    pub(super) fn is_denied_news(&self) -> bool {
        let behind = |i: &usize| self.chunks[*i].prep.as_deref().is_some_and(prepositions::is_topic);
        let at = Some(self.at).filter(behind).or_else(|| self.joined_to().filter(behind));
        // «ما نشر عن قيام الأردن بطرد السفير»: a verbal noun may carry the deed.
        let at =
            at.or_else(|| self.at.checked_sub(1).filter(|&i| behind(&i) && self.is_verbal(&self.chunks[i])));
        at.is_some_and(|at| self.is_of_untrue_news(at, |_| true))
    }

    /// «لا صحة لما تردد عن أن الحكومة طردت السفير»: whether the event's clause is what news is of that is denied.
    pub(super) fn is_told_by_denied_news(&self, clause: &Clause) -> bool {
        let Some(opener) = self.opener(clause).filter(|_| !clause.negated) else { return false };
        let topic =
            |p: &str| prepositions::is_topic(p) || [prepositions::FROM, prepositions::WITH].contains(&p);
        let behind = match self.chunks[opener].prep.as_deref() {
            Some(prep) => topic(prep),
            None => self.is_behind_a_verb(opener),
        };
        let near = |between: &[Chunk]| between.iter().all(|c| c.kind != ChunkKind::Comma);
        behind && self.is_of_untrue_news(opener, near)
    }

    /// Whether news is denied by a verb or a phrase before it, or called untrue behind it.
    fn is_not_so(&self, news: usize) -> bool {
        self.is_denied(news) || self.is_behind_a_denial(news) || self.is_called_untrue()
    }

    /// «لا صحة للأنباء», «ليس صحيحا ما قيل»: a fixed phrase of denial ends where the news begins.
    fn is_behind_a_denial(&self, news: usize) -> bool {
        let first = self.chunks[news].first;
        (first.saturating_sub(DENIAL)..=first).any(|t| {
            let denial = self.phrase_at(t, first + 1).filter(|(_, status)| *status == Status::Negated);
            denial.is_some_and(|(len, _)| t + len >= first)
        })
    }

    /// «إن الأنباء عن استقالته عارية عن الصحة»: whether words behind the event, with no verb between, say that the news is not so.
    fn is_called_untrue(&self) -> bool {
        let rest =
            self.chunks[self.at..].iter().skip(usize::from(self.chunks[self.at].kind == ChunkKind::Verb));
        let own = rest.take_while(|c| {
            !matches!(
                c.kind,
                ChunkKind::Verb | ChunkKind::Content | ChunkKind::Stop | ChunkKind::Subordinator
            )
        });
        let end = own.last().map_or(self.event.head, |c| c.last) as usize;
        let is = |t: usize, word: &String| {
            let key = self.cx.text.loose(t);
            key == word
                || prepositions::without_any_article(key) == word
                || self.cx.noun_keys(t).contains(word)
        };
        (self.event.head as usize + 1..end).any(|t| {
            let keys = self.cx.noun_keys(t).iter();
            let words = keys.flat_map(|k| self.cx.lex.frames.status(StatusHead::Untrue, k));
            words.into_iter().any(|w| {
                let behind = t + 1..end.min(t + 1 + w.complement.len());
                behind.len() == w.complement.len() && behind.zip(&w.complement).all(|(t, word)| is(t, word))
            })
        })
    }

    /// Whether a phrase is what news before it is of that is not so: of a noun («الأنباء المتداولة عن»), or of «ما» and a verb of telling.
    fn is_of_untrue_news(&self, at: usize, near: impl Fn(&[Chunk]) -> bool) -> bool {
        let chunks = self.chunks[..at].iter().enumerate().rev().take(NEAR);
        for (i, c) in chunks {
            let news = match c.kind {
                ChunkKind::Noun if self.is_news(c) => true,
                // «ما تردد عن», «لما تردد عن»: what is told has no noun of its own.
                _ if self.is_what_is_told(i) => true,
                // «ما أوردته صحف عن»: who told it stands behind his verb.
                ChunkKind::Noun
                    if !c.mentions.is_empty() && c.prep.is_none() && !self.is_behind_a_verb(i) =>
                {
                    return false;
                }
                ChunkKind::Noun
                | ChunkKind::Verb
                | ChunkKind::Relative
                | ChunkKind::Time
                | ChunkKind::Comma
                | ChunkKind::Quote => false,
                _ => return false,
            };
            if news && near(&self.chunks[i..at]) && self.is_not_so(i) {
                return true;
            }
        }
        false
    }

    fn is_what_is_told(&self, at: usize) -> bool {
        let token = self.chunks[at].first as usize;
        let key = self.cx.loose_key(token);
        let what = key == prepositions::WHAT;
        let denied = || (what || key == prepositions::FOR_WHAT) && self.is_behind_a_denial(at);
        what && self.has_no_noun(at) || denied()
    }

    fn is_behind_a_verb(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|i| self.chunks[i].kind == ChunkKind::Verb)
    }

    fn is_news(&self, chunk: &Chunk) -> bool {
        let news = |key: &String| !self.cx.lex.frames.status(StatusHead::News, key).is_empty();
        chunk.tokens().any(|t| self.cx.noun_keys(t).iter().any(news))
    }

    /// Whether the «ما» of a chunk follows its verb, somebody who acts or a word for truth, no noun it describes.
    fn has_no_noun(&self, at: usize) -> bool {
        let before = self.chunks[..at].iter().rev().find(|c| c.kind != ChunkKind::Quote);
        before.is_none_or(|c| match c.kind {
            ChunkKind::Verb | ChunkKind::Comma | ChunkKind::Content | ChunkKind::Stop => true,
            // «نفى في بيان مقتضب ما أوردته صحف»: where somebody says it is nothing that «ما» describes.
            ChunkKind::Noun => {
                let said_in = c.prep.as_deref() == Some(prepositions::IN);
                said_in || !c.mentions.is_empty() || self.is_truth(c)
            }
            _ => false,
        })
    }

    fn is_truth(&self, chunk: &Chunk) -> bool {
        let truth = |key: &String| !self.cx.lex.frames.status(StatusHead::Truth, key).is_empty();
        self.cx.noun_keys(chunk.head as usize).iter().any(truth)
    }

    /// Whether a verb or a participle of denial has a phrase for its object, whatever stands between that is no verb.
    fn is_denied(&self, news: usize) -> bool {
        let frames = &self.cx.lex.frames;
        let denies = |key: &str| {
            let words = frames.status(StatusHead::Verb, key);
            words.iter().any(|w| w.complement.is_empty() && read(&w.status) == Status::Negated)
                && frames.of_verb_alone(key).any(|f| f.kind == "REJECT")
        };
        for c in self.chunks[..news].iter().rev() {
            match c.kind {
                ChunkKind::Verb => {
                    let (from, to) = self.parse.sentences[self.event.parsed as usize].clauses;
                    let clause =
                        self.parse.clauses[from as usize..to as usize].iter().find(|v| v.head == c.head);
                    let key = clause.and_then(|v| self.cx.verb_key(v.head as usize, v.reading));
                    return key.is_some_and(denies) && clause.is_some_and(|v| !v.negated);
                }
                ChunkKind::Noun
                    if c.prep.is_none()
                        && self.cx.participle_keys(c.head as usize).iter().any(|key| denies(key)) =>
                {
                    return true;
                }
                ChunkKind::Stop | ChunkKind::Colon | ChunkKind::Content | ChunkKind::Subordinator => {
                    return false;
                }
                _ => {}
            }
        }
        false
    }
}
