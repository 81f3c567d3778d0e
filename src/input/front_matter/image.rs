//! The image of front matter: `image: cover.png`, or a map.

use serde::{Deserialize, Serialize};

use super::table::Field;
use crate::base::diagnostic::Diagnostic;
use crate::base::yaml::Node;
use crate::base::yaml::reader::{At, whole};
use crate::input::keys::Entries;

/// What is said of an image in addition to its file and what it shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct ImageDetails {
    pub(crate) caption: Option<String>,
    pub(crate) credit: Option<String>,
    /// What has to stay in sight, in per cent from the left and from the top: 0, 25, 50, 75 or 100.
    pub(crate) focus: Option<(u8, u8)>,
}

pub(super) fn image(entries: &mut Entries<'_, Field>) -> Option<At<String>> {
    if let Some((node, map)) = entries.node(Field::Image).and_then(|node| Some((node, node.map()?))) {
        let mut inner = entries.inner("image", map);
        if inner.node(Field::ImageUrl).is_none_or(says_nothing) {
            // Themes of other programs have such maps in all posts: they mean no picture.
            if !map.iter().all(|(_, node)| says_nothing(node)) {
                let problem = Diagnostic::warning("`image` has no `src`, so there is no picture");
                let hint = "write the picture's file as `src`, or leave `image` out";
                inner.report_at(problem.hint(hint), node.span.clone());
            }
            return None;
        }
    }
    let image = entries.names(Field::Image, Some(Field::ImageUrl), whole).into_iter().next();
    image.filter(|image| !matches!(image.value.as_str(), "" | "false"))
}

/// Whether a value is empty or false.
fn says_nothing(node: &Node) -> bool {
    node.is_null() || node.scalar().is_some_and(|text| matches!(text.trim(), "" | "false"))
}

/// `image: {url: map.png, alt: A map}`, or `image_alt: A map`.
pub(super) fn alt(entries: &mut Entries<'_, Field>) -> Option<String> {
    let map = entries.node(Field::Image).and_then(Node::map);
    let in_map = map.and_then(|map| entries.inner("image", map).node(Field::ImageAltInMap));
    let in_map = in_map.and_then(Node::scalar).map(str::to_string);
    in_map.or_else(|| entries.text(Field::ImageAlt).map(|alt| alt.value))
}

/// The rest of the map, if it says anything. What does not fit is ignored, since other programs have more shapes of it.
pub(super) fn details(entries: &mut Entries<'_, Field>) -> Option<Box<ImageDetails>> {
    let map = entries.node(Field::Image).and_then(Node::map)?;
    let mut inner = entries.inner("image", map);
    let text = |inner: &Entries<'_, Field>, field| {
        let text = inner.node(field).and_then(Node::scalar)?.trim();
        Some(text.to_string()).filter(|text| !text.is_empty())
    };
    let (caption, credit) = (text(&inner, Field::ImageCaption), text(&inner, Field::ImageCredit));
    let focus = inner.node(Field::ImageFocus).and_then(|node| Some((node.scalar()?.trim(), node.span.clone())));
    let focus = focus.filter(|(written, _)| !written.is_empty());
    let focus = focus.and_then(|(written, span)| {
        let focus = focus_of(written);
        if focus.is_none() {
            let problem = Diagnostic::warning(format!("`focus: {written}` is no place in an image, so it is ignored"));
            inner.report_at(problem.hint("write it as `50% 20%`, from the left and the top, or as `top right`"), span);
        }
        focus
    });
    let details = ImageDetails { caption, credit, focus };
    (details != ImageDetails::default()).then(|| Box::new(details))
}

/// `50% 20%`, `left`, `top right`: in steps of a quarter, for which a stylesheet can have a rule each.
fn focus_of(written: &str) -> Option<(u8, u8)> {
    let words: Vec<&str> = written.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let (mut across, mut down) = (None, None);
    for word in &words {
        match word.to_ascii_lowercase().as_str() {
            "left" if across.is_none() => across = Some(0),
            "right" if across.is_none() => across = Some(100),
            "top" if down.is_none() => down = Some(0),
            "bottom" if down.is_none() => down = Some(100),
            "center" | "centre" => {}
            number => {
                let number: f64 = number.trim_end_matches('%').parse().ok().filter(|n| (0.0..=100.0).contains(n))?;
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is within these bounds")]
                let quarter = ((number / 25.0).round() as u8) * 25;
                match (across, down) {
                    (None, _) => across = Some(quarter),
                    (Some(_), None) => down = Some(quarter),
                    _ => return None,
                }
            }
        }
    }
    ((1..=2).contains(&words.len())).then(|| (across.unwrap_or(50), down.unwrap_or(50)))
}

#[cfg(test)]
mod tests {
    use super::focus_of;

    #[test]
    fn a_focus_is_two_numbers_or_words_in_steps_of_a_quarter() {
        for (written, expected) in [
            ("50% 20%", Some((50, 25))),
            ("0 100", Some((0, 100))),
            ("12%, 13%", Some((0, 25))),
            ("30%", Some((25, 50))),
            ("top", Some((50, 0))),
            ("bottom right", Some((100, 100))),
            ("Right top", Some((100, 0))),
            ("center", Some((50, 50))),
            ("left center", Some((0, 50))),
            ("", None),
            ("face", None),
            ("50% 120%", None),
            ("left right", None),
            ("1 2 3", None),
        ] {
            assert_eq!(focus_of(written), expected, "{written}");
        }
    }
}
