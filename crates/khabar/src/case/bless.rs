//! A case made to say what is found today.

use super::compare::{Group, groups, is_healed};
use super::{Case, Row};

/// The rows the case would have to have, as lines.
pub(super) fn rows(case: &Case, found: &[Row]) -> Vec<String> {
    let want = groups(&case.rows);
    let open = case.rows.iter().any(|r| r.key == "..." && !r.indented);
    let mut out = Vec::new();
    for have in groups(found).iter().filter(|g| g.head.key == "event") {
        let before = want.iter().find(|w| w.head.same(have.head));
        if before.is_none() && open {
            continue;
        }
        out.push(have.head.written());
        event(before, have, &mut out);
    }
    for row in want.iter().map(|g| g.head) {
        let kept = match row.key.as_str() {
            "event" | "..." => false,
            "none" => !row.value.is_empty(),
            _ => found.iter().any(|f| f.same(row)),
        };
        if kept {
            out.push(row.written());
        }
    }
    if out.is_empty() {
        out.push("none".to_owned());
    }
    if open {
        out.push("...".to_owned());
    }
    out
}

fn event(before: Option<&Group<'_>>, have: &Group<'_>, out: &mut Vec<String>) {
    let open = before.is_some_and(|b| b.parts.iter().any(|r| r.key == "..."));
    let listed = |row: &Row| before.is_some_and(|b| b.parts.iter().any(|r| r.key == row.key));
    out.extend(have.parts.iter().filter(|r| !open || listed(r)).map(|r| r.written()));
    let pinned = before.into_iter().flat_map(|b| b.parts.iter().filter(|r| r.key == "wrong"));
    out.extend(pinned.filter(|w| !have.parts.iter().any(|h| is_healed(w, h))).map(|r| r.written()));
    if open {
        out.push("  ...".to_owned());
    }
}
