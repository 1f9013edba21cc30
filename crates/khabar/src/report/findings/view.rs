//! What every finding looks at, and the lookups they share.

use crate::attribution::Attribution;
use crate::clause::{Chunk, ChunkKind, Clause, Context, Discourse, Parse, Parsed, Slot};
use crate::date::{Basis, Interval};
use crate::event::EventMention;
use crate::lexicon::findings::FindingClass;
use crate::mention::{Form, Kind};
use crate::span::Span;
use crate::text::fold;
use crate::time::TimexType;
use std::borrow::Cow;

/// Tokens at the head of a sentence in which a time frames all of it.
const FRAME: usize = 4;

/// An article's layers.
pub(super) struct View<'a> {
    pub cx: &'a Context<'a>,
    pub parse: &'a Parse,
    pub discourse: &'a Discourse,
    pub attributions: &'a [Attribution],
    pub events: &'a [EventMention],
    /// For each token of the text, the classes of findings its word may begin; empty outside the article.
    begins: Vec<u32>,
}

impl<'a> View<'a> {
    /// Puts the layers side by side.
    pub fn new(
        cx: &'a Context<'a>,
        parse: &'a Parse,
        discourse: &'a Discourse,
        attributions: &'a [Attribution],
        events: &'a [EventMention],
    ) -> View<'a> {
        let mut out = View { cx, parse, discourse, attributions, events, begins: Vec::new() };
        let mut begins = vec![0; cx.text.tokens.len()];
        for &(sentence, _) in cx.sentences {
            for i in cx.text.sentences[sentence].tokens().filter(|&i| cx.words[i].glance.finding) {
                let [whole, stem, bare] = &out.keys(i);
                let classes = |key: &str| cx.lex.findings.classes(key);
                // Most words have neither prefixes nor a pronoun: all three are one.
                begins[i] = classes(whole)
                    | if stem.len() < whole.len() { classes(stem) } else { 0 }
                    | if bare.len() < stem.len() { classes(bare) } else { 0 };
            }
        }
        out.begins = begins;
        out
    }

    /// The loose keys under which a token may stand in `findings.tsv`: as written, without prefixes, without a pronoun.
    pub fn keys(&self, i: usize) -> [Cow<'a, str>; 3] {
        let stem = self.cx.stem_key(i);
        let bare = self.cx.words[i].suffix.and_then(|s| stem.strip_suffix(s)).unwrap_or(stem);
        if self.cx.text.is_loose(i) {
            return [self.cx.bare_key(i), stem, bare].map(Cow::Borrowed);
        }
        [self.cx.bare_key(i), stem, bare].map(fold::loosened)
    }

    /// The wording of a class that begins at a token: one past its last token, and its value.
    #[inline]
    pub fn wording(&self, class: FindingClass, i: usize, end: usize) -> Option<(usize, &str)> {
        // A sentence may end where its text does: nothing stands behind it.
        if i >= end || self.begins.get(i).is_none_or(|set| set & class.bit() == 0) {
            return None;
        }
        self.wording_at(class, i, end)
    }

    fn wording_at(&self, class: FindingClass, i: usize, end: usize) -> Option<(usize, &str)> {
        let words = &self.cx.lex.findings;
        for key in self.keys(i) {
            for wording in words.beginning(class, &key) {
                let last = i + 1 + wording.rest.len();
                let follows = |(n, w): (usize, &String)| self.keys(i + 1 + n).iter().any(|k| k == w);
                if last <= end && wording.rest.iter().enumerate().all(follows) {
                    return Some((last, &wording.value));
                }
            }
        }
        None
    }

    /// Whether the verb, participle or verbal noun at a token is of a class of verbs.
    pub fn is_verb(&self, class: FindingClass, head: usize) -> bool {
        let mut keys = self.cx.verb_keys(head);
        keys.extend(self.cx.participle_keys(head));
        keys.iter().any(|k| self.cx.lex.findings.is(class, k))
    }

    /// The time that opens a sentence and frames all it tells («وفي عام 2002، زار …»), where it stands before a token.
    pub fn frame_day(&self, token: usize) -> Option<(Interval, Basis)> {
        let sentence = self.cx.text.sentences[self.cx.text.sentence_of(token)?];
        let first = sentence.first as usize;
        let opens = |t: &&crate::time::Timex| {
            let at = t.tokens.0 as usize;
            t.kind == TimexType::Date && (first..first + FRAME).contains(&at) && at < token
        };
        let found = self.cx.timexes.iter().find(opens)?;
        found.days.map(|d| (d, found.basis))
    }

    /// The sentence's chunk that holds a token.
    pub fn chunk_of<'p>(&self, parsed: &'p Parsed, token: usize) -> Option<(usize, &'p Chunk)> {
        parsed.chunks.iter().enumerate().find(|(_, c)| c.tokens().contains(&token))
    }

    /// The clause whose reach holds a chunk, the innermost.
    pub fn clause_of(&self, parsed: &Parsed, chunk: usize) -> Option<(u32, &Clause)> {
        let own = (parsed.clauses.0..parsed.clauses.1).rev();
        let holds = |c: &&u32| {
            let clause = &self.parse.clauses[**c as usize];
            clause.first as usize <= chunk && chunk < clause.last as usize
        };
        let index = own.collect::<Vec<_>>().iter().find(holds).copied()?;
        Some((index, &self.parse.clauses[index as usize]))
    }

    /// The chunks of a clause's argument, first and last.
    pub fn argument(&self, clause: &Clause, slot: &Slot) -> Option<(usize, usize)> {
        let chunks = &clause.arg(slot)?.chunks;
        Some((*chunks.first()? as usize, *chunks.last()? as usize))
    }

    /// The words of some chunks of a sentence, both ends included, without a conjunction or preposition in front.
    pub fn words(&self, parsed: &Parsed, first: usize, last: usize) -> Span {
        let (a, b) = (&parsed.chunks[first], &parsed.chunks[last]);
        let from = self.cx.words[a.head as usize].span_after_conjunction(self.cx.text);
        let whole =
            self.cx.text.span(a.head as usize, (b.last as usize).saturating_sub(1).max(a.head as usize));
        Span::new(from.start as usize, whole.end as usize)
    }

    /// Everybody with a stable id that a range of tokens names, each once; for a group its members.
    pub fn named_in(&self, first: usize, last: usize) -> Vec<u32> {
        let mut out: Vec<u32> = Vec::new();
        for (n, m) in self.cx.mentions.iter().enumerate() {
            let inside =
                first <= m.tokens.0 as usize && m.tokens.1 as usize <= last && m.tokens.0 < m.tokens.1;
            if !inside || m.form == Form::Dropped {
                continue;
            }
            let group: Vec<u32> = if m.members.is_empty() { vec![n as u32] } else { m.members.clone() };
            for one in group {
                let id = |i: u32| &self.cx.mentions[i as usize].entity;
                if id(one).is_some() && !out.iter().any(|&o| id(o) == id(one)) {
                    out.push(one);
                }
            }
        }
        out
    }

    /// Those of [`View::named_in`] that can have dealings with each other: no places.
    pub fn parties_in(&self, first: usize, last: usize) -> Vec<u32> {
        let acts = |m: &u32| !matches!(self.cx.mentions[*m as usize].kind, Kind::Place | Kind::Office);
        self.named_in(first, last).into_iter().filter(acts).collect()
    }

    /// The calendar time of a sentence that stands nearest to a token, with how it is known.
    pub fn day_near(&self, parsed: &Parsed, token: usize) -> Option<(Interval, Basis)> {
        let tokens = self.cx.text.sentences[parsed.sentence as usize].tokens();
        let inside = |t: &&crate::time::Timex| {
            t.kind == TimexType::Date && tokens.contains(&(t.tokens.0 as usize)) && t.days.is_some()
        };
        let away = |t: &&crate::time::Timex| {
            (t.tokens.0 as usize).abs_diff(token).min((t.tokens.1 as usize).abs_diff(token))
        };
        let nearest = self.cx.timexes.iter().filter(inside).min_by_key(away)?;
        let between = token.min(nearest.tokens.1 as usize)..token.max(nearest.tokens.0 as usize);
        let parted =
            parsed.chunks.iter().any(|c| c.kind == ChunkKind::Stop && between.contains(&(c.first as usize)));
        if parted { None } else { nearest.days.map(|d| (d, nearest.basis)) }
    }

    /// The article's own days.
    pub fn own_day(&self) -> Option<(Interval, Basis)> {
        self.cx.anchor.days.map(|d| (d, Basis::Assumed))
    }

    /// Who says what stands at a token: the nearest attribution around it.
    pub fn told_by(&self, token: usize) -> Option<u32> {
        let holds = |a: &&Attribution| (a.content.0..a.content.1).contains(&(token as u32));
        let nearest =
            self.attributions.iter().filter(holds).min_by_key(|a| (a.content.1 - a.content.0, a.head))?;
        self.attributions.iter().position(|a| std::ptr::eq(a, nearest)).map(|n| n as u32)
    }

    /// Whether a chunk of a sentence is of the words that say who says it: «وفقا للوزارة».
    pub fn tells_whose(&self, parsed: &Parsed, chunk: usize) -> bool {
        let words = self.words(parsed, chunk, chunk);
        let meets = |s: Span| s.start < words.end && words.start < s.end;
        self.attributions.iter().any(|a| meets(a.cue) || a.source.is_some_and(meets))
    }
}
