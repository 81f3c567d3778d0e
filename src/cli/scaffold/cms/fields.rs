//! The fields of posts and pages, which are keys of front matter.

use serde_json::{Map, Value, json};

use super::site::{AskedTaxonomy, CmsSite};

/// What becomes of a field in the other languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Translation {
    /// Each language has its own.
    Own,
    /// All languages have the same.
    Shared,
}

impl Translation {
    fn value(self) -> Value {
        match self {
            Translation::Own => json!(true),
            Translation::Shared => json!("duplicate"),
        }
    }
}

/// The fields of a post.
pub(super) fn of_post(site: &CmsSite) -> Vec<Value> {
    let fields = Fields { several: site.languages.len() > 1 };
    let mut all = vec![fields.title(), fields.date()];
    all.extend(site.taxonomies.iter().map(|taxonomy| fields.terms(taxonomy)));
    all.extend([
        fields.optional("summary", "Summary", "text", Translation::Own),
        fields.optional("image", "Image", "image", Translation::Shared),
        fields.optional("image_alt", "What the image shows", "string", Translation::Own),
        fields.optional("slug", "Last part of the URL", "string", Translation::Own),
        fields.draft(),
        fields.body(),
    ]);
    all
}

/// The fields of a page.
pub(super) fn of_page(site: &CmsSite) -> Vec<Value> {
    let fields = Fields { several: site.languages.len() > 1 };
    vec![
        fields.title(),
        fields.optional("summary", "Summary", "text", Translation::Own),
        fields.optional("slug", "Last part of the URL", "string", Translation::Own),
        fields.draft(),
        fields.body(),
    ]
}

struct Fields {
    /// Whether the site has several languages.
    several: bool,
}

impl Fields {
    fn field(&self, name: &str, label: &str, widget: &str, translation: Translation) -> Map<String, Value> {
        let mut field = Map::from_iter([
            ("name".to_string(), json!(name)),
            ("label".to_string(), json!(label)),
            ("widget".to_string(), json!(widget)),
        ]);
        if self.several {
            field.insert("i18n".to_string(), translation.value());
        }
        field
    }

    fn with(&self, mut field: Map<String, Value>, more: &[(&str, Value)]) -> Value {
        field.extend(more.iter().map(|(key, value)| ((*key).to_string(), value.clone())));
        Value::Object(field)
    }

    fn optional(&self, name: &str, label: &str, widget: &str, translation: Translation) -> Value {
        self.with(self.field(name, label, widget, translation), &[("required", json!(false))])
    }

    fn title(&self) -> Value {
        self.with(self.field("title", "Title", "string", Translation::Own), &[])
    }

    /// A day, without a time.
    fn date(&self) -> Value {
        let format = json!("YYYY-MM-DD");
        let more = [("format", format.clone()), ("date_format", format), ("time_format", json!(false))];
        self.with(self.field("date", "Date", "datetime", Translation::Shared), &more)
    }

    /// The names of terms. site.yaml has their names in other languages, so all translations have the same terms.
    fn terms(&self, taxonomy: &AskedTaxonomy) -> Value {
        let widget = if taxonomy.is_series { "string" } else { "list" };
        let mut letters = taxonomy.name.chars();
        let label: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        self.optional(&taxonomy.name, &label, widget, Translation::Shared)
    }

    /// Editors write a file for each language as soon as one is written, so each begins as a draft.
    fn draft(&self) -> Value {
        let hint = match self.several {
            true => "Turn this off to publish. Each language has its own.",
            false => "Turn this off to publish.",
        };
        let more = [("default", json!(true)), ("required", json!(false)), ("hint", json!(hint))];
        self.with(self.field("draft", "Draft", "boolean", Translation::Own), &more)
    }

    fn body(&self) -> Value {
        self.with(self.field("body", "Text", "markdown", Translation::Own), &[])
    }
}
