//! What is known when the texts are written.

use crate::import::decide::decisions::Decisions;
use crate::import::model::Survey;
use crate::import::model::export_options::Options;
use crate::import::place::places::Places;
use crate::import::read::media::Library;

/// The results of the earlier stages. Entries are identified by their index in the survey.
#[derive(Clone, Copy)]
pub(crate) struct Inputs<'a> {
    pub(crate) options: &'a Options,
    pub(crate) survey: &'a Survey,
    pub(crate) decisions: &'a Decisions,
    pub(crate) places: &'a Places,
    pub(crate) library: &'a Library,
}
