//! Work on many items by several threads, with results in the order of the items.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError, mpsc};

/// Works on every item and hands each result to `emit` in the order of the items, as soon as its turn comes. Stops at the first error of `emit`.
pub(super) fn in_order<T, R, E>(
    threads: usize,
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut emit: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E>
where
    T: Send,
    R: Send,
{
    if threads <= 1 {
        return items.map(work).try_for_each(emit);
    }
    let source = Mutex::new(items.enumerate());
    let (sender, receiver) = mpsc::sync_channel(2 * threads);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let (sender, source, work) = (sender.clone(), &source, &work);
            scope.spawn(move || {
                // A poisoned source means that another thread panicked; the scope passes that on.
                let next = || source.lock().unwrap_or_else(PoisonError::into_inner).next();
                while let Some((index, item)) = next() {
                    if sender.send((index, work(item))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let (mut waiting, mut turn) = (BTreeMap::new(), 0);
        for (index, result) in receiver {
            waiting.insert(index, result);
            while let Some(result) = waiting.remove(&turn) {
                emit(result)?;
                turn += 1;
            }
        }
        Ok(())
    })
}

/// The results of the work on every item, in order.
pub(super) fn map<T: Send, R: Send>(threads: usize, items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let mut results = Vec::with_capacity(items.len());
    let threads = threads.min(items.len());
    let done: Result<(), std::convert::Infallible> = in_order(threads, items.into_iter(), work, |result| {
        results.push(result);
        Ok(())
    });
    match done {
        Ok(()) => results,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order() {
        let squares: Vec<u64> = (0..500).map(|n| n * n).collect();
        for threads in [1, 2, 8] {
            assert_eq!(map(threads, (0..500_u64).collect(), |n| n * n), squares);
        }
    }

    #[test]
    fn an_error_ends_the_work() {
        let mut seen = 0;
        let outcome = in_order(
            4,
            0..,
            |n: u32| n,
            |n| {
                seen += 1;
                if n == 10 { Err("enough") } else { Ok(()) }
            },
        );
        assert_eq!((outcome, seen), (Err("enough"), 11));
    }
}
