//! The description by which a browser offers the search of a site, as OpenSearch 1.1 says.

use crate::base::xml;

/// What a browser is told.
pub(crate) struct Description {
    pub(crate) name: String,
    pub(crate) lang: String,
    /// The search page, as a complete URL.
    pub(crate) url: String,
    pub(crate) generator: String,
}

/// How long a name may be, in characters.
const LONGEST: usize = 16;

/// The XML document.
pub(crate) fn render(description: &Description) -> String {
    let mut out = xml::DECLARATION.to_string();
    out.push_str("<!-- ");
    out.push_str(&description.generator);
    out.push_str(" -->\n");
    xml::open(&mut out, "OpenSearchDescription", &[("xmlns", "http://a9.com/-/spec/opensearch/1.1/")]);
    out.push('\n');
    let short: String = description.name.chars().take(LONGEST).collect();
    xml::element(&mut out, "ShortName", &[], short.trim());
    xml::element(&mut out, "Description", &[], &description.name);
    xml::element(&mut out, "Language", &[], &description.lang);
    xml::element(&mut out, "InputEncoding", &[], "UTF-8");
    let template = format!("{}?q={{searchTerms}}", description.url);
    xml::empty(&mut out, "Url", &[("type", "text/html"), ("template", &template)]);
    xml::close(&mut out, "OpenSearchDescription");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::xml::tree;

    #[test]
    fn a_browser_is_told_the_name_and_the_address_of_the_search() {
        let description = Description {
            name: "Notes & <Letters> on Diplomacy".to_string(),
            lang: "en".to_string(),
            url: "https://example.org/blog/search/".to_string(),
            generator: "Chancery 1".to_string(),
        };
        let read = tree::parse(&render(&description));
        assert_eq!(read.one("ShortName").text, "Notes & <Letters");
        assert_eq!(read.one("Description").text, description.name);
        assert_eq!(read.one("Url").get("template"), Some("https://example.org/blog/search/?q={searchTerms}"));
    }
}
