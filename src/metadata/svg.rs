//! The size of an SVG: that of its outermost element.
//!
//! Takes the beginning of a file; gives width and height in CSS pixels, or those of `viewBox`, which say its proportions. A size
//! that depends on the page (`100%`, `20em`) is none.

/// Width and height; `None` if the file does not say them.
pub(super) fn size(head: &[u8]) -> Option<(u32, u32)> {
    let text = String::from_utf8_lossy(head);
    let start = text.find("<svg")?;
    let tag = text[start..].split_once('>').map_or(&text[start..], |(tag, _)| tag);
    let own = || Some((pixels(attribute(tag, "width")?)?, pixels(attribute(tag, "height")?)?));
    own().or_else(|| of_box(attribute(tag, "viewBox")?))
}

/// The value of an attribute of a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.match_indices(name).find_map(|(at, _)| {
        let value = tag[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let is_whole = tag[..at].ends_with(|before: char| before.is_ascii_whitespace());
        value[1..].split_once(quote).map(|(value, _)| value.trim()).filter(|_| is_whole)
    })
}

fn pixels(length: &str) -> Option<u32> {
    whole(length.strip_suffix("px").unwrap_or(length))
}

fn of_box(value: &str) -> Option<(u32, u32)> {
    let mut numbers =
        value.split(|letter: char| letter == ',' || letter.is_ascii_whitespace()).filter(|n| !n.is_empty());
    let (width, height) = (numbers.nth(2)?, numbers.next()?);
    Some((whole(width)?, whole(height)?))
}

/// A positive number, rounded.
fn whole(number: &str) -> Option<u32> {
    let number: f64 = number.trim().parse().ok()?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is within these bounds")]
    (1.0..=1_000_000.0).contains(&number).then(|| number.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_svg_is_as_large_as_it_says_or_as_its_view_box() {
        for (svg, expected) in [
            ("<svg width=\"30\" height='20px'>", Some((30, 20))),
            ("<?xml version='1.0'?>\n<svg xmlns='x' viewBox='0 0 24.4 12'><path width='1'/>", Some((24, 12))),
            ("<svg width='100%' height='100%' viewBox='0,0,40,20'>", Some((40, 20))),
            ("<svg stroke-width='3' width = '7' height = '8'>", Some((7, 8))),
            ("<svg width='3em' height='2em'>", None),
            ("<svg width='0' height='-1'>", None),
            ("<svg viewBox='0 0 40'>", None),
            ("<svg width='NaN' height='inf'", None),
            ("<svg/>", None),
        ] {
            assert_eq!(size(svg.as_bytes()), expected, "{svg}");
        }
    }
}
