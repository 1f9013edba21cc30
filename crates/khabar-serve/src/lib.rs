//! A store in the browser: lists of events, an event with its chain of transmission, a page with its evidence marked.
//!
//! It reads only, answers the machine it runs on unless told otherwise, and escapes every word it shows: pages come from
//! the open web and are never trusted. Pages are made on the server and work without scripts; the one
//! script marks evidence without cutting the text, so that Arabic letters keep joining.
mod guard;
mod layout;
mod pages;
mod pool;
mod words;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use khabar_store::Store;
use pool::Pool;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

/// What can go wrong before the first page is served.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store cannot be opened.
    #[error(transparent)]
    Store(#[from] khabar_store::Error),
    /// The address cannot be used.
    #[error("the address cannot be used: {0}\nhelp: another program may have the port; choose one by --port")]
    Address(#[source] std::io::Error),
    /// The server stopped.
    #[error("the server stopped: {0}")]
    Stopped(#[source] std::io::Error),
}

/// What handlers share.
#[derive(Clone)]
pub(crate) struct App {
    pool: Arc<Pool>,
    loopback: bool,
}

/// Serves a store until the process is interrupted; `ready` is told the address.
pub fn serve(store: &Path, address: SocketAddr, ready: impl FnOnce(SocketAddr)) -> Result<(), Error> {
    // A store that is missing or foreign is told now, not on the first page.
    let pool = Pool::new(store.to_owned(), Store::open(store)?);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Error::Stopped)?;
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::bind(address).await.map_err(Error::Address)?;
        let bound = listener.local_addr().map_err(Error::Address)?;
        ready(bound);
        let app = router(App { pool: Arc::new(pool), loopback: bound.ip().is_loopback() });
        let stop = async {
            let _ = tokio::signal::ctrl_c().await;
        };
        axum::serve(listener, app).with_graceful_shutdown(stop).await.map_err(Error::Stopped)
    })
}

fn router(app: App) -> Router {
    Router::new()
        .route("/", get(pages::events::page))
        .route("/e/{id}", get(pages::event::page))
        .route("/d/{id}", get(pages::document::page))
        .route("/about", get(pages::about::page))
        .route("/style.css", get(|| asset("text/css; charset=utf-8", include_str!("../assets/style.css"))))
        .route("/mark.js", get(|| asset("text/javascript; charset=utf-8", include_str!("../assets/mark.js"))))
        .fallback(missing)
        .layer(DefaultBodyLimit::max(0))
        .layer(from_fn_with_state(app.clone(), guard::guard))
        .with_state(app)
}

async fn asset(kind: &'static str, body: &'static str) -> Response {
    ([("content-type", kind), ("cache-control", "max-age=3600")], body).into_response()
}

async fn missing(State(_): State<App>, look: layout::Look) -> Response {
    layout::failure(&look, StatusCode::NOT_FOUND, look.say("not-found")).into_response()
}
