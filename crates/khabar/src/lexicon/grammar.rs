//! Function words by class, one or several tokens long. Read from `particles.tsv`.

use super::{Fault, Files};
use crate::text::fold;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// What a function word does in a clause.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum ParticleClass {
    /// Governs a noun phrase.
    Preposition,
    /// Joins equals.
    Conjunction,
    /// Opens the clause that a verb or noun takes (أن، إن، بأن).
    Content,
    /// Opens another dependent clause.
    Subordinator,
    /// Opens a condition.
    Condition,
    /// Opens a relative clause.
    Relative,
    /// Negates.
    Negation,
    /// Future.
    Future,
    /// Says that it nearly happened, and did not (كاد).
    Nearly,
    /// Stands before a verb and leaves its truth open (قد، ربما).
    Possible,
    /// Says that it is scheduled (من المقرر أن).
    Planned,
    /// A form of كان and its sisters.
    Auxiliary,
    /// Says that it goes on (لا يزال، ظل).
    Progressive,
    /// An independent pronoun.
    Pronoun,
    /// هذا and its kin.
    Demonstrative,
    /// Before what is counted (عدد من، بعض).
    Quantifier,
    /// Joins sentences (من جهة أخرى).
    Discourse,
    /// Asks.
    Question,
    /// Any other frozen word.
    Adverb,
}

/// Further words, the class, and the gloss.
type Entry = (Vec<String>, ParticleClass, String);

/// The function words that begin with one word.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Phrases {
    /// Those of several words by the light key of the second, longest first: «في» begins scores of them.
    longer: FxHashMap<String, Vec<Entry>>,
    /// The word alone.
    alone: Option<(ParticleClass, String)>,
}

impl Phrases {
    /// Puts together what begins with one word, of which those that are as long come in the order they are to be tried in.
    fn of(mut list: Vec<Entry>) -> Phrases {
        list.sort_by_key(|(rest, _, _)| std::cmp::Reverse(rest.len()));
        let mut out = Phrases::default();
        for (rest, class, gloss) in list {
            match rest.split_first() {
                Some((second, rest)) => {
                    out.longer.entry(second.clone()).or_default().push((rest.to_vec(), class, gloss));
                }
                None => {
                    out.alone.get_or_insert((class, gloss));
                }
            }
        }
        out
    }
}

/// Function words.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Grammar {
    /// By the light key of their first word.
    phrases: FxHashMap<String, Phrases>,
    masculine_states: Vec<String>,
    /// Loose keys of what stands before who did it («من قبل»، «على يد»).
    agents: Vec<String>,
}

impl Grammar {
    /// Reads `particles.tsv`.
    pub(super) fn load(files: &Files<'_>, faults: &mut Vec<Fault>) -> Grammar {
        let mut out = Grammar::default();
        let mut written: FxHashMap<String, Vec<Entry>> = FxHashMap::default();
        // «كان» is spelled as its key, «كأن» is not: of two words with one key the one that is written so comes first.
        let mut folded: FxHashMap<String, Vec<Entry>> = FxHashMap::default();
        for row in files.rows("particles.tsv") {
            let [class, gloss, _] = row.columns::<3>();
            if class == "agent" {
                out.agents.extend(row.variants(2).map(fold::loose));
            }
            let Ok(class) = class_of(class, gloss) else {
                faults.push(row.fault(format!("unknown class \"{class}\"; docs/lexicon.md lists them")));
                continue;
            };
            let Some(class) = class else { continue };
            for words in row.variants(2) {
                let mut keys = words.split_whitespace().map(fold::light);
                // A single word that plans («يعتزم») is a verb, and read as one.
                if class == ParticleClass::Planned && !words.contains(' ') {
                    continue;
                }
                if let Some(first) = keys.next() {
                    let as_written = words.split_whitespace().next() == Some(first.as_str());
                    let list = if as_written { &mut written } else { &mut folded };
                    list.entry(first).or_default().push((keys.collect(), class, gloss.to_owned()));
                }
            }
        }
        for list in written.values_mut().chain(folded.values_mut()) {
            list.sort_by_key(|(_, class, _)| *class as u8);
        }
        folded.into_iter().for_each(|(first, list)| written.entry(first).or_default().extend(list));
        out.phrases = written.into_iter().map(|(first, list)| (first, Phrases::of(list))).collect();
        out.masculine_states = files.rows("state_genders.tsv").map(|r| r.get(0).to_owned()).collect();
        out
    }

    /// Whether a preposition, by its loose key, stands before who did it («من قبل»).
    pub fn is_agent(&self, prep: &str) -> bool {
        self.agents.iter().any(|a| a == prep)
    }

    /// Whether a state's name is masculine («لبنان»).
    pub fn is_masculine_state(&self, country: &str) -> bool {
        self.masculine_states.iter().any(|s| s == country)
    }

    /// Whether a function word begins with a light key.
    pub fn begins(&self, first: &str) -> bool {
        self.phrases.contains_key(first)
    }

    /// The longest function word that begins with `first`; `next(n)` is the light key of the n-th token after it.
    /// Returns its class, its length in tokens, and its gloss.
    pub fn at<'t>(
        &self,
        first: &str,
        next: impl Fn(usize) -> &'t str,
    ) -> Option<(ParticleClass, usize, &str)> {
        let Phrases { longer, alone } = self.phrases.get(first)?;
        let list = if longer.is_empty() { &[] } else { longer.get(next(1)).map_or(&[][..], Vec::as_slice) };
        let fits = |(rest, ..): &&Entry| rest.iter().zip(2..).all(|(word, n)| next(n) == word);
        let several =
            list.iter().find(fits).map(|(rest, class, gloss)| (*class, rest.len() + 2, gloss.as_str()));
        several.or_else(|| alone.as_ref().map(|(class, gloss)| (*class, 1, gloss.as_str())))
    }
}

/// What a line of the table does in a clause; `Ok(None)` for words that are read as what they are (verbs, nouns).
fn class_of(class: &str, gloss: &str) -> Result<Option<ParticleClass>, ()> {
    use ParticleClass as P;
    let (family, rest) = class.split_once('_').unwrap_or((class, ""));
    Ok(Some(match (family, rest) {
        ("prep", "clitic") => return Ok(None),
        ("prep" | "agent", _) => P::Preposition,
        ("conj", _) => P::Conjunction,
        ("sub", "") if gloss.starts_with("that") => P::Content,
        ("sub", "cond") => P::Condition,
        ("sub", _) => P::Subordinator,
        ("rel", _) => P::Relative,
        ("neg", "status") => return Ok(None),
        ("neg", _) if gloss.starts_with("has not ceased") => P::Progressive,
        ("neg", _) if gloss.starts_with("never") => P::Adverb,
        ("neg", _) if gloss.starts_with("other than") => return Ok(None),
        ("neg", _) => P::Negation,
        ("future", _) => P::Future,
        // «ربما», «ليت»: words of what may be that are no forms of verbs.
        ("maybe", _) => P::Possible,
        ("modal", "planned") => P::Planned,
        ("modal", "possible" | "probable" | "wish" | "counterfactual" | "necessary") => P::Possible,
        ("modal", _) => return Ok(None),
        ("aux", "near") => P::Nearly,
        ("aux", "be" | "become") => P::Auxiliary,
        ("aux", "remain") => P::Progressive,
        ("aux", _) => return Ok(None),
        // Months, weekdays and numbers are the time and word floors' business.
        ("month" | "weekday" | "num" | "possessor", _) => return Ok(None),
        // «قد» opens what a present verb tells; before a past verb it only stresses it.
        ("aspect", _) => P::Possible,
        ("pron", "subj") => P::Pronoun,
        ("pron", _) => return Ok(None),
        ("dem", _) => P::Demonstrative,
        // «قتل 15 جنديا على الأقل في هجوم»: what stands behind the number opens no phrase.
        ("approx", _) if gloss.ends_with("behind what is counted") => P::Adverb,
        ("quant" | "approx", _) => P::Quantifier,
        ("connector", _) => P::Discourse,
        ("question", _) => P::Question,
        (
            "adv" | "answer" | "comparative" | "emphasis" | "exist" | "focus" | "interjection" | "vocative",
            _,
        ) => P::Adverb,
        _ => return Err(()),
    }))
}
