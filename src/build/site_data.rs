//! The data files of the site, read again only when one of them changes.

use std::sync::Arc;

use serde_json::Value;

use super::cache::{Cache, Key};
use super::key;
use crate::base::diagnostic::Diagnostics;
use crate::input::site_data;
use crate::input::source::Sources;

/// The data and their key; a site without data has no key.
pub(crate) fn read(sources: &Sources, cache: &mut Cache, diagnostics: &mut Diagnostics) -> (Arc<Value>, Option<Key>) {
    let Some(key) = key::data(sources) else { return (Arc::default(), None) };
    if let Some((_, known)) = cache.data.as_ref().filter(|(known, _)| *known == key) {
        return (Arc::clone(known), Some(key));
    }
    let mut found = Diagnostics::new();
    let data = Arc::new(site_data::read(sources, &mut found));
    cache.data = found.is_empty().then(|| (key, Arc::clone(&data)));
    diagnostics.extend(found);
    (data, Some(key))
}
