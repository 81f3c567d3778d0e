//! What a piece of code is, in a few words.
//!
//! Takes the scopes that syntax definitions give to code (the naming conventions of TextMate and Sublime Text); gives one of
//! the few classes that stylesheets know.

use syntect::parsing::Scope;

/// The part of `hl-…` after the hyphen: what a stylesheet can tell apart.
pub(crate) type Class = &'static str;

/// Selectors and their classes. The longest selector that is a prefix of a scope decides; of nested scopes the
/// innermost that is decided. An empty class undoes what an outer scope says.
const RULES: &[(&str, Class)] = &[
    ("comment", "comment"),
    ("punctuation.definition.comment", "comment"),
    ("string", "string"),
    ("punctuation.definition.string", "string"),
    ("meta.interpolation", ""),
    ("meta.embedded", ""),
    ("source.embedded", ""),
    ("punctuation.section.interpolation", "escape"),
    ("punctuation.definition.interpolation", "escape"),
    ("punctuation.section.embedded", "escape"),
    ("constant", "constant"),
    ("constant.numeric", "number"),
    ("constant.character.escape", "escape"),
    ("constant.other.placeholder", "escape"),
    ("constant.other.color", "number"),
    ("constant.other.symbol", "constant"),
    ("keyword", "keyword"),
    ("keyword.operator", "operator"),
    ("keyword.operator.word", "keyword"),
    ("keyword.operator.logical.python", "keyword"),
    ("keyword.operator.new", "keyword"),
    ("keyword.other.unit", "number"),
    ("punctuation.definition.keyword", "keyword"),
    ("storage", "keyword"),
    ("storage.type.numeric", "number"),
    ("storage.type.string", "string"),
    ("storage.type.function.arrow", "operator"),
    ("entity.name", "type"),
    ("entity.name.function", "function"),
    ("entity.name.macro", "function"),
    ("entity.name.constant", "constant"),
    ("entity.name.label", "constant"),
    ("entity.name.section", "heading"),
    ("entity.name.tag", "tag"),
    ("entity.other.inherited-class", "type"),
    ("entity.other.attribute-name", "attribute"),
    ("support.function", "function"),
    ("support.macro", "function"),
    ("support.type", "type"),
    ("support.class", "type"),
    ("support.module", "type"),
    ("support.constant", "constant"),
    ("support.variable", "variable"),
    ("support.type.property-name", "attribute"),
    ("meta.property-name", "attribute"),
    ("variable", "variable"),
    ("variable.function", "function"),
    ("variable.annotation", "attribute"),
    ("variable.language", "keyword"),
    ("variable.other.constant", "constant"),
    ("punctuation", "punctuation"),
    ("punctuation.definition.annotation", "attribute"),
    ("punctuation.definition.variable", "variable"),
    ("punctuation.definition.constant", "constant"),
    ("punctuation.definition.inserted", "inserted"),
    ("punctuation.definition.deleted", "deleted"),
    ("punctuation.definition.heading", "heading"),
    ("markup.inserted", "inserted"),
    ("markup.deleted", "deleted"),
    ("markup.heading", "heading"),
    ("markup.raw", "string"),
    ("markup.underline.link", "string"),
    ("meta.diff.header", "heading"),
    ("meta.diff.range", "heading"),
    ("meta.toc-list", ""),
    ("invalid", "invalid"),
];

/// The rules, in the form in which scopes are compared fast.
#[derive(Debug)]
pub(crate) struct Rules {
    /// Longer selectors first.
    rules: Vec<(Scope, Class)>,
}

impl Rules {
    pub(crate) fn new() -> Rules {
        let parsed = RULES.iter().filter_map(|(selector, class)| Some((Scope::new(selector).ok()?, *class)));
        let mut rules: Vec<_> = parsed.collect();
        rules.sort_by_key(|(selector, _)| std::cmp::Reverse(selector.len()));
        Rules { rules }
    }

    /// The class that a scope gives, if it has a say.
    pub(crate) fn class(&self, scope: Scope) -> Option<Class> {
        self.rules.iter().find(|(selector, _)| selector.is_prefix_of(scope)).map(|(_, class)| *class)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_a_scope() {
        assert_eq!(Rules::new().rules.len(), RULES.len());
    }

    #[test]
    fn the_longest_selector_decides() {
        let rules = Rules::new();
        let class = |scope| rules.class(Scope::new(scope).unwrap());
        assert_eq!(class("keyword.control.rust"), Some("keyword"));
        assert_eq!(class("keyword.operator.arithmetic.rust"), Some("operator"));
        assert_eq!(class("keyword.operator.word.sql"), Some("keyword"));
        assert_eq!(class("punctuation.definition.string.begin.rust"), Some("string"));
        assert_eq!(class("punctuation.separator"), Some("punctuation"));
        assert_eq!(class("source.rust"), None);
        assert_eq!(class("strings"), None);
    }
}
