//! Words that give an event its mode («طائرة مسيرة»), read from `frames/instruments.toml`.

use super::Frames;
use serde::{Deserialize, Serialize};

/// Words that give a mode.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Instrument {
    /// PLOVER category it applies to.
    pub kind: String,
    /// The mode.
    pub mode: String,
    /// The words, each a sequence of numbers among marks.
    pub words: Vec<Vec<u32>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InstrumentFile {
    instrument: Vec<RawInstrument>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawInstrument {
    r#type: String,
    mode: String,
    words: Vec<String>,
}

impl Frames {
    pub(super) fn add_instruments(&mut self, raw: InstrumentFile) {
        for i in raw.instrument {
            let words = self.marked(&i.words);
            self.instruments.push(Instrument { kind: i.r#type, mode: i.mode, words });
        }
    }
}
