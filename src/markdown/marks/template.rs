//! Template tags and shortcodes: `{{< x >}}`, `{{ x }}`, `{% x %}`, `{# x #}` and `<% x %>`.
//!
//! They are those of Hugo, Zola, Liquid (Jekyll, Eleventy), Jinja, Nunjucks, Handlebars, ERB and EJS.

use super::ahead::{Ahead, blank_line};
use super::instead::instead_of;
use super::mark::{Description, Mark};

/// Finds tags in braces.
#[derive(Debug)]
pub(super) struct Tags<'a> {
    body: &'a str,
    /// Where `}}`, `%}` and `#}` are.
    ends: [Ahead<'a>; 3],
    blank: Ahead<'a>,
}

impl<'a> Tags<'a> {
    pub(crate) fn new(body: &'a str) -> Tags<'a> {
        let ends = [
            Ahead::new(body, |text| text.find("}}")),
            Ahead::new(body, |text| text.find("%}")),
            Ahead::new(body, |text| text.find("#}")),
        ];
        Tags { body, ends, blank: Ahead::new(body, blank_line) }
    }

    /// The tag that begins at a `{`.
    pub(crate) fn at(&mut self, at: usize) -> Option<Mark> {
        // `{{%` and `{{{` begin at their first brace.
        if self.body[..at].ends_with('{') {
            return None;
        }
        let end = match self.body.as_bytes().get(at + 1)? {
            b'{' => 0,
            b'%' => 1,
            b'#' => 2,
            _ => return None,
        };
        let close = self.ends[end].next(at + 2)?;
        let content = &self.body[at + 2..close];
        if content.trim().is_empty() || (end < 2 && self.blank.next(at).is_some_and(|blank| blank < close)) {
            return None;
        }
        let describe = match end {
            0 if content.starts_with(['<', '%']) => describe_hugo,
            0 if is_formula(&self.body[..at], content) => return None,
            0 => describe_value,
            1 => describe_tag,
            _ => describe_comment,
        };
        // Handlebars has tags in three braces.
        let more = usize::from(end == 0 && content.starts_with('{') && self.body[close + 2..].starts_with('}'));
        Some(Mark::anywhere(at..close + 2 + more, 2, 2, describe))
    }
}

/// Finds tags of ERB and EJS.
#[derive(Debug)]
pub(super) struct PercentTags<'a> {
    body: &'a str,
    /// Where `%>` is.
    ends: Ahead<'a>,
    blank: Ahead<'a>,
}

impl<'a> PercentTags<'a> {
    pub(crate) fn new(body: &'a str) -> PercentTags<'a> {
        PercentTags { body, ends: Ahead::new(body, |text| text.find("%>")), blank: Ahead::new(body, blank_line) }
    }

    /// The tag that begins at a `<`.
    pub(crate) fn at(&mut self, at: usize) -> Option<Mark> {
        if !self.body[at..].starts_with("<%") {
            return None;
        }
        let close = self.ends.next(at + 2)?;
        let is_near = self.blank.next(at).is_none_or(|blank| close < blank);
        is_near.then(|| Mark::anywhere(at..close + 2, 2, 2, describe_percent))
    }
}

/// Whether `{{` is part of a formula in TeX: `x^{{2}}`, `\frac{{a}}{b}`.
fn is_formula(before: &str, content: &str) -> bool {
    let word = before.rsplit(|character: char| !character.is_ascii_alphabetic()).next().unwrap_or_default();
    let is_command = !word.is_empty() && before[..before.len() - word.len()].ends_with('\\');
    !content.starts_with(' ') && (is_command || before.ends_with(['^', '_']))
}

fn describe_hugo(tag: &str) -> Description {
    let name = name(tag);
    Description::new("a Hugo shortcode", instead_of(name).unwrap_or("write Markdown or HTML instead"))
}

fn describe_value(tag: &str) -> Description {
    let name = name(tag);
    let rest = tag.find(name).map_or("", |at| &tag[at + name.len()..]);
    let words = ["relref", "ref", "relative_url", "absolute_url", "get_url"];
    let of_word = || words.into_iter().find(|word| tag.contains(word)).and_then(instead_of);
    let instead = instead_of(name).or_else(of_word);
    if !name.is_empty() && rest.starts_with('(') {
        return Description::new("a Zola shortcode", instead.unwrap_or("write Markdown or HTML instead"));
    }
    Description::new("a template tag (Liquid, Jinja, Nunjucks)", instead.unwrap_or("write the text that it stands for"))
}

fn describe_tag(tag: &str) -> Description {
    let name = name(tag);
    let is_call = tag.find(name).is_some_and(|at| !name.is_empty() && tag[at + name.len()..].starts_with('('));
    let what = if is_call { "a Zola shortcode" } else { "a template tag (Liquid, Jinja, Nunjucks)" };
    let instead = match name.strip_prefix("end").unwrap_or(name) {
        "comment" => "write a comment as `<!-- … -->`",
        "raw" | "verbatim" => "delete it",
        name => instead_of(name).unwrap_or("write Markdown or HTML instead"),
    };
    Description::new(what, instead)
}

fn describe_comment(_: &str) -> Description {
    Description::new("a comment of Jinja or Nunjucks", "write a comment as `<!-- … -->`")
}

fn describe_percent(_: &str) -> Description {
    Description::new("a template tag (ERB, EJS)", "write Markdown or HTML instead")
}

/// The name of a tag: the first word in it.
fn name(tag: &str) -> &str {
    let inner = tag.trim_start_matches(['{', '%', '<', '-', '/', ' ', '\n', '#', '*']);
    let end = inner.find(|character: char| !(character.is_ascii_alphanumeric() || "-_".contains(character)));
    inner[..end.unwrap_or(inner.len())].trim_end_matches('-')
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{complaints, hints, markdown};

    /// What is said of a body that is one mark.
    fn what(text: &str) -> String {
        let complaints = complaints(&markdown(text));
        assert_eq!(complaints.len(), 1, "{complaints:?}");
        let what = complaints[0].strip_prefix(&format!("1:1 `{text}` is ")).expect("a mark at the start");
        what.strip_suffix(", and is shown as text").expect("the end").to_string()
    }

    #[test]
    fn row_58_tags_and_shortcodes_are_warnings_that_name_their_program() {
        for (tag, program) in [
            ("{{< figure src=\"a.jpg\" >}}", "a Hugo shortcode"),
            ("{{< /quote >}}", "a Hugo shortcode"),
            ("{{% notice tip %}}", "a Hugo shortcode"),
            ("{{ youtube(id=\"x\") }}", "a Zola shortcode"),
            ("{% quote(author=\"x\") %}", "a Zola shortcode"),
            ("{% include note.html %}", "a template tag (Liquid, Jinja, Nunjucks)"),
            ("{%- endif -%}", "a template tag (Liquid, Jinja, Nunjucks)"),
            ("{{ page.title | escape }}", "a template tag (Liquid, Jinja, Nunjucks)"),
            ("{{{ raw }}}", "a template tag (Liquid, Jinja, Nunjucks)"),
            ("{# todo #}", "a comment of Jinja or Nunjucks"),
            ("<%= title %>", "a template tag (ERB, EJS)"),
            ("<%# comment -%>", "a template tag (ERB, EJS)"),
        ] {
            assert_eq!(what(tag), program, "{tag}");
        }
    }

    #[test]
    fn row_58_the_hint_says_what_to_write_instead() {
        for (tag, instead) in [
            ("{{< figure src=\"a.jpg\" >}}", "write `![what it shows](photo.jpg \"its caption\")`"),
            ("[x]({{< relref \"a.md\" >}})", "link to the file: `[text](post.md)`"),
            ("{% endhighlight %}", "write a code block between lines of three backticks"),
            ("{{ '/a' | relative_url }}", "link to the file: `[text](post.md)`"),
            ("{% comment %}", "write a comment as `<!-- … -->`"),
        ] {
            let hint = format!("{instead}, or put a backslash before it to keep it as text");
            assert_eq!(hints(&markdown(tag)), [hint], "{tag}");
        }
    }

    #[test]
    fn row_58_a_tag_is_found_wherever_readers_would_see_it() {
        assert_eq!(
            complaints(&markdown(
                "é {{ a }}\n\n> # b {% c %}\n\n- d\n  {{< e\n  f=g >}}\n\n|h {{ i }}|\n|-|\n|[{{ j }}](k)|\n"
            )),
            [
                "1:3 `{{ a }}` is a template tag (Liquid, Jinja, Nunjucks), and is shown as text",
                "3:7 `{% c %}` is a template tag (Liquid, Jinja, Nunjucks), and disappears from the heading",
                "6:3 `{{< e` is a Hugo shortcode, and is shown as text",
                "9:4 `{{ i }}` is a template tag (Liquid, Jinja, Nunjucks), and is shown as text",
                "11:3 `{{ j }}` is a template tag (Liquid, Jinja, Nunjucks), and is shown as text",
            ]
        );
        let html = markdown("<div>\n{{ a }} <%= b %>\n</div>\n");
        assert_eq!(complaints(&html).len(), 2);
        assert!(hints(&html)[0].ends_with("or put it in `<code>` to keep it as text"));
    }

    #[test]
    fn row_58_a_tag_that_is_code_a_comment_or_escaped_is_none() {
        for text in [
            "`{{ a }}` and `{% b %}`",
            "    {{ a }}\n",
            "```\n{{ a }}\n```\n",
            "<!-- {{ a }} -->",
            "x <!-- {{ a }} --> y",
            "<pre>\n{{ a }}\n\n{{ b }}\n</pre>",
            "<script>let a = {{ b }};</script>",
            "x <code>{{ a }}</code>",
            "<div>\n<code>{{ a }}</code>\n</div>",
            "<p class=\"{{ a }}\">x</p>",
            "\\{{ a }} \\{% b %} \\{{< c >}} \\<% d %>",
            "{\\{ a }}",
            "&#123;{ a }}",
            "[a]({{b}})",
            "{{ a",
            "{{}} {{ }} {%  %}",
            "{{ a\n\nb }}",
            "f(x) = {x}, $x^{{2}}$, \\frac{{a}}{b}",
        ] {
            assert_eq!(complaints(&markdown(text)), [""; 0], "{text}");
        }
        assert_eq!(complaints(&markdown("`{{` is {{ a }}")).len(), 1);
    }
}
