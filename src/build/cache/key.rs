//! Keys: under which results are kept between builds.

/// The hash of everything that a result depends on.
pub type Key = blake3::Hash;

/// The program itself, as a part of keys: results of another program are not used.
pub const PROGRAM: &str = env!("CHANCERY_PROGRAM");
