//! A text in several languages, such as the site's title.

use super::table::Setting;
use crate::base::diagnostic::Diagnostic;
use crate::base::yaml::Node;
use crate::input::keys::Entries;
use crate::language::{Chosen, Language, Order};

/// A text in several languages, or one text for all languages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Localised {
    everywhere: Option<String>,
    /// Canonical tags with texts, as written.
    by_language: Vec<(String, String)>,
}

impl Localised {
    /// The text for readers with an order of languages. A text for all languages counts as one in their language.
    pub(crate) fn get<'t>(&'t self, order: &'t Order) -> Option<Chosen<'t>> {
        let everywhere = self.everywhere.as_ref().map(|text| Chosen { text, language: order.reader() });
        everywhere.or_else(|| order.choose(&self.by_language))
    }
}

/// `Notes`, or `{en: Notes, id: Catatan}`.
pub(super) fn read(settings: &mut Entries<'_, Setting>, setting: Setting) -> Localised {
    let Some(entries) = settings.node(setting).and_then(Node::map) else {
        return Localised { everywhere: settings.text(setting).map(|text| text.value), by_language: Vec::new() };
    };
    let mut by_language: Vec<(String, String)> = Vec::new();
    for (key, node) in entries {
        let Some(text) = node.scalar() else { continue };
        let tag = match Language::parse(&key.name) {
            Ok(language) => language.tag,
            Err(unknown) => {
                let problem =
                    Diagnostic::warning(format!("`{}` is not a language code, so its text is not shown", key.name));
                settings.report_at(problem.hint(unknown.hint()), key.span.clone());
                continue;
            }
        };
        by_language.retain(|(known, _)| *known != tag);
        by_language.push((tag, text.to_string()));
    }
    Localised { everywhere: None, by_language }
}
