//! Questions to a store: rows for people and programs, every row with the way back to the text.
mod ask;
mod chain;
mod changes;
mod compare;
mod conflicts;
mod detail;
mod dyads;
mod events;
mod names;
mod said;
mod says;
mod verify;
mod whole;

pub use ask::{Answer, Cell};
pub use chain::{Chain, ChainEnd, ChainNode};
pub use changes::ChangeRow;
pub use compare::OutletRow;
pub use conflicts::{ConflictRow, Side};
pub use detail::{ArticleDetail, DocumentDetail, EventDetail, Evidence, MentionRow, RelationRow};
pub use dyads::{Codes, DyadRow, Panel, PanelOf, Unit, plover};
pub use events::{EventRow, Filter, PartyRow};
pub use names::{EntityDetail, OfficeRow, OtherRow, Resolved, Who};
pub use said::{SaidRow, StatementFilter};
pub use says::{Position, SaysRow, disputed, position};
pub use verify::Check;
pub use whole::{Counts, Coverage, DayRow};
