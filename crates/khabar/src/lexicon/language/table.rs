//! The table of stems, and what a form without clitics may be: «يستقبلون» is the prefix ي, the stem ستقبل and the
//! ending ون. Stems stand in one map under their loose keys; an entry keeps its light key, so one look-up finds both.

use super::agree::reading_of;
use super::features::{Derived, Gender, Number, Reading, Voice};
use crate::lexicon::image::{Reader, Writer, join, number};
use crate::text::affix::{Ending, Endings, letter};
use crate::text::letters::{BITS, Letters};

/// What a stem is a part of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    Past(Voice),
    Present(Voice),
    Derived(Derived),
    Noun,
    Adjective,
    Particle,
}

/// A stem: letters, and which endings they take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stem {
    /// As a careful editor writes it.
    pub letters: Letters,
    pub part: Part,
    pub endings: Endings,
    /// Gender of the stem itself, for nouns.
    pub gender: Gender,
    /// Number of the stem itself, for nouns.
    pub number: Number,
    /// Which of the variants in its column.
    pub variant: u8,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub stem: Stem,
    pub owner: u32,
    pub next: u32,
}

/// The hash of a key; its upper half is well mixed.
fn hash(bits: u128) -> u64 {
    (bits as u64 ^ ((bits >> 64) as u64).rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The slot a key is looked for first, in a table of `slots` (a power of two).
fn slot_of(bits: u128, slots: usize) -> usize {
    (hash(bits) >> 32) as usize & (slots - 1)
}

/// Words of the filter: 2^18 bits, which stay in the cache.
const SEEN: usize = 1 << 12;

/// The word and the bit of a key in the filter.
fn seen_at(bits: u128) -> (usize, u64) {
    let hash = hash(bits);
    ((hash >> 52) as usize, 1 << (hash >> 46 & 63))
}

const NONE: u32 = u32::MAX;

/// The letters of endings, loose and light, and which they may be.
type End = (Letters, Letters, Endings);

/// All stems of the language, hashed by loose key with open addressing: the map of the standard library spends the
/// whole time of loading on pages for its wide buckets.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// A bit for each key: most look-ups find nothing, and end here.
    seen: Vec<u64>,
    /// Loose key and last entry of each; an empty slot has no letters.
    slots: Vec<(u64, u64, u32)>,
    used: usize,
    entries: Vec<Entry>,
    ends: Vec<End>,
    /// By the last letter of a form, loose: the places of the endings it may have among all.
    by_last: Vec<Vec<u8>>,
}

/// One way to read a form, and how well its spelling fits.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Analysis {
    /// The reading.
    pub reading: Reading,
    /// The ending found.
    pub ending: Ending,
    /// 0 where the spelling is exact; 1 where a hamza on the first alif is written on one side only (اعلن for أعلن); 2 where the
    /// two have different ones (أعلام and إعلام) or it stands inside (كان and كأن); 3 where only the loose key fits.
    pub misfit: u8,
}

const ONLY_BEFORE_PRONOUN: Endings = Endings::of(&[
    Ending::HeObject,
    Ending::TheyObject,
    Ending::BareObject,
    Ending::ManyObject,
    Ending::NounObject,
    Ending::FeminineObject,
    Ending::PlainObject,
]);
const NEVER_BEFORE_PRONOUN: Endings = Endings::of(&[
    Ending::They,
    Ending::ManyShort,
    Ending::Tanwin,
    Ending::DualNominative,
    Ending::DualOblique,
    Ending::PluralNominative,
    Ending::PluralOblique,
    Ending::Feminine,
    Ending::DualFeminineNominative,
    Ending::DualFeminineOblique,
]);

impl Table {
    /// A table with room for so many stems.
    pub fn with_room(stems: usize) -> Table {
        let slots = vec![(0, 0, NONE); (stems * 3 / 2).next_power_of_two()];
        let (ends, by_last) = ends();
        Table { seen: vec![0; SEEN], slots, used: 0, entries: Vec::with_capacity(stems), ends, by_last }
    }

    /// Writes all stems into an image.
    pub fn write(&self, out: &mut Writer) {
        out.list(&self.seen, u64::to_le_bytes);
        out.list(&self.slots, |(low, high, head)| join::<20>(&[(low, 8), (high, 8), (head.into(), 4)]));
        out.u32(self.used as u32);
        out.list(&self.entries, Entry::bytes);
    }

    /// Reads what [`Table::write`] wrote.
    pub fn read(from: &mut Reader<'_>) -> Option<Table> {
        let (ends, by_last) = ends();
        Some(Table {
            seen: from.list(u64::from_le_bytes)?,
            slots: from
                .list(|b: [u8; 20]| (number(&b, 0, 8), number(&b, 8, 8), number(&b, 16, 4) as u32))
                .filter(|slots| slots.len().is_power_of_two())?,
            used: from.u32()? as usize,
            entries: from.list(Entry::from_bytes)?,
            ends,
            by_last,
        })
    }

    /// The slot of a key: its own, or the empty one where it would go.
    fn slot(&self, bits: u128) -> usize {
        let (low, high) = (bits as u64, (bits >> 64) as u64);
        let mut at = slot_of(bits, self.slots.len());
        loop {
            let (l, h, head) = self.slots[at];
            if head == NONE || (l == low && h == high) {
                return at;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    fn grow(&mut self) {
        let old = std::mem::take(&mut self.slots);
        self.slots = vec![(0, 0, NONE); (old.len() * 2).max(1024)];
        for (low, high, head) in old.into_iter().filter(|(_, _, head)| *head != NONE) {
            let at = self.slot(u128::from(high) << 64 | u128::from(low));
            self.slots[at] = (low, high, head);
        }
    }

    /// How many stems.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Adds a stem of a table line; ؤو also as ئو, as Egypt writes it (مسئول).
    pub fn add(&mut self, owner: u32, stem: Stem) {
        let letters = stem.letters;
        let twin = |i: &usize| letters.at(*i) == letter::WAW_HAMZA && letters.at(*i + 1) == letter::WAW;
        if let Some(i) = (0..letters.len()).find(twin) {
            self.insert(owner, Stem { letters: letters.put(i, letter::YEH_HAMZA), ..stem });
        }
        self.insert(owner, stem);
    }

    fn insert(&mut self, owner: u32, stem: Stem) {
        if self.used * 3 >= self.slots.len() * 2 {
            self.grow();
        }
        let bits = stem.letters.loose().bits();
        self.seen.resize(SEEN, 0);
        let (word, bit) = seen_at(bits);
        self.seen[word] |= bit;
        let at = self.slot(bits);
        let next = self.slots[at].2;
        self.used += usize::from(next == NONE);
        self.slots[at] = (bits as u64, (bits >> 64) as u64, self.entries.len() as u32);
        self.entries.push(Entry { stem, owner, next });
    }

    fn under(&self, loose: Letters) -> impl Iterator<Item = &Entry> {
        let (word, bit) = seen_at(loose.bits());
        let seen = self.seen.get(word).is_some_and(|seen| seen & bit != 0);
        let mut at = if seen { self.slots[self.slot(loose.bits())].2 } else { NONE };
        std::iter::from_fn(move || {
            let entry = self.entries.get(at as usize)?;
            at = entry.next;
            Some(entry)
        })
    }

    /// The owners of stems with exactly these letters that stand without an ending.
    pub fn owners(&self, word: Letters, wanted: impl Fn(Part) -> bool, ending: Ending) -> Vec<u32> {
        let mut out: Vec<u32> = self
            .under(word.loose())
            .filter(|e| wanted(e.stem.part) && e.stem.endings.has(ending) && e.stem.letters == word)
            .map(|e| e.owner)
            .collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    /// The stems of a verb, each with every ending it takes.
    pub fn stems_of_verb(&self, verb: u32) -> impl Iterator<Item = (Stem, Ending)> {
        let of_verb = |part| matches!(part, Part::Past(_) | Part::Present(_) | Part::Derived(_));
        let stems =
            self.entries.iter().filter(move |e| e.owner == verb && of_verb(e.stem.part)).map(|e| e.stem);
        stems.flat_map(|stem| {
            let endings = Ending::ALL.iter().map(|(e, _)| *e).filter(move |e| stem.endings.has(*e));
            endings.map(move |ending| (stem, ending))
        })
    }

    /// Everything a form without clitics may be. `form` is as written, hamza seats kept.
    pub fn analyses(&self, form: Letters, before_pronoun: bool, out: &mut Vec<Analysis>) {
        let allowed = if before_pronoun { NEVER_BEFORE_PRONOUN } else { ONLY_BEFORE_PRONOUN };
        let loose = form.loose();
        let person = matches!(
            form.at(0),
            letter::YEH | letter::TEH | letter::NOON | letter::ALIF | letter::ALIF_HAMZA
        );
        let may_end = self.by_last.get(usize::from(loose.back(0))).map_or(&[][..], Vec::as_slice);
        for (end_loose, end_light, endings) in may_end.iter().map(|&n| &self.ends[usize::from(n)]) {
            let endings = endings.without(allowed);
            if endings.is_empty() || loose.len() <= end_loose.len() || !loose.ends_with(*end_loose) {
                continue;
            }
            let stem_len = loose.len() - end_loose.len();
            for from in 0..=usize::from(person && stem_len > 1) {
                for entry in self.under(loose.slice(from, stem_len)) {
                    let found = entry.stem.endings.common(endings);
                    if found.is_empty() || matches!(entry.stem.part, Part::Present(_)) != (from == 1) {
                        continue;
                    }
                    let exact_end = form.skip(stem_len).light() == *end_light;
                    let misfit = misfit(form.slice(from, stem_len), entry.stem.letters, exact_end);
                    for ending in found.iter() {
                        if let Some(reading) = reading_of(entry.owner, &entry.stem, ending, form.at(0)) {
                            out.push(Analysis { reading, ending, misfit });
                        }
                    }
                }
            }
        }
    }
}

/// The distinct endings by their letters (loose, light, and which they may be), and by the last letter of a form the
/// places of those it may have.
fn ends() -> (Vec<End>, Vec<Vec<u8>>) {
    let mut out: Vec<End> = Vec::new();
    for &(ending, written) in Ending::ALL {
        let light = Letters::new(written).unwrap_or_default();
        let one = Endings::of(&[ending]);
        match out.iter_mut().find(|(_, l, _)| *l == light) {
            Some((_, _, set)) => *set = set.and(one),
            None => out.push((light.loose(), light, one)),
        }
    }
    let may_end = |letter: u8| {
        let fits = |(loose, ..): &End| loose.is_empty() || loose.back(0) == letter;
        (0..out.len()).filter(|&n| fits(&out[n])).map(|n| n as u8).collect()
    };
    let by_last = (0..1 << BITS).map(may_end).collect();
    (out, by_last)
}

/// How far a written stem is from the stem of the table.
fn misfit(written: Letters, stem: Letters, exact_end: bool) -> u8 {
    if written == stem && exact_end {
        return 0;
    }
    if !exact_end || written.light() != stem.light() {
        return 3;
    }
    let differ = |i: &usize| written.at(*i) != stem.at(*i);
    let differs = |i: usize| if seat(written.at(i)) && seat(stem.at(i)) || i > 0 { 2 } else { 1 };
    (0..stem.len()).filter(differ).map(differs).max().unwrap_or(0)
}

/// Whether a letter is an alif with a hamza written.
fn seat(letter: u8) -> bool {
    matches!(letter, letter::ALIF_HAMZA | letter::ALIF_BELOW | letter::ALIF_MADDA)
}
