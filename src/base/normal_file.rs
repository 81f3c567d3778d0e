//! Reading of files that may have been replaced by something else.
//!
//! Takes a path; gives the bytes of the file there. A pipe, a socket or a device in its place is an error: to read one could take
//! for ever.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

/// The bytes of a normal file, or of the one that a link leads to.
pub(crate) fn read(path: &Path) -> io::Result<Vec<u8>> {
    check(path)?;
    fs::read(path)
}

/// An error if what is at a path is not a normal file, or if nothing is there.
pub(crate) fn check(path: &Path) -> io::Result<()> {
    let is_file = fs::metadata(path)?.is_file();
    let wrong = || io::Error::new(ErrorKind::InvalidInput, "it is not a normal file, so delete it or move it away");
    is_file.then_some(()).ok_or_else(wrong)
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test makes the files that it reads")]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_and_a_folder_is_not() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a"), "x").unwrap();
        assert_eq!(read(&folder.path().join("a")).unwrap(), b"x");
        assert_eq!(read(folder.path()).unwrap_err().kind(), ErrorKind::InvalidInput);
        assert_eq!(read(&folder.path().join("b")).unwrap_err().kind(), ErrorKind::NotFound);
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_a_socket_and_a_device_are_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe")).status().unwrap();
        assert!(made.success());
        let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("socket")).unwrap();
        std::os::unix::fs::symlink("/dev/zero", folder.path().join("zero")).unwrap();
        for name in ["pipe", "socket", "zero"] {
            assert_eq!(read(&folder.path().join(name)).unwrap_err().kind(), ErrorKind::InvalidInput, "{name}");
        }
    }
}
