//! Words that a number is put into: "3 minutes", "page 12".

use std::sync::OnceLock;

/// Numbers below this one are remembered: how many posts, pages and minutes there are is asked on every page.
const MOST: usize = 1024;

/// The texts of one message that has been filled in with numbers, each once. Shared by all threads.
#[derive(Default)]
pub(crate) struct Numbered {
    known: OnceLock<Texts>,
}

struct Texts {
    /// The name of the message's argument.
    argument: String,
    by_number: Box<[OnceLock<Box<str>>]>,
}

impl Numbered {
    /// The text for a number, where it is one that can be remembered: known, or made now. What cannot be made is not
    /// remembered.
    pub(crate) fn text<E>(
        &self,
        argument: &str,
        number: f64,
        make: impl FnOnce() -> Result<String, E>,
    ) -> Option<Result<&str, E>> {
        let at = number as usize;
        if at >= MOST || at as f64 != number || number.is_sign_negative() {
            return None;
        }
        let fresh = || (0..MOST).map(|_| OnceLock::new()).collect();
        let known = self.known.get_or_init(|| Texts { argument: argument.to_string(), by_number: fresh() });
        let text = (known.argument == argument).then(|| &known.by_number[at])?;
        Some(match text.get() {
            Some(text) => Ok(text),
            None => make().map(|made| &**text.get_or_init(|| made.into())),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_asked_for_once_and_only_small_whole_ones_are_remembered() {
        let numbered = Numbered::default();
        let text = |argument, number, made: Result<&str, ()>| {
            numbered.text(argument, number, || made.map(str::to_string)).map(|text| text.map(str::to_string))
        };
        assert_eq!(text("n", 3.0, Err(())), Some(Err(())));
        assert_eq!(text("n", 3.0, Ok("three")), Some(Ok("three".to_string())));
        assert_eq!(text("n", 3.0, Ok("3")), Some(Ok("three".to_string())));
        for (argument, number) in [("m", 3.0), ("n", 1.5), ("n", -1.0), ("n", -0.0), ("n", 1e9), ("n", f64::NAN)] {
            assert_eq!(text(argument, number, Ok("x")), None, "{argument} {number}");
        }
    }
}
