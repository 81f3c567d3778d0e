//! Where the original of a translation was changed.
//!
//! Takes the site, a translation and the sources; gives each changed block with its place and its first words.

use super::changes::{Change, What, changes};
use crate::base::diagnostic::Place;
use crate::input::post::Blocks;
use crate::input::source::Sources;
use crate::markdown::BlockKind;
use crate::site::id::DocumentId;
use crate::site::whole::Site;

/// A changed block of an original.
#[derive(Clone, Debug)]
pub(crate) struct ChangedBlock {
    pub(crate) what: What,
    /// Its place among the blocks that readers see. For a removed block, that of the block that follows where it was.
    pub(crate) block: usize,
    /// Its first line; for a removed block, that of the block that follows where it was.
    pub(crate) place: Place,
}

/// The blocks of the original that are not as they were when a document was translated. None for one without digests.
pub(crate) fn changed_blocks(site: &Site, id: DocumentId, sources: &Sources) -> Vec<ChangedBlock> {
    let said = site.documents[id].post.front.translated_from.as_ref();
    let then = said.and_then(|said| said.blocks.as_deref());
    let (Some(then), Some(original)) = (then, site.originals.of(id)) else { return Vec::new() };
    let path = &site.documents[original].post.path;
    let text = sources.shown(path);
    let blocks = Blocks::of(path, &text);
    let seen: Vec<_> = blocks.all.iter().filter(|block| block.kind != BlockKind::Comment).collect();
    let first_line = |block: usize| {
        let start = seen.get(block).map_or_else(|| text.trim_end().len(), |block| blocks.start + block.range.start);
        let line = text[start..].lines().next().unwrap_or_default();
        start..start + line.len()
    };
    let one = |change: Change| ChangedBlock {
        what: change.what,
        block: change.block,
        place: sources.place(path, first_line(change.block)),
    };
    changes(then, &blocks.digests()).into_iter().map(one).collect()
}
