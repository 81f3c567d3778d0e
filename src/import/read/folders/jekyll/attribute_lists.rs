//! kramdown's lists of attributes: `{: .wide}` is `{.wide}` here.

use crate::import::model::OldFile;

/// Writes the lists of a body as a build reads them. Code stays as it is.
pub(crate) fn settle(file: &mut OldFile) {
    if file.body.contains("{:") {
        file.body = converted(&file.body);
    }
}

fn converted(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut fence: Option<&str> = None;
    for line in body.split_inclusive('\n') {
        let start = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| start.starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        let is_code = fence.is_some() || mark.is_some() || line.starts_with("    ") || line.starts_with('\t');
        if is_code { out.push_str(line) } else { add(&mut out, line) }
    }
    out
}

fn add(out: &mut String, line: &str) {
    let mut rest = line;
    while let Some(at) = rest.find("{:") {
        let end = rest[at..].find('}').map(|length| at + length);
        let before = &line[..line.len() - rest.len() + at];
        let in_code = before.matches('`').count() % 2 == 1;
        let list = end.map(|end| rest[at + 2..end].trim()).filter(|list| is_list(list) && !in_code);
        out.push_str(&rest[..at]);
        match (list, end) {
            (Some(list), Some(end)) => {
                out.push_str(&format!("{{{list}}}"));
                rest = &rest[end + 1..];
            }
            _ => {
                out.push_str("{:");
                rest = &rest[at + 2..];
            }
        }
    }
    out.push_str(rest);
}

/// Whether all parts are a class, an id or a value: not `{:toc}` and not a comment.
fn is_list(list: &str) -> bool {
    let is_one = |part: &str| part.starts_with(['.', '#']) || part.contains('=') || part.ends_with(['"', '\'']);
    !list.is_empty() && list.split_whitespace().all(is_one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_lose_their_colon_outside_of_code() {
        for (body, text) in [
            ("Text.\n{: .notice}\n", "Text.\n{.notice}\n"),
            ("[a](/b){:.x #y} and ![c](d){: width=\"3\"}", "[a](/b){.x #y} and ![c](d){width=\"3\"}"),
            ("`{: .x}` {: .y}", "`{: .x}` {.y}"),
            ("```\n{: .x}\n```\n    {: .x}\n", "```\n{: .x}\n```\n    {: .x}\n"),
            ("* TOC\n{:toc}\n{::comment}", "* TOC\n{:toc}\n{::comment}"),
            ("{: .open", "{: .open"),
        ] {
            assert_eq!(converted(body), text, "{body}");
        }
    }
}
