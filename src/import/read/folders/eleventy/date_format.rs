//! Formats of dates in URLs: `%Y/%m/%d`, `yyyy/MM/dd`.

use jiff::civil::Date;

/// How a date is written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DateFormat(Vec<Piece>);

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Sign(char),
    Year,
    ShortYear,
    /// With two digits, or with as many as it has.
    Month(usize),
    Day(usize),
}

/// The formats that URLs usually have, the most precise first.
pub(crate) const USUAL: [&str; 6] = ["%Y/%m/%d", "%Y/%m", "%Y", "%Y-%m-%d", "%Y-%m", "%Y%m%d"];

/// What `strftime` writes.
const PERCENT: [(&str, Piece); 7] = [
    ("%Y", Piece::Year),
    ("%y", Piece::ShortYear),
    ("%m", Piece::Month(2)),
    ("%-m", Piece::Month(1)),
    ("%d", Piece::Day(2)),
    ("%-d", Piece::Day(1)),
    ("%e", Piece::Day(1)),
];

/// What libraries for JavaScript write.
const LETTERS: [(&str, Piece); 12] = [
    ("yyyy", Piece::Year),
    ("YYYY", Piece::Year),
    ("yy", Piece::ShortYear),
    ("YY", Piece::ShortYear),
    ("y", Piece::Year),
    ("MM", Piece::Month(2)),
    ("M", Piece::Month(1)),
    ("LL", Piece::Month(2)),
    ("dd", Piece::Day(2)),
    ("DD", Piece::Day(2)),
    ("d", Piece::Day(1)),
    ("D", Piece::Day(1)),
];

impl DateFormat {
    /// Reads a format; none if the text is none, or has names of months or times.
    pub(crate) fn parse(text: &str) -> Option<DateFormat> {
        let known: &[(&str, Piece)] = if text.contains('%') { &PERCENT } else { &LETTERS };
        let (mut pieces, mut rest) = (Vec::new(), text);
        while let Some(sign) = rest.chars().next() {
            if let Some((mark, piece)) = known.iter().find(|(mark, _)| rest.starts_with(mark)) {
                pieces.push(piece.clone());
                rest = &rest[mark.len()..];
            } else if matches!(sign, '/' | '-' | '.' | '_' | '\'') {
                pieces.extend((sign != '\'').then_some(Piece::Sign(sign)));
                rest = &rest[1..];
            } else {
                return None;
            }
        }
        let has_year = pieces.iter().any(|piece| matches!(piece, Piece::Year | Piece::ShortYear));
        // A part of a date can stand alone: `%m`.
        let is_marked = text.contains('%') || text.len() == 2;
        (!pieces.is_empty() && (has_year || is_marked)).then_some(DateFormat(pieces))
    }

    pub(crate) fn write(&self, day: Date) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Sign(sign) => sign.to_string(),
            Piece::Year => format!("{:04}", day.year()),
            Piece::ShortYear => format!("{:02}", day.year() % 100),
            Piece::Month(width) => format!("{:0width$}", day.month()),
            Piece::Day(width) => format!("{:0width$}", day.day()),
        };
        self.0.iter().map(piece).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_all_libraries_are_written() {
        let day = Date::constant(2016, 3, 8);
        for (format, written) in [
            ("%Y/%m/%d", "2016/03/08"),
            ("%y-%-m-%e", "16-3-8"),
            ("yyyy/MM/dd", "2016/03/08"),
            ("YYYY/M/D", "2016/3/8"),
            ("yyyy'/'LL", "2016/03"),
            ("%m", "03"),
            ("MM", "03"),
            ("yyyy", "2016"),
        ] {
            assert_eq!(DateFormat::parse(format).unwrap().write(day), written, "{format}");
        }
        for text in ["", "%B %Y", "LLL yyyy", "slug", "d", "/", "%H"] {
            assert_eq!(DateFormat::parse(text), None, "{text}");
        }
        assert!(USUAL.iter().all(|format| DateFormat::parse(format).is_some()));
    }
}
