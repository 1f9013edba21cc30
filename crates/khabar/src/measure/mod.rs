//! How far coded records agree with gold: who, and at which level.
mod agree;
mod assign;
mod gold;
mod levels;
mod reliability;
mod score;
mod told;

pub use agree::{dyad, fits};
pub use gold::{Gold, Place, Spots};
pub use levels::{Agreement, Level, agreement};
pub use reliability::{Order, Reliability};
pub use score::{Measure, Outcome, Scores, Trial, TypeRecall, score};
pub use told::{Member, Told};
