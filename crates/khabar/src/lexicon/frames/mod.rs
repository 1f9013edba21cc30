//! Frames: what a verb or an event noun does. Read from `frames/*.toml`.
//!
//! A frame lists patterns: a head word (a verb's past form, a noun's singular) and the complement that must
//! follow («دعا إلى»، «أطلق سراح»). The longer the complement that is found, the better the pattern fits.

mod number;

use super::{Fault, Files};
use crate::text::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

/// Which kind of word heads a pattern.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum HeadKind {
    /// A verb, by its past form.
    Verb,
    /// A verbal or event noun, by its singular.
    Noun,
}

impl HeadKind {
    /// Whether the head is a verb.
    pub fn is_verb(self) -> bool {
        self == HeadKind::Verb
    }
}

/// One way to say a frame.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pattern {
    /// Index of the frame.
    pub frame: u32,
    /// Kind of the head.
    pub kind: HeadKind,
    /// Loose keys of the words that must follow the head, in order.
    pub complement: Vec<String>,
    /// The numbers of these words among all words of complements.
    pub words: Vec<u32>,
    /// Line in the frame's file.
    pub line: u32,
}

/// Where a role's words stand.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Place {
    /// Subject of an active verb or of a light verb.
    Subject,
    /// Direct object, or subject of a passive.
    Object,
    /// Genitive after a noun.
    Genitive,
    /// After this preposition (loose key, words joined by a space).
    After(String),
}

/// One frame.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Frame {
    /// Its id (`consult.visit`).
    pub id: String,
    /// The file it stands in.
    pub file: String,
    /// The line its id stands on.
    pub line: u32,
    /// PLOVER category, as records spell it.
    pub kind: String,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// CAMEO code.
    pub cameo: String,
    /// PLOVER contexts.
    pub context: Vec<String>,
    /// Where the actor stands, best first.
    pub actor: Vec<Place>,
    /// Where the recipient stands, best first.
    pub recipient: Vec<Place>,
    /// Whether all parties are actors.
    pub reciprocal: bool,
    /// Loose keys of the prepositions after which a verb's object is who does what follows («اتهمه بقتل»).
    pub controls: Vec<String>,
    /// Loose keys one of which must head the object.
    pub objects: Vec<String>,
    /// Loose keys one of which must head the subject.
    pub subjects: Vec<String>,
    /// Loose keys that must not stand in the clause, one list of words each.
    pub unless: Vec<Vec<String>>,
    /// The same three by numbers.
    pub asks: Asks,
}

impl Frame {
    /// Whether whom it is done to is the verb's object before it is anything else.
    pub fn takes_object(&self) -> bool {
        self.recipient.first() == Some(&Place::Object)
    }
}

/// What a frame asks of the words around its predicate, by the numbers of [`Form::asked`].
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Asks {
    /// One of these must head the object.
    pub objects: Vec<u32>,
    /// One of these must head the subject.
    pub subjects: Vec<u32>,
    /// All of one of these lists must not stand in the clause.
    pub unless: Vec<Vec<u32>>,
}

/// What the subject of a light verb is to the noun it carries.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum LightSubject {
    /// The actor (أجرى زيارة).
    Actor,
    /// The recipient (تلقى دعوة).
    Recipient,
    /// The event itself (تم توقيع).
    Event,
    /// Where it happened (شهدت المدينة اشتباكات).
    Place,
    /// One more party (رعت قطر محادثات).
    Mediator,
}

/// A light verb: its complement preposition, if any, and what its subject is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Light {
    /// Loose keys of the words after the verb (قام ب).
    pub complement: Vec<String>,
    /// What its subject is.
    pub subject: LightSubject,
    /// Loose keys of the only nouns it carries; any where empty.
    pub nouns: Vec<String>,
}

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
    /// A noun that reaches what its genitive names («تحقيق المصالحة»).
    Achieving,
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
}

/// A word that changes a status.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StatusWord {
    /// Loose keys of what must follow it.
    pub complement: Vec<String>,
    /// planned, possible, negated, alleged or ongoing.
    pub status: String,
}

/// All frames, and the words that change a status or veto an event.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Frames {
    /// The frames.
    pub frames: Vec<Frame>,
    /// The patterns.
    pub patterns: Vec<Pattern>,
    /// The patterns by the keys of their heads, of verbs and of nouns.
    heads: [FxHashMap<String, Vec<u32>>; 2],
    light: FxHashMap<String, Vec<Light>>,
    /// The words that change a status, one map for each kind of head.
    status: FxHashMap<StatusHead, FxHashMap<String, Vec<StatusWord>>>,
    /// Fixed phrases that change a status: the light keys after the first, and the status, by the first.
    phrases: FxHashMap<String, Vec<(Vec<String>, String)>>,
    /// Phrases that do so wherever they stand in the event's clause.
    adverbs: FxHashMap<String, Vec<(Vec<String>, String)>>,
    singulars: FxHashMap<String, Vec<String>>,
    complement_words: FxHashSet<String>,
    /// The numbers of the words of complements, by their loose keys.
    numbers: FxHashMap<String, u32>,
    /// The numbers of the words that frames ask for around their predicates.
    asked: FxHashMap<String, u32>,
    /// By the loose key of a form, which of all these words it is a form of.
    forms: FxHashMap<String, Form>,
    /// Words by domain (sport, weather …) that mark a text without events.
    pub quiet: Vec<Quiet>,
    /// Words that give an event a mode.
    pub instruments: Vec<Instrument>,
}

/// Which of the words that patterns and frames hold a form is one of, by their numbers.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Form {
    /// Words of complements.
    pub complements: Vec<u32>,
    /// Words of complements that ask for a pronoun at their end, of whatever person.
    pub owned: Vec<u32>,
    /// A word that frames ask for around their predicates.
    pub asked: Option<u32>,
}

/// The frame index of patterns that take words away and yield no event («بحث عن»).
pub const BLOCKED: u32 = u32::MAX;

/// A domain without events.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Quiet {
    /// Its name.
    pub domain: String,
    /// Words that mark it.
    pub strong: Vec<Vec<String>>,
    /// Words that count half.
    pub weak: Vec<Vec<String>>,
    /// Types it vetoes.
    pub vetoes: Vec<String>,
    /// Words that lift the veto.
    pub keep: Vec<Vec<String>>,
}

/// Words that give a mode.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Instrument {
    /// PLOVER category it applies to.
    pub kind: String,
    /// The mode.
    pub mode: String,
    /// The words, each a sequence of loose keys.
    pub words: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InstrumentFile {
    instrument: Vec<RawInstrument>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawInstrument {
    r#type: String,
    mode: String,
    words: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct FrameFile {
    frame: Vec<RawFrame>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFrame {
    id: toml::Spanned<String>,
    r#type: String,
    mode: Option<String>,
    #[serde(default)]
    cameo: String,
    #[serde(default)]
    verbs: Vec<toml::Spanned<String>>,
    #[serde(default)]
    nouns: Vec<toml::Spanned<String>>,
    #[serde(default)]
    phrases: Vec<toml::Spanned<String>>,
    actor: Option<Vec<String>>,
    recipient: Option<Vec<String>>,
    reciprocal: Option<bool>,
    #[serde(default)]
    objects: Vec<String>,
    #[serde(default)]
    subjects: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    #[serde(default)]
    context: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Defaults {
    actor: Vec<String>,
    recipient: Vec<String>,
    reciprocal: bool,
    controls: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LightFile {
    light: Vec<RawLight>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLight {
    verbs: Vec<String>,
    subject: String,
    #[serde(default)]
    nouns: Vec<String>,
}

impl Frames {
    /// Reads the frame files; a file that does not parse is one fault and is left out.
    pub(super) fn load(files: &Files<'_>, faults: &mut Vec<Fault>) -> Frames {
        let mut out = Frames::default();
        let mut defaults: FxHashMap<String, Defaults> = FxHashMap::default();
        for (_, text) in files.folder("frames/defaults.toml") {
            if let Ok(table) = toml::from_str::<toml::Table>(text) {
                out.add_defaults(table, &mut defaults);
            }
        }
        for (file, text) in files.folder("frames/") {
            let result = match file {
                "frames/defaults.toml" => toml::from_str::<toml::Table>(text).map(|_| ()),
                "frames/light.toml" => toml::from_str(text).map(|raw| out.add_light(raw)),
                "frames/status.toml" => toml::from_str(text).map(|raw| out.add_status(raw)),
                "frames/instruments.toml" => toml::from_str(text).map(|raw| out.add_instruments(raw)),
                "frames/quiet.toml" => toml::from_str(text).map(|raw| out.add_quiet(raw)),
                _ => toml::from_str(text).map(|raw| out.add_frames(file, text, raw, &defaults)),
            };
            if let Err(e) = result {
                let line = e.span().map_or(0, |s| line_of(text, s.start));
                faults.push(Fault { file: file.to_owned(), line, message: e.message().to_owned() });
            }
        }
        out
    }

    /// The patterns a head begins; `key` is the loose key of its citation form.
    pub fn patterns(&self, kind: HeadKind, key: &str) -> &[u32] {
        self.heads[kind as usize].get(key).map_or(&[], |v| v)
    }

    /// The frames that a verb stands for without another word; `key` is the loose key of its past form.
    pub fn of_verb_alone<'s>(&'s self, key: &str) -> impl Iterator<Item = &'s Frame> + use<'s> {
        let patterns = self.patterns(HeadKind::Verb, key).iter().map(|&p| &self.patterns[p as usize]);
        let alone = patterns.filter(|p| p.complement.is_empty());
        alone.filter_map(|p| self.frames.get(p.frame as usize))
    }

    /// What a verb carries as a light verb; `key` is the loose key of its past form.
    pub fn light(&self, key: &str) -> &[Light] {
        self.light.get(key).map_or(&[], |v| v)
    }

    fn add_frames(&mut self, file: &str, text: &str, raw: FrameFile, defaults: &FxHashMap<String, Defaults>) {
        let breaks: Vec<usize> =
            text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i).collect();
        let line_of = |byte: usize| breaks.partition_point(|&at| at < byte) as u32 + 1;
        for f in raw.frame {
            let index = self.frames.len() as u32;
            let by_type = defaults.get(&f.r#type.to_lowercase());
            let places = |own: &Option<Vec<String>>, default: Option<&Vec<String>>| {
                own.as_ref().or(default).map(|v| v.iter().map(|s| place(s)).collect()).unwrap_or_default()
            };
            let loose = |words: &[String]| -> Vec<String> { words.iter().map(|w| fold::loose(w)).collect() };
            let (objects, subjects) = (loose(&f.objects), loose(&f.subjects));
            let unless: Vec<Vec<String>> = f.unless.iter().map(|w| keys(w)).collect();
            let asks = Asks {
                objects: self.ask(&objects),
                subjects: self.ask(&subjects),
                unless: unless.iter().map(|words| self.ask(words)).collect(),
            };
            self.frames.push(Frame {
                line: line_of(f.id.span().start),
                id: f.id.into_inner(),
                file: file.to_owned(),
                actor: places(&f.actor, by_type.map(|d| &d.actor)),
                recipient: places(&f.recipient, by_type.map(|d| &d.recipient)),
                // A frame that says where its recipient stands has one, whatever its type usually does.
                reciprocal: f.reciprocal.unwrap_or(
                    by_type.is_some_and(|d| d.reciprocal) && f.recipient.as_ref().is_none_or(Vec::is_empty),
                ),
                controls: by_type.map(|d| loose(&d.controls)).unwrap_or_default(),
                kind: f.r#type,
                mode: f.mode,
                cameo: f.cameo,
                context: f.context,
                objects,
                subjects,
                unless,
                asks,
            });
            let verbs = f.verbs.iter().chain(&f.phrases).map(|w| (HeadKind::Verb, w));
            // A phrase may begin with either («دفع ثمنا», «مدعوم من»).
            let nouns = f.nouns.iter().chain(&f.phrases).map(|w| (HeadKind::Noun, w));
            for (kind, word) in verbs.chain(nouns) {
                self.add_pattern(index, kind, word.get_ref(), line_of(word.span().start));
            }
        }
    }

    fn add_pattern(&mut self, frame: u32, kind: HeadKind, words: &str, line: u32) {
        let mut keys = keys(words).into_iter();
        let Some(head) = keys.next() else { return };
        for word in words.split_whitespace().skip(1) {
            if !self.complement_words.contains(word) {
                self.complement_words.insert(word.to_owned());
            }
        }
        let index = self.patterns.len() as u32;
        let complement: Vec<String> = keys.collect();
        let words = complement.iter().map(|word| self.number(word)).collect();
        self.patterns.push(Pattern { frame, kind, complement, words, line });
        self.heads[kind as usize].entry(head).or_default().push(index);
    }

    fn ask(&mut self, words: &[String]) -> Vec<u32> {
        let mut number = |word: &String| {
            let next = self.asked.len() as u32;
            *self.asked.entry(word.clone()).or_insert(next)
        };
        words.iter().map(&mut number).collect()
    }

    /// The number of a word among those of complements; `word` is a loose key.
    pub fn number_of(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(&known) = self.numbers.get(word) {
            return known;
        }
        let next = self.numbers.len() as u32;
        self.numbers.insert(word.to_owned(), next);
        next
    }

    fn add_defaults(&mut self, table: toml::Table, defaults: &mut FxHashMap<String, Defaults>) {
        for (key, value) in table {
            if let Ok(one) = value.try_into::<Defaults>() {
                defaults.insert(key, one);
            }
        }
    }

    fn add_instruments(&mut self, raw: InstrumentFile) {
        for i in raw.instrument {
            let words = i.words.iter().map(|w| keys(w)).collect();
            self.instruments.push(Instrument { kind: i.r#type, mode: i.mode, words });
        }
    }

    fn add_light(&mut self, raw: LightFile) {
        for light in raw.light {
            let subject = match light.subject.as_str() {
                "recipient" => LightSubject::Recipient,
                "event" => LightSubject::Event,
                "place" => LightSubject::Place,
                "mediator" => LightSubject::Mediator,
                _ => LightSubject::Actor,
            };
            let nouns: Vec<String> = light.nouns.iter().map(|n| fold::loose(n)).collect();
            for verb in &light.verbs {
                let mut keys = keys(verb).into_iter();
                if let Some(head) = keys.next() {
                    self.light.entry(head).or_default().push(Light {
                        complement: keys.collect(),
                        subject,
                        nouns: nouns.clone(),
                    });
                }
            }
        }
    }

    fn add_status(&mut self, raw: toml::Table) {
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
                ("carriers", StatusHead::Carrier),
                ("named_for", StatusHead::NamedFor),
                ("intransitive", StatusHead::Intransitive),
                ("duties", StatusHead::Duty),
                ("achieving", StatusHead::Achieving),
                ("blocs", StatusHead::Bloc),
                ("migrants", StatusHead::Migrant),
                ("claims", StatusHead::Claim),
                ("steps", StatusHead::Step),
                ("arms", StatusHead::Arm),
                ("harmed", StatusHead::Harmed),
                ("news", StatusHead::News),
                ("truth", StatusHead::Truth),
            ];
            for (field, head) in heads {
                for words in group.get(field).map(strings).unwrap_or_default() {
                    let mut keys = keys(&words).into_iter();
                    let Some(first) = keys.next() else { continue };
                    let word = StatusWord { complement: keys.collect(), status: status.clone() };
                    self.status.entry(head).or_default().entry(first).or_default().push(word);
                }
            }
        }
    }

    /// The ways a word changes a status; `key` is the loose key of its citation form.
    pub fn status(&self, head: StatusHead, key: &str) -> &[StatusWord] {
        self.status.get(&head).and_then(|words| words.get(key)).map_or(&[], |v| v)
    }

    /// The fixed phrases that begin with a word: the words after it, and the status they give.
    pub fn status_phrases(&self, first: &str) -> &[(Vec<String>, String)] {
        self.phrases.get(first).map_or(&[], |v| v)
    }

    /// The adverbs of status that begin with a word, as [`Frames::status_phrases`].
    pub fn status_adverbs(&self, first: &str) -> &[(Vec<String>, String)] {
        self.adverbs.get(first).map_or(&[], |v| v)
    }

    fn add_quiet(&mut self, raw: toml::Table) {
        for (domain, group) in raw {
            let words = |field: &str| -> Vec<Vec<String>> {
                group.get(field).map(strings).unwrap_or_default().iter().map(|w| keys(w)).collect()
            };
            if domain == "blocked" {
                for (field, kind) in
                    [("verbs", HeadKind::Verb), ("phrases", HeadKind::Verb), ("nouns", HeadKind::Noun)]
                {
                    for word in group.get(field).map(strings).unwrap_or_default() {
                        self.add_pattern(BLOCKED, kind, &word, 0);
                    }
                }
                for pair in group.get("pairs").and_then(toml::Value::as_array).into_iter().flatten() {
                    let of = |field: &str| pair.get(field).map(strings).unwrap_or_default();
                    for (verb, word) in
                        of("verbs").iter().flat_map(|v| of("with").into_iter().map(move |w| (v, w)))
                    {
                        self.add_pattern(BLOCKED, HeadKind::Verb, &format!("{verb} {word}"), 0);
                    }
                }
                continue;
            }
            self.quiet.push(Quiet {
                strong: words("strong"),
                weak: words("weak"),
                keep: words("keep"),
                vetoes: group.get("vetoes").map(strings).unwrap_or_default(),
                domain,
            });
        }
    }
}

/// The strings in a value, however deep.
fn strings(value: &toml::Value) -> Vec<String> {
    match value {
        toml::Value::String(s) => vec![s.clone()],
        toml::Value::Array(a) => a.iter().flat_map(strings).collect(),
        toml::Value::Table(t) => t.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

fn keys(words: &str) -> Vec<String> {
    words.split_whitespace().map(fold::loose).collect()
}

fn place(name: &str) -> Place {
    match name {
        "subj" => Place::Subject,
        "obj" => Place::Object,
        "gen" => Place::Genitive,
        prep => Place::After(keys(prep).join(" ")),
    }
}

fn line_of(text: &str, byte: usize) -> u32 {
    text.as_bytes()[..byte.min(text.len())].iter().filter(|&&b| b == b'\n').count() as u32 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_file_becomes_patterns_with_their_lines() {
        let toml = "[[frame]]\nid = \"request.ask\"\ntype = \"REQUEST\"\nverbs = [\n \"دعا إلى\",\n]\nnouns = [\"مطالبة\"]\n";
        let files = Files(vec![("frames/request.toml", toml)]);
        let mut faults = Vec::new();
        let frames = Frames::load(&files, &mut faults);
        assert!(faults.is_empty(), "{faults:?}");
        let found = frames.patterns(HeadKind::Verb, &fold::loose("دعا"));
        assert_eq!(found.len(), 1);
        let pattern = &frames.patterns[found[0] as usize];
        assert_eq!((pattern.complement.as_slice(), pattern.line), (&[fold::loose("إلى")][..], 5));
        assert_eq!(frames.patterns(HeadKind::Noun, &fold::loose("مطالبة")).len(), 1);
    }

    #[test]
    fn a_broken_file_is_a_fault_with_its_line() {
        let files = Files(vec![("frames/x.toml", "\n[[frame]]\nid = 3\n")]);
        let mut faults = Vec::new();
        Frames::load(&files, &mut faults);
        assert_eq!((faults[0].file.as_str(), faults[0].line), ("frames/x.toml", 3));
    }
}
