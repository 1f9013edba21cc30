//! Words that change an event's status («يعتزم», «دون») or say what kind of thing is spoken of, read from `frames/status.toml`.

use super::{Frames, keys, strings};
use serde::{Deserialize, Serialize};

/// What kind of word changes a status.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum StatusHead {
    /// A verb whose clause, object or subject is the event (يعتزم).
    Verb,
    /// A noun the event is the genitive of, or follows by a preposition (إمكانية).
    Noun,
    /// An adjective of the event noun (مرتقب).
    Adjective,
    /// A particle or preposition the event noun stands after (دون، غير).
    Particle,
    /// A verb that takes the event for granted (أدان).
    Presupposes,
    /// A word of who only judges, fears, avenges or looks into a deed (تنديد، انتقم).
    Apart,
    /// A verb whose subject does what its complement names (امتنع عن).
    Controls,
    /// A verb whose object does what its complement names (دفع إلى).
    Moves,
    /// A verb behind whose preposition those stand who are to do what its object names (طلب من).
    Charges,
    /// A verb that has somebody and a thing for its objects (حمل).
    Burdens,
    /// A noun whose genitive does what is named behind its preposition (قيام).
    Undertakes,
    /// A noun whose genitive is a deed, which it leaves as it is (عملية).
    Carrier,
    /// A noun that a place behind it only names (اتفاق جوبا).
    NamedFor,
    /// A verb that has no object but behind a preposition (ندد ب).
    Intransitive,
    /// A noun of what must be done; who is to do it, and nobody else, is asked (ضرورة).
    Duty,
    /// A word for several states or governments (دول).
    Bloc,
    /// A word for somebody who has left his country (مهاجر).
    Migrant,
    /// Nouns that describe nothing, though an adjective is written as they are («المدينة»).
    Thing,
    /// A noun that reaches what its genitive names («تحقيق المصالحة»).
    Achieving,
    /// What befalls somebody, so that nobody does anything for its sake («مقتل»).
    Befalling,
    /// A word for what somebody has said of another (اتهام).
    Claim,
    /// A word for what somebody has done (القرار، الخطوة).
    Step,
    /// A word for arms, with which others act (طائرة، مسيرة).
    Arm,
    /// A word for those who were killed or hurt (قتيل، ضحية).
    Harmed,
    /// A word for news, which may be denied (الأنباء).
    News,
    /// A word for the truth of news (صحة).
    Truth,
    /// A verb by which a court does what it names (قررت المحكمة حل الحزب).
    Ruling,
    /// A word of confirming: what is not confirmed is open (لم تؤكد مقتله).
    Confirming,
    /// Words by which news is called false (عار عن الصحة).
    Untrue,
    /// A verb that in the passive tells what is only said (قيل إن).
    Hearsay,
    /// A word for somebody who is of another state than the one that acts on him (دبلوماسي).
    Stranger,
    /// A verb that tells with its complement of a state of affairs, which its present says to stand (تواجه مقاومة).
    Standing,
    /// A verb that describes whom it stands behind as suspected (اشتبه).
    Suspected,
    /// A noun of setting up a body that does not stand yet (تشكيل).
    Forming,
    /// An adjective of who sides with or against somebody (موال).
    Siding,
}

impl StatusHead {
    /// How many kinds there are.
    pub(super) const ALL: usize = StatusHead::Siding as usize + 1;
}

/// A word that changes a status.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StatusWord {
    /// Loose keys of what must follow it.
    pub complement: Vec<String>,
    /// planned, possible, negated, alleged or ongoing.
    pub status: String,
}

impl Frames {
    pub(super) fn add_status(&mut self, raw: toml::Table) {
        for (status, group) in raw {
            for (field, list) in [("phrases", &mut self.phrases), ("adverbs", &mut self.adverbs)] {
                for words in group.get(field).map(strings).unwrap_or_default() {
                    let mut keys = keys(&words).into_iter();
                    if let Some(first) = keys.next() {
                        list.entry(first).or_default().push((keys.collect(), status.clone()));
                    }
                }
            }
            let heads = [
                ("verbs", StatusHead::Verb),
                ("nouns", StatusHead::Noun),
                ("adjectives", StatusHead::Adjective),
                ("particles", StatusHead::Particle),
                ("presuppose", StatusHead::Presupposes),
                ("apart", StatusHead::Apart),
                ("controlling", StatusHead::Controls),
                ("moving", StatusHead::Moves),
                ("charging", StatusHead::Charges),
                ("burdening", StatusHead::Burdens),
                ("undertaking", StatusHead::Undertakes),
                ("carriers", StatusHead::Carrier),
                ("named_for", StatusHead::NamedFor),
                ("intransitive", StatusHead::Intransitive),
                ("duties", StatusHead::Duty),
                ("achieving", StatusHead::Achieving),
                ("befalling", StatusHead::Befalling),
                ("blocs", StatusHead::Bloc),
                ("migrants", StatusHead::Migrant),
                ("things", StatusHead::Thing),
                ("claims", StatusHead::Claim),
                ("steps", StatusHead::Step),
                ("arms", StatusHead::Arm),
                ("harmed", StatusHead::Harmed),
                ("news", StatusHead::News),
                ("truth", StatusHead::Truth),
                ("rulings", StatusHead::Ruling),
                ("confirming", StatusHead::Confirming),
                ("untrue", StatusHead::Untrue),
                ("hearsay", StatusHead::Hearsay),
                ("strangers", StatusHead::Stranger),
                ("standing", StatusHead::Standing),
                ("suspected", StatusHead::Suspected),
                ("forming", StatusHead::Forming),
                ("siding", StatusHead::Siding),
            ];
            for (field, head) in heads {
                for words in group.get(field).map(strings).unwrap_or_default() {
                    let mut keys = keys(&words).into_iter();
                    let Some(first) = keys.next() else { continue };
                    let word = StatusWord { complement: keys.collect(), status: status.clone() };
                    self.status_endings[head as usize].add(&first);
                    self.status[head as usize].entry(first).or_default().push(word);
                }
            }
        }
    }

    /// The ways a word changes a status; `key` is the loose key of its citation form.
    pub fn status(&self, head: StatusHead, key: &str) -> &[StatusWord] {
        let head = head as usize;
        if !self.status_endings.get(head).is_some_and(|e| e.may_hold(key)) {
            return &[];
        }
        self.status[head].get(key).map_or(&[], |v| v)
    }

    /// The fixed phrases that begin with a word: the words after it, and the status they give.
    pub fn status_phrases(&self, first: &str) -> &[(Vec<String>, String)] {
        self.phrases.get(first).map_or(&[], |v| v)
    }

    /// The adverbs of status that begin with a word, as [`Frames::status_phrases`].
    pub fn status_adverbs(&self, first: &str) -> &[(Vec<String>, String)] {
        self.adverbs.get(first).map_or(&[], |v| v)
    }
}
