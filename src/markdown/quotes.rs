//! Quotation marks in a language's own form.
//!
//! Takes what smart punctuation has made of straight marks; gives the marks of the text's language. Apostrophes stay.

/// The quotation marks of a body.
#[derive(Debug)]
pub(super) struct Quotes<'a> {
    body: &'a str,
    /// Double open and close, single open and close; none where marks stay as they are.
    marks: Option<[char; 4]>,
    /// Whether a single quotation mark has been opened and not closed in this block.
    single_open: bool,
}

impl<'a> Quotes<'a> {
    pub(crate) fn new(body: &'a str, marks: Option<[char; 4]>) -> Quotes<'a> {
        Quotes { body, marks, single_open: false }
    }

    pub(crate) fn new_block(&mut self) {
        self.single_open = false;
    }

    /// The quotation mark of the text's language for the English one that smart punctuation has made of the straight
    /// one at a byte of the body. An apostrophe stays one.
    pub(crate) fn mark(&mut self, text: &str, at: usize) -> Option<char> {
        let [double_open, double_close, single_open, single_close] = self.marks?;
        if !matches!(self.body.as_bytes().get(at), Some(b'"' | b'\'')) {
            return None;
        }
        match text {
            "“" => Some(double_open),
            "”" => Some(double_close),
            "‘" => {
                self.single_open = true;
                Some(single_open)
            }
            "’" if self.single_open && !self.is_within_word(at) => {
                self.single_open = false;
                Some(single_close)
            }
            _ => None,
        }
    }

    fn is_within_word(&self, at: usize) -> bool {
        let before = self.body[..at].chars().next_back();
        let after = self.body[at + 1..].chars().next();
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    }
}
