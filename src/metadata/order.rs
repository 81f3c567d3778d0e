//! Numbers in bytes.

/// Which byte of a number comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// The smallest.
    Little,
    /// The greatest.
    Big,
}

impl Order {
    /// The number in these bytes, eight of them at most.
    pub(super) fn number(self, bytes: &[u8]) -> u64 {
        let add = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
        match self {
            Order::Little => bytes.iter().rev().fold(0, add),
            Order::Big => bytes.iter().fold(0, add),
        }
    }

    /// The last `N` bytes of a number.
    pub(super) fn bytes<const N: usize>(self, number: u64) -> [u8; N] {
        let place = |at: usize| if self == Order::Little { at } else { N - 1 - at };
        std::array::from_fn(|at| u8::try_from(number >> (8 * place(at)) & 0xff).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_its_bytes_in_either_order() {
        assert_eq!((Order::Little.number(&[1, 2, 3, 4]), Order::Big.number(&[1, 2])), (0x0403_0201, 0x0102));
        assert_eq!((Order::Little.bytes(0x0102), Order::Big.bytes(0x0102)), ([2, 1, 0, 0], [0, 0, 1, 2]));
        assert_eq!(Order::Big.number(&[0xff; 8]), u64::MAX);
    }
}
