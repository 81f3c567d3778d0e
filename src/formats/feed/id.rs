//! Ids of entries that outlive titles, addresses, dates, folders and hosts.
//!
//! Takes what never changes; gives a URN (RFC 9562) as RFC 4287, section 4.2.6, and JSON Feed want it.

/// `urn:uuid:` and a UUID of version 8: the BLAKE3 hash of the parts, each with its length, so that their borders count.
pub(crate) fn urn(parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&part.len().to_le_bytes()).update(part.as_bytes());
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let [a, b, c, d, e] = [0..8, 8..12, 12..16, 16..20, 20..32].map(|part| &digits[part]);
    format!("urn:uuid:{a}-{b}-{c}-{d}-{e}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_uuid_of_version_8_and_stays_what_it_is() {
        let id = urn(&["", "en", "kopi-darat"]);
        assert_eq!(id, "urn:uuid:6f9fa49c-e78d-86ab-b054-f9d9f5494297", "ids of all sites would change");
        let digits: Vec<char> = id["urn:uuid:".len()..].chars().collect();
        assert_eq!((digits.len(), digits[14]), (36, '8'));
        assert!(matches!(digits[19], '8' | '9' | 'a' | 'b'));
    }

    #[test]
    fn the_borders_of_parts_count() {
        assert_ne!(urn(&["a", "bc"]), urn(&["ab", "c"]));
        assert_ne!(urn(&["a"]), urn(&["a", ""]));
    }
}
