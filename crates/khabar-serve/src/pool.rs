//! Open stores, one a question, and no more questions at once than can be answered.

use khabar_store::Store;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;
use tokio::sync::Semaphore;

/// How many questions are answered at once; more wait.
const AT_ONCE: usize = 8;
/// How long a question may wait and take.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Pool {
    path: PathBuf,
    idle: Mutex<Vec<Store>>,
    free: Semaphore,
}

/// Why a question has no answer.
#[derive(Debug)]
pub(crate) enum Unanswered {
    /// Too many at once, or it took too long.
    Busy,
    /// The store says why.
    Store(khabar_store::Error),
}

impl Pool {
    pub fn new(path: PathBuf, first: Store) -> Pool {
        Pool { path, idle: Mutex::new(vec![first]), free: Semaphore::new(AT_ONCE) }
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Store>> {
        // A list of whole stores is whole, whoever held it before.
        self.idle.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Asks a store, away from the threads that talk to browsers.
    pub async fn ask<T: Send + 'static>(
        self: &std::sync::Arc<Pool>,
        question: impl FnOnce(&Store) -> khabar_store::Result<T> + Send + 'static,
    ) -> Result<T, Unanswered> {
        let waited = tokio::time::timeout(PATIENCE, self.free.acquire()).await;
        let Ok(Ok(permit)) = waited else { return Err(Unanswered::Busy) };
        let pool = self.clone();
        let work = tokio::task::spawn_blocking(move || {
            let store = match pool.idle().pop() {
                Some(store) => store,
                None => Store::open(&pool.path)?,
            };
            let answer = question(&store);
            pool.idle().push(store);
            answer
        });
        let answer = tokio::time::timeout(PATIENCE, work).await;
        drop(permit);
        match answer {
            Ok(Ok(answer)) => answer.map_err(Unanswered::Store),
            _ => Err(Unanswered::Busy),
        }
    }
}
