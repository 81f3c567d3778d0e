//! The whole site as one immutable value: what is published, and how it is related.
//!
//! Takes the parsed posts, the configuration and the time; gives documents by date, terms, translations, editions and
//! the URL of each document and list. Each build makes it again.

pub(crate) mod desk;
pub mod links;
pub(crate) mod namesakes;

mod addresses;
mod assemble;
mod document;
mod edition;
mod id;
mod left_out;
mod list;
mod look_files;
mod mark;
mod neighbours;
mod publication;
mod selection;
mod statics;
mod suggestions;
mod term;
mod term_slugs;
mod term_texts;
mod terms;
mod scheduled;
mod scope;
mod translations;
mod unpublished;
mod visibility;
mod whole;

pub use assemble::assemble;
pub(crate) use document::Document;
pub use id::DocumentId;
pub use id::{ByDocument, ByEdition, ByTaxonomy, ByTerm, EditionId, LanguageId, TaxonomyId, TermId, TermKey};
pub use left_out::LeftOut;
pub use list::List;
pub(crate) use look_files::check as check_look;
pub use mark::Mark;
pub use neighbours::related;
pub(crate) use scheduled::check as check_scheduled;
pub use scope::{FeedFormat, Scope};
pub use selection::{Fate, Selection, fates};
pub use term::Term;
pub use terms::TermIndex;
pub use whole::Site;
