//! Whether a file on disk is still the one that was read.
//!
//! Takes a file's metadata; gives a stamp that differs when the file was changed. The modification time alone is not enough
//! (tools set it, and clocks are coarse), so a stamp also has the inode's change time, which no tool can set, the inode and
//! the size. A stamp is used only if it was older than the resolution of any clock when the file was read.

use std::path::Path;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

/// Coarser than any file system's clock in use (FAT has two seconds).
const RESOLUTION: Duration = Duration::from_millis(2_100);

/// What the file system says of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stamp {
    size: u64,
    modified: SystemTime,
    /// Device, inode, and the inode's change time in seconds and nanoseconds; zeros on systems without them.
    identity: [i64; 4],
}

impl Stamp {
    /// The stamp of a file, links followed; `None` if its metadata cannot be read.
    pub(crate) fn of(file: &Path) -> Option<Stamp> {
        let metadata = std::fs::metadata(file).ok()?;
        let modified = metadata.modified().ok()?;
        Some(Stamp { size: metadata.len(), modified, identity: identity(&metadata) })
    }

    /// Whether any change after `read_at` gives another stamp.
    pub(crate) fn is_settled(&self, read_at: SystemTime) -> bool {
        let [_, _, seconds, nanoseconds] = self.identity;
        let changed = u64::try_from(seconds).unwrap_or(0);
        let changed = SystemTime::UNIX_EPOCH + Duration::new(changed, u32::try_from(nanoseconds).unwrap_or(0));
        let latest = self.modified.max(changed);
        read_at.duration_since(latest).is_ok_and(|age| age > RESOLUTION)
    }
}

#[cfg(unix)]
fn identity(metadata: &std::fs::Metadata) -> [i64; 4] {
    use std::os::unix::fs::MetadataExt;
    [metadata.dev().cast_signed(), metadata.ino().cast_signed(), metadata.ctime(), metadata.ctime_nsec()]
}

#[cfg(not(unix))]
fn identity(_: &std::fs::Metadata) -> [i64; 4] {
    [0; 4]
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test makes the files that it reads")]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_used_only_if_it_was_old_when_the_file_was_read() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        std::fs::write(&file, "x").unwrap();
        let stamp = Stamp::of(&file).unwrap();
        assert!(!stamp.is_settled(SystemTime::now()));
        assert!(stamp.is_settled(SystemTime::now() + Duration::from_secs(3)));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_with_a_reset_modification_time_has_another_stamp() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        std::fs::write(&file, "x").unwrap();
        let before = Stamp::of(&file).unwrap();
        std::thread::sleep(Duration::from_millis(20));
        std::fs::write(&file, "y").unwrap();
        std::fs::File::open(&file).unwrap().set_modified(before.modified).unwrap();
        let after = Stamp::of(&file).unwrap();
        assert_eq!(before.modified, after.modified);
        assert_ne!(before, after);
    }
}
