//! What may begin at a token, which its spelling alone decides: at «وبحسب» a source may be named, at «الوزير» nothing of all this.
//! Floors above look closer only where something may.

use super::{number, split::Split};
use crate::lexicon::Lexicon;
use crate::lexicon::reporting::CueKind;
use crate::text::{Text, TokenKind, fold, prefix, prepositions};

/// What may begin at a token.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Glance {
    /// A word of time.
    pub time: bool,
    /// Something said of a happening whose days are known.
    pub known: bool,
    /// A number.
    pub number: bool,
    /// A claim of the record.
    pub claim: bool,
    /// Fixed words before a source.
    pub particle: bool,
    /// Words for where something is said.
    pub medium: bool,
    /// A participle of speech.
    pub participle: bool,
    /// Whether any finding may.
    pub finding: bool,
    /// Fixed words that change an event's status.
    pub status: bool,
    /// A function word, a pronoun at its end or not.
    pub function: bool,
    /// A word that is listed for a number or for a rough count.
    pub count: bool,
}

/// The class of particles that are numbers.
pub const NUMBERS: &str = "num";

/// The class of particles that count roughly.
pub const ROUGH_COUNTS: &str = "quant_mass";

/// Looks a token up, whichever of its splits is chosen.
pub(super) fn glance(lex: &Lexicon, text: &Text, i: usize, splits: &[Split]) -> Glance {
    let loose = text.loose(i);
    // With its first letter taken for a conjunction, and without.
    let keys = [Some(loose), loose.strip_prefix(prefix::CONJUNCTIONS)];
    let cue = |kind: CueKind| keys.iter().flatten().any(|key| !lex.reporting.cues(kind, key).is_empty());
    let participle = |key: &&str| {
        let form = prepositions::circumstantial(key);
        form.is_some_and(|(form, _)| !lex.reporting.cues(CueKind::Participle, &form).is_empty())
    };
    let found = |split: &Split| {
        findings_of(text.key(i), split).any(|key| lex.findings.classes(&fold::loosened(key)) != 0)
    };
    let status =
        |key: &&str| !lex.frames.status_phrases(key).is_empty() || !lex.frames.status_adverbs(key).is_empty();
    let light = text.key(i);
    let bare = [Some(light), light.strip_prefix(prefix::CONJUNCTIONS)];
    let count = |key: &&str| [NUMBERS, ROUGH_COUNTS].iter().any(|class| lex.language.is_particle(key, class));
    let function = |split: &Split| {
        let bare = split.prefixes.bare_of(text.key(i));
        let owned = || split.suffix.and_then(|s| bare.strip_suffix(s));
        lex.grammar.begins(bare) || owned().is_some_and(|bare| lex.grammar.begins(bare))
    };
    let mut known = false;
    lex.time.opens(loose, |_| known = true);
    Glance {
        time: text.tokens[i].kind == TokenKind::Arabic && lex.time.may_begin(loose),
        known,
        number: number::may_start(lex, text, i),
        claim: lex.claims.may_begin(loose),
        particle: cue(CueKind::Particle),
        medium: cue(CueKind::Medium),
        participle: keys.iter().flatten().any(participle),
        finding: splits.iter().any(found),
        status: keys.iter().flatten().any(status),
        function: splits.iter().any(function),
        count: bare.iter().flatten().any(count),
    }
}

/// The keys by which words of findings are looked up under a split: as written, without prefixes, without a pronoun.
fn findings_of<'k>(key: &'k str, split: &Split) -> impl Iterator<Item = &'k str> {
    let stem = split.prefixes.stem_of(key);
    let bare = split.suffix.and_then(|s| stem.strip_suffix(s)).unwrap_or(stem);
    [split.prefixes.bare_of(key), stem, bare].into_iter()
}
