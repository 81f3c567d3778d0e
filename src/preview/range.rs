//! Parts of files: the `Range` header (RFC 9110, section 14.2).
//!
//! Takes the header and the length of a file; gives the bytes asked for. Several ranges in one request are answered with the
//! whole file, as the RFC allows.

use std::ops::Range;

/// The bytes asked for; none where the whole file is to be sent; an error where the file has no such bytes.
pub(super) fn parse(header: &str, length: usize) -> Option<Result<Range<usize>, ()>> {
    let (from, to) = header.strip_prefix("bytes=")?.split_once('-')?;
    let number = |text: &str| text.trim().parse::<usize>().ok();
    let range = match (number(from), number(to)) {
        (Some(from), Some(to)) if from <= to => from..to.saturating_add(1).min(length),
        (Some(from), None) if to.trim().is_empty() => from..length,
        (None, Some(last)) if from.trim().is_empty() => length.saturating_sub(last)..length,
        _ => return None,
    };
    Some(if range.is_empty() { Err(()) } else { Ok(range) })
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn one_range_is_a_part_and_anything_else_the_whole() {
        assert_eq!(parse("bytes=0-3", 10), Some(Ok(0..4)));
        assert_eq!(parse("bytes=4-", 10), Some(Ok(4..10)));
        assert_eq!(parse("bytes=-3", 10), Some(Ok(7..10)));
        assert_eq!(parse("bytes=5-99999999999", 10), Some(Ok(5..10)));
        assert_eq!(parse("bytes=10-", 10), Some(Err(())));
        for whole in ["bytes=3-1", "bytes=a-b", "lines=1-2", "bytes=0-1,3-4", "bytes=-"] {
            assert_eq!(parse(whole, 10), None, "{whole}");
        }
    }
}
