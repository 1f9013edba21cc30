//! Tokens with the senses of their time words: what the rules read.

use super::expr::Found;
use super::number;
use crate::lexicon::timewords::{Known, Link, Sense};
use crate::lexicon::world::names::TokenId;
use crate::lexicon::world::{StateName, What};
use crate::lexicon::{Language, Lexicon, Reporting, TimeWords};
use crate::text::prefix::{self, Lead};
use crate::text::{Text, TokenKind};
use crate::word::Word;
use std::borrow::Cow;
use std::cell::OnceCell;

/// A sense that begins at a token.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Hit {
    pub sense: Sense,
    /// How many tokens the phrase takes.
    pub len: u8,
    pub lead: Lead,
}

/// What a look-up found: the thing, the token after it, and what was written together with it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Seen<T> {
    pub it: T,
    pub next: usize,
    pub lead: Lead,
}

/// The senses of a text's time words, and what is found by them: looked up once for all that ask.
pub struct Senses<'a> {
    lex: &'a Lexicon,
    text: &'a Text,
    first: usize,
    hits: Vec<Hit>,
    starts: Vec<u32>,
    /// Whether «كل» stands anywhere, and «مرات».
    recurring: [bool; 2],
    /// The expressions of each sentence, once they are asked for.
    found: Vec<OnceCell<Vec<Found>>>,
    /// The known happenings whose words the text holds, by their places in the table.
    known: OnceCell<Vec<u32>>,
    /// The words of the text, where they are read.
    words: &'a [Word],
}

impl<'a> Senses<'a> {
    /// Looks every token of a text up at which a time word may begin.
    pub fn new(lex: &'a Lexicon, text: &'a Text, words: &'a [Word]) -> Senses<'a> {
        let found = std::iter::repeat_with(OnceCell::new).take(text.sentences.len()).collect();
        let begins = |i: usize| words.get(i).is_some_and(|word| word.glance.time);
        Senses { found, words, ..Senses::at(lex, text, 0..text.tokens.len(), begins) }
    }

    /// Looks every token of a range up, for whoever asks once: what is found is not kept.
    pub(super) fn within(lex: &'a Lexicon, text: &'a Text, range: std::ops::Range<usize>) -> Senses<'a> {
        let range = range.start.min(text.tokens.len())..range.end.min(text.tokens.len());
        let begins = |i: usize| text.tokens[i].kind == TokenKind::Arabic && lex.time.may_hold(text.loose(i));
        Senses::at(lex, text, range, begins)
    }

    fn at(
        lex: &'a Lexicon,
        text: &'a Text,
        range: std::ops::Range<usize>,
        begins: impl Fn(usize) -> bool,
    ) -> Senses<'a> {
        let mut out = Senses {
            lex,
            text,
            first: range.start,
            hits: Vec::with_capacity(range.len() / 2),
            starts: Vec::with_capacity(range.len() + 1),
            recurring: [false; 2],
            found: Vec::new(),
            known: OnceCell::new(),
            words: &[],
        };
        for i in range {
            out.starts.push(out.hits.len() as u32);
            if begins(i) {
                out.look_up(&lex.time, i);
            }
        }
        out.starts.push(out.hits.len() as u32);
        out.recurring = [Sense::Each, Sense::Times].map(|sense| out.hits.iter().any(|h| h.sense == sense));
        out
    }

    fn look_up(&mut self, words: &TimeWords, i: usize) {
        // No time word is longer than this with its prefixes.
        const LONGEST: usize = 40;
        let key = self.text.loose(i);
        if key.len() > LONGEST {
            return;
        }
        let (text, hits) = (self.text, &mut self.hits);
        prefix::peel(key, |stem, lead| {
            let next = |n: usize| text.key(i + 1 + n);
            words.senses(stem, lead.article, next, |sense, len, seat| {
                // A bare alif may stand for any seat, another seat for another word.
                let other = seat.and_then(|seat| {
                    let written = prefix::letter_behind(text.token(i), lead.letters, lead.article)?;
                    (prefix::is_seat(written) && written != seat).then_some(())
                });
                if other.is_some() {
                    return;
                }
                hits.push(Hit { sense, len: len as u8, lead });
            });
        });
    }

    fn hits(&self, i: usize) -> &[Hit] {
        let Some(at) = i.checked_sub(self.first) else { return &[] };
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&a), Some(&b)) => &self.hits[a as usize..b as usize],
            _ => &[],
        }
    }
}

/// A run of tokens and the senses found in it. Indices are those of the whole text.
pub(super) struct Scan<'a> {
    pub text: &'a Text,
    pub language: &'a Language,
    pub reporting: &'a Reporting,
    /// One past the last token the rules may look at: the end of the sentence at hand.
    pub end: usize,
    /// The first token the rules may look at.
    pub start: usize,
    senses: &'a Senses<'a>,
}

impl<'a> Scan<'a> {
    /// The tokens of a range.
    pub fn new(senses: &'a Senses<'a>, range: std::ops::Range<usize>) -> Scan<'a> {
        let Senses { lex, text, .. } = senses;
        Scan {
            text,
            language: &lex.language,
            reporting: &lex.reporting,
            start: range.start.min(text.tokens.len()),
            end: range.end.min(text.tokens.len()),
            senses,
        }
    }

    /// The known happenings whose words the text holds, wherever they stand in it: all but a few are in no sentence.
    pub fn known(&self) -> impl Iterator<Item = &'a Known> + use<'a> {
        let words = &self.senses.lex.time;
        let known = words.known();
        let opens = |i: usize| self.senses.words.get(i).is_none_or(|word| word.glance.known);
        let held = self.senses.known.get_or_init(|| super::known::held(self.text, words, opens));
        held.iter().filter_map(move |&n| known.get(n as usize))
    }

    /// The expressions of the sentence at hand, found by `find` where they were not found before.
    pub fn found(&self, find: impl Fn() -> Vec<Found>) -> Cow<'a, [Found]> {
        let sentence = self.text.sentence_of(self.start).filter(|&s| {
            let whole = self.text.sentences[s].tokens();
            (whole.start, whole.end) == (self.start, self.end)
        });
        match sentence.and_then(|s| self.senses.found.get(s)) {
            Some(found) => Cow::Borrowed(found.get_or_init(find)),
            None => Cow::Owned(find()),
        }
    }

    /// The senses that begin at a token.
    pub fn hits(&self, i: usize) -> &[Hit] {
        if i >= self.start && i < self.end { self.senses.hits(i) } else { &[] }
    }

    /// Whether nothing begins at a token but a word that opens a range, «من» or «بين».
    pub fn only_opens(&self, i: usize) -> bool {
        let opens = |h: &Hit| matches!(h.sense, Sense::Link(Link::From | Link::Between));
        !self.hits(i).is_empty() && self.hits(i).iter().all(opens)
    }

    /// Whether «كل» stands anywhere in the text, and «مرات»: few sentences say what recurs, and much would be tried in each.
    pub fn recurring(&self) -> [bool; 2] {
        self.senses.recurring
    }

    /// The first sense at a token that `wanted` takes, whatever is written together with it.
    pub fn led<T>(&self, i: usize, wanted: impl Fn(Sense) -> Option<T>) -> Option<Seen<T>> {
        self.hits(i).iter().find_map(|hit| {
            let next = i + hit.len as usize;
            wanted(hit.sense).filter(|_| next <= self.end).map(|it| Seen { it, next, lead: hit.lead })
        })
    }

    /// The first sense at a token that `wanted` takes, with nothing but the article written together with it.
    pub fn sense<T>(&self, i: usize, wanted: impl Fn(Sense) -> Option<T>) -> Option<Seen<T>> {
        self.hits(i).iter().filter(|h| h.lead.letters == 0).find_map(|hit| {
            let next = i + hit.len as usize;
            wanted(hit.sense).filter(|_| next <= self.end).map(|it| Seen { it, next, lead: hit.lead })
        })
    }

    /// Whether a link word stands at a token, and the token after it. `وإلى` counts as `إلى`.
    pub fn link(&self, i: usize, wanted: Link) -> Option<usize> {
        self.led(i, |s| (s == Sense::Link(wanted)).then_some(()))
            .filter(|s| s.lead.preposition.is_none())
            .map(|s| s.next)
    }

    /// The token after `i` where it is this link, `i` itself where it is not.
    pub fn skip_link(&self, i: usize, wanted: Link) -> usize {
        self.link(i, wanted).unwrap_or(i)
    }

    /// Whether a token is the name of a state or of its capital.
    pub fn names_a_state(&self, i: usize) -> bool {
        let named = |what: What| matches!(what, What::State(_, StateName::Full | StateName::Capital));
        let names = &self.senses.lex.world.names;
        let alone = self.name_id(i).and_then(|id| names.start(id));
        alone.is_some_and(|node| names.entries(node).any(|e| named(e.what)))
    }

    /// The id of a token among the parts of names, where it is part of some name as it stands.
    pub fn name_id(&self, i: usize) -> Option<TokenId> {
        match self.senses.words.get(i) {
            Some(word) => word.naming.id,
            None => self.senses.lex.world.names.token(self.text.loose(i)),
        }
    }

    /// A mark.
    pub fn mark(&self, i: usize) -> Option<&'a str> {
        (i < self.end && self.text.tokens.get(i)?.kind == TokenKind::Punct).then(|| self.text.token(i))
    }

    /// Whether a token is one of these marks.
    pub fn is_mark(&self, i: usize, marks: &[&str]) -> bool {
        self.mark(i).is_some_and(|m| marks.contains(&m))
    }

    /// The token after a comma, `i` itself where there is none.
    pub fn skip_comma(&self, i: usize) -> usize {
        if self.is_mark(i, number::COMMAS) { i + 1 } else { i }
    }

    /// A token's key, where it is a number in digits.
    pub fn digits(&self, i: usize) -> Option<&'a str> {
        (i < self.end && i >= self.start && self.text.tokens.get(i)?.kind == TokenKind::Number)
            .then(|| self.text.key(i))
    }

    /// A whole number in digits, without separators.
    pub fn integer(&self, i: usize) -> Option<i32> {
        let key = self.digits(i)?;
        (key.len() <= 6 && key.bytes().all(|b| b.is_ascii_digit())).then(|| key.parse().ok())?
    }

    /// Whether a token touches the one before it.
    pub fn touches(&self, i: usize) -> bool {
        i > 0
            && match (self.text.tokens.get(i - 1), self.text.tokens.get(i)) {
                (Some(a), Some(b)) => a.span.end == b.span.start,
                _ => false,
            }
    }
}
