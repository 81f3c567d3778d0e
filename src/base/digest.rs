//! A short digest of a text, which authors see in front matter.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The first 24 bits of the BLAKE3 hash of a text, written as six hexadecimal digits: `3f9a1c`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Digest(u32);

/// A text that is not a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotADigest;

/// How many digits it is written with.
const DIGITS: usize = 6;

impl Digest {
    /// The digest of a text.
    pub(crate) fn of(text: &str) -> Digest {
        let hash = blake3::hash(text.as_bytes());
        let [first, second, third, ..] = *hash.as_bytes();
        Digest(u32::from_be_bytes([0, first, second, third]))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:06x}", self.0)
    }
}

impl FromStr for Digest {
    type Err = NotADigest;

    fn from_str(text: &str) -> Result<Digest, NotADigest> {
        let is_digest = text.len() == DIGITS && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = u32::from_str_radix(text, 16).map_err(|_| NotADigest)?;
        if is_digest { Ok(Digest(number)) } else { Err(NotADigest) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_read_as_it_is_written() {
        for text in ["", "a", "a text", "teks"] {
            let digest = Digest::of(text);
            assert_eq!(digest.to_string().parse(), Ok(digest));
            assert_eq!(digest.to_string().len(), DIGITS);
        }
        assert_eq!("00000A".parse::<Digest>().map(|digest| digest.to_string()).as_deref(), Ok("00000a"));
        for text in ["", "3f9a1", "3f9a1c0", "3f9a1g", "+3f9a1", "３f9a1"] {
            assert_eq!(text.parse::<Digest>(), Err(NotADigest), "{text}");
        }
    }
}
