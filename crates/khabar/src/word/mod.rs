//! Words: the syntactic units inside tokens, split by evidence from the lexicon, and what each may be.
//!
//! «وسيلتقونه» is the conjunction و, the future س, the verb «التقى» (present, third person masculine plural) and
//! the pronoun ه. A clitic is split off only where what remains is known; «والدة» and «بلد» stay whole.

mod context;
mod cost;
mod glance;
mod keys;
mod marks;
mod naming;
mod number;
mod numeral;
mod split;

use crate::lexicon::Lexicon;
pub use crate::lexicon::language::{Derived, Gender, Number, Person, Reading, Tense, Voice};
use crate::span::Span;
use crate::text::{Text, prepositions};
pub use glance::{Glance, NUMBERS, ROUGH_COUNTS};
pub use keys::Keys;
pub use naming::{Naming, Own, Start};
pub use numeral::{Numeral, NumeralKind, numbers};
use split::Split;
use std::sync::Arc;

/// Prefixes written together with a word.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Prefixes {
    /// و or ف.
    pub conjunction: Option<char>,
    /// ب, ل or ك.
    pub preposition: Option<char>,
    /// ال.
    pub article: bool,
    /// س of the future.
    pub future: bool,
    /// أ of a question.
    pub question: bool,
}

impl Prefixes {
    /// A key of a token without its conjunction.
    pub fn bare_of<'k>(&self, key: &'k str) -> &'k str {
        self.conjunction.and_then(|c| key.strip_prefix(c)).unwrap_or(key)
    }

    /// A light key of a token without any of these.
    pub fn stem_of<'k>(&self, key: &'k str) -> &'k str {
        let mut key = self.bare_of(key);
        if let Some(p) = self.preposition {
            key = key.strip_prefix(p).unwrap_or(key);
        }
        if self.future {
            key = prepositions::without_future(key);
        }
        if self.article {
            // After the preposition ل the article keeps only its lam (للرئيس).
            key = prepositions::without_any_article(key);
        }
        key
    }
}

/// A token, its clitics split off, and the ways to read it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Word {
    /// Index of the token.
    pub token: u32,
    /// Prefixes of the best reading.
    pub prefixes: Prefixes,
    /// The pronoun at its end, folded (ه، ها، هم، نا …).
    pub suffix: Option<&'static str>,
    /// Bytes of the token that the prefixes take, so that the stem's span can be told.
    pub prefix_len: u8,
    /// Bytes of the token that the suffix pronoun takes.
    pub suffix_len: u8,
    /// Whether what remains is a word of a name the world has.
    pub name: bool,
    /// What the token is to the names of the world.
    pub naming: Arc<Naming>,
    /// What may begin at the token.
    pub glance: Glance,
    /// Ways to read what remains, likeliest first; empty for a word nobody knows.
    pub readings: Arc<[Reading]>,
    /// How it is looked up under these.
    pub keys: Arc<Keys>,
}

impl Word {
    /// Which reading tells of one in the past, the third person; one in which he acts sooner than one in which it is done to him.
    pub fn told_of_one(&self) -> Option<usize> {
        let past = |r: &Reading| {
            let told = matches!(r, Reading::Verb { tense: Tense::Past, person: Person::Third, .. });
            told && r.number() == Some(Number::Singular)
        };
        let acts = |r: &Reading| past(r) && !matches!(r, Reading::Verb { voice: Voice::Passive, .. });
        self.readings.iter().position(acts).or_else(|| self.readings.iter().position(past))
    }

    /// The span of the token without the prefixes and the pronoun.
    pub fn stem_span(&self, text: &Text) -> Span {
        let Some(token) = text.tokens.get(self.token as usize) else { return Span::default() };
        let (start, end) = (token.span.start as usize, token.span.end as usize);
        Span::new(start + usize::from(self.prefix_len), end - usize::from(self.suffix_len))
    }

    /// The span of the token without its conjunction (و، ف) only, article and preposition kept.
    pub fn span_after_conjunction(&self, text: &Text) -> Span {
        let Some(token) = text.tokens.get(self.token as usize) else { return Span::default() };
        let skip = if self.prefixes.conjunction.is_some() { self.conjunction_len(text) } else { 0 };
        Span::new(token.span.start as usize + skip, token.span.end as usize)
    }

    fn conjunction_len(&self, text: &Text) -> usize {
        split::bytes_of(text.token(self.token as usize), 1).unwrap_or(0)
    }

    /// Its readings as a finite verb, likeliest first.
    pub fn verbs(&self) -> impl Iterator<Item = &Reading> {
        self.readings.iter().filter(|r| r.is_verb())
    }

    /// Its readings as a noun, adjective, verbal noun or participle, likeliest first.
    pub fn nominals(&self) -> impl Iterator<Item = &Reading> {
        self.readings.iter().filter(|r| r.is_nominal())
    }

    /// Whether it may be a noun or an adjective, and is singular whenever it is one.
    pub fn is_singular(&self) -> bool {
        let mut nominal = self.nominals().peekable();
        nominal.peek().is_some() && nominal.all(|r| r.number() == Some(Number::Singular))
    }

    /// The citation forms of its readings, likeliest first, each once (زيارات: زيارة).
    pub fn lemmas<'a>(&self, lex: &'a Lexicon) -> Vec<&'a str> {
        let mut out: Vec<&str> = Vec::with_capacity(self.readings.len());
        for lemma in self.readings.iter().map(|r| lex.language.lemma(r)) {
            if !out.contains(&lemma) {
                out.push(lemma);
            }
        }
        out
    }
}

/// What a spelling alone decides.
struct Spelling {
    splits: Vec<Split>,
    naming: Arc<Naming>,
    glance: Glance,
}

/// The words of a text, one for each token.
pub fn words(lex: &Lexicon, text: &Text) -> Vec<Word> {
    // A page repeats its words, and pages repeat those of each other, so each spelling is split once.
    let tokens: Vec<&str> = (0..text.tokens.len()).map(|i| text.token(i)).collect();
    let spelled: Vec<Arc<Spelling>> = lex.seen.of(&tokens, |i| {
        let splits = split::splits(lex, text, i);
        let glance = glance::glance(lex, text, i, &splits);
        Spelling { splits, naming: naming::naming(&lex.world, text, i).into(), glance }
    });
    let mut out: Vec<Word> = Vec::with_capacity(spelled.len());
    for (i, here) in spelled.iter().enumerate() {
        let next: &[Split] = spelled.get(i + 1).map_or(&[], |next| &next.splits);
        out.push(context::choose(lex, text, i, here, next, out.last()));
    }
    out
}
