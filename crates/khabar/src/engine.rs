//! The way through the floors, on one screen.

use crate::attribution::{self, Attribution};
use crate::clause::{self, Context, Discourse, Parse};
use crate::date::{Anchor, Basis, Day};
use crate::event::{self, EventMention};
use crate::lexicon::Lexicon;
use crate::mention::{self, Mention};
use crate::page::{self, Article, BlockKind, Document, Note, Page};
use crate::report::findings::{self, Findings};
use crate::text::{self, Text};
use crate::time::{self, Senses, Timex};
use crate::word::{self, Word};

/// One article, read through every floor.
#[derive(Clone, Debug)]
pub struct ArticleReading {
    /// The article.
    pub article: Article,
    /// Its day.
    pub anchor: Anchor,
    /// Its parts, where they are of different days.
    pub layers: Vec<time::Layer>,
    /// Its sentences (indices into the text's) and the blocks they stand in.
    pub sentences: Vec<(usize, BlockKind)>,
    /// Its time expressions.
    pub timexes: Vec<Timex>,
    /// Its mentions.
    pub mentions: Vec<Mention>,
    /// Its sentences in chunks and clauses.
    pub parse: Parse,
    /// Who says what.
    pub attributions: Vec<Attribution>,
    /// Its events.
    pub events: Vec<EventMention>,
    /// What it tells beside events.
    pub findings: Findings,
}

/// A page, read through every floor; every layer is kept.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The name records carry.
    pub doc: String,
    /// The stored text, the articles, and what should be known of the page.
    pub document: Document,
    /// The text in tokens and sentences.
    pub text: Text,
    /// Its words.
    pub words: Vec<Word>,
    /// The articles.
    pub articles: Vec<ArticleReading>,
}

/// What a user knows that the page does not say.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// The publication day.
    pub published: Option<Day>,
    /// Keep every proposal of the event floor, also those the ranker drops: for training and for measuring recall.
    pub all_candidates: bool,
    /// Read each sentence by itself: nobody silent, nothing spoken of before, no country of the article. For measuring what
    /// discourse adds.
    pub by_sentence: bool,
}

/// Reads a page.
pub fn read(lex: &Lexicon, page: &Page) -> Reading {
    read_given(lex, page, &Given::default())
}

/// Reads a page of which the user knows something.
pub fn read_given(lex: &Lexicon, page: &Page, given: &Given) -> Reading {
    let mut document = page::read(lex, page);
    let text = text::analyze(&document.text);
    let words = word::words(lex, &text);
    let senses = Senses::new(lex, &text, &words);
    let read_one = |article: &Article| {
        let anchor = match given.published {
            Some(day) => Anchor::on(day, Basis::Explicit, "given by the user"),
            None => time::anchor(lex, &text, &senses, article),
        };
        read_article(lex, &text, (&words, &senses), article, anchor, given)
    };
    let articles: Vec<ArticleReading> = document.articles.iter().map(read_one).collect();
    for article in &articles {
        document.notes.extend(two_days(&document, article));
    }
    Reading { doc: page.doc.clone(), document, text, words, articles }
}

/// Reads a stored text again, its articles and their days being known: for explaining what a store holds.
pub fn read_again(lex: &Lexicon, doc: &str, stored: &str, articles: Vec<(Article, Anchor)>) -> Reading {
    let text = text::analyze(stored);
    let words = word::words(lex, &text);
    let senses = Senses::new(lex, &text, &words);
    let read = |(article, anchor): &(Article, Anchor)| {
        read_article(lex, &text, (&words, &senses), article, anchor.clone(), &Given::default())
    };
    let read: Vec<ArticleReading> = articles.iter().map(read).collect();
    let articles = articles.into_iter().map(|(article, _)| article).collect();
    let document = Document { text: stored.to_owned(), articles, ..Document::default() };
    Reading { doc: doc.to_owned(), document, text, words, articles: read }
}

/// Says that an article's parts are of different days.
fn two_days(document: &Document, article: &ArticleReading) -> Option<Note> {
    let [first, second] = article.layers.as_slice() else { return None };
    let days = |l: &time::Layer| match l.days {
        d if d.from == d.to => d.from.to_string(),
        d => format!("{} to {}", d.from, d.to),
    };
    let message = format!(
        "two layers with two days: the text is of {} ({}), from here on of {} ({})",
        days(first),
        first.why,
        days(second),
        second.why
    );
    let byte = Some(u64::from(document.page_byte(second.span.start)));
    Some(Note { code: "two-days", message, byte, fatal: false })
}

fn read_article(
    lex: &Lexicon,
    text: &Text,
    (words, senses): (&[Word], &Senses<'_>),
    article: &Article,
    anchor: Anchor,
    given: &Given,
) -> ArticleReading {
    let layers = time::layers(lex, text, senses, article, &anchor);
    let sentences = article.sentences(text);
    let timexes = timexes(text, senses, &sentences, &anchor);
    let mentions = mention::mentions(lex, text, words, article, &anchor);
    // «خلال لقائه»: the words of such a time are an event's too, and the clause floor reads them as that.
    // An hour whose day is not said («ليلا») dates no event; the event floor has its own rule for the page's day.
    let said = |t: &Timex| Timex { days: t.days.filter(|_| t.basis != Basis::Assumed), ..t.clone() };
    let dates: Vec<Timex> = timexes.iter().filter(|t| !t.is_event()).map(said).collect();
    let (parse, attributions, events, findings) = {
        let mut cx = Context::new(lex, text, words, senses, article, &anchor, &mentions, &dates, &sentences);
        let parse = clause::clauses(&cx);
        let discourse = match given.by_sentence {
            true => Discourse::silent(&parse),
            false => Discourse::new(&cx, &parse),
        };
        if given.by_sentence {
            cx.setting = None;
        }
        let attributions = attribution::attributions(&cx, &parse, &discourse);
        let events = match given.all_candidates {
            true => event::candidates(&cx, &parse, &discourse, &attributions),
            false => event::events(&cx, &parse, &discourse, &attributions),
        };
        let findings = findings::findings(&cx, &parse, &discourse, &attributions, &events);
        (parse, attributions, events, findings)
    };
    ArticleReading {
        article: article.clone(),
        anchor,
        layers,
        sentences,
        timexes,
        mentions,
        parse,
        attributions,
        events,
        findings,
    }
}

/// The time expressions of an article's sentences, runs of neighbouring sentences read in one go.
fn timexes(
    text: &Text,
    senses: &Senses<'_>,
    sentences: &[(usize, BlockKind)],
    anchor: &Anchor,
) -> Vec<Timex> {
    let mut out = Vec::new();
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &(s, _) in sentences {
        let tokens = text.sentences[s].tokens();
        match runs.last_mut() {
            Some(run) if run.1 == tokens.start => run.1 = tokens.end,
            _ => runs.push((tokens.start, tokens.end)),
        }
    }
    for (from, to) in runs {
        out.extend(time::timexes_in(senses, from..to, anchor));
    }
    out
}
