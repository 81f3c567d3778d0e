//! How far an import is.

/// Is told what is done now, and how many bytes of all.
pub type Progress<'a> = &'a dyn Fn(&'static str, u64, u64);
