//! The states of translations: digests of the blocks of originals, from the cache or from their files.
//!
//! Takes the site, its sources and a cache; gives the states, and warnings. Costs nothing where no post names an original.

use rayon::prelude::*;

use super::cache::{Cache, FileDigests};
use crate::base::diagnostic::Diagnostics;
use crate::input::post::Blocks;
use crate::input::source::{Source, Sources};
use crate::site::desk::{self, Digests, States};
use crate::site::{DocumentId, Site};

/// The states of all translations that name their original.
pub(crate) fn states(site: &Site, sources: &Sources, cache: &mut Cache, diagnostics: &mut Diagnostics) -> States {
    let wanted = desk::wanted(site);
    let source = |id: DocumentId| sources.files.get_key_value(&site.documents[id].post.path).map(|file| (id, file));
    let files: Vec<(DocumentId, (&String, &Source))> = wanted.into_iter().filter_map(source).collect();
    let hashes: Vec<blake3::Hash> = files.iter().map(|(_, (_, source))| source.hash).collect();
    let known = cache.digests.recall(&hashes);
    let find = |((id, (path, source)), known): ((DocumentId, (&String, &Source)), Option<FileDigests>)| {
        Some((id, known.or_else(|| read(path, source))?))
    };
    let digests: Digests = files.into_par_iter().zip(known).filter_map(find).collect();
    let hash = |id: &DocumentId| sources.files.get(&site.documents[*id].post.path).map(|source| source.hash);
    cache.digests.keep(digests.iter().filter_map(|(id, digests)| Some((hash(id)?, digests.clone()))));
    let states = desk::states(site, &digests);
    diagnostics.extend(desk::unrelated(site, &states, sources));
    states
}

/// The digests of a file's blocks. A file that cannot be read is reported when its page is rendered.
fn read(path: &str, source: &Source) -> Option<FileDigests> {
    let bytes = source.bytes(path).ok()?;
    let text = std::str::from_utf8(&bytes).ok()?;
    Some(Blocks::of(path, text).digests().into())
}

#[cfg(test)]
mod tests {
    use crate::build::cache::Cache;
    use crate::build::{self, Request};
    use crate::input::source::Sources;

    #[test]
    fn only_originals_with_a_translation_that_has_digests_are_read() {
        let post = |name: &str, said: &str| {
            format!("-- content/posts/{name} --\n---\ntitle: T\ndate: 2016-10-08\n{said}---\nText.\n")
        };
        let site = [
            "-- site.yaml --\nbase_url: https://example.org/\nlanguages: [en, id]\n".to_string(),
            post("a.md", ""),
            post("a.id.md", "translated_from: {lang: en, blocks: [\"00aa00\"]}\n"),
            post("b.md", "slug: b\n"),
            post("b.id.md", "translated_from: en\n"),
            post("c.md", "slug: c\n"),
            post("c.id.md", ""),
        ];
        let sources = Sources::of(&site.concat(), "2017-01-01T00:00:00Z");
        let mut cache = Cache::default();
        build::prepare(sources.clone(), &Request::default(), &mut cache);
        let hash = |path: &str| sources.files[&format!("content/posts/{path}")].hash;
        let known = cache.digests.recall(&["a.md", "a.id.md", "b.md", "c.md"].map(hash));
        assert_eq!(known.iter().map(Option::is_some).collect::<Vec<_>>(), [true, false, false, false]);
    }
}
