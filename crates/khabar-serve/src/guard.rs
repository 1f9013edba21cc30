//! What every request passes: who may ask, and what browsers may do with the answer.

use crate::App;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Longer addresses are nothing a form of ours makes.
const LONGEST_QUERY: usize = 4096;

/// Nothing but our own style and script; no frames, no forms to elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

pub(crate) async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = match refused(&app, &request) {
        Some((status, why)) => (status, why).into_response(),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    response
}

fn refused(app: &App, request: &Request) -> Option<(StatusCode, &'static str)> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Some((StatusCode::METHOD_NOT_ALLOWED, "this server only shows; nothing can be sent to it\n"));
    }
    if request.uri().query().is_some_and(|q| q.len() > LONGEST_QUERY) {
        return Some((StatusCode::URI_TOO_LONG, "the question is too long\n"));
    }
    // A page of the open web must not reach this machine's server by giving its own name another address.
    let host = request.headers().get(header::HOST).and_then(|h| h.to_str().ok()).unwrap_or("");
    if app.loopback && !is_loopback_name(host) {
        return Some((StatusCode::MISDIRECTED_REQUEST, "this server answers to localhost only\n"));
    }
    None
}

fn is_loopback_name(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or(""),
        None => host.split(':').next().unwrap_or(""),
    };
    name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::is_loopback_name;

    #[test]
    fn only_this_machines_names() {
        for host in ["localhost:8001", "127.0.0.1", "[::1]:8001", "127.0.0.2:1"] {
            assert!(is_loopback_name(host), "{host}");
        }
        for host in ["", "example.org", "localhost.example.org", "10.0.0.1:8001", "[::2]"] {
            assert!(!is_loopback_name(host), "{host}");
        }
    }
}
