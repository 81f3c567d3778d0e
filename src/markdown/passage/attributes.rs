//! What an author says of a passage or a block: its language, direction, classes and id.

use std::ops::Range;

use crate::language::Language;

/// What an author says of a passage or a block in braces.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Attributes {
    /// The bytes of the body of the list in which it is said.
    pub(crate) range: Range<usize>,
    pub(crate) id: Option<String>,
    pub(crate) classes: Vec<String>,
    pub(crate) language: Option<Language>,
    /// The direction that is given: `ltr`, `rtl` or `auto`.
    pub(crate) direction: Option<&'static str>,
    /// Whom a picture is by.
    pub(crate) credit: Option<String>,
}

impl Attributes {
    /// None yet, of a list with these bytes of the body.
    pub(crate) fn new(range: Range<usize>) -> Attributes {
        Attributes { range, id: None, classes: Vec::new(), language: None, direction: None, credit: None }
    }

    /// The values of `lang` and `dir`, if they are to be written. A language has a direction.
    pub(crate) fn language_and_direction(&self) -> (Option<&str>, Option<&str>) {
        let of_language = self.language.as_ref().map(|language| language.direction.as_str());
        (self.language.as_ref().map(|language| &*language.tag), self.direction.or(of_language))
    }

    /// Whether a class is given.
    pub(crate) fn has_class(&self, name: &str) -> bool {
        self.classes.iter().any(|class| class == name)
    }

    /// What is said of the text: its language and direction; and the rest.
    pub(crate) fn split(&self) -> [Attributes; 2] {
        let text = Attributes { id: None, classes: Vec::new(), ..self.clone() };
        let rest = Attributes { language: None, direction: None, ..self.clone() };
        [text, rest]
    }

    /// Adds what a second list says of the same thing. What both say is a mistake: the name of that attribute.
    pub(crate) fn add(&mut self, other: Attributes) -> Result<(), &'static str> {
        let twice = [
            ("#", self.id.is_some() && other.id.is_some()),
            ("lang", self.language.is_some() && other.language.is_some()),
            ("dir", self.direction.is_some() && other.direction.is_some()),
            ("credit", self.credit.is_some() && other.credit.is_some()),
        ];
        if let Some((name, _)) = twice.into_iter().find(|(_, is_twice)| *is_twice) {
            return Err(name);
        }
        self.id = self.id.take().or(other.id);
        self.language = self.language.take().or(other.language);
        self.direction = self.direction.or(other.direction);
        self.credit = self.credit.take().or(other.credit);
        self.classes.extend(other.classes);
        Ok(())
    }
}
