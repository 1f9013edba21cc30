//! What all pages share: language and direction, the head, what is said when there is nothing to show.

use crate::App;
use crate::pool::Unanswered;
use crate::words::{Language, word};
use axum::extract::FromRequestParts;
use axum::http::{StatusCode, header, request::Parts};
use axum::response::{IntoResponse, Response};
use khabar_store::Coverage;
use maud::{DOCTYPE, Markup, html};
use std::convert::Infallible;

/// How a page is to look: its language, and its own address for the link to the other language.
pub(crate) struct Look {
    pub language: Language,
    path: String,
    query: Vec<(String, String)>,
}

impl FromRequestParts<App> for Look {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Look, Infallible> {
        let query: Vec<(String, String)> =
            axum::extract::Query::try_from_uri(&parts.uri).map(|q| q.0).unwrap_or_default();
        let asked = query.iter().find(|(k, _)| k == "lang").map(|(_, v)| v.as_str());
        let accepted = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|h| h.to_str().ok()).unwrap_or("");
        let arabic = match asked {
            Some(language) => language == "ar",
            None => accepted.trim_start().starts_with("ar"),
        };
        Ok(Look {
            language: if arabic { Language::Arabic } else { Language::English },
            path: parts.uri.path().to_owned(),
            query: query.into_iter().filter(|(k, _)| k != "lang").collect(),
        })
    }
}

impl Look {
    /// The words for a key.
    pub fn say<'a>(&self, key: &'a str) -> &'a str {
        word(self.language, key)
    }

    pub fn code(&self) -> &'static str {
        match self.language {
            Language::English => "en",
            Language::Arabic => "ar",
        }
    }

    fn direction(&self) -> &'static str {
        match self.language {
            Language::English => "ltr",
            Language::Arabic => "rtl",
        }
    }

    /// An address of ours that keeps the language.
    pub fn to(&self, path: &str, query: &[(&str, &str)]) -> String {
        let mut out = path.to_owned();
        let pairs = query.iter().copied().filter(|(_, v)| !v.is_empty()).chain([("lang", self.code())]);
        for (n, (key, value)) in pairs.enumerate() {
            out.push(if n == 0 { '?' } else { '&' });
            out.push_str(key);
            out.push('=');
            encode(value, &mut out);
        }
        out
    }

    /// This page in the other language.
    fn other(&self) -> String {
        let other = match self.language {
            Language::English => Language::Arabic,
            Language::Arabic => Language::English,
        };
        let query: Vec<(&str, &str)> = self.query.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        Look { language: other, path: String::new(), query: Vec::new() }.to(&self.path, &query)
    }

    /// A name, in the language of the page where it has one.
    pub fn name(&self, english: &str, arabic: &str) -> Markup {
        match (self.language, arabic.is_empty()) {
            (Language::Arabic, false) => html! { bdi lang="ar" { (arabic) } },
            _ => html! { bdi { (english) } },
        }
    }
}

/// Percent-encodes what may not stand in a query.
pub(crate) fn encode(value: &str, out: &mut String) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
}

/// A whole page.
pub(crate) fn page(look: &Look, title: &str, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(look.code()) dir=(look.direction()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " · khabar" }
                link rel="stylesheet" href="/style.css";
                link rel="icon" href="data:,";
                script src="/mark.js" defer {}
            }
            body {
                a.skip href="#content" { (look.say("skip")) }
                header.site {
                    div.wrap {
                        a.name href=(look.to("/", &[])) { "khabar " span lang="ar" { "خبر" } }
                        a href=(look.to("/", &[])) { (look.say("events")) }
                        a href=(look.to("/about", &[])) { (look.say("about")) }
                        a.push href=(look.other()) { (look.say("language")) }
                    }
                }
                main.wrap #content { (body) }
            }
        }
    }
}

/// A page that says what is the matter.
pub(crate) fn failure(look: &Look, status: StatusCode, message: &str) -> impl IntoResponse + use<> {
    (
        status,
        page(
            look,
            message,
            html! { p { (message) } p { a href=(look.to("/", &[])) { (look.say("events")) } } },
        ),
    )
}

/// What is said where a question has no answer.
pub(crate) fn unanswered(look: &Look, why: Unanswered) -> Response {
    match why {
        Unanswered::Busy => failure(look, StatusCode::SERVICE_UNAVAILABLE, look.say("busy")).into_response(),
        Unanswered::Store(error) if error.is_query() => {
            failure(look, StatusCode::BAD_REQUEST, &error.to_string()).into_response()
        }
        Unanswered::Store(error) => {
            failure(look, StatusCode::INTERNAL_SERVER_ERROR, &error.to_string()).into_response()
        }
    }
}

/// First and last day, as they stand in records.
pub(crate) fn days(look: &Look, from: Option<&str>, to: Option<&str>) -> Markup {
    html! {
        @match (from, to) {
            (Some(from), Some(to)) if from != to => { time datetime=(from) { bdi dir="ltr" { (from) " – " (to) } } }
            (Some(from), _) => { time datetime=(from) { bdi dir="ltr" { (from) } } }
            _ => { span.muted { (look.say("when")) ": " (look.say("not-stated")) } }
        }
    }
}

/// A summary in the language of the page, for a link or a heading, and in the other as a line of its own.
pub(crate) fn summary(look: &Look, english: &str, arabic: &str) -> (Markup, Markup) {
    match look.language {
        Language::English => (
            html! { span lang="en" dir="ltr" { (english) } },
            html! { p.other lang="ar" dir="rtl" { (arabic) } },
        ),
        Language::Arabic => (
            html! { span lang="ar" dir="rtl" { (arabic) } },
            html! { p.other lang="en" dir="ltr" { (english) } },
        ),
    }
}

/// What the store covers.
pub(crate) fn covers(look: &Look, coverage: &Coverage) -> Markup {
    html! {
        (look.say("documents")) " " (coverage.documents)
        @if !coverage.outlets.is_empty() { " · " (look.say("outlets")) " " (coverage.outlets.len()) }
        @if let (Some(from), Some(to)) = (&coverage.from, &coverage.to) {
            " · " (look.say("published")) " " (days(look, Some(from), Some(to)))
        }
        @if coverage.undated > 0 { " · " (look.say("undated")) " " (coverage.undated) }
    }
}

/// By how many an event is told.
pub(crate) fn told(look: &Look, reports: u32, outlets: u32, origins: u32) -> Markup {
    html! {
        (look.say("reports")) " " (reports) " · " (look.say("outlets")) " " (outlets) " · "
        (look.say("origins")) " " (origins)
    }
}
