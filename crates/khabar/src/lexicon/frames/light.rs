//! Light verbs: what a verb is that carries an event noun («أجرى زيارة»), read from `frames/light.toml`.

use super::{Frames, keys};
use crate::text::fold;
use serde::{Deserialize, Serialize};

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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LightFile {
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
    /// What a verb carries as a light verb; `key` is the loose key of its past form.
    pub fn light(&self, key: &str) -> &[Light] {
        self.light.get(key).map_or(&[], |v| v)
    }

    pub(super) fn add_light(&mut self, raw: LightFile) {
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
}
