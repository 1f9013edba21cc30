//! How far coded records agree with gold: who, and at which level.
mod agree;
mod gold;

pub use agree::{dyad, fits};
pub use gold::{Gold, Place, Spots};
