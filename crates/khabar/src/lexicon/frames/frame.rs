//! What one frame says: which event it is, where its actor and its recipient stand, and what it asks of the words around; read
//! from the files of its type («دعا إلى» in `frames/request.toml`).

use super::{Frames, HeadKind, keys};
use crate::text::fold;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

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

/// In whose mouth a frame's words tell its event.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Telling {
    /// In whoever's, the page's own as well.
    #[default]
    Plain,
    /// In whoever's, where one person who bears no arms does it, in words («هاجم الوزير خصومه»).
    InWords,
    /// Blame where somebody says it («قال النائب إن الحكومة فشلت»), and nothing where the page does.
    Said,
    /// The same where somebody says that it is not so («لا يحترم الدستور»).
    NotSaid,
    /// In whoever's, where its verb is negated: not to consent is to refuse («لن ترضخ للضغوط»).
    Not,
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
    /// In whose mouth its words tell it.
    pub told: Telling,
    /// Whether its words mean something else more often.
    pub weak: bool,
    /// Whether it is harm that an attack told beside it has done («هاجم مسلحون … وقتل ثلاثة»).
    pub harm: bool,
    /// Whether whoever stands in its genitive does it, and nobody else («مطالب العمال»).
    pub by_genitive: bool,
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

    /// Whether it is blame where somebody says it, and nothing in the page's own mouth.
    pub fn is_blame_by_saying(&self) -> bool {
        matches!(self.told, Telling::Said | Telling::NotSaid)
    }
}

/// What a frame asks of the words around its predicate, by the numbers of [`super::Form::asked`].
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Asks {
    /// One of these must head the object.
    pub objects: Vec<u32>,
    /// One of these must head the subject.
    pub subjects: Vec<u32>,
    /// All of one of these lists must not stand in the clause.
    pub unless: Vec<Vec<u32>>,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
pub(super) struct FrameFile {
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
    told: Telling,
    #[serde(default)]
    weak: bool,
    #[serde(default)]
    harm: bool,
    #[serde(default)]
    by_genitive: bool,
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
pub(super) struct Defaults {
    actor: Vec<String>,
    recipient: Vec<String>,
    reciprocal: bool,
    controls: Vec<String>,
}

impl Frames {
    pub(super) fn add_frames(
        &mut self,
        file: &str,
        text: &str,
        raw: FrameFile,
        defaults: &FxHashMap<String, Defaults>,
    ) {
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
                told: f.told,
                weak: f.weak,
                harm: f.harm,
                by_genitive: f.by_genitive,
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

    fn ask(&mut self, words: &[String]) -> Vec<u32> {
        let mut number = |word: &String| {
            let next = self.asked.len() as u32;
            *self.asked.entry(word.clone()).or_insert(next)
        };
        words.iter().map(&mut number).collect()
    }

    pub(super) fn add_defaults(&mut self, table: toml::Table, defaults: &mut FxHashMap<String, Defaults>) {
        for (key, value) in table {
            if let Ok(one) = value.try_into::<Defaults>() {
                defaults.insert(key, one);
            }
        }
    }
}

fn place(name: &str) -> Place {
    match name {
        "subj" => Place::Subject,
        "obj" => Place::Object,
        "gen" => Place::Genitive,
        prep => Place::After(keys(prep).join(" ")),
    }
}
