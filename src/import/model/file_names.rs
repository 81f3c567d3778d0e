//! Names of files in the new site that several stages need.

/// Every old URL, one on a line: the list that is checked after an import.
pub(crate) const OLD_URLS: &str = "old-urls.txt";
/// The first words of that list: its URLs were found by the rules of the old program, not on the old host.
pub(crate) const GUESSED: &str = "# Guessed by `chancery import`";
/// The report of the import.
pub(crate) const REPORT: &str = "import-report.md";
/// The settings that the import would have written, if the folder has its own.
pub(crate) const PROPOSED_SETTINGS: &str = "site.import.yaml";
