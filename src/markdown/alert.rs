//! Alerts: notes, tips and warnings.

use pulldown_cmark::BlockQuoteKind;

use super::options::Words;
use super::output::Output;

/// Starts an alert with its word.
pub(super) fn start(kind: BlockQuoteKind, words: &Words, out: &mut Output) {
    let (class, word) = match kind {
        BlockQuoteKind::Note => ("note", &words.note),
        BlockQuoteKind::Tip => ("tip", &words.tip),
        BlockQuoteKind::Important => ("important", &words.important),
        BlockQuoteKind::Warning => ("warning", &words.warning),
        BlockQuoteKind::Caution => ("caution", &words.caution),
    };
    out.open("<aside class=\"alert alert-", "</aside>\n");
    out.push(class);
    out.push("\" role=\"note\">\n<p class=\"alert-title\"");
    out.push(&word.attributes());
    out.push(">");
    out.escaped(&word.text);
    out.push("</p>\n");
}

#[cfg(test)]
mod tests {
    use super::super::sample::html;

    #[test]
    fn an_alert_is_an_aside_with_its_word() {
        assert_eq!(
            html("> [!CAUTION]\n> a\n"),
            "<aside class=\"alert alert-caution\" role=\"note\">\n<p class=\"alert-title\">Caution</p>\n<p>a</p>\n</aside>\n"
        );
        assert_eq!(html("> [!OTHER]\n"), "<blockquote>\n<p>[!OTHER]</p>\n</blockquote>\n");
    }
}
