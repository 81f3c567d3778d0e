//! The variants of a picture as bytes.

use super::shared::Shared;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::input::source::Sources;
use crate::pictures::{Fault, Original, Variant};
use crate::site::Picture;

/// The bytes of some variants of a picture, made now or before.
pub(crate) fn make(
    shared: &Shared,
    sources: &Sources,
    picture: &Picture,
    wanted: &[&Variant],
) -> Result<Vec<Vec<u8>>, Fault<Diagnostic>> {
    let source = sources.files.get(&picture.source);
    let turn = source.and_then(|source| source.examined).map_or(1, |examined| examined.turn);
    let (width, height) = picture.size;
    let quality = shared.config().images.quality;
    shared.pictures.variants(wanted, u64::from(width) * u64::from(height), |take| {
        let bytes = source.map(|source| source.bytes(&picture.source)).transpose()?.unwrap_or_default();
        take(Original { bytes: &bytes, turn, quality });
        Ok(())
    })
}

/// The warning about a picture that cannot be decoded.
pub(crate) fn unfit(picture: &Picture, why: &str) -> Diagnostic {
    let why = why.lines().next().unwrap_or_default();
    let problem = Diagnostic::warning(format!("this picture cannot be decoded, so it is published as it is: {why}"));
    problem.at(Place::file(&*picture.source)).hint("save it anew in a program for pictures")
}
