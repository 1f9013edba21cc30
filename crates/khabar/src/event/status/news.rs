//! What a denial of news denies: «نفى الأنباء التي تحدثت عن انسحاب القوات», «نفت صحة ما تردد بشأن قصف المطار».

use super::{Look, read};
use crate::clause::{Chunk, ChunkKind};
use crate::event::Status;
use crate::lexicon::frames::StatusHead;
use crate::text::prepositions;

/// How many phrases behind a word for news what it is of may stand.
const NEAR: usize = 8;

impl Look<'_, '_> {
    /// Whether the event is what news is of, and somebody denies the news.
    pub(super) fn is_denied_news(&self) -> bool {
        let behind = |i: usize| self.chunks[i].prep.as_deref().is_some_and(prepositions::is_topic);
        let at = Some(self.at).filter(|&i| behind(i)).or_else(|| self.joined_to().filter(|&i| behind(i)));
        at.and_then(|at| self.news_before(at))
            .is_some_and(|news| self.is_denied(news) || self.is_called_untrue())
    }

    /// «إن الأنباء عن استقالته عارية عن الصحة»: whether words behind the event, with no verb between, say that the news is not so.
    fn is_called_untrue(&self) -> bool {
        let rest = self.chunks[self.at..].iter();
        let own = rest.take_while(|c| {
            !matches!(
                c.kind,
                ChunkKind::Verb | ChunkKind::Content | ChunkKind::Stop | ChunkKind::Subordinator
            )
        });
        let end = own.last().map_or(self.event.head, |c| c.last) as usize;
        let is = |t: usize, word: &String| {
            let key = prepositions::without_any_article(self.cx.text.loose(t));
            key == word || self.cx.noun_keys(t).contains(word)
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

    /// The phrase of a word for news before a phrase: a noun («الأنباء المتداولة عن»), or «ما» and a verb of telling.
    fn news_before(&self, at: usize) -> Option<usize> {
        let chunks = self.chunks[..at].iter().enumerate().rev().take(NEAR);
        for (i, c) in chunks {
            match c.kind {
                ChunkKind::Noun if self.is_news(c) => return Some(i),
                // «ما تردد عن»: what is told has no noun of its own.
                _ if self.cx.loose_key(c.first as usize) == prepositions::WHAT && self.has_no_noun(i) => {
                    return Some(i);
                }
                // «ما أوردته صحف عن»: who told it stands behind his verb.
                ChunkKind::Noun
                    if !c.mentions.is_empty() && c.prep.is_none() && !self.is_behind_a_verb(i) =>
                {
                    return None;
                }
                ChunkKind::Noun
                | ChunkKind::Verb
                | ChunkKind::Relative
                | ChunkKind::Time
                | ChunkKind::Comma
                | ChunkKind::Quote => {}
                _ => return None,
            }
        }
        None
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
        before.is_some_and(|c| match c.kind {
            ChunkKind::Verb | ChunkKind::Comma => true,
            ChunkKind::Noun => !c.mentions.is_empty() || self.is_truth(c),
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
