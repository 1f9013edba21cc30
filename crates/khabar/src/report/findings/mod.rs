//! What an article tells beside events: who judges and foresees what, what is counted, who holds which office, which
//! treaties and occasions are named, how two stand to each other, and what is claimed of the record itself.
pub mod figure;
pub mod holding;
pub mod naming;
mod role;
pub mod standing;
pub mod statement;
mod view;

use super::claim::{self, Claim};
use crate::attribution::Attribution;
use crate::clause::{Context, Discourse, Parse};
use crate::event::EventMention;
pub use figure::{Bound, Figure};
pub use holding::{Difference, Held, Holding};
pub use naming::{MatterClass, Naming};
pub use standing::Standing;
pub use statement::{Stand, Statement};
use view::View;

/// Everything of an article that is no event. Numbers are indices into the article's layers.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Findings {
    /// Attributed propositions, one for each attribution with content, in its order.
    pub statements: Vec<Statement>,
    /// Numbers that count something.
    pub figures: Vec<Figure>,
    /// Persons with the office the page gives them.
    pub holdings: Vec<Holding>,
    /// Namings of treaties and occasions.
    pub namings: Vec<Naming>,
    /// How two stand to each other.
    pub standings: Vec<Standing>,
    /// Claims about the record, each with its sentence in the text.
    pub claims: Vec<(u32, Claim)>,
}

/// The findings of an article.
pub fn findings(
    cx: &Context<'_>,
    parse: &Parse,
    discourse: &Discourse,
    attributions: &[Attribution],
    events: &[EventMention],
) -> Findings {
    let view = View::new(cx, parse, discourse, attributions, events);
    let mut out = Findings {
        statements: statement::statements(&view),
        holdings: holding::holdings(&view),
        ..Findings::default()
    };
    for parsed in 0..parse.sentences.len() {
        figure::of_sentence(&view, parsed, &mut out.figures);
        naming::of_sentence(&view, parsed, &mut out.namings);
        standing::of_sentence(&view, parsed, &mut out.standings);
    }
    for &(sentence, _) in cx.sentences {
        let found = claim::claims(cx.lex, (cx.text, cx.words), &cx.text.sentences[sentence], cx.timexes);
        out.claims.extend(found.into_iter().map(|c| (sentence as u32, c)));
    }
    out
}
