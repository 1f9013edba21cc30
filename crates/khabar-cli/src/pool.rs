//! Reads many pages at once and hands the results on in the order of the pages.

use anyhow::Result;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, sync_channel};

/// How many pages may be under way for each worker; what bounds the memory.
const AHEAD: usize = 8;

/// How many workers to use where the user does not say.
pub fn default_jobs() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Works on every item on `jobs` threads and hands each result to `each`, in order, on the calling thread. Work
/// must not panic.
pub fn ordered<T, R>(
    items: impl Iterator<Item = T> + Send,
    jobs: usize,
    work: impl Fn(T) -> R + Sync,
    mut each: impl FnMut(R) -> Result<()>,
) -> Result<()>
where
    T: Send,
    R: Send,
{
    let jobs = jobs.max(1);
    let (feed, fed) = sync_channel::<(usize, T)>(jobs);
    let (give, given) = sync_channel::<(usize, R)>(jobs * AHEAD);
    let (ticket, tickets) = sync_channel::<()>(jobs * AHEAD);
    let fed = Mutex::new(fed);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            for item in items.enumerate() {
                if ticket.send(()).is_err() || feed.send(item).is_err() {
                    return;
                }
            }
        });
        for _ in 0..jobs {
            let (give, fed, work) = (give.clone(), &fed, &work);
            scope.spawn(move || {
                while let Some((n, item)) = next(fed) {
                    if give.send((n, work(item))).is_err() {
                        // Nobody wants results any more. What is still fed is taken, so that the feeder does not wait for
                        // room for ever and sees that no ticket is asked for either.
                        while next(fed).is_some() {}
                        return;
                    }
                }
            });
        }
        drop(give);
        deliver(given, tickets, &mut each)
    })
}

fn next<T>(fed: &Mutex<Receiver<T>>) -> Option<T> {
    // A poisoned lock still holds a whole receiver: nothing is done under it but receiving.
    let fed = fed.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    fed.recv().ok()
}

fn deliver<R>(
    given: Receiver<(usize, R)>,
    tickets: Receiver<()>,
    each: &mut impl FnMut(R) -> Result<()>,
) -> Result<()> {
    let mut early = BTreeMap::new();
    let mut turn = 0;
    for (n, result) in given {
        early.insert(n, result);
        while let Some(result) = early.remove(&turn) {
            turn += 1;
            let _ = tickets.recv();
            each(result)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order() {
        let mut out = Vec::new();
        let work = |n: u64| {
            std::thread::sleep(std::time::Duration::from_micros((7 * n) % 5 * 100));
            n * 2
        };
        ordered(0..100, 4, work, |r| {
            out.push(r);
            Ok(())
        })
        .unwrap();
        assert_eq!(out, (0..100).map(|n| n * 2).collect::<Vec<u64>>());
    }

    #[test]
    fn an_error_stops_it_without_hanging() {
        for round in 0..60 {
            let mut seen = 0;
            let result = ordered(
                0..,
                1 + round % 4,
                |n: u64| n,
                |_| {
                    seen += 1;
                    // Time for the feeder to be far ahead, as it is while a disk is written to.
                    std::thread::sleep(std::time::Duration::from_micros(50 * (round as u64 % 3)));
                    if seen == 5 { Err(anyhow::anyhow!("enough")) } else { Ok(()) }
                },
            );
            assert!(result.is_err());
        }
    }
}
