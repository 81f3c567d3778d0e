//! In which posts a stem is, as text that a script reads fast.
//!
//! A posting is the distance to the post before and how much the stem weighs there, from 1 to 15. A distance is written in
//! characters from the space to `~`: 64 of them end a number, 31 do not.

use super::field::Uses;

/// The postings of one stem.
#[derive(Clone, Debug, Default)]
pub(super) struct Postings {
    pub(super) text: String,
    pub(super) count: u32,
    /// One more than the last post.
    next: u32,
}

/// How many levels of weight there are.
const LEVELS: u8 = 15;
/// How many of them the text can have.
const OF_TEXT: f64 = 8.0;
/// How soon more of the same word counts for less, and how much longer posts count for less: the k and b of BM25.
const SATURATION: f64 = 1.2;
const LENGTH: f64 = 0.6;

impl Postings {
    /// Adds a post, which has a greater number than those before.
    pub(super) fn push(&mut self, post: u32, weight: u8) {
        number(post - self.next, &mut self.text);
        self.text.push(char::from(b' ' + weight));
        self.next = post + 1;
        self.count += 1;
    }
}

/// Appends a number.
pub(super) fn number(mut number: u32, out: &mut String) {
    let mut push = |digit: u32| out.push(char::from(b' ' + digit as u8));
    while number >= 64 {
        push(64 + number % 31);
        number /= 31;
    }
    push(number);
}

/// How much a stem weighs in a post, from 1 to 15: that part of BM25 which depends on the text, and what the other parts add.
/// `ratio` is the length of the post in lengths of a usual one.
pub(super) fn weight(uses: Uses, ratio: f64) -> u8 {
    let times = f64::from(uses.times());
    let share = times / (times + SATURATION * (1.0 - LENGTH + LENGTH * ratio));
    ((share * OF_TEXT).ceil() as u8 + uses.of_parts()).clamp(1, LEVELS)
}

/// A length in steps of which two are a doubling. They are coarse, so that one more word in a post changes no other word's weight.
pub(super) fn steps(length: u32) -> i32 {
    let length = u64::from(length.max(1));
    let whole = length.ilog2();
    let is_past_half = length * length >= 2 << (2 * whole);
    2 * whole as i32 + i32::from(is_past_half)
}

/// How many times as long one length is as another, both in steps.
pub(super) fn ratio(steps: i32, usual: i32) -> f64 {
    let difference = steps - usual;
    let doublings = (0..difference.abs() / 2).fold(1.0, |ratio, _| ratio * 2.0);
    let ratio = if difference % 2 == 0 { doublings } else { doublings * std::f64::consts::SQRT_2 };
    if difference < 0 { 1.0 / ratio } else { ratio }
}

#[cfg(test)]
mod tests {
    use super::super::field::Field;
    use super::*;

    /// The same as in `chancery-search.js`.
    fn read(text: &str) -> Vec<(u32, u8)> {
        let (mut found, mut post, mut bytes) = (Vec::new(), 0, text.bytes());
        while let Some(mut byte) = bytes.next() {
            let (mut number, mut factor) = (0, 1);
            while byte - b' ' >= 64 {
                number += u32::from(byte - b' ' - 64) * factor;
                factor *= 31;
                byte = bytes.next().unwrap();
            }
            number += u32::from(byte - b' ') * factor;
            post += number;
            found.push((post, bytes.next().unwrap() - b' '));
            post += 1;
        }
        found
    }

    #[test]
    fn postings_are_read_as_they_were_written() {
        let all: Vec<(u32, u8)> =
            [0, 1, 2, 65, 66, 130, 2115, 100_000, 9_999_999].into_iter().zip((1..=15).cycle()).collect();
        let mut postings = Postings::default();
        all.iter().for_each(|(post, weight)| postings.push(*post, *weight));
        assert_eq!(read(&postings.text), all);
        assert!(postings.text.bytes().all(|byte| (b' '..=b'~').contains(&byte)));
    }

    #[test]
    fn more_of_a_word_weighs_more_and_a_longer_post_less() {
        let text = |times: u8| Uses::from_bits(times);
        assert!(weight(text(8), 1.0) > weight(text(1), 1.0) && weight(text(1), 0.5) > weight(text(1), 2.0));
        assert_eq!((weight(Uses::from_bits(255), 1.0), weight(text(1), 1e9), weight(text(31), 1.0)), (15, 1, 8));
        let title = text(1).and(Field::Title);
        assert!(weight(title, 4.0) > weight(text(8), 1.0), "one word in a title, and many in a text");
    }

    #[test]
    fn lengths_are_compared_in_coarse_steps() {
        assert_eq!([1, 2, 3, 4, 500, 510, 1000].map(steps), [0, 2, 3, 4, 17, 17, 19]);
        assert_eq!([ratio(5, 5), ratio(9, 5), ratio(3, 5)], [1.0, 4.0, 0.5]);
    }
}
