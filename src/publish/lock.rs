//! One build of a site at a time.
//!
//! Takes the lock file's path and how long to wait; gives a lock that ends when it is dropped, or when the process dies: the
//! kernel sees to that.

use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::{errors, real_disk};
use crate::base::diagnostic::Diagnostic;

const BETWEEN_TRIES: Duration = Duration::from_millis(20);

/// Location until dropped.
#[derive(Debug)]
pub struct Lock {
    /// None on a file system that has no locks.
    _file: Option<File>,
}

/// Takes the lock, after waiting up to `patience` for another build. The error says which process holds it.
pub fn acquire(path: &Path, patience: Duration) -> Result<Lock, Diagnostic> {
    let failed = |error: &io::Error| errors::failed(path, "be locked", error);
    let mut file = real_disk::open_lock_file(path).map_err(|error| failed(&error))?;
    let start = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => break,
            Err(TryLockError::WouldBlock) if start.elapsed() < patience => thread::sleep(BETWEEN_TRIES),
            Err(TryLockError::WouldBlock) => return Err(location(&mut file)),
            // Some network file systems have no locks: a build there is better than none.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                return Ok(Lock { _file: None });
            }
            Err(TryLockError::Error(error)) => return Err(failed(&error)),
        }
    }
    real_disk::overwrite(&mut file, &format!("{}\n", std::process::id())).map_err(|error| failed(&error))?;
    Ok(Lock { _file: Some(file) })
}

fn location(file: &mut File) -> Diagnostic {
    let mut text = String::new();
    // Where a lock keeps others from reading too, the holder stays unnamed.
    let holder = match file.read_to_string(&mut text).map(|_| text.trim().parse::<u32>()) {
        Ok(Ok(process)) => format!("process {process}"),
        _ => "another process".to_string(),
    };
    Diagnostic::error(format!("another build of this site is running ({holder})")).hint("wait for it, or stop it")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn row_07_the_second_waits_in_vain_and_says_who_holds_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let _first = acquire(&path, Duration::ZERO).unwrap();
        let refusal = acquire(&path, Duration::from_millis(30)).unwrap_err();
        assert!(refusal.message.contains(&format!("process {}", std::process::id())), "{}", refusal.message);
    }

    #[test]
    fn row_07_the_second_gets_the_lock_as_soon_as_the_first_drops_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let first = acquire(&path, Duration::ZERO).unwrap();
        thread::scope(|scope| {
            let second = scope.spawn(|| acquire(&path, Duration::from_secs(20)).map(|_| ()));
            thread::sleep(Duration::from_millis(60));
            drop(first);
            assert!(second.join().unwrap().is_ok());
        });
    }

    #[test]
    fn row_07_a_lock_file_left_behind_holds_nobody_up() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        drop(acquire(&path, Duration::ZERO).unwrap());
        assert!(path.exists());
        assert!(acquire(&path, Duration::ZERO).is_ok());
    }
}
