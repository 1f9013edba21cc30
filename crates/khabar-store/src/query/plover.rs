//! PLOVER's quad classes and scores, as its manual has them.
//!
//! A mode has a score of its own («visit» counts more than «phone»); where the manual has none for it, the category's holds.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

type Key = (&'static str, &'static str);

static SCORES: LazyLock<FxHashMap<Key, (u8, f64)>> = LazyLock::new(|| {
    let lines = include_str!("plover.tsv").lines().filter(|l| !l.starts_with('#'));
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        let key = (cells.next()?, cells.next()?);
        Some((key, (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?)))
    };
    lines.filter_map(row).collect()
});

/// The quad class of a PLOVER category (1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict)
/// and the score of a mode of it, or of the category where it has none, on the scale from -10 to +10; `None` for what is no
/// category of PLOVER.
pub fn plover(kind: &str, mode: Option<&str>) -> Option<(u8, f64)> {
    let of_mode = mode.and_then(|mode| SCORES.get(&(kind, mode)));
    of_mode.or_else(|| SCORES.get(&(kind, "-"))).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use khabar::event::EventType;

    #[test]
    fn every_line_is_read_and_every_category_has_one() {
        let lines = include_str!("plover.tsv").lines().filter(|l| !l.starts_with('#'));
        assert_eq!(lines.count(), SCORES.len(), "a line of plover.tsv cannot be read or stands twice");
        for kind in EventType::ALL {
            assert!(plover(kind.name(), None).is_some(), "{} has no line", kind.name());
        }
        for ((kind, mode), (quad, score)) in SCORES.iter() {
            assert_eq!(Some(*quad), plover(kind, None).map(|(q, _)| q), "{kind} {mode}: another quad class");
            // A request may lean either way; otherwise cooperation scores above zero and conflict below.
            let agrees = *kind == "REQUEST" || (*score > 0.0) == (*quad <= 2);
            assert!((-10.0..=10.0).contains(score) && agrees, "{kind} {mode}: {score}");
        }
    }

    #[test]
    fn a_mode_counts_for_itself_and_a_strange_one_for_its_category() {
        assert_eq!(plover("CONSULT", Some("visit")), Some((1, 4.0)));
        assert_eq!(plover("CONSULT", Some("séance")), plover("CONSULT", None));
        assert_eq!(plover("GOSSIP", None), None);
    }
}
