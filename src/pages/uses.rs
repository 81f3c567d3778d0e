//! Which templates use `queries` and `data`, so that only their pages carry these, and are rendered again when they change.
//!
//! Takes the texts of all templates; gives what each may use by itself and by those that it names. A name in a text counts as a use
//! of the template: too much only costs time.

use std::collections::{BTreeMap, BTreeSet};

use crate::input::template_calls::code;

/// What a template may use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Uses {
    pub(crate) queries: bool,
    pub(crate) data: bool,
}

impl Uses {
    const NOTHING: Uses = Uses { queries: false, data: false };

    fn and(self, other: Uses) -> Uses {
        Uses { queries: self.queries || other.queries, data: self.data || other.data }
    }

    fn of(text: &str) -> Uses {
        Uses { queries: mentions(text, "queries"), data: mentions(text, "data") }
    }
}

/// What each template uses, by its name; empty if none uses anything.
#[derive(Debug, Default)]
pub(crate) struct AllUses(BTreeMap<String, Uses>);

impl AllUses {
    /// What the templates with these names and texts use. `prefix` is that of the theme's names.
    pub(crate) fn of(templates: &[(&str, &str)], prefix: &str) -> AllUses {
        let own: BTreeMap<&str, Uses> = templates.iter().map(|(name, text)| (*name, Uses::of(text))).collect();
        if own.values().all(|uses| *uses == Uses::NOTHING) {
            return AllUses::default();
        }
        let texts: BTreeMap<&str, &str> = templates.iter().copied().collect();
        let short = |name: &str| name.strip_prefix(prefix).unwrap_or(name).to_string();
        let names = |text: &str| {
            let is_named = |name: &&&str| {
                ['"', '\'', '`'].iter().any(|quote| {
                    text.contains(&format!("{quote}{name}{quote}"))
                        || text.contains(&format!("{quote}{}{quote}", short(name)))
                })
            };
            texts.keys().filter(is_named).copied().collect::<Vec<&str>>()
        };
        let named: BTreeMap<&str, Vec<&str>> = texts.iter().map(|(name, text)| (*name, names(text))).collect();
        // Any template may use a component, whichever file has it.
        let components = texts.iter().filter(|(_, text)| text.contains("component "));
        let everywhere = components.map(|(name, _)| own[name]).fold(Uses::NOTHING, Uses::and);
        let all = texts.keys().map(|name| (name.to_string(), reached(name, &named, &own).and(everywhere)));
        AllUses(all.collect())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether any template uses `data`.
    pub(crate) fn use_data(&self) -> bool {
        self.0.values().any(|uses| uses.data)
    }

    /// What a template uses.
    pub(crate) fn get(&self, name: &str) -> Uses {
        self.0.get(name).copied().unwrap_or_default()
    }
}

/// What a template and those that it names use.
fn reached(name: &str, named: &BTreeMap<&str, Vec<&str>>, own: &BTreeMap<&str, Uses>) -> Uses {
    let (mut seen, mut open) = (BTreeSet::from([name]), vec![name]);
    let mut uses = Uses::NOTHING;
    while let Some(name) = open.pop() {
        uses = uses.and(own.get(name).copied().unwrap_or_default());
        let next = named.get(name).into_iter().flatten().filter(|next| seen.insert(next));
        open.extend(next.copied().collect::<Vec<_>>());
    }
    uses
}

/// Whether the code of a template has a name that begins a path, such as `data.menu`, and is not a part of another.
fn mentions(template: &str, name: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    let begins_path = |code: &str, at: usize| {
        let (before, after) = (&code[..at], &code[at + name.len()..]);
        !before.ends_with(|letter| is_part(letter) || letter == '.') && !after.starts_with(is_part)
    };
    // Most templates do not have the name at all.
    template.contains(name)
        && code(template)
            .map(|range| &template[range])
            .any(|code| code.match_indices(name).any(|(at, _)| begins_path(code, at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uses(templates: &[(&str, &str)], name: &str) -> (bool, bool) {
        let uses = AllUses::of(templates, "themes/t/").get(name);
        (uses.queries, uses.data)
    }

    #[test]
    fn a_name_counts_where_it_begins_a_path() {
        for (text, mentioned) in [
            ("{{ data.menu }}", true),
            ("{{ data[\"my-file\"] }}", true),
            ("{% for x in data.a | sort %}", true),
            ("{{ site.extra.data }} {{ metadata }} {{ data_of }} dataset", false),
            ("{% component x(@data) %}", true),
            ("<p data-x=\"1\">data {# {{ data.x }} #}</p>", false),
        ] {
            assert_eq!(mentions(text, "data"), mentioned, "{text}");
        }
    }

    #[test]
    fn a_template_uses_what_those_that_it_names_use() {
        let templates = [
            ("post.html", "{% extends \"base.html\" %}"),
            ("page.html", "{% extends \"themes/t/page.html\" %}"),
            ("themes/t/page.html", "{% include 'part.html' %}"),
            ("themes/t/base.html", "{% include \"foot.html\" %}"),
            ("themes/t/foot.html", "{{ queries.latest }}"),
            ("part.html", "{{ data.x }}{% include \"page.html\" %}"),
            ("themes/t/home.html", "{{ list }}"),
        ];
        assert_eq!(uses(&templates, "post.html"), (true, false));
        assert_eq!(uses(&templates, "page.html"), (false, true));
        assert_eq!(uses(&templates, "themes/t/home.html"), (false, false));
        assert_eq!(uses(&templates, "gone.html"), (false, false));
    }

    #[test]
    fn any_template_may_use_a_component() {
        let templates = [("c.html", "{% component x(@queries) %}{% endcomponent x %}"), ("a.html", "{{ <x /> }}")];
        assert_eq!(uses(&templates, "a.html"), (true, false));
    }
}
