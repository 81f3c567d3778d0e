//! What an author should know of a picture or a video that is published.

use super::{Examined, Kind};
use crate::base::diagnostic::{Diagnostic, Place};

/// The longest side, and the most pixels, that browsers show everywhere.
const LONGEST_SIDE: u32 = 16_384;
const MOST_PIXELS: u64 = 100_000_000;

impl Examined {
    /// Whether there may be a warning about it.
    pub(crate) fn is_remarkable(&self) -> bool {
        self.location
            || self.damaged
            || self.is_cut
            || self.pixels.is_some_and(|(width, height)| is_large(width, height))
    }
}

/// The warnings about a file; `keeps` says that metadata are published as they are.
pub(crate) fn warnings(examined: &Examined, path: &str, keeps: bool) -> Vec<Diagnostic> {
    let at = |diagnostic: Diagnostic| diagnostic.at(Place::file(path));
    let mut found = Vec::new();
    let Examined { kind, pixels, location, damaged, is_cut, .. } = *examined;
    let shown = pixels.filter(|_| !matches!(kind, Kind::Raw | Kind::Other));
    if let Some((width, height)) = shown.filter(|(width, height)| is_large(*width, *height)) {
        let size = format!("{} × {} pixels", grouped(width), grouped(height));
        let problem = Diagnostic::warning(format!("this picture has {size}, too many for some browsers"));
        let most = format!("{} pixels on each side, and {} megapixels", grouped(LONGEST_SIDE), MOST_PIXELS / 1_000_000);
        found.push(at(problem.hint(format!("make it smaller: at most {most}"))));
    }
    if location && !keeps {
        let problem = Diagnostic::warning(format!("{} says where it was made, and cannot be cleaned", what(kind)));
        found.push(at(problem.hint(remedy(kind)).hint(SETTING)));
    }
    // What is damaged is said once.
    if is_cut && (keeps || !damaged) {
        let problem = Diagnostic::warning("this is not a whole picture, so it is published as it is");
        found.push(at(problem.hint("copy it again from where it came from, or delete it")));
    }
    if damaged && !location && !keeps {
        let rest = "is damaged, so a part that may say where it was made is published as it is";
        let problem = Diagnostic::warning(format!("{} {rest}", what(kind)));
        found.push(at(problem.hint(remedy(kind)).hint(SETTING)));
    }
    found
}

const SETTING: &str = "if it may stay as it is, write `keep_metadata: true` in site.yaml, which is about all files";

fn is_large(width: u32, height: u32) -> bool {
    width.max(height) > LONGEST_SIDE || u64::from(width) * u64::from(height) > MOST_PIXELS
}

fn what(kind: Kind) -> &'static str {
    match kind {
        Kind::Video => "this video",
        Kind::Raw => "this file of a camera",
        Kind::Pdf => "this document",
        _ => "this picture",
    }
}

fn remedy(kind: Kind) -> &'static str {
    match kind {
        Kind::Video => "copy it without: `ffmpeg -i OLD -map_metadata -1 -map 0:v -map 0:a? -c copy NEW`",
        Kind::Pdf => "export it again, from pictures without metadata",
        Kind::Raw => "remove it: `exiftool -gps:all= -xmp:all= -iptc:all= FILE`, or publish a JPEG instead",
        _ => "save it anew in a program for pictures, or remove it: `exiftool -all= FILE`",
    }
}

/// A number with a comma after each group of three digits.
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(examined: Examined, keeps: bool) -> Vec<String> {
        warnings(&examined, "content/a.jpg", keeps).into_iter().map(|warning| warning.message).collect()
    }

    const PICTURE: Examined = Examined {
        kind: Kind::Jpeg,
        pixels: Some((4000, 3000)),
        location: false,
        damaged: false,
        turn: 1,
        is_plain: true,
        is_cut: false,
    };

    #[test]
    fn row_34_a_picture_of_30000_by_30000_pixels_is_a_warning_with_its_size() {
        let large = Examined { pixels: Some((30_000, 30_000)), ..PICTURE };
        for keeps in [false, true] {
            let expected = ["this picture has 30,000 × 30,000 pixels, too many for some browsers"];
            assert_eq!(messages(large, keeps), expected);
        }
        for (pixels, count) in
            [((16_384, 6_000), 0), ((16_385, 1), 1), ((1, 16_385), 1), ((10_001, 10_000), 1), ((10_000, 10_000), 0)]
        {
            assert_eq!(messages(Examined { pixels: Some(pixels), ..PICTURE }, false).len(), count, "{pixels:?}");
        }
    }

    #[test]
    fn a_file_that_cannot_be_cleaned_is_a_warning_unless_metadata_are_kept() {
        let video = Examined { kind: Kind::Video, pixels: None, location: true, ..PICTURE };
        assert_eq!(messages(video, false), ["this video says where it was made, and cannot be cleaned"]);
        assert_eq!(messages(Examined { damaged: true, ..PICTURE }, false).len(), 1);
        assert!(messages(video, true).is_empty() && messages(Examined { damaged: true, ..PICTURE }, true).is_empty());
        assert!(messages(PICTURE, false).is_empty());
    }

    #[test]
    fn a_file_of_which_nothing_is_said_is_not_remarkable() {
        let sides = [(30, 20), (16_384, 6_000), (16_385, 1), (10_001, 10_000)];
        for pixels in sides.map(Some).into_iter().chain([None]) {
            for (location, damaged) in [(false, false), (true, false), (false, true), (true, true)] {
                for kind in [Kind::Jpeg, Kind::Video, Kind::Pdf] {
                    let examined = Examined { kind, pixels, location, damaged, ..PICTURE };
                    assert_eq!(examined.is_remarkable(), !messages(examined, false).is_empty(), "{examined:?}");
                }
            }
        }
    }
}
