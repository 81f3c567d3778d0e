//! XML as a strict parser reads it: feeds and sitemaps.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element: its name as written, attributes, elements below it, and its own text.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    attributes: Vec<(String, String)>,
    pub children: Vec<Element>,
    pub text: String,
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The children of a name.
    pub fn all(&self, name: &str) -> Vec<&Element> {
        self.children.iter().filter(|child| child.name == name).collect()
    }

    /// The text of the first child of a name; empty where there is none.
    pub fn text_of(&self, name: &str) -> &str {
        self.all(name).first().map_or("", |child| child.text.as_str())
    }
}

/// Reads a whole document, or says why it is none.
pub fn parse(document: &str) -> Result<Element, String> {
    if let Some(bad) = document.chars().find(|character| !allowed(*character)) {
        return Err(format!("{bad:?} is not allowed in XML"));
    }
    let mut reader = Reader::from_str(document);
    reader.config_mut().enable_all_checks(true);
    let mut open = vec![Element::default()];
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let last = open.last_mut().ok_or("an element is closed twice")?;
        match event {
            Event::Start(start) => open.push(element(&start)?),
            Event::Empty(start) => last.children.push(element(&start)?),
            Event::End(_) => {
                let done = open.pop().ok_or("an element is closed twice")?;
                open.last_mut().ok_or("an element is closed twice")?.children.push(done);
            }
            Event::Text(text) => last.text.push_str(&text.decode().map_err(|error| error.to_string())?),
            Event::GeneralRef(reference) => {
                let name = reference.decode().map_err(|error| error.to_string())?;
                let character = reference.resolve_char_ref().map_err(|error| error.to_string())?;
                let text = character.map(String::from);
                let known = || quick_xml::escape::resolve_predefined_entity(&name).map(str::to_string);
                last.text.push_str(&text.or_else(known).ok_or(format!("`&{name};` is no entity of XML"))?);
            }
            Event::Decl(_) | Event::Comment(_) => {}
            Event::Eof => break,
            other => return Err(format!("{other:?} has no place here")),
        }
    }
    match (open.pop(), open.is_empty()) {
        (Some(mut document), true) if document.children.len() == 1 => Ok(document.children.remove(0)),
        _ => Err("there is not exactly one element around all others".to_string()),
    }
}

/// `Char` of XML 1.0, section 2.2.
fn allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

fn element(start: &BytesStart<'_>) -> Result<Element, String> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).map_err(|error| error.to_string());
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = attribute.unescape_value().map_err(|error| error.to_string())?;
        attributes.push((text(attribute.key.as_ref())?, value.into_owned()));
    }
    Ok(Element { name: text(start.name().as_ref())?, attributes, ..Element::default() })
}
