//! The table of words that mark clutter, bylines and captions on a page: `page.tsv`.
//!
//! «مقالات ذات صلة» alone on a line opens a list of other stories; «تصوير:» at its start makes it a caption.

use super::{Fault, Files};
use crate::text::fold;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// What a phrase says of the line it stands on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Cue {
    /// Opens a list of other stories.
    Related,
    /// Points at another story inside the text.
    Also,
    /// Opens a list that stands on every page of the site: the newest, the most read.
    List,
    /// A button, a notice, an invitation to follow.
    Clutter,
    /// Words that make a short line a notice, wherever they stand in it: «اضغط هنا».
    Notice,
    /// Closes the article: comments, footers.
    End,
    /// Opens a list of tags.
    Tags,
    /// The name of a section.
    Section,
    /// The site's own name for itself.
    Site,
    /// Says who wrote it.
    Byline,
    /// Stands at the head of a picture's words.
    Caption,
    /// Says where the text is from.
    Source,
    /// An agency, or agencies in general.
    Agency,
    /// A word in the names of outlets.
    House,
    /// Says when it was published.
    Published,
    /// Says when it was last changed.
    Updated,
    /// A month; the value is its number.
    Month,
    /// A day of the week, Monday 0 to Sunday 6.
    Weekday,
    /// A month or a mark of the Hijri calendar, or the word that sets it beside the Gregorian one («الموافق»).
    Hijri,
    /// Goes over to something else («في سياق متصل»).
    Aside,
    /// Marks a flash («عاجل»).
    Flash,
    /// Before noon.
    Am,
    /// After noon.
    Pm,
    /// Goes on from an earlier paragraph of the same story.
    Continues,
    /// A common word of a language; the value is an index into [`LANGUAGES`].
    Language,
}

/// The languages whose common words are listed, by the value of their [`Cue::Language`] lines.
pub const LANGUAGES: [&str; 5] = ["ar", "fa", "ur", "ps", "ku"];

/// Where on a line a phrase must stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
enum Stand {
    /// It is the whole line.
    Line,
    /// It opens the line.
    Start,
    /// It opens the line and a colon, a slash, a bar or a dash follows («تقرير: …»).
    Head,
    /// Anywhere.
    Any,
}

#[derive(Debug, Serialize, Deserialize)]
struct Phrase {
    words: Box<[Box<str>]>,
    stand: Stand,
    cue: Cue,
    value: u8,
}

/// A phrase found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit {
    /// What it says.
    pub cue: Cue,
    /// Its value (a month's number), 0 where it has none.
    pub value: u8,
    /// How many words it has.
    pub words: usize,
}

/// Words that mark clutter, bylines and captions on a page. Matching is on loose keys.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct PageWords {
    phrases: FxHashMap<Box<str>, Vec<Phrase>>,
    /// Common words and the languages they are of, a bit each, in the order of [`LANGUAGES`].
    languages: FxHashMap<Box<str>, u8>,
    /// Bytes of the longest of them.
    longest_common: usize,
    /// The zone outlets of a country count their days in.
    zones: FxHashMap<Box<str>, Box<str>>,
}

impl PageWords {
    /// Reads the table.
    pub(super) fn load(files: &Files<'_>, faults: &mut Vec<Fault>) -> PageWords {
        let mut table = PageWords::default();
        for row in files.rows("page.tsv") {
            let [class, stand, value, _] = row.columns();
            let Some(cue) = cue(class) else {
                faults.push(
                    row.fault(format!("unknown class `{class}`; docs/lexicon.md lists them under page.tsv")),
                );
                continue;
            };
            let Some(stand) = self::stand(stand) else {
                faults.push(
                    row.fault(format!("`{stand}` is no place on a line; write line, start, head or any")),
                );
                continue;
            };
            let Some(value) = self::value(cue, value) else {
                faults.push(row.fault(format!("`{value}` is no value for `{class}`")));
                continue;
            };
            for variant in row.variants(3) {
                if cue == Cue::Language {
                    let key = fold::loose(variant);
                    table.longest_common = table.longest_common.max(key.len());
                    *table.languages.entry(key.into()).or_default() |= 1 << value;
                    continue;
                }
                table.add(variant, Phrase { words: Box::default(), stand, cue, value });
            }
        }
        // Months and days of the week are those of the time tables.
        for (file, cue) in [("time/months.tsv", Cue::Month), ("time/weekdays.tsv", Cue::Weekday)] {
            table.dates(files, file, cue);
        }
        for row in files.rows("zones.tsv") {
            table.zones.insert(row.get(0).into(), row.get(1).into());
        }
        for list in table.phrases.values_mut() {
            list.sort_by_key(|p| std::cmp::Reverse(p.words.len()));
        }
        table
    }

    /// Adds the Gregorian months or the days of the week of a time table; its loader tells of faults.
    fn dates(&mut self, files: &Files<'_>, file: &str, cue: Cue) {
        for row in files.rows(file) {
            let gregorian = matches!(row.get(0), "month" | "month-homograph" | "weekday" | "weekday-bare");
            if let Some(value) = row.get(1).parse().ok().filter(|_| gregorian) {
                for variant in row.variants(2) {
                    self.add(variant, Phrase { words: Box::default(), stand: Stand::Any, cue, value });
                }
            }
        }
    }

    fn add(&mut self, variant: &str, phrase: Phrase) {
        let key = fold::loose(variant);
        let words: Box<[Box<str>]> = words(&key).into_iter().map(Box::from).collect();
        if let Some(first) = words.first().cloned() {
            self.phrases.entry(first).or_default().push(Phrase { words, ..phrase });
        }
    }

    /// What the whole line or its opening words say; the longest phrase wins. `words` are slices of `line`, its key.
    pub fn opening(&self, line: &str, words: &[&str]) -> Option<Hit> {
        let list = self.phrases.get(*words.first()?)?;
        let fits = |p: &&Phrase| {
            starts(words, p)
                && match p.stand {
                    Stand::Line => words.len() == p.words.len(),
                    Stand::Start => true,
                    Stand::Head => separated(line, words[p.words.len() - 1]),
                    Stand::Any => false,
                }
        };
        list.iter().find(fits).map(Phrase::hit)
    }

    /// What a whole line says whose words stand beside nothing but numbers: «التعليقات (5)», «12 تعليقا».
    pub fn counted(&self, words: &[&str]) -> Option<Hit> {
        let first = words.iter().position(|w| !is_number(w))?;
        let bare = &words[first..=words.iter().rposition(|w| !is_number(w))?];
        let whole = |p: &&Phrase| p.stand == Stand::Line && bare.len() == p.words.len() && starts(bare, p);
        self.phrases.get(bare[0])?.iter().find(whole).map(Phrase::hit).filter(|_| bare.len() < words.len())
    }

    /// A phrase that makes a short line of these words a notice, wherever it stands.
    pub fn notice(&self, words: &[&str]) -> Option<Hit> {
        (0..words.len()).find_map(|at| self.here(&words[at..], &[Cue::Notice]))
    }

    /// The zone (IANA name) in which outlets of a country (ISO 3166 alpha-3) count their days.
    pub fn zone(&self, country: &str) -> Option<&str> {
        self.zones.get(country).map(|z| &**z)
    }

    /// Bytes of the longest word that is common in a language.
    pub fn longest_common(&self) -> usize {
        self.longest_common
    }

    /// The languages a word is common in, a bit each, in the order of [`LANGUAGES`].
    pub fn languages(&self, key: &str) -> Option<u8> {
        self.languages.get(key).copied()
    }

    /// Whether a line of these words is nothing but words of buttons, and numbers: «طباعة», «أرسل إلى صديق», «قراءة 4 دقائق».
    pub fn are_buttons(&self, words: &[&str]) -> bool {
        let (mut at, mut numbers) = (0, 0);
        while at < words.len() {
            if is_number(words[at]) {
                (at, numbers) = (at + 1, numbers + 1);
                continue;
            }
            let list = self.phrases.get(words[at]).map_or(&[][..], |l| l);
            let Some(hit) = list.iter().find(|p| p.cue == Cue::Clutter && starts(&words[at..], p)) else {
                return false;
            };
            at += hit.words.len();
        }
        at > numbers
    }

    /// What a line of these words would open with, whatever stands after: «كتب» in «كتب محمد».
    pub fn cue_at(&self, words: &[&str]) -> Option<Hit> {
        let list = self.phrases.get(*words.first()?)?;
        list.iter()
            .find(|p| matches!(p.stand, Stand::Start | Stand::Head) && starts(words, p))
            .map(Phrase::hit)
    }

    /// The longest phrase of any of these cues that begins at the first of `words`, wherever on the line that is.
    pub fn here(&self, words: &[&str], cues: &[Cue]) -> Option<Hit> {
        let list = self.phrases.get(*words.first()?)?;
        list.iter()
            .find(|p| p.stand == Stand::Any && cues.contains(&p.cue) && starts(words, p))
            .map(Phrase::hit)
    }
}

impl Phrase {
    fn hit(&self) -> Hit {
        Hit { cue: self.cue, value: self.value, words: self.words.len() }
    }
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

fn starts(words: &[&str], phrase: &Phrase) -> bool {
    words.len() >= phrase.words.len() && phrase.words.iter().zip(words).all(|(p, w)| **p == **w)
}

/// Whether a colon, a slash, a bar or a dash follows `word` on its line.
fn separated(line: &str, word: &str) -> bool {
    let after = (word.as_ptr() as usize).wrapping_sub(line.as_ptr() as usize) + word.len();
    line.get(after..)
        .and_then(|rest| rest.trim_start().chars().next())
        .is_some_and(|c| matches!(c, ':' | '/' | '|' | '-' | '–' | '—'))
}

/// The words of a key: runs of letters and digits.
pub fn words(key: &str) -> Vec<&str> {
    const USUAL: usize = 12;
    let mut out = Vec::with_capacity(key.len() / USUAL);
    let mut rest = key;
    while !rest.is_empty() {
        let plain = fold::plain_run(rest);
        let more = rest[plain..].find(|c: char| !fold::is_word_char(c));
        let (word, after) = rest.split_at(more.map_or(rest.len(), |n| plain + n));
        if !word.is_empty() {
            out.push(word);
        }
        let mut after = after.chars();
        after.next();
        rest = after.as_str();
    }
    out
}

fn cue(class: &str) -> Option<Cue> {
    Some(match class {
        "related" => Cue::Related,
        "also" => Cue::Also,
        "list" => Cue::List,
        "clutter" => Cue::Clutter,
        "notice" => Cue::Notice,
        "end" => Cue::End,
        "tags" => Cue::Tags,
        "section" => Cue::Section,
        "site" => Cue::Site,
        "byline" => Cue::Byline,
        "caption" => Cue::Caption,
        "source" => Cue::Source,
        "house" => Cue::House,
        "agency" => Cue::Agency,
        "published" => Cue::Published,
        "hijri" => Cue::Hijri,
        "updated" => Cue::Updated,
        "aside" => Cue::Aside,
        "flash" => Cue::Flash,
        "am" => Cue::Am,
        "pm" => Cue::Pm,
        "continues" => Cue::Continues,
        "language" => Cue::Language,
        _ => return None,
    })
}

fn stand(name: &str) -> Option<Stand> {
    Some(match name {
        "line" => Stand::Line,
        "start" => Stand::Start,
        "head" => Stand::Head,
        "any" => Stand::Any,
        _ => return None,
    })
}

fn value(cue: Cue, text: &str) -> Option<u8> {
    match cue {
        Cue::Language => LANGUAGES.iter().position(|l| *l == text).map(|i| i as u8),
        _ => text.is_empty().then_some(0),
    }
}
