//! A proposal for the registry, and why it is made.

use std::fmt::{self, Display, Formatter};

use crate::base::count::{counted, number};
use crate::base::yaml::write::scalar;

/// Terms that are probably one term in several languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Proposal {
    /// The key of its entry: the slug that it has in the first of its languages.
    pub(crate) key: String,
    /// Its names by language, in the order of the site.
    pub(crate) names: Vec<(String, String)>,
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) is_certain: bool,
}

impl Proposal {
    /// The entry as YAML on one line: `industry: { en: industry, id: industri }`.
    pub(crate) fn entry(&self) -> String {
        let names = self.names.iter().map(|(language, name)| format!("{}: {}", scalar(language), scalar(name)));
        format!("{}: {{ {} }}", scalar(&self.key), names.collect::<Vec<_>>().join(", "))
    }

    /// All its evidence as one text.
    pub(crate) fn why(&self) -> String {
        // A name that is the same in two languages gives the same evidence twice.
        let mut texts: Vec<String> = self.evidence.iter().map(Evidence::to_string).collect();
        texts.dedup();
        texts.join("; ")
    }
}

/// What says that two names are one term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Evidence {
    pub(crate) first: String,
    pub(crate) second: String,
    pub(crate) support: Support,
    /// In how many pairs of translations both stand.
    pub(crate) together: usize,
    /// In how many pairs of translations one of them stands.
    pub(crate) of: usize,
}

/// How the names of two translations are matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Support {
    /// One always stands at the place of the other.
    Place,
    /// One is always there with the other, and no other name is.
    Company,
}

impl Display for Evidence {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        let Evidence { first, second, support, together, of } = self;
        let (together, of) = (number(*together), counted(*of, "pair", "pairs"));
        match support {
            Support::Place => write!(to, "`{second}` stands where `{first}` does in {together} of {of} of posts"),
            Support::Company => write!(to, "`{second}` comes together with `{first}` in {together} of {of} of posts"),
        }
    }
}
