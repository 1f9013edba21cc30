//! What a case expects against what is found.

use super::{Case, Row};

/// An event row and the rows that belong to it, or a row of its own.
pub(super) struct Group<'a> {
    pub head: &'a Row,
    pub parts: Vec<&'a Row>,
}

/// Rows with those that belong to them.
pub(super) fn groups(rows: &[Row]) -> Vec<Group<'_>> {
    let mut out: Vec<Group<'_>> = Vec::new();
    for row in rows {
        match out.last_mut() {
            Some(group) if row.indented => group.parts.push(row),
            _ => out.push(Group { head: row, parts: Vec::new() }),
        }
    }
    out
}

/// The differences, one a line.
pub fn differences(case: &Case, found: &[Row]) -> Vec<String> {
    let mut out = Vec::new();
    let found = groups(found);
    let mut used = vec![false; found.len()];
    let open = case.rows.iter().any(|r| r.key == "..." && !r.indented);
    for group in groups(&case.rows) {
        match group.head.key.as_str() {
            "..." => {}
            "none" => none(&group, &found, &mut out),
            "event" => {
                let at = (0..found.len()).find(|&i| !used[i] && found[i].head.same(group.head));
                match at {
                    Some(i) => {
                        used[i] = true;
                        parts(&group, &found[i], &mut out);
                    }
                    None => out.push(missing(group.head)),
                }
            }
            _ if found.iter().any(|f| f.head.same(group.head)) => {}
            _ => out.push(missing(group.head)),
        }
    }
    let surplus = |i: &usize| !used[*i] && found[*i].head.key == "event" && !open;
    for i in (0..found.len()).filter(surplus) {
        out.push(format!("+ {}", found[i].head.written()));
        out.extend(found[i].parts.iter().map(|r| format!("+ {}", r.written())));
    }
    out
}

fn missing(row: &Row) -> String {
    format!("- {}   (line {})", row.written(), row.line)
}

/// `none TYPE words`: no such event; `none TYPE`: none of the type; `none`: no event, as where nothing is listed.
fn none(group: &Group<'_>, found: &[Group<'_>], out: &mut Vec<String>) {
    let unwanted = |f: &&Group<'_>| {
        let kind = f.head.value.split('/').next().unwrap_or("");
        f.head.key == "event"
            && !group.head.value.is_empty()
            && kind == group.head.value
            && (group.head.words.is_empty() || group.head.words == f.head.words)
    };
    if let Some(f) = found.iter().find(unwanted) {
        out.push(format!("+ {}   (line {} forbids it)", f.head.written(), group.head.line));
    }
}

fn parts(want: &Group<'_>, have: &Group<'_>, out: &mut Vec<String>) {
    let open = want.parts.iter().any(|r| r.key == "...");
    let mut left: Vec<&Row> = have.parts.clone();
    for row in &want.parts {
        match row.key.as_str() {
            "..." => {}
            "wrong" => {
                if have.parts.iter().any(|h| is_healed(row, h)) {
                    out.push(format!(
                        "! {}   (line {}: it is right now; write it as it is)",
                        row.written(),
                        row.line
                    ));
                }
            }
            _ => match left.iter().position(|h| h.same(row)) {
                Some(i) => {
                    left.remove(i);
                }
                None => out.push(missing(row)),
            },
        }
    }
    if !open {
        out.extend(
            left.iter().map(|r| format!("+ {}   (in the event of line {})", r.written(), want.head.line)),
        );
    }
}

/// Whether a row gives what «wrong should be KEY VALUE  words» says it should.
pub(super) fn is_healed(wrong: &Row, have: &Row) -> bool {
    let should = wrong.value.strip_prefix("should be").unwrap_or(&wrong.value).trim();
    let (key, value) = should.split_once(' ').unwrap_or((should, ""));
    have.key == key && (value.is_empty() || have.value == value.trim()) && have.words == wrong.words
}
