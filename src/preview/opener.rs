//! The system's own way to open an address.
//!
//! Takes a URL; gives the command that opens it with whatever the author uses for such URLs.

/// The program and its arguments.
pub(crate) fn command(url: &str) -> Vec<String> {
    let words: &[&str] = match () {
        () if cfg!(target_os = "macos") => &["open", url],
        // Not by way of the shell, which would read `&` in a URL.
        () if cfg!(windows) => &["rundll32", "url.dll,FileProtocolHandler", url],
        () => &["xdg-open", url],
    };
    words.iter().map(ToString::to_string).collect()
}
