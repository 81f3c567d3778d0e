//! The settings and front matter of an import as YAML.

pub use crate::base::yaml::write::document;
