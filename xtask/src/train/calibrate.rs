//! How what the model's two steps say becomes a share of what is right (Platt's scaling): fitted on predicates of documents that the
//! model which judged them was not fitted on, for on those it was fitted on it is too sure.

use super::label::{Chosen, answers, repeats};
use khabar::lexicon::weights::Calibration;

/// A predicate, judged by a model that was not fitted on its document.
pub struct Judged<'g> {
    /// The predicate with the way chosen.
    pub chosen: Chosen<'g>,
    /// What speaks for keeping it.
    pub keep: f64,
    /// How sure the choice of its countries is.
    pub share: f64,
}

impl<'g> Judged<'g> {
    /// The same with its confidence.
    pub fn chosen(&self, calibration: &Calibration) -> Chosen<'g> {
        let confidence = f64::from(calibration.confidence(self.keep as f32, self.share as f32));
        Chosen { confidence, ..self.chosen.clone() }
    }
}

/// How many steps are made: Newton's method on three numbers is at rest long before.
const STEPS: usize = 40;

/// A little pull towards nothing, so that a step exists where a sum never varies.
const RIDGE: f64 = 1e-3;

/// Fits the calibration.
pub fn calibrate(judged: &[Judged<'_>]) -> Calibration {
    let plain = Calibration { offset: 0.0, keep: 1.0, share: 0.0 };
    let chosen: Vec<Chosen<'_>> = judged.iter().map(|j| j.chosen(&plain)).collect();
    let chosen: Vec<&Chosen<'_>> = chosen.iter().collect();
    let right = answers(&chosen);
    let again = repeats(&chosen, &right);
    let rows: Vec<([f64; 3], f64)> = judged
        .iter()
        .zip(right)
        .zip(again)
        .filter(|(_, again)| !again)
        .map(|(row, _)| row)
        .map(|(j, answer)| ([1.0, j.keep, j.share], f64::from(u8::from(answer.is_some()))))
        .collect();
    let [offset, keep, share] = logistic(&rows);
    println!(
        "calibration: offset {offset:.3}, keep {keep:.3}, share {share:.3} of {} predicates",
        rows.len()
    );
    Calibration { offset: offset as f32, keep: keep as f32, share: share as f32 }
}

/// Logistic regression on three numbers.
fn logistic(rows: &[([f64; 3], f64)]) -> [f64; 3] {
    let mut w = [0.0f64; 3];
    for _ in 0..STEPS {
        let mut gradient = w.map(|w| RIDGE * w);
        let mut curve = [[RIDGE, 0.0, 0.0], [0.0, RIDGE, 0.0], [0.0, 0.0, RIDGE]];
        for (x, label) in rows {
            let sum: f64 = x.iter().zip(w).map(|(x, w)| x * w).sum();
            let p = 1.0 / (1.0 + (-sum).exp());
            for i in 0..3 {
                gradient[i] += (p - label) * x[i];
                for j in 0..3 {
                    curve[i][j] += p * (1.0 - p) * x[i] * x[j];
                }
            }
        }
        let step = solve(curve, gradient);
        for i in 0..3 {
            w[i] -= step[i];
        }
    }
    w
}

/// Solves three equations (Cramer's rule; the matrix of a fit with a ridge is never singular).
fn solve(m: [[f64; 3]; 3], v: [f64; 3]) -> [f64; 3] {
    let det = |m: &[[f64; 3]; 3]| {
        m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
            + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0])
    };
    let all = det(&m);
    let mut out = [0.0; 3];
    for (i, o) in out.iter_mut().enumerate() {
        let mut with = m;
        (0..3).for_each(|row| with[row][i] = v[row]);
        *o = det(&with) / all;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_what_is_right_is_found_again() {
        // Of those with a sum of 2 three in four are right, of those with a sum of -2 one in four.
        let rows: Vec<([f64; 3], f64)> = [(2.0, [1.0, 1.0, 1.0, 0.0]), (-2.0, [0.0, 0.0, 0.0, 1.0])]
            .into_iter()
            .flat_map(|(sum, labels)| labels.map(|label| ([1.0, sum, 0.0], label)))
            .collect();
        let [offset, keep, share] = logistic(&rows);
        assert!(offset.abs() < 0.01 && share.abs() < 0.01, "{offset} {share}");
        assert!((keep - 3f64.ln() / 2.0).abs() < 0.01, "{keep}");
    }
}
