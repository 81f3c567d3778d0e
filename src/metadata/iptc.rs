//! IPTC-IIM: datasets of a record, a number and a text (IPTC, Information Interchange Model 4).
//!
//! Takes a block of them; gives what is said of rights, and says whether a place is named.

/// A dataset as it is written, its record and number, and its text.
struct Dataset<'b> {
    whole: &'b [u8],
    id: (u8, u8),
    text: &'b [u8],
}

/// The datasets of a block, up to the first that is not whole.
fn datasets(mut block: &[u8]) -> impl Iterator<Item = Dataset<'_>> {
    std::iter::from_fn(move || {
        let [0x1c, record, number, high, low, rest @ ..] = block else { return None };
        // A size with its first bit set is that of the size; only previews need that.
        let size = Some(usize::from(u16::from_be_bytes([*high, *low]))).filter(|size| *size < 0x8000)?;
        let (whole, text) = (block.get(..5 + size)?, rest.get(..size)?);
        block = &block[5 + size..];
        Some(Dataset { whole, id: (*record, *number), text })
    })
}

/// The datasets that say whose the picture is: by-line and copyright notice, and the encoding of both. `None` if there are
/// none.
pub(super) fn rights(block: &[u8]) -> Option<Vec<u8>> {
    let kept: Vec<Dataset<'_>> =
        datasets(block).filter(|set| matches!(set.id, (1, 90) | (2, 80 | 116)) && !set.text.is_empty()).collect();
    let has_rights = kept.iter().any(|set| set.id.0 == 2);
    has_rights.then(|| kept.iter().flat_map(|set| set.whole.iter().copied()).collect())
}

/// Whether a block names a place: content location, city, sublocation, state or country.
pub(super) fn names_place(block: &[u8]) -> bool {
    datasets(block).any(|set| matches!(set.id, (2, 26 | 27 | 90 | 92 | 95 | 100 | 101)) && !set.text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dataset(record: u8, number: u8, text: &str) -> Vec<u8> {
        let size = u16::try_from(text.len()).unwrap().to_be_bytes();
        [&[0x1c, record, number, size[0], size[1]], text.as_bytes()].concat()
    }

    #[test]
    fn only_the_datasets_on_rights_are_kept() {
        let notice = [dataset(1, 90, "\x1b%G"), dataset(2, 116, "© Dewi")].concat();
        let block = [dataset(1, 90, "\x1b%G"), dataset(2, 90, "Jakarta"), dataset(2, 116, "© Dewi")].concat();
        assert!(names_place(&block));
        assert_eq!(rights(&block), Some(notice.clone()));
        assert_eq!(rights(&notice), Some(notice.clone()));
        assert!(!names_place(&notice));
    }

    #[test]
    fn a_block_without_rights_or_cut_short_keeps_nothing() {
        assert_eq!(rights(&dataset(2, 90, "Jakarta")), None);
        assert_eq!(rights(&dataset(2, 116, "")), None);
        let notice = dataset(2, 116, "Dewi");
        assert_eq!(rights(&notice[..notice.len() - 1]), None);
        assert_eq!(rights(&[0x1c, 2, 116, 0x80, 4, 0, 0, 0, 1, b'x']), None);
    }
}
