//! Lists as tables for people, as CSV and as JSON Lines for programs.

use clap::ValueEnum;
use comfy_table::{Cell, CellAlignment, ContentArrangement, LineStyle, Table, presets};
use serde_json::Value;
use std::borrow::Cow;
use std::io::{IsTerminal, Write};

/// How a list is printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Format {
    /// Columns for a person to read
    Table,
    /// Comma-separated values with a header
    Csv,
    /// One JSON object a line; json means the same
    #[value(alias = "json")]
    Jsonl,
}

/// The option every list has.
#[derive(clap::Args, Clone, Copy, Debug)]
pub struct Formatted {
    /// How to print the list; a table on a terminal, JSON Lines in a pipe
    #[arg(short, long, value_enum)]
    format: Option<Format>,
}

impl Formatted {
    /// The format asked for, or the one that fits where the output goes.
    pub fn chosen(self) -> Format {
        self.format
            .unwrap_or_else(|| if std::io::stdout().is_terminal() { Format::Table } else { Format::Jsonl })
    }

    /// The format asked for, or this one.
    pub fn or(self, otherwise: Format) -> Format {
        self.format.unwrap_or(otherwise)
    }
}

/// A column of a list.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name, in CSV headers and table heads.
    pub name: Cow<'static, str>,
    /// How tables set it.
    pub set: Set,
}

/// How tables set a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Set {
    /// To the left.
    Left,
    /// To the right, as numbers are.
    Right,
    /// Left out of tables.
    Hidden,
    /// To the left, and in tables alone.
    Shown,
    /// To the right, and in tables alone.
    ShownRight,
}

/// A column only tables have: what programs see in several columns, or under a longer name.
pub const fn shown(name: &'static str) -> Column {
    Column { name: Cow::Borrowed(name), set: Set::Shown }
}

/// The same, set to the right.
pub const fn shown_right(name: &'static str) -> Column {
    Column { name: Cow::Borrowed(name), set: Set::ShownRight }
}

/// A column that tables set to the left.
pub const fn left(name: &'static str) -> Column {
    Column { name: Cow::Borrowed(name), set: Set::Left }
}

/// A column that tables set to the right.
pub const fn right(name: &'static str) -> Column {
    Column { name: Cow::Borrowed(name), set: Set::Right }
}

/// A column only programs see.
pub const fn hidden(name: &'static str) -> Column {
    Column { name: Cow::Borrowed(name), set: Set::Hidden }
}

/// A column whose name is known only when it is asked for.
pub fn named(name: String) -> Column {
    Column { name: Cow::Owned(name), set: Set::Left }
}

/// A list: columns, and one value for each in every row. Columns whose words are Arabic come last, since mixed
/// directions move the borders of what follows them.
#[derive(Debug)]
pub struct Listing {
    columns: Vec<Column>,
    rows: Vec<Vec<Value>>,
    objects: Vec<Value>,
}

impl Listing {
    /// An empty list.
    pub fn new(columns: &[Column]) -> Listing {
        Listing { columns: columns.to_vec(), rows: Vec::new(), objects: Vec::new() }
    }

    /// Adds a row; the same values make its JSON line.
    pub fn row(&mut self, values: Vec<Value>) {
        self.rows.push(values);
    }

    /// Adds a row whose JSON line is another object, richer than the row.
    pub fn row_of(&mut self, object: Value, values: Vec<Value>) {
        self.objects.push(object);
        self.rows.push(values);
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Prints it.
    pub fn print(&self, format: Format) -> std::io::Result<()> {
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        match format {
            Format::Table => writeln!(out, "{}", self.table(width()))?,
            Format::Csv => self.csv(&mut out)?,
            Format::Jsonl => self.jsonl(&mut out)?,
        }
        out.flush()
    }

    /// The list as a table of at most this many columns of text.
    pub fn table(&self, width: u16) -> String {
        let mut table = Table::new();
        let rule = LineStyle::none().fill('─').junction('─');
        table.load_style(presets::NOTHING.header_separator(rule)).set_width(width);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        let shown: Vec<usize> =
            (0..self.columns.len()).filter(|&c| self.columns[c].set != Set::Hidden).collect();
        table.set_header(shown.iter().map(|&c| self.columns[c].name.as_ref()));
        for row in &self.rows {
            table.add_row(shown.iter().map(|&c| {
                let align = match self.columns[c].set {
                    Set::Right | Set::ShownRight => CellAlignment::Right,
                    _ => CellAlignment::Left,
                };
                Cell::new(shown_cell(&plain(&row[c]))).set_alignment(align)
            }));
        }
        table.to_string().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
    }

    /// Writes it as CSV.
    pub fn csv(&self, out: &mut impl Write) -> std::io::Result<()> {
        let header: Vec<String> = self.fields().map(|(_, c)| quoted(&c.name)).collect();
        writeln!(out, "{}", header.join(","))?;
        for row in &self.rows {
            let cells: Vec<String> = self.fields().map(|(n, _)| quoted(&plain(&row[n]))).collect();
            writeln!(out, "{}", cells.join(","))?;
        }
        Ok(())
    }

    /// The columns programs see, with their numbers.
    fn fields(&self) -> impl Iterator<Item = (usize, &Column)> {
        self.columns.iter().enumerate().filter(|(_, c)| !matches!(c.set, Set::Shown | Set::ShownRight))
    }

    fn jsonl(&self, out: &mut impl Write) -> std::io::Result<()> {
        if self.objects.len() == self.rows.len() {
            return self.objects.iter().try_for_each(|object| writeln!(out, "{object}"));
        }
        for row in &self.rows {
            let object: serde_json::Map<String, Value> =
                self.fields().map(|(n, c)| (c.name.to_string(), row[n].clone())).collect();
            writeln!(out, "{}", Value::Object(object))?;
        }
        Ok(())
    }
}

/// A number and what it counts: «1 outlet», «3 outlets».
pub fn counted(n: impl Into<u64>, one: &str) -> String {
    match n.into() {
        1 => format!("1 {one}"),
        n => format!("{n} {one}s"),
    }
}

/// How wide tables may be: the terminal's width, or a page's where there is none.
pub fn width() -> u16 {
    let columns = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    columns.unwrap_or_else(|| Table::new().width().unwrap_or(120)).max(60)
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

/// A value of a CSV line.
fn quoted(value: &str) -> String {
    if value.contains(['"', ',', '\n', '\r']) {
        return format!("\"{}\"", value.replace('"', "\"\""));
    }
    value.to_owned()
}

/// A cell of a table: each line of right-to-left words isolated, so that they do not move their neighbours.
fn shown_cell(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(isolated).collect();
    lines.join("\n")
}

/// Words from a page as a terminal may show them: without controls, and isolated where they run right to left.
pub fn isolated(line: &str) -> String {
    let clean = cleaned(line);
    if clean.chars().any(is_right_to_left) {
        return format!("\u{2068}{clean}\u{2069}");
    }
    clean
}

/// Without what could move a cursor, colour a terminal or turn its direction.
pub fn cleaned(text: &str) -> String {
    let kept = text.chars().filter(|c| !is_bidi_control(*c));
    kept.map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{61C}')
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn listing() -> Listing {
        let mut list = Listing::new(&[left("id"), right("n"), hidden("code"), left("words")]);
        list.row(vec![json!("a"), json!(12), json!("x,y"), json!("زيارة \u{1b}[31m\u{202E}رسمية")]);
        list
    }

    #[test]
    fn tables_isolate_arabic_and_let_nothing_reach_the_terminal() {
        let table = listing().table(80);
        assert!(table.contains("\u{2068}زيارة"), "{table}");
        assert!(
            !table.contains('\u{1b}') && !table.contains('\u{202E}') && !table.contains("x,y"),
            "{table}"
        );
    }

    #[test]
    fn csv_quotes_what_it_must() {
        let mut out = Vec::new();
        listing().csv(&mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.starts_with("id,n,code,words\na,12,\"x,y\","), "{text}");
    }

    #[test]
    fn json_lines_have_the_columns_names() {
        let mut out = Vec::new();
        listing().jsonl(&mut out).unwrap();
        assert!(String::from_utf8(out).unwrap().starts_with(r#"{"id":"a","n":12,"code":"x,y","words":"#));
    }
}
