//! The pages that WordPress made for uploaded files.

use std::collections::BTreeMap;

use super::seen::Seen;
use crate::import::model::{ItemId, OldUrl, Placed, Survey};

/// Old paths of the entries' attachments, each with the post or file that replaces it. `moved` are the files that were
/// imported.
pub(crate) fn attachment_pages(survey: &Survey, placed: &[Placed], moved: &[OldUrl]) -> Vec<OldUrl> {
    let by_old: BTreeMap<&str, &str> = moved.iter().map(|url| (url.old.as_str(), url.new.as_str())).collect();
    let by_id: BTreeMap<ItemId, usize> = survey.entries.iter().enumerate().map(|(at, entry)| (entry.id, at)).collect();
    let taken: Seen = placed.iter().map(|placed| &*placed.address).collect();
    let mut urls = Vec::new();
    for attachment in &survey.attachments {
        let Some(old) = attachment.old_path.as_ref().filter(|_| attachment.public) else { continue };
        let parent = by_id.get(&attachment.parent).filter(|at| survey.entries[**at].status.is_public());
        let file = || {
            let place = survey.home.place(&attachment.url)?;
            by_old.get(place.path.as_str()).map(|new| (*new).to_string())
        };
        let new = parent.map(|at| placed[*at].address.to_string()).or_else(file);
        urls.extend(new.map(|new| OldUrl { old: old.to_string(), new }));
    }
    urls.retain(|url| !taken.contains(&format!("/{}/", url.old.trim_matches('/'))));
    urls
}
