//! The codes other systems expect: PLOVER's closed lists, quads and strict categories, CAMEO's codes of intent.
//!
//! A record says what is done in itself and in which status («سيزور الوزير أنقرة»: a visit, planned). PLOVER and CAMEO have
//! no status: what is only planned has a category of its own there.

use khabar::event::{EventType, Status};
use khabar::json::strict_plover;
use khabar::lexicon::tsv::Row;
use std::sync::LazyLock;

/// One of PLOVER's sixteen categories.
pub(crate) struct Category {
    /// Its name.
    pub name: &'static str,
    /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    pub quad: u8,
    /// Whether PLOVER codes it only with a recipient.
    pub needs_recipient: bool,
    /// Its modes.
    pub modes: Vec<&'static str>,
}

/// PLOVER's closed lists.
pub(crate) struct Lists {
    categories: Vec<Category>,
    contexts: Vec<&'static str>,
    sectors: Vec<&'static str>,
    stateless: Vec<&'static str>,
    status: Vec<&'static str>,
    intents: Vec<(&'static str, &'static str)>,
}

/// The lists as the data files have them.
pub(crate) static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let list = |name: &str| -> Vec<&'static str> {
        let row = rows(include_str!("../data/plover_lists.tsv")).find(|r| r.get(0) == name);
        row.map_or(Vec::new(), |r| values(r.get(1)))
    };
    Lists {
        categories: rows(include_str!("../data/plover.tsv")).map(category).collect(),
        contexts: list("context"),
        sectors: list("sector"),
        stateless: list("stateless"),
        status: list("status"),
        intents: rows(include_str!("../data/cameo_intent.tsv")).map(|r| (r.get(0), r.get(1))).collect(),
    }
});

fn rows(contents: &'static str) -> impl Iterator<Item = Row<'static>> {
    contents.lines().filter(|l| !l.starts_with('#')).zip(1..).map(|(text, line)| Row::new("", line, text))
}

fn values(cell: &'static str) -> Vec<&'static str> {
    cell.split('|').filter(|v| !v.is_empty()).collect()
}

fn category(row: Row<'static>) -> Category {
    let name = row.get(0);
    let (quad, _) = khabar_store::query::plover(name, None).unwrap_or_default();
    Category { name, quad, needs_recipient: row.get(1) == "yes", modes: values(row.get(2)) }
}

impl Category {
    /// The score of an event of this category and mode, on the scale from -10 to 10.
    pub fn score(&self, mode: Option<&str>) -> Option<f64> {
        khabar_store::query::plover(self.name, mode).map(|(_, score)| score)
    }
}

impl Lists {
    /// A category by its name.
    pub fn category(&self, name: &str) -> Option<&Category> {
        self.categories.iter().find(|c| c.name == name)
    }

    /// Whether PLOVER has this context; its words for what did not simply happen are contexts too.
    pub fn has_context(&self, context: &str) -> bool {
        self.contexts.contains(&context) || self.status.contains(&context)
    }

    /// Whether PLOVER has this sector.
    pub fn has_sector(&self, sector: &str) -> bool {
        self.sectors.contains(&sector)
    }

    /// Whether an actor may have this code: three capitals, of a state or of a body that is none.
    pub fn has_actor_code(&self, code: &str) -> bool {
        self.stateless.contains(&code) || code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())
    }
}

/// The category by PLOVER's strict rules: planned cooperation is AGREE, an announced withdrawal CONCEDE.
pub(crate) fn plover(kind: &str, status: &str) -> String {
    match (EventType::parse(kind), Status::parse(status)) {
        (Some(kind), Some(status)) => strict_plover(kind, status).name().to_owned(),
        _ => kind.to_owned(),
    }
}

/// The code by CAMEO's rules: what is planned in cooperation has the code of its intent (042, planned, is 036).
pub(crate) fn cameo(code: &str, status: &str) -> String {
    if status != "planned" {
        return code.to_owned();
    }
    let fitting = LISTS.intents.iter().filter(|(done, _)| code.starts_with(done));
    fitting.max_by_key(|(done, _)| done.len()).map_or(code, |(_, planned)| planned).to_owned()
}

/// PLOVER's word for what did not simply happen.
pub(crate) fn status_context(status: &str) -> Option<&'static str> {
    match status {
        "planned" => Some("future"),
        "possible" | "alleged" => Some("hypothetical"),
        "negated" => Some("negation"),
        _ => None,
    }
}

/// The name of a quad.
pub(crate) fn quad_name(quad: u8) -> &'static str {
    match quad {
        1 => "VERBAL COOPERATION",
        2 => "MATERIAL COOPERATION",
        3 => "VERBAL CONFLICT",
        _ => "MATERIAL CONFLICT",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_categories_have_their_quad() {
        for kind in EventType::ALL {
            let category = LISTS.category(kind.name()).expect("a line for each category");
            assert!((1..=4).contains(&category.quad), "{}", category.name);
        }
        assert!(
            LISTS.has_context("diplomatic") && LISTS.has_context("future") && !LISTS.has_context("sport")
        );
        assert!(LISTS.has_sector("GOV") && !LISTS.has_sector("XXX"));
        assert!(LISTS.has_actor_code("EGY") && LISTS.has_actor_code("UNO") && !LISTS.has_actor_code("---"));
    }

    #[test]
    fn what_is_planned_is_intent() {
        assert_eq!(plover("CONSULT", "planned"), "AGREE");
        assert_eq!(plover("RETREAT", "planned"), "CONCEDE");
        assert_eq!(plover("RETREAT", "occurred"), "RETREAT");
        assert_eq!(plover("ASSAULT", "planned"), "ASSAULT");
        for (done, planned) in
            [("042", "036"), ("045", "039"), ("0841", "0353"), ("0871", "0356"), ("190", "190")]
        {
            assert_eq!(cameo(done, "planned"), planned);
            assert_eq!(cameo(done, "occurred"), done);
        }
    }

    #[test]
    fn every_intent_is_one_of_cameos() {
        for (done, planned) in &LISTS.intents {
            assert!(planned.starts_with("03"), "{done} {planned}");
        }
    }
}
