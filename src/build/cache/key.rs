//! Keys: under which results are kept between builds.

/// The hash of everything that a result depends on.
pub type Key = blake3::Hash;
