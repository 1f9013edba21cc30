//! What the store holds, what it covers, and what could not be read.

use crate::App;
use crate::layout::{Look, covers, page as whole, unanswered};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use khabar_store::{Counts, Coverage, Failure};
use maud::{Markup, html};

pub(crate) async fn page(State(app): State<App>, look: Look) -> Response {
    let asked = app.pool.ask(|store| Ok((store.counts()?, store.coverage()?, store.errors(None)?))).await;
    match asked {
        Ok((counts, coverage, errors)) => {
            whole(&look, look.say("about"), body(&look, &counts, &coverage, &errors)).into_response()
        }
        Err(why) => unanswered(&look, why),
    }
}

fn body(look: &Look, counts: &Counts, coverage: &Coverage, errors: &[Failure]) -> Markup {
    html! {
        h1 { (look.say("about")) }
        p { (covers(look, coverage)) }
        dl.slots {
            dt { (look.say("documents")) } dd { (counts.documents) }
            dt { (look.say("mentions")) } dd { (counts.mentions) }
            dt { (look.say("events")) } dd { (counts.events) }
            dt { (look.say("undated")) } dd { (coverage.undated) }
        }
        h2 { (look.say("outlets")) }
        table {
            @for (outlet, count) in &coverage.outlets { tr { td { bdi { (outlet) } } td { (count) } } }
            @if coverage.without_outlet > 0 { tr { td.muted { (look.say("unknown")) } td { (coverage.without_outlet) } } }
        }
        @if !errors.is_empty() {
            h2 { (look.say("errors")) }
            table dir="ltr" {
                @for error in errors.iter().take(500) {
                    tr { td { bdi { (error.file) } } td { (error.byte) } td { (error.code) } td { bdi { (error.message) } } }
                }
            }
        }
    }
}
