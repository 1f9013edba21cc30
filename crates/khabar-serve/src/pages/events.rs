//! The list of events with its filters.

use crate::App;
use crate::layout::{Look, covers, days, page as whole, summary, told, unanswered};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use khabar::date::Day;
use khabar::event::EventType;
use khabar::lexicon::Lexicon;
use khabar::lexicon::world::Candidate;
use khabar_store::query::Resolved;
use khabar_store::{Coverage, EventRow, Filter, Store, Who};
use maud::{Markup, html};
use serde::Deserialize;

/// Events on a page.
const SHOWN: usize = 25;
const STATUSES: [&str; 6] = ["occurred", "ongoing", "planned", "possible", "alleged", "negated"];

/// The fields of the form; all may be absent or empty.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    who: String,
    actor: String,
    #[serde(rename = "type")]
    kind: String,
    status: String,
    from: String,
    to: String,
    words: String,
    page: String,
}

impl Asked {
    fn page(&self) -> usize {
        self.page.parse().unwrap_or(0).min(100_000)
    }

    /// The question's address on another page of the list.
    fn address(&self, look: &Look, page: usize) -> String {
        let number = if page == 0 { String::new() } else { page.to_string() };
        look.to(
            "/",
            &[
                ("who", &self.who),
                ("actor", &self.actor),
                ("type", &self.kind),
                ("status", &self.status),
                ("from", &self.from),
                ("to", &self.to),
                ("words", &self.words),
                ("page", &number),
            ],
        )
    }
}

/// What came of the question.
enum Answer {
    Events {
        events: Vec<EventRow>,
        all: u64,
        coverage: Coverage,
    },
    /// A name of the form that may mean several, or nobody.
    Unclear {
        field: &'static str,
        candidates: Vec<Candidate>,
    },
}

pub(crate) async fn page(
    State(app): State<App>,
    look: Look,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Response {
    let asked = asked.map(|q| q.0).unwrap_or_default();
    let question = asked.clone();
    match app.pool.ask(move |store| answer(store, &question)).await {
        Ok(answer) => whole(&look, look.say("events"), body(&look, &asked, &answer)).into_response(),
        Err(why) => unanswered(&look, why),
    }
}

fn answer(store: &Store, asked: &Asked) -> khabar_store::Result<Answer> {
    let lex = Lexicon::embedded();
    let mut filter = Filter {
        kind: EventType::parse(&asked.kind).map(|k| k.name().to_owned()),
        status: STATUSES.contains(&asked.status.as_str()).then(|| asked.status.clone()),
        from: Day::parse(&asked.from).map(|d| d.to_string()),
        to: Day::parse(&asked.to).map(|d| d.to_string()),
        newest_first: true,
        limit: Some(SHOWN),
        offset: asked.page() * SHOWN,
        ..Filter::default()
    };
    for (field, name) in [("who", &asked.who), ("actor", &asked.actor)] {
        if name.trim().is_empty() {
            continue;
        }
        match whom(store, lex, name)? {
            Ok(who) if field == "who" => filter.party = Some(who),
            Ok(who) => filter.actor = Some(who),
            Err(candidates) => return Ok(Answer::Unclear { field, candidates }),
        }
    }
    if !asked.words.trim().is_empty() {
        filter.text = Some(store.text_filter(lex, &asked.words)?);
    }
    let events = store.events(&filter)?;
    let all = store.count_events(&filter)?;
    Ok(Answer::Events { events, all, coverage: store.coverage()? })
}

/// Whom a name means, or whom it may mean.
fn whom(store: &Store, lex: &Lexicon, name: &str) -> khabar_store::Result<Result<Who, Vec<Candidate>>> {
    let name = name.trim();
    let is_item =
        name.strip_prefix('Q').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    if is_item || name.starts_with("khabar:") {
        return Ok(Ok(Who::Entity { entity: name.to_owned(), name: name.to_owned() }));
    }
    Ok(match store.resolve(lex, name)? {
        Resolved::One(who) => Ok(who),
        Resolved::Several(candidates) => Err(candidates),
        Resolved::Unknown => Err(Vec::new()),
    })
}

fn body(look: &Look, asked: &Asked, answer: &Answer) -> Markup {
    html! {
        h1 { (look.say("events")) }
        (form(look, asked))
        @match answer {
            Answer::Unclear { field, candidates } => (unclear(look, asked, field, candidates)),
            Answer::Events { events, all, coverage } => {
                p.muted { (look.say("events")) ": " (all) " · " (covers(look, coverage)) }
                @if events.is_empty() { p { (look.say("no-events")) } }
                ul.cards { @for event in events { (card(look, event)) } }
                nav.pages {
                    @if asked.page() > 0 { a href=(asked.address(look, asked.page() - 1)) { (look.say("newer")) } }
                    @if (asked.page() + 1) * SHOWN < *all as usize {
                        a href=(asked.address(look, asked.page() + 1)) { (look.say("more")) }
                    }
                }
            }
        }
    }
}

fn form(look: &Look, asked: &Asked) -> Markup {
    let field = |name: &str, kind: &str, value: &str, help: &str| {
        html! {
            label { (look.say(name))
                input type=(kind) name=(name) value=(value) placeholder=(help) dir="auto" maxlength="200";
            }
        }
    };
    let choice = |name: &str, value: &str, keys: &[&str]| {
        html! {
            label { (look.say(name))
                select name=(name) {
                    option value="" { (look.say("all")) }
                    @for key in keys { option value=(key) selected[*key == value] { (look.say(key)) } }
                }
            }
        }
    };
    let types: Vec<&str> = EventType::ALL.into_iter().map(EventType::name).collect();
    html! {
        form.filter method="get" action="/" {
            input type="hidden" name="lang" value=(look.code());
            (field("who", "text", &asked.who, look.say("who-help")))
            (field("actor", "text", &asked.actor, ""))
            (choice("type", &asked.kind, &types))
            (choice("status", &asked.status, &STATUSES))
            (field("from", "date", &asked.from, ""))
            (field("to", "date", &asked.to, ""))
            (field("words", "search", &asked.words, ""))
            button type="submit" { (look.say("filter")) }
        }
    }
}

fn unclear(look: &Look, asked: &Asked, field: &str, candidates: &[Candidate]) -> Markup {
    let with = |entity: &str| {
        let mut asked = asked.clone();
        match field {
            "who" => asked.who = entity.to_owned(),
            _ => asked.actor = entity.to_owned(),
        }
        asked.address(look, 0)
    };
    html! {
        @if candidates.is_empty() { p { (look.say("who-unknown")) } } @else {
            p { (look.say("who-several")) }
            ul {
                @for c in candidates.iter().take(20) {
                    li { a href=(with(if c.entity.is_empty() { &c.name } else { &c.entity })) { (look.name(&c.name, &c.name_ar)) } " " span.muted { (c.kind) " " (c.country) } }
                }
            }
        }
    }
}

/// One event of the list.
pub(super) fn card(look: &Look, event: &EventRow) -> Markup {
    let (first, second) = summary(look, &event.summary_en, &event.summary_ar);
    let address = look.to(&format!("/e/{}", event.id), &[]);
    html! {
        li.card {
            div.meta {
                (days(look, event.from.as_deref(), event.to.as_deref()))
                span { (look.say(&event.kind)) }
                span.chip.(event.status) { (look.say(&event.status)) }
                @if event.disputed { span.chip.disputed { (look.say("disputed")) } }
                span { (told(look, event.n_reports, event.n_outlets, event.n_origins)) }
            }
            h2 { a href=(address) { (first) } }
            (second)
            blockquote lang="ar" dir="rtl" { (event.quote) }
        }
    }
}
