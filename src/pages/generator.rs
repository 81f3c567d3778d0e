//! The name and version of the program, for pages and feeds, and as the mark of files that it made.

use crate::formats::feed;

const NAME: &str = "Chancery";

/// For `<meta name="generator">`, and comments in files without such an element.
pub(crate) fn text() -> String {
    format!("{NAME} {}", env!("CARGO_PKG_VERSION"))
}

/// For feeds.
pub(crate) fn of_feed() -> feed::Generator {
    feed::Generator { name: NAME.to_string(), version: env!("CARGO_PKG_VERSION").to_string() }
}

/// Whether a file of the output, by its path, says that this program made it. Those that are copied say nothing.
pub(crate) fn is_made_by_us(path: &str, bytes: &[u8]) -> bool {
    let ending = path.rsplit_once('.').map_or(path, |(_, ending)| ending);
    let marks: &[String] = &match ending {
        "html" | "htm" => vec![format!("<meta name=\"generator\" content=\"{NAME} ")],
        "xml" => vec![format!(">{NAME}</generator>"), format!("?>\n<!-- {NAME} ")],
        "json" => vec![format!("\"_generator\":{{\"name\":\"{NAME}\",")],
        "txt" | "_headers" => return bytes.starts_with(format!("# {NAME} ").as_bytes()),
        _ => return false,
    };
    let text = String::from_utf8_lossy(bytes);
    marks.iter().any(|mark| text.contains(mark))
}
