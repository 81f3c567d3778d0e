//! What is known when the texts are written.

use crate::import::decide::decisions::Decisions;
use crate::import::model::Survey;
use crate::import::model::wordpress::Options;
use crate::import::place::places::Places;
use crate::import::read::media::Library;

/// The results of the earlier stages. Entries are identified by their index in the survey.
#[derive(Clone, Copy)]
pub struct Inputs<'a> {
    pub options: &'a Options,
    pub survey: &'a Survey,
    pub decisions: &'a Decisions,
    pub places: &'a Places,
    pub library: &'a Library,
}
