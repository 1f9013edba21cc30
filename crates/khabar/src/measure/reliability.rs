//! Whether stated confidence can be trusted: how often mentions of a stated confidence are right, and whether those that
//! are right are stated with more of it than those that are wrong.

use std::collections::BTreeMap;

/// How often mentions of a stated confidence were right.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Reliability {
    /// From this confidence, in tenths.
    pub tenth: u8,
    /// How many.
    pub count: usize,
    /// Their mean confidence.
    pub confidence: f64,
    /// The share that is right.
    pub right: f64,
}

/// What confidence is worth as a whole.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Order {
    /// The area under the receiver's curve: how often a right mention is stated with more confidence than a wrong one,
    /// ties counted half.
    pub auc: f64,
    /// The expected calibration error: how far the tenths' mean confidence is from the share that is right, by their size.
    pub gap: f64,
    /// How many different values are stated.
    pub values: usize,
}

/// Mentions by the tenths of their confidence, the lowest first.
pub(super) fn reliability(stated: &[(f64, bool)]) -> Vec<Reliability> {
    let mut bins: BTreeMap<u8, (usize, f64, usize)> = BTreeMap::new();
    for &(confidence, right) in stated {
        let bin = bins.entry(((confidence * 10.0) as u8).min(9)).or_default();
        bin.0 += 1;
        bin.1 += confidence;
        bin.2 += usize::from(right);
    }
    let row = |(tenth, (count, sum, right)): (u8, (usize, f64, usize))| Reliability {
        tenth,
        count,
        confidence: sum / count as f64,
        right: right as f64 / count as f64,
    };
    bins.into_iter().map(row).collect()
}

/// What confidence is worth; nothing where all are right or all are wrong.
pub(super) fn order(stated: &[(f64, bool)]) -> Option<Order> {
    let mut sorted = stated.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let right = sorted.iter().filter(|s| s.1).count();
    let wrong = sorted.len() - right;
    if right == 0 || wrong == 0 {
        return None;
    }
    let (mut below, mut won, mut values) = (0.0, 0.0, 0);
    for same in sorted.chunk_by(|a, b| a.0 == b.0) {
        let good = same.iter().filter(|s| s.1).count() as f64;
        let bad = same.len() as f64 - good;
        won += good * (below + bad / 2.0);
        below += bad;
        values += 1;
    }
    let bins = reliability(stated);
    let gap: f64 = bins.iter().map(|r| r.count as f64 * (r.confidence - r.right).abs()).sum();
    Some(Order { auc: won / (right as f64 * wrong as f64), gap: gap / sorted.len() as f64, values })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_that_tells_right_from_wrong_is_told_from_one_that_does_not() {
        let told = |all: &[(f64, bool)]| order(all).map(|o| (o.auc, o.values));
        assert_eq!(told(&[(0.9, true), (0.8, true), (0.3, false)]), Some((1.0, 3)));
        assert_eq!(told(&[(0.2, true), (0.8, false)]), Some((0.0, 2)));
        assert_eq!(told(&[(0.5, true), (0.5, false), (0.5, false)]), Some((0.5, 1)));
        assert_eq!(told(&[(0.5, true)]), None);
    }

    #[test]
    fn stated_shares_that_come_true_leave_no_gap() {
        let halves = [(0.5, true), (0.5, false)];
        assert!(order(&halves).is_some_and(|o| o.gap == 0.0));
        let boast = [(0.9, true), (0.9, false)];
        assert!(order(&boast).is_some_and(|o| (o.gap - 0.4).abs() < 1e-9));
    }
}
