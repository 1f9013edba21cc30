//! Attribution: who says it (source), by which word (cue), and what is said (content).
//!
//! «قال لافروف إن موسكو سترد» has the source «لافروف», the cue «قال» and the content «موسكو سترد». Sources may
//! stand before, after and inside the content, and a subjectless «وأضاف» continues the last speaker.
mod colon;
mod medium;
mod noun;
mod participle;
mod particle;
mod quote;
mod reach;
mod verb;

use crate::clause::{Chunk, Context, Discourse, Parse, Parsed, Party, chunk_party};
use crate::lexicon::reporting::CueKind;
pub use crate::lexicon::reporting::Stance;
use crate::span::Span;
use crate::text::TokenKind;
use crate::word::Reading;

/// One act of speech.
#[derive(Clone, PartialEq, Debug)]
pub struct Attribution {
    /// The speaker's words; `None` where nobody is named («وأضاف» with no speaker before it).
    pub source: Option<Span>,
    /// The speaker; `None` where his words are no mention of anybody the mentions know.
    pub speaker: Option<Party>,
    /// The word of speech.
    pub cue: Span,
    /// The cue's head token.
    pub head: u32,
    /// What is said: tokens, first and one past the last.
    pub content: (u32, u32),
    /// How the speaker stands to it.
    pub stance: Stance,
    /// Whether the words are quoted.
    pub quoted: bool,
    /// What kind of word the cue is.
    pub by: CueKind,
    /// Whether the content is a noun that the cue makes known («أعلن استقالة السفير»), so that cue and noun are one event.
    pub nominal: bool,
}

/// Whose words something is: the party, where the mentions know it, and the words that name it.
#[derive(Clone, Debug, Default)]
struct Voice {
    party: Option<Party>,
    span: Option<Span>,
}

impl Voice {
    fn of(party: Party) -> Voice {
        Voice { span: Some(party.span), party: Some(party) }
    }

    /// The first one a phrase names; else its words, if they name a person or a report.
    fn of_chunk(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> Voice {
        let words = || Voice::words(cx, chunks[at].head as usize, chunks[at].last as usize);
        chunk_party(cx, chunks, at).map_or_else(words, Voice::of)
    }

    fn words(cx: &Context<'_>, first: usize, end: usize) -> Voice {
        if first >= end || !speaks(cx, first, end) {
            return Voice::default();
        }
        let whole = cx.text.span(first, end - 1);
        let first = cx.words[first].stem_span(cx.text).start;
        Voice { party: None, span: Some(Span { start: first.max(whole.start), end: whole.end }) }
    }
}

/// Whether a phrase that no mention names may speak: a name nobody knows, a word for a person, a report or a document;
/// not what a pronoun makes somebody's own («وفق تعبيره»).
fn speaks(cx: &Context<'_>, first: usize, end: usize) -> bool {
    let word = &cx.words[first];
    if word.suffix.is_some() || cx.text.tokens[first].kind != TokenKind::Arabic {
        return false;
    }
    // «كشف توت قلواك»: what stands here and could only be a verb is a name.
    let strange = |t: usize| cx.words[t].name || cx.words[t].readings.iter().all(Reading::is_verb);
    let human = word.readings.iter().any(|r| match r {
        Reading::Noun { noun, .. } => cx.lex.language.is_human(*noun),
        _ => false,
    });
    human || (first..end).all(strange) || (first..end).any(|t| cx.is_of_speech(t))
}

/// The attributions of an article, in order of their cues.
pub fn attributions(cx: &Context<'_>, parse: &Parse, discourse: &Discourse) -> Vec<Attribution> {
    let mut out = Vec::new();
    for index in 0..parse.sentences.len() {
        let look = Look { cx, parse, discourse, sentence: &parse.sentences[index] };
        let from = out.len();
        verb::of_sentence(&look, &mut out);
        noun::of_sentence(&look, &mut out);
        participle::of_sentence(&look, &mut out);
        particle::of_sentence(&look, from, &mut out);
        medium::of_sentence(&look, from, &mut out);
        out.extend(colon::of_sentence(&look));
    }
    quote::run_on(cx, parse, &mut out);
    out.sort_by_key(|a| (a.head, a.content));
    out
}

/// One sentence and all that is known of it.
#[derive(Clone, Copy)]
struct Look<'a, 'b> {
    cx: &'a Context<'b>,
    parse: &'a Parse,
    discourse: &'a Discourse,
    sentence: &'a Parsed,
}

impl<'a> Look<'a, '_> {
    fn chunks(&self) -> &'a [Chunk] {
        &self.sentence.chunks
    }

    /// Its tokens, first and one past the last.
    fn tokens(&self) -> (u32, u32) {
        let whole = &self.cx.text.sentences[self.sentence.sentence as usize];
        (whole.first, whole.last)
    }

    fn say(
        &self,
        voice: Voice,
        cue: (usize, usize),
        content: (u32, u32),
        how: (Stance, CueKind),
    ) -> Attribution {
        let first = content.0..(content.0 + 1).min(content.1);
        Attribution {
            source: voice.span,
            speaker: voice.party,
            cue: self.cx.text.span(cue.0, cue.0 + cue.1 - 1),
            head: cue.0 as u32,
            content,
            stance: how.0,
            quoted: first.into_iter().any(|t| self.cx.is_quote(t as usize)),
            by: how.1,
            nominal: false,
        }
    }

    /// The fixed words of a kind that begin at a token: their number, and what the lexicon says of them.
    fn cue_at(&self, i: usize, kind: CueKind) -> Option<(usize, &'a crate::lexicon::reporting::Cue)> {
        cue_at(self.cx, i, self.tokens().1 as usize, kind, self.cx.loose_key(i))
    }
}

fn cue_at<'a>(
    cx: &Context<'a>,
    i: usize,
    end: usize,
    kind: CueKind,
    first: &str,
) -> Option<(usize, &'a crate::lexicon::reporting::Cue)> {
    let lex: &'a crate::lexicon::Lexicon = cx.lex;
    lex.reporting.cues(kind, first).iter().find_map(|cue| {
        let mut at = i;
        for word in &cue.rest {
            // A preposition may be written together with the next word («وفقا للوزارة»).
            if word.chars().nth(1).is_none() {
                let next = cx.words.get(at + 1).filter(|_| at + 1 < end)?;
                let prep = next.prefixes.preposition?;
                word.chars().eq([prep]).then_some(())?;
            } else {
                at += 1;
                (at < end && cx.text.loose(at) == *word).then_some(())?;
            }
        }
        Some((at + 1 - i, cue))
    })
}

/// Who says what stands at a token, from the nearest speaker outward.
pub fn chain(attributions: &[Attribution], head: u32) -> Vec<&Attribution> {
    links(attributions, |a| a.content.0 <= head && head < a.content.1 && a.head != head)
}

/// The chain of an event of several words: one that makes the event known by its noun is of the chain, though its verb
/// is the event's first word («أعلن الوزير استقالة السفير»).
pub fn chain_of_words<'a>(attributions: &'a [Attribution], head: u32, words: &[u32]) -> Vec<&'a Attribution> {
    let holds = |a: &Attribution, t: u32| a.content.0 <= t && t < a.content.1;
    links(attributions, |a| match a.head == head {
        // «متهما باريس بإساءة …»: who blames or denies is not told by himself to do so.
        true => {
            let blames = a.by == CueKind::Participle && matches!(a.stance, Stance::Claim | Stance::Deny);
            a.nominal && !blames && words.iter().any(|&w| w != head && holds(a, w))
        }
        false => holds(a, head),
    })
}

/// Of two that tell the same words the one nearer to them is the inner one («ذكرت الصحيفة نقلا عن مصدر أن»).
fn links(attributions: &[Attribution], inside: impl Fn(&Attribution) -> bool) -> Vec<&Attribution> {
    let mut links: Vec<&Attribution> = attributions.iter().filter(|a| inside(a)).collect();
    links.sort_by_key(|a| (a.content.1 - a.content.0, std::cmp::Reverse(a.head)));
    links
}
