//! A file of a new site, before it is written.

/// A file to be written: its path with `/` between the parts, and its text.
pub(crate) type File = (String, String);
