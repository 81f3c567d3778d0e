//! What only some templates get: `queries` and `data`.

use std::collections::BTreeMap;

use tera::{Context, Value};

use super::entry;
use super::shared::{Failure, Shared};
use super::uses::Uses;
use crate::site::EditionId;

/// Adds what the template of a page of an edition uses.
pub(crate) fn add(context: &mut Context, shared: &Shared, edition: EditionId, uses: Uses) -> Result<(), Failure> {
    if uses.queries {
        let queries = shared.queries[edition].get_or_init(|| queries(shared, edition)).clone()?;
        context.insert_value("queries", queries);
    }
    if uses.data {
        context.insert_value("data", data(shared));
    }
    Ok(())
}

/// `data` in templates.
pub(crate) fn data(shared: &Shared) -> Value {
    shared.data_view.get_or_init(|| Value::from_serializable(&*shared.data)).clone()
}

/// The posts of all queries as entries of an edition.
fn queries(shared: &Shared, edition: EditionId) -> Result<Value, Failure> {
    let mut all: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for (name, posts) in &shared.site.lists.queries {
        let entries = posts[edition].iter().map(|id| entry::entry(shared, edition, *id));
        all.insert(name, entries.collect::<Result<_, _>>()?);
    }
    Ok(Value::from_serializable(&all))
}
