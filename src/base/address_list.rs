//! Lists of addresses: text or a sitemap.

use super::diagnostic::Diagnostic;

/// The addresses of a list: one on a line, `#` before remarks; or the `<loc>` elements of a sitemap.
pub(crate) fn addresses(file: &str, text: &str) -> Result<Vec<String>, Diagnostic> {
    let text = text.trim_start_matches('\u{feff}');
    if !text.trim_start().starts_with('<') {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        return Ok(lines.map(str::to_string).collect());
    }
    if text.contains("<sitemapindex") {
        let problem = Diagnostic::error(format!("`{file}` is a list of sitemaps, not of pages"));
        return Err(problem.hint("download the sitemaps that it names, and give each with its own `--urls`"));
    }
    let found: Vec<String> = text
        .split("<loc>")
        .skip(1)
        .filter_map(|rest| rest.split("</loc>").next())
        .map(|address| {
            let address = address.trim();
            let inner = address.strip_prefix("<![CDATA[").and_then(|inner| inner.strip_suffix("]]>"));
            unescaped(inner.unwrap_or(address).trim())
        })
        .collect();
    match found.is_empty() {
        true => Err(Diagnostic::error(format!("`{file}` has no addresses in it"))
            .hint("give a sitemap.xml, or a file with one address on a line")),
        false => Ok(found),
    }
}

/// The five references that XML has by name, and `&#38;` as generators write it.
pub(crate) fn unescaped(text: &str) -> String {
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    plain.replace("&#39;", "'").replace("&#38;", "&").replace("&#x26;", "&").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_lines_or_a_sitemap() {
        assert_eq!(addresses("a.txt", "\u{feff}# old\n/a/\n\n /b/ \n").unwrap(), ["/a/", "/b/"]);
        let sitemap = "<?xml version=\"1.0\"?><urlset><url><loc>https://example.org/?a=1&amp;b=2</loc></url><url><loc>\n<![CDATA[https://example.org/c]]>\n</loc></url></urlset>";
        assert_eq!(
            addresses("sitemap.xml", sitemap).unwrap(),
            ["https://example.org/?a=1&b=2", "https://example.org/c"]
        );
        assert!(addresses("sitemap.xml", "<sitemapindex><sitemap><loc>x</loc></sitemap></sitemapindex>").is_err());
        assert!(addresses("sitemap.xml", "<urlset></urlset>").is_err());
    }
}
