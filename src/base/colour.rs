//! Colours of a site: read, written, compared.
//!
//! Takes a hex code; gives the contrast of two colours by WCAG 2, and colours that are made of others.

use std::fmt;

/// A colour of sRGB that covers what is behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Colour([u8; 3]);

impl fmt::Display for Colour {
    /// The hex code in small letters: `#0b5d4e`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Colour {
    /// A colour by its parts, for the theme's own.
    pub(crate) const fn of(red: u8, green: u8, blue: u8) -> Colour {
        Colour([red, green, blue])
    }

    /// Its red, green and blue.
    pub(crate) fn parts(self) -> [u8; 3] {
        self.0
    }

    /// A hex code of three or six digits, with or without `#`.
    pub(crate) fn parse(text: &str) -> Option<Colour> {
        let digits = text.trim();
        let digits = digits.strip_prefix('#').unwrap_or(digits);
        let digits: Option<Vec<u8>> =
            digits.chars().map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect();
        match *digits?.as_slice() {
            [r, g, b] => Some(Colour([r * 17, g * 17, b * 17])),
            [r, s, g, h, b, c] => Some(Colour([r * 16 + s, g * 16 + h, b * 16 + c])),
            _ => None,
        }
    }

    /// The relative luminance, from 0 to 1 (WCAG 2.2, "relative luminance").
    pub(crate) fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").
    pub(crate) fn contrast(self, other: Colour) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// A mixture with a share of another colour, from 0 to 1.
    pub(crate) fn mixed(self, other: Colour, share: f64) -> Colour {
        let mut parts = self.0;
        for (part, other) in parts.iter_mut().zip(other.0) {
            *part = byte(f64::from(*part) * (1.0 - share) + f64::from(other) * share);
        }
        Colour(parts)
    }

    /// A light colour of the same hue, which has at least this contrast with a dark ground.
    pub(crate) fn lightened(self, ground: Colour, contrast: f64) -> Colour {
        let Lab { lightness, a, b } = Lab::of(self);
        let strongest = 0.13 / a.hypot(b).max(0.13);
        let steps = (0..=100).map(|step| lightness.max(0.6) + f64::from(step) * 0.005);
        let lighter = |lightness: f64| {
            // Where a hue cannot be so light and so strong, it becomes weaker.
            let strengths = (0..=20).map(|step| strongest * (1.0 - f64::from(step) * 0.05));
            strengths.into_iter().find_map(|strength| Lab { lightness, a: a * strength, b: b * strength }.colour())
        };
        let found = steps.filter_map(lighter).find(|colour| colour.contrast(ground) >= contrast);
        found.unwrap_or(Colour([255; 3]))
    }
}

/// A part of sRGB as light, from 0 to 1.
fn linear(part: u8) -> f64 {
    let part = f64::from(part) / 255.0;
    if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

/// The nearest whole part.
fn byte(part: f64) -> u8 {
    part.round().clamp(0.0, 255.0) as u8
}

/// A colour in Oklab, where a hue stays the same as it becomes lighter (Björn Ottosson, 2020).
struct Lab {
    lightness: f64,
    a: f64,
    b: f64,
}

impl Lab {
    fn of(colour: Colour) -> Lab {
        let [red, green, blue] = colour.0.map(linear);
        let long = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let middle = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let short = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        Lab {
            lightness: 0.210_454_255_3 * long + 0.793_617_785_0 * middle - 0.004_072_046_8 * short,
            a: 1.977_998_495_1 * long - 2.428_592_205_0 * middle + 0.450_593_709_9 * short,
            b: 0.025_904_037_1 * long + 0.782_771_766_2 * middle - 0.808_675_766_0 * short,
        }
    }

    /// The colour of sRGB, if it has this one.
    fn colour(&self) -> Option<Colour> {
        let Lab { lightness, a, b } = self;
        let long = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let middle = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let short = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        let parts = [
            4.076_741_662_1 * long - 3.307_711_591_3 * middle + 0.230_969_929_2 * short,
            -1.268_438_004_6 * long + 2.609_757_401_1 * middle - 0.341_319_396_5 * short,
            -0.004_196_086_3 * long - 0.703_418_614_7 * middle + 1.707_614_701_0 * short,
        ];
        let is_inside = parts.iter().all(|part| (-0.000_1..=1.000_1).contains(part));
        let encoded = |part: f64| {
            let part = part.clamp(0.0, 1.0);
            if part <= 0.003_130_8 { part * 12.92 } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 }
        };
        is_inside.then(|| Colour(parts.map(|part| byte(encoded(part) * 255.0))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn hex_codes_are_read_and_nothing_else_is() {
        for (written, shown) in
            [("#0B5d4e", "#0b5d4e"), ("0b5d4e", "#0b5d4e"), (" #abc ", "#aabbcc"), ("123", "#112233")]
        {
            assert_eq!(Colour::parse(written).map(|colour| colour.to_string()).as_deref(), Some(shown), "{written}");
        }
        for wrong in ["", "#", "#12", "#1234", "#12345", "#12345678", "teal", "rgb(1, 2, 3)", "#ggg", "##abc", "#äbc"]
        {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let ratio = |one: &str, other: &str| format!("{:.2}", colour(one).contrast(colour(other)));
        assert_eq!(ratio("#000", "#fff"), "21.00");
        assert_eq!(ratio("#fff", "#000"), "21.00");
        assert_eq!(ratio("#777", "#fff"), "4.48");
        assert_eq!(ratio("#767676", "#fff"), "4.54");
        assert_eq!(ratio("#f00", "#fff"), "4.00");
        assert_eq!(ratio("#abc", "#abc"), "1.00");
    }

    #[test]
    fn every_hue_has_a_light_colour_that_can_be_read_on_a_dark_ground() {
        let ground = colour("#17181b");
        for written in ["#0b5d4e", "#8f1f1d", "#00f", "#f00", "#0f0", "#ff0", "#000", "#fff", "#808080", "#5d3a86"] {
            let lighter = colour(written).lightened(ground, 7.0);
            assert!(lighter.contrast(ground) >= 7.0, "{written}: {lighter}");
        }
    }

    #[test]
    fn a_light_colour_keeps_the_hue() {
        let hue = |colour: Colour| {
            let Lab { a, b, .. } = Lab::of(colour);
            b.atan2(a).to_degrees()
        };
        for written in ["#0b5d4e", "#8f1f1d", "#00f", "#5d3a86"] {
            let (dark, light) = (colour(written), colour(written).lightened(colour("#17181b"), 7.0));
            assert!((hue(dark) - hue(light)).abs() < 3.0, "{written}: {light}");
        }
    }

    #[test]
    fn a_mixture_is_between_its_parts() {
        assert_eq!(colour("#000").mixed(colour("#fff"), 0.2).to_string(), "#333333");
        assert_eq!(colour("#123456").mixed(colour("#fff"), 0.0).to_string(), "#123456");
    }
}
