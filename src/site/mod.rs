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
mod filtered;
mod find_lists;
mod find_pictures;
mod front_page;
mod home_texts;
mod id;
mod left_out;
mod link_language;
mod link_resolver;
mod link_translation;
mod list;
mod look_files;
mod mark;
mod neighbours;
mod own_lists;
mod page_lists;
mod pictures;
mod proposed_terms;
mod publication;
mod related;
mod selection;
mod statics;
mod suggestions;
mod term;
mod term_names;
mod term_slugs;
mod term_texts;
mod terms;
mod scheduled;
mod scope;
mod series;
mod translations;
mod unpublished;
mod versions;
mod visibility;
mod whole;

pub use assemble::assemble;
pub(crate) use document::Document;
pub(crate) use front_page::{FrontPage, of as front_page};
pub(crate) use home_texts::is_home_text;
pub use id::DocumentId;
pub use id::{ByDocument, ByEdition, ByTaxonomy, ByTerm, EditionId, LanguageId, TaxonomyId, TermId, TermKey};
pub use left_out::LeftOut;
pub use link_resolver::resolve as resolve_links;
pub(crate) use link_translation::{ToTranslation, all as links_to_translations};
pub use list::List;
pub(crate) use look_files::check as check_look;
pub use mark::Mark;
pub use neighbours::{Neighbours, neighbours};
pub(crate) use pictures::{Picture, Variant, variants};
pub(crate) use proposed_terms::{ProposedTerms, proposed_terms};
pub use related::related;
pub(crate) use scheduled::check as check_scheduled;
pub use scope::{FeedFormat, Scope};
pub use selection::{Fate, Selection, fates};
pub use term::Term;
pub use terms::TermIndex;
pub use whole::Site;
