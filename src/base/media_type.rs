//! Media types of files, by their names.
//!
//! Takes a path; gives what a static host says of it. Does not look into the file.

/// A page.
pub(crate) const HTML: &str = "text/html; charset=utf-8";

/// The media type of a file with this name (IANA's registry of media types). Texts say that they are in UTF-8.
pub(crate) fn of(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match current(&ending.to_ascii_lowercase()).or_else(|| mime_guess::from_ext(ending).first_raw()) {
        Some(kind) => in_utf8(kind),
        None if name.is_empty() => HTML,
        None => "application/octet-stream",
    }
}

/// Types that the registry has by now, where the crate's table has older ones.
fn current(ending: &str) -> Option<&'static str> {
    Some(match ending {
        "m4a" => "audio/mp4",
        "m4v" => "video/mp4",
        "map" => "application/json",
        "mjs" => "text/javascript",
        "otf" => "font/otf",
        "woff" => "font/woff",
        // Says its encoding itself.
        "xml" | "xsl" => "application/xml",
        _ => return None,
    })
}

fn in_utf8(kind: &'static str) -> &'static str {
    match kind {
        "text/html" => HTML,
        "text/css" => "text/css; charset=utf-8",
        "text/javascript" => "text/javascript; charset=utf-8",
        "text/plain" => "text/plain; charset=utf-8",
        "text/markdown" => "text/markdown; charset=utf-8",
        "text/csv" => "text/csv; charset=utf-8",
        "text/vtt" => "text/vtt; charset=utf-8",
        "text/calendar" => "text/calendar; charset=utf-8",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_a_site_has_its_type() {
        for (path, kind) in [
            ("/a/", HTML),
            ("/a/index.html", HTML),
            ("/a.htm", HTML),
            ("/style.css", "text/css; charset=utf-8"),
            ("/a.js", "text/javascript; charset=utf-8"),
            ("/a.mjs", "text/javascript; charset=utf-8"),
            ("/feed.json", "application/json"),
            ("/a.js.map", "application/json"),
            ("/feed.xml", "application/xml"),
            ("/a.xsl", "application/xml"),
            ("/a.atom", "application/atom+xml"),
            ("/a.rss", "application/rss+xml"),
            ("/a.webmanifest", "application/manifest+json"),
            ("/robots.txt", "text/plain; charset=utf-8"),
            ("/a.text", "text/plain; charset=utf-8"),
            ("/a.md", "text/markdown; charset=utf-8"),
            ("/a.csv", "text/csv; charset=utf-8"),
            ("/a.vtt", "text/vtt; charset=utf-8"),
            ("/a.ics", "text/calendar; charset=utf-8"),
            ("/a.svg", "image/svg+xml"),
            ("/a.png", "image/png"),
            ("/a.apng", "image/apng"),
            ("/Photo.JPG", "image/jpeg"),
            ("/a.jpeg", "image/jpeg"),
            ("/a.gif", "image/gif"),
            ("/a.webp", "image/webp"),
            ("/a.avif", "image/avif"),
            ("/a.bmp", "image/bmp"),
            ("/favicon.ico", "image/x-icon"),
            ("/a.woff", "font/woff"),
            ("/a.woff2", "font/woff2"),
            ("/a.ttf", "font/ttf"),
            ("/a.otf", "font/otf"),
            ("/a.mp3", "audio/mpeg"),
            ("/a.m4a", "audio/mp4"),
            ("/a.ogg", "audio/ogg"),
            ("/a.oga", "audio/ogg"),
            ("/a.opus", "audio/ogg"),
            ("/a.wav", "audio/wav"),
            ("/a.flac", "audio/flac"),
            ("/a.mp4", "video/mp4"),
            ("/a.m4v", "video/mp4"),
            ("/a.webm", "video/webm"),
            ("/a.ogv", "video/ogg"),
            ("/a.mov", "video/quicktime"),
            ("/a.pdf", "application/pdf"),
            ("/a.epub", "application/epub+zip"),
            ("/a.zip", "application/zip"),
            ("/a.gz", "application/gzip"),
            ("/a.wasm", "application/wasm"),
            ("/a.b/CNAME", "application/octet-stream"),
        ] {
            assert_eq!(of(path), kind, "{path}");
        }
    }
}
