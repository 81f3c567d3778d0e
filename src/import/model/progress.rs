//! The progress of an import.

/// Called with what is done now, the number of bytes done, and the number of all bytes.
pub type Progress<'a> = &'a dyn Fn(&'static str, u64, u64);
