//! Coded mentions as measured: read leniently, since other systems' records may hold less than ours.

use crate::json::MentionRecord;
use serde_json::Value;

/// An actor or a recipient as coded: its country and every sector it may be of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Member {
    /// Country code, `---` for none.
    pub country: String,
    /// Sectors; one empty where none is given.
    pub sectors: Vec<String>,
}

/// One coded mention.
#[derive(Clone, PartialEq, Debug)]
pub struct Told {
    /// The text's file name, without folders.
    pub doc: String,
    /// First and one past last code point of its sentence.
    pub sentence: (i64, i64),
    /// The type.
    pub kind: String,
    /// The mode.
    pub mode: Option<String>,
    /// Who.
    pub actors: Vec<Member>,
    /// To whom.
    pub recipients: Vec<Member>,
    /// First and last day.
    pub when: Option<(String, String)>,
    /// The status.
    pub status: String,
    /// The words of each speaker, nearest first, the outlet left out.
    pub speakers: Vec<String>,
    /// The country of the place.
    pub country: Option<String>,
    /// Where the trigger begins.
    pub trigger: i64,
    /// How sure the coder is, where it says so.
    pub confidence: Option<f64>,
    /// The whole record.
    pub value: Value,
}

impl Told {
    /// Reads a record; what is missing that has to be there is the error.
    pub fn read(value: Value) -> Result<Told, String> {
        for field in ["doc", "sentence", "type", "actors", "recipients"] {
            if value.get(field).is_none() {
                return Err(format!("the record has no `{field}`"));
            }
        }
        let doc = value["doc"].as_str().unwrap_or_default();
        let text = |v: &Value| v.as_str().map(str::to_owned);
        let when = value.get("when").filter(|w| w.as_object().is_some_and(|w| !w.is_empty()));
        let links = value.get("source").and_then(Value::as_array);
        let speakers = links.into_iter().flatten().filter(|l| l["role"] != "outlet");
        Ok(Told {
            doc: doc.rsplit('/').next().unwrap_or_default().to_owned(),
            sentence: (
                value["sentence"]["start"].as_i64().unwrap_or(0),
                value["sentence"]["end"].as_i64().unwrap_or(0),
            ),
            kind: text(&value["type"]).unwrap_or_default(),
            mode: text(&value["mode"]),
            actors: members(&value["actors"]),
            recipients: members(&value["recipients"]),
            when: when.map(|w| (text(&w["from"]).unwrap_or_default(), text(&w["to"]).unwrap_or_default())),
            status: text(&value["status"]).unwrap_or_default(),
            speakers: speakers.map(|l| text(&l["text"]).unwrap_or_default()).collect(),
            country: text(&value["where"]["country"]),
            trigger: value["trigger"]["start"].as_i64().unwrap_or(-1),
            confidence: value["confidence"].as_f64(),
            value,
        })
    }

    /// Our own record, as measured.
    pub fn of(record: &MentionRecord) -> Told {
        let value = serde_json::to_value(record).unwrap_or_default();
        // A record of ours has every field that has to be there.
        Told::read(value).unwrap_or_else(|_| unreachable!("records hold all fields"))
    }

    /// What makes two records the same one told twice.
    pub(super) fn identity(&self) -> String {
        let v = &self.value;
        let parts = ["sentence", "trigger", "type", "actors", "recipients", "when", "status", "source"];
        let mut out = self.doc.clone();
        for part in parts {
            out.push('\0');
            out.push_str(&v.get(part).unwrap_or(&Value::Null).to_string());
        }
        out
    }

    /// The fields whose words are not those of the text at their place.
    pub fn strays(&self, text: &[char]) -> Vec<String> {
        let mut out = Vec::new();
        stray(&self.value, text, "", &mut out);
        out
    }
}

fn members(list: &Value) -> Vec<Member> {
    let one = |m: &Value| {
        let country = m["country"].as_str().filter(|c| !c.is_empty()).unwrap_or("---").to_owned();
        let sectors: Vec<String> = m["sector"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|s| s.as_str().map(str::to_owned))
            .collect();
        Member { country, sectors: if sectors.is_empty() { vec![String::new()] } else { sectors } }
    };
    list.as_array().into_iter().flatten().map(one).collect()
}

fn stray(value: &Value, text: &[char], place: &str, out: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            let words = fields.get("text").and_then(Value::as_str);
            let start = fields.get("start").and_then(Value::as_u64);
            if let (Some(words), Some(start)) = (words, start) {
                let end = fields.get("end").and_then(Value::as_u64).unwrap_or(text.len() as u64);
                let end = (end as usize).min(text.len());
                let there = text.get((start as usize).min(end)..end).unwrap_or(&[]);
                if !words.chars().eq(there.iter().copied()) {
                    out.push(place.to_owned());
                }
            }
            fields.iter().for_each(|(key, v)| stray(v, text, &format!("{place}.{key}"), out));
        }
        Value::Array(items) => items.iter().for_each(|v| stray(v, text, place, out)),
        _ => {}
    }
}
