//! Reads the TSV files of the lexicon, and says what to mend and where.

use std::fmt;

/// One fault in a lexicon file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// File name, relative to the lexicon's folder.
    pub file: String,
    /// Line, counted from 1.
    pub line: u32,
    /// What is wrong, and what to do about it.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// One line of a TSV file, its columns still text.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// File name, relative to the lexicon's folder.
    pub file: &'a str,
    /// Line, counted from 1.
    pub line: u32,
    text: &'a str,
}

impl<'a> Row<'a> {
    /// A line of a file.
    pub fn new(file: &'a str, line: u32, text: &'a str) -> Row<'a> {
        Row { file, line, text }
    }

    /// The line as it stands.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Column `i`, counted from 0; `-` and a missing column are empty.
    pub fn get(&self, i: usize) -> &'a str {
        match self.text.split('\t').nth(i).map(str::trim) {
            None | Some("-") => "",
            Some(value) => value,
        }
    }

    /// The columns, as many as `N`; missing ones are empty.
    pub fn columns<const N: usize>(&self) -> [&'a str; N] {
        let mut out = [""; N];
        let (text, bytes) = (self.text, self.text.as_bytes());
        let mut start = 0;
        for slot in &mut out {
            // A plain loop: cells are short, and most of loading is cutting lines into them.
            let mut end = start;
            while end < bytes.len() && bytes[end] != b'\t' {
                end += 1;
            }
            let value = text.get(start..end).unwrap_or("");
            let value = if may_be_padded(value.as_bytes()) { value.trim() } else { value };
            *slot = if value == "-" { "" } else { value };
            start = end + 1;
            if start > bytes.len() {
                break;
            }
        }
        out
    }

    /// The variants in column `i`.
    pub fn variants(&self, i: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        variants(self.get(i))
    }

    /// A fault on this line.
    pub fn fault(&self, message: impl Into<String>) -> Fault {
        Fault { file: self.file.to_owned(), line: self.line, message: message.into() }
    }
}

/// Whether a cell may begin or end with white space: by its bytes, for no letter of Arabic shares one with a space.
fn may_be_padded(cell: &[u8]) -> bool {
    let odd = |byte: &u8| matches!(byte, 0..=b' ' | 0xC2 | 0xE1..=0xE3);
    cell.first().is_some_and(odd) || cell.iter().rev().take(3).any(odd)
}

/// The variants of a cell, split at `|`.
pub fn variants(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|v| !v.is_empty())
}

/// The data lines of a file.
pub fn rows<'a>(file: &'a str, contents: &'a str) -> impl Iterator<Item = Row<'a>> {
    contents
        .lines()
        .enumerate()
        .map(move |(n, text)| Row { file, line: n as u32 + 1, text })
        .filter(|row| holds_data(row.text))
}

/// Whether a line is neither empty nor a note.
fn holds_data(line: &str) -> bool {
    match line.as_bytes().first() {
        None | Some(b'#') => false,
        Some(byte) => byte.is_ascii_graphic() || !line.trim().is_empty(),
    }
}
