//! What a test needs of a site that is being previewed, and the site that most tests begin with.
//!
//! Takes and gives file texts. It does not depend on who serves them: the stand-in of `fake` or the real server.

/// A site under preview.
pub trait Site {
    /// `http://127.0.0.1:PORT`, without a slash at its end.
    fn address(&self) -> String;
    /// Saves a file; the path is relative to the site root.
    fn write(&self, file: &str, bytes: &[u8]);
    fn remove(&self, file: &str);
    /// Ends the server; its connections break.
    fn stop(&mut self);
    /// Starts it again at the same address, over the files as they are now.
    fn start(&mut self);
    /// The places that an editor was asked to open, `file:line:column`, oldest first.
    fn opened(&self) -> Vec<String>;
}

pub(crate) const TEMPLATE: &str = "templates/page.html";
pub(crate) const STYLE: &str = "themes/chancery/static/css/style.css";
pub(crate) const PAGE: &str = "content/page.md";

/// The template of all pages. It uses what Chancery's templates and the stand-in both know.
pub(crate) fn template(head: &str, top: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<title>{{{{ page.title }}}}</title>\n<meta charset=\"utf-8\">\n\
         <link rel=\"stylesheet\" href=\"{{{{ asset(path=\"css/style.css\") }}}}\">\n{head}</head>\n<body>\n{top}\
         <main>\n<h1>{{{{ page.title }}}}</h1>\n<input id=\"field\">\n\
         {{{{ page.content }}}}\n</main>\n</body>\n</html>\n"
    )
}

/// A page with a title and a body of Markdown.
pub(crate) fn page(title: &str, body: &str) -> String {
    format!("---\ntitle: {title}\n---\n{body}")
}

/// Numbered paragraphs, one on every second line.
pub(crate) fn paragraphs(numbers: impl Iterator<Item = usize>) -> String {
    numbers.map(|number| format!("Paragraph {number} says number {number}.\n\n")).collect()
}

/// Writes the template, a style sheet and `content/page.md`, which is at `/page/`.
pub(crate) fn begin(site: &dyn Site, body: &str) {
    site.write(TEMPLATE, template("", "").as_bytes());
    site.write(STYLE, b"p { line-height: 40px; margin: 10px 0; color: rgb(1, 2, 3) }");
    site.write(PAGE, page("First", body).as_bytes());
}

/// Saves `content/page.md` with this body.
pub(crate) fn edit(site: &dyn Site, body: &str) {
    site.write(PAGE, page("First", body).as_bytes());
}
