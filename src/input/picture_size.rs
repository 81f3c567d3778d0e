//! The size of a picture in CSS pixels.
//!
//! Takes a file of the site; gives its width and height, of a vector graphic those that its first tag says.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::source::Sources;

/// Width and height; `None` if the file does not say.
pub(crate) fn of(sources: &Sources, path: &str) -> Option<(u32, u32)> {
    let source = sources.files.get(path)?;
    if let Some(pixels) = source.examined.and_then(|examined| examined.pixels) {
        return Some(pixels);
    }
    if !path.to_ascii_lowercase().ends_with(".svg") {
        return None;
    }
    of_vector(&sources.text(path)?.ok()?)
}

/// The size of an SVG: its `width` and `height`, otherwise those of its `viewBox`.
fn of_vector(text: &str) -> Option<(u32, u32)> {
    let mut reader = Reader::from_str(text);
    let root = loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) => break tag,
            Event::Eof => return None,
            _ => {}
        }
    };
    let said = length(&attribute(&root, "width").unwrap_or_default())
        .zip(length(&attribute(&root, "height").unwrap_or_default()));
    said.or_else(|| {
        let view = attribute(&root, "viewBox")?;
        let mut parts = view.split([' ', ',']).filter(|part| !part.is_empty()).skip(2);
        length(parts.next()?).zip(length(parts.next()?))
    })
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok()??;
    Some(String::from_utf8_lossy(&found.value).trim().to_string())
}

/// A length in pixels, rounded up.
fn length(written: &str) -> Option<u32> {
    let number: f64 = written.strip_suffix("px").unwrap_or(written).parse().ok()?;
    (number.is_finite() && (0.5..=100_000.0).contains(&number)).then(|| number.ceil() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vector_graphic_says_its_size_in_its_first_tag() {
        for (tag, size) in [
            ("<svg width=\"120\" height=\"40px\">", Some((120, 40))),
            (
                "<?xml version=\"1.0\"?>\n<!-- a --><svg viewBox=\"0 0 119.2 40\"><rect width=\"1\" height=\"1\"/></svg>",
                Some((120, 40)),
            ),
            ("<svg width=\"100%\" height=\"100%\" viewBox=\"0,0,30,10\"/>", Some((30, 10))),
            ("<svg width=\"2em\" height=\"1em\"/>", None),
            ("<svg width=\"0\" height=\"0\"/>", None),
            ("<svg/>", None),
            ("", None),
            ("<svg width=\"1", None),
        ] {
            assert_eq!(of_vector(tag), size, "{tag}");
        }
    }
}
