//! The settings and front matter of an import as YAML.

pub(crate) use crate::base::yaml::write::document;
