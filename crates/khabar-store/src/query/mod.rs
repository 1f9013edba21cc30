//! Questions to a store: rows for people and programs, every row with the way back to the text.
mod detail;
mod events;
mod names;
mod whole;

pub use detail::{ArticleDetail, DocumentDetail, EventDetail, Evidence, MentionRow, RelationRow};
pub use events::{EventRow, Filter, PartyRow};
pub use names::{EntityDetail, OfficeRow, Resolved, SaidRow, Who};
pub use whole::{Counts, Coverage, DayRow};
