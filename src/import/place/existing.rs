//! The existing files of a folder that an import adds to.

use std::collections::BTreeMap;

use crate::base::url;
use crate::import::model::export_options::Options;
use crate::import::model::{ItemId, Program};
use crate::import::read::walk::walk;

/// Existing files, case-folded, each with the number of the old post that an earlier import made it from.
pub(crate) type ExistingFiles = BTreeMap<String, Option<ItemId>>;

/// Lists the existing files, and which old post an earlier import made each from.
pub(crate) fn existing_files(options: &Options, program: Program) -> ExistingFiles {
    let files = if options.force { walk(&options.into) } else { Vec::new() };
    let made_of = |file: &String| {
        let text = std::fs::read_to_string(options.into.join(file)).ok()?;
        let (front, _) = text.strip_prefix("---\n")?.split_once("\n---")?;
        let id =
            front.lines().find_map(|line| line.strip_prefix("  ")?.strip_prefix(program.key())?.strip_prefix(": "))?;
        let id = id.trim().trim_matches(['"', '\'']);
        match program {
            Program::WordPress => id.parse().ok().map(ItemId),
            Program::Ghost | Program::Substack => Some(ItemId::of_text(id)),
        }
    };
    let known = |file: String| {
        let number = if file.ends_with(".md") { made_of(&file) } else { None };
        (url::fold_path(&file), number)
    };
    files.into_iter().map(known).collect()
}
