//! Numbers that look random and are the same each time.
//!
//! Takes a seed and a stream's number; gives numbers. The generator is SplitMix64 (Steele, Lea and Flood, "Fast splittable
//! pseudorandom number generators", 2014).

/// A stream of numbers.
pub(super) struct Random {
    state: u64,
}

const GAMMA: u64 = 0x9e37_79b9_7f4a_7c15;

impl Random {
    /// A stream of its own for each pair.
    pub(super) fn new(seed: u64, stream: u64) -> Random {
        let mut random = Random { state: seed };
        random.state = random.next() ^ stream.wrapping_mul(GAMMA);
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(GAMMA);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to `limit - 1`. The bias of the remainder is of no matter here.
    pub(super) fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit.max(1)
    }

    pub(super) fn choose<'a>(&mut self, from: &[&'a str]) -> &'a str {
        let at = self.below(from.len() as u64);
        from[usize::try_from(at).unwrap_or(0)]
    }

    /// A rank from 1 to `count`; the chance of rank `r` is as 1 / (r + 8), so that the first ranks are frequent and
    /// none is on every post (Zipf's law in Mandelbrot's form).
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub(super) fn rank(&mut self, count: usize) -> usize {
        const SHIFT: f64 = 8.5;
        let even = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        // The inverse of the logarithm that the sum of 1 / (r + 8) comes near to.
        let rank = SHIFT * ((count as f64 + SHIFT) / SHIFT).powf(even) - SHIFT;
        (rank as usize + 1).min(count)
    }
}
