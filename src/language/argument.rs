//! What is put into a message of the interface.

/// What a message is given for one of its `$variables`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Argument {
    Text(String),
    /// A part of the page, such as a list of links. The message is then HTML.
    Html(String),
    /// Names, or elements of HTML, that become one list: "A, B and C".
    List {
        items: Vec<String>,
        is_html: bool,
    },
    /// Chooses plural forms, and is written as the language writes numbers.
    Number(f64),
}

/// Whether an argument is HTML, so that the filled message is too.
pub(crate) fn has_html(arguments: &[(&str, Argument)]) -> bool {
    arguments.iter().any(|(_, argument)| matches!(argument, Argument::Html(_) | Argument::List { is_html: true, .. }))
}
