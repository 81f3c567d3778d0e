//! Names of files that would have the same one.

/// `peta.jpg`, `peta-2.jpg`, `peta-3.jpg`.
pub(crate) fn numbered(name: &str, number: usize) -> String {
    match (number, name.rsplit_once('.')) {
        (1, _) => name.to_string(),
        (_, Some((stem, ending))) => format!("{stem}-{number}.{ending}"),
        (_, None) => format!("{name}-{number}"),
    }
}
