//! The pairing with the best total weight: the Hungarian method.

use std::collections::BTreeMap;

/// The worth of pairing a row with a column; pairs that are not in it may not be made.
pub type Weights = BTreeMap<(usize, usize), f64>;

/// The pairs of the best total, as row to column. Ties fall the way the reference script lets them fall, since both
/// walk the columns in the same order.
pub fn assign(weights: &Weights, rows: usize, columns: usize) -> BTreeMap<usize, usize> {
    if rows > columns {
        let turned: Weights = weights.iter().map(|(&(r, c), &w)| ((c, r), w)).collect();
        return assign(&turned, columns, rows).into_iter().map(|(c, r)| (r, c)).collect();
    }
    let mut search = Search {
        weights,
        row_price: vec![0.0; rows + 1],
        column_price: vec![0.0; columns + 1],
        row_of: vec![0; columns + 1],
    };
    for row in 1..=rows {
        search.place(row);
    }
    let pairs = (1..=columns).filter(|&c| search.row_of[c] > 0).map(|c| (search.row_of[c] - 1, c - 1));
    pairs.filter(|pair| weights.contains_key(pair)).collect()
}

struct Search<'a> {
    weights: &'a Weights,
    row_price: Vec<f64>,
    column_price: Vec<f64>,
    /// The row each column is given to; 0 for none. Column 0 holds the row being placed.
    row_of: Vec<usize>,
}

impl Search<'_> {
    fn cost(&self, row: usize, column: usize) -> f64 {
        let weight = self.weights.get(&(row - 1, column - 1)).copied().unwrap_or(0.0);
        -weight - self.row_price[row] - self.column_price[column]
    }

    /// Finds a column for a row, moving the rows placed before where that is better.
    fn place(&mut self, row: usize) {
        let columns = self.row_of.len();
        self.row_of[0] = row;
        let mut low = vec![f64::INFINITY; columns];
        let mut way = vec![0; columns];
        let mut used = vec![false; columns];
        let mut at = 0;
        loop {
            used[at] = true;
            let (mut delta, mut next) = (f64::INFINITY, 0);
            for column in (1..columns).filter(|&c| !used[c]) {
                let cost = self.cost(self.row_of[at], column);
                if cost < low[column] {
                    (low[column], way[column]) = (cost, at);
                }
                if low[column] < delta {
                    (delta, next) = (low[column], column);
                }
            }
            for column in 0..columns {
                if used[column] {
                    self.row_price[self.row_of[column]] += delta;
                    self.column_price[column] -= delta;
                } else {
                    low[column] -= delta;
                }
            }
            at = next;
            if self.row_of[at] == 0 {
                break;
            }
        }
        while at != 0 {
            self.row_of[at] = self.row_of[way[at]];
            at = way[at];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn total(weights: &Weights, pairs: &BTreeMap<usize, usize>) -> f64 {
        pairs.iter().map(|(&r, &c)| weights[&(r, c)]).sum()
    }

    #[test]
    fn the_best_total_is_not_the_best_first_pair() {
        let weights = Weights::from([((0, 0), 10.0), ((0, 1), 9.0), ((1, 0), 9.0)]);
        let pairs = assign(&weights, 2, 2);
        assert_eq!(pairs, BTreeMap::from([(0, 1), (1, 0)]));
        assert_eq!(total(&weights, &pairs), 18.0);
    }

    #[test]
    fn more_rows_than_columns_and_nothing_at_all() {
        let weights = Weights::from([((0, 0), 1.0), ((1, 0), 2.0), ((2, 0), 1.5)]);
        assert_eq!(assign(&weights, 3, 1), BTreeMap::from([(1, 0)]));
        assert!(assign(&Weights::new(), 0, 0).is_empty());
        assert!(assign(&Weights::new(), 3, 2).is_empty());
    }
}
