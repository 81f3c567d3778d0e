//! The pages that readers get, in a browser: every kind of them, in both directions.

mod axe;
pub(crate) mod built;
mod figures;
mod kinds;
mod notes;
mod policy;
mod related;
mod steady;
