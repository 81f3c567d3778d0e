//! The pixels of a card.
//!
//! Takes paths and colours; gives a PNG with a palette, which has each colour in steps from nothing to all of it.

use tiny_skia::{FillRule, Mask, PathBuilder, Transform};

use super::card::SIZE;
use crate::base::colour::Colour;

/// How many steps a colour has. Four colours and the paper fit into one byte.
const STEPS: usize = 63;

/// Pixels as numbers of colours.
pub(super) struct Canvas {
    pixels: Vec<u8>,
    colours: Vec<Colour>,
}

impl Canvas {
    /// All in one colour.
    pub(super) fn of(paper: Colour) -> Canvas {
        Canvas { pixels: vec![0; (SIZE.0 * SIZE.1) as usize], colours: vec![paper] }
    }

    /// Fills a path with a colour. Where paths overlap, the later one counts.
    pub(super) fn fill(&mut self, path: PathBuilder, colour: Colour) -> Result<(), String> {
        let Some(path) = path.finish() else { return Ok(()) };
        let mut mask = Mask::new(SIZE.0, SIZE.1).ok_or("there is no memory for it")?;
        mask.fill_path(&path, FillRule::Winding, true, Transform::identity());
        let (paper, first) = (self.colours[0], self.colours.len() - 1);
        self.colours.extend((1..=STEPS).map(|step| paper.mixed(colour, step as f64 / STEPS as f64)));
        for (pixel, covered) in self.pixels.iter_mut().zip(mask.data()) {
            let step = (usize::from(*covered) * STEPS + 127) / 255;
            if step > 0 {
                *pixel = u8::try_from(first + step).unwrap_or(u8::MAX);
            }
        }
        Ok(())
    }

    /// All as a PNG with a palette.
    pub(super) fn png(&self) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, SIZE.0, SIZE.1);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(self.colours.iter().flat_map(|colour| colour.parts()).collect::<Vec<u8>>());
        encoder.set_compression(png::Compression::Balanced);
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header().map_err(|error| error.to_string())?;
        writer.write_image_data(&self.pixels).map_err(|error| error.to_string())?;
        writer.finish().map_err(|error| error.to_string())?;
        Ok(bytes)
    }
}
