//! Photoshop's image resources, in which JPEG keeps IPTC (Adobe, Photoshop File Formats Specification).
//!
//! Takes the resources; gives those that say whose the picture is, as a resource block of their own.

use super::iptc;

/// Before the resources, in each segment.
pub(super) const SIGNATURE: &[u8] = b"Photoshop 3.0\0";
/// The resource with IPTC.
const IPTC: u16 = 0x0404;

/// The IPTC in these resources, if it is whole.
fn iptc_of(mut resources: &[u8]) -> Option<&[u8]> {
    loop {
        let rest = resources.strip_prefix(b"8BIM")?;
        let (id, rest) = rest.split_first_chunk::<2>()?;
        // The name is a length and its letters, together an even number of bytes, and so is the data.
        let name = usize::from(*rest.first()?) + 1;
        let rest = rest.get(name + name % 2..)?;
        let (size, rest) = rest.split_first_chunk::<4>()?;
        let size = usize::try_from(u32::from_be_bytes(*size)).ok()?;
        let data = rest.get(..size)?;
        if u16::from_be_bytes(*id) == IPTC {
            return Some(data);
        }
        resources = rest.get(size + size % 2..).unwrap_or_default();
    }
}

/// A block of resources with nothing but what is said of rights; `None` if nothing is.
pub(super) fn rights(resources: &[u8]) -> Option<Vec<u8>> {
    let mut data = iptc::rights(iptc_of(resources)?)?;
    let size = u32::try_from(data.len()).ok()?;
    if data.len() % 2 == 1 {
        data.push(0);
    }
    Some([SIGNATURE, b"8BIM", &IPTC.to_be_bytes(), &[0, 0], &size.to_be_bytes(), &data].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_rights_are_kept_whatever_other_resources_there_are() {
        let notice = b"\x1c\x02\x74\x00\x04Dewi";
        let all = [
            b"8BIM\x04\x25\0\0\0\0\0\x03abc\0".as_slice(),
            b"8BIM\x04\x04\x01n\0\0\0\x12\x1c\x02\x5a\x00\x04City",
            notice,
            b"8BIM\x03\xed\0\0\0\0\0\0",
        ]
        .concat();
        let kept = rights(&all).unwrap();
        assert_eq!(kept, [SIGNATURE, b"8BIM\x04\x04\0\0\0\0\0\x09", notice, b"\0"].concat());
        assert_eq!(rights(&kept[SIGNATURE.len()..]), Some(kept.clone()));
        assert_eq!(rights(b"8BIM\x04\x04\0\0\0\0\0\x09\x1c\x02"), None);
        assert_eq!(rights(b""), None);
    }
}
