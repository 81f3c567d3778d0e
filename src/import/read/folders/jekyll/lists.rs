//! Loops over the posts of a site, which make lists. The theme makes its own.

/// What a loop goes over if it lists posts.
const POSTS: [&str; 8] = [
    "site.posts",
    "paginator.posts",
    "site.tags",
    "site.categories",
    "site.related_posts",
    "site.pages",
    "site.documents",
    "collections.",
];

/// A body without its loops over posts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Without {
    pub(crate) body: String,
    /// The beginnings of the loops.
    pub(crate) loops: Vec<String>,
}

/// Removes the loops over posts; none if there are none. `collections` are those of the site.
pub(crate) fn without(body: &str, collections: &[String]) -> Option<Without> {
    let mut lists: Vec<String> = POSTS.iter().map(|name| (*name).to_string()).collect();
    lists.extend(collections.iter().map(|name| format!("site.{name}")));
    let (mut text, mut loops, mut rest) = (String::new(), Vec::new(), body);
    while let Some((at, inside, end)) = tag(rest) {
        text.push_str(&rest[..at]);
        let is_of_list = lists.iter().any(|list| names(inside, list));
        let mut words = inside.split_whitespace();
        match (words.next().unwrap_or_default(), words.next()) {
            ("assign", Some(name)) if is_of_list => lists.push(name.trim_end_matches('=').to_string()),
            ("for", _) if is_of_list => {
                let length = loop_length(&rest[end..])?;
                loops.push(rest[at..end].to_string());
                rest = &rest[end + length..];
                continue;
            }
            _ => text.push_str(&rest[at..end]),
        }
        rest = &rest[end..];
    }
    text.push_str(rest);
    (!loops.is_empty()).then_some(Without { body: text, loops })
}

/// The number of words outside tags.
pub(crate) fn words(body: &str) -> usize {
    let (mut text, mut rest) = (String::new(), body);
    loop {
        let next = ["{%", "{{", "<"].iter().filter_map(|open| Some((rest.find(open)?, *open))).min();
        let Some((at, open)) = next else { break };
        text.push_str(&rest[..at]);
        let close = match open {
            "{%" => "%}",
            "{{" => "}}",
            _ => ">",
        };
        let end = rest[at..].find(close).map_or(rest.len(), |end| at + end + close.len());
        rest = &rest[end..];
        text.push(' ');
    }
    text.push_str(rest);
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// The next tag: its place, what is in it, and its end.
fn tag(text: &str) -> Option<(usize, &str, usize)> {
    let at = text.find("{%")?;
    let end = text[at..].find("%}")? + at;
    Some((at, text[at + 2..end].trim_matches('-').trim(), end + 2))
}

/// The length of a loop after its first tag, with its last one.
fn loop_length(text: &str) -> Option<usize> {
    let (mut depth, mut from) = (1, 0);
    while let Some((_, inside, end)) = tag(&text[from..]) {
        from += end;
        match inside.split_whitespace().next().unwrap_or_default() {
            "for" => depth += 1,
            "endfor" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(from);
        }
    }
    None
}

/// Whether an expression names a list: `site.posts` in `post in site.posts`, but not in `site.posts_title`.
fn names(expression: &str, list: &str) -> bool {
    expression.match_indices(list).any(|(at, _)| {
        let is_of_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '-';
        let before = expression[..at].chars().next_back().is_none_or(|letter| !is_of_name(letter) && letter != '.');
        let after = expression[at + list.len()..].chars().next();
        before && (list.ends_with('.') || after.is_none_or(|letter| !is_of_name(letter)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loops_over_posts_are_removed_with_what_is_in_them() {
        let body = "a\n{% assign list = site.posts | where: \"lang\", page.lang %}\n{%- for post in list -%}\n\
            - {% for tag in post.tags %}{{ tag }}{% endfor %} [x](y)\n{% endfor %}\nb {% if x %}c{% endif %}";
        let found = without(body, &[]).unwrap();
        assert_eq!(found.body, "a\n\n\nb {% if x %}c{% endif %}");
        assert_eq!(found.loops, ["{%- for post in list -%}"]);
        let found = without("{% for tea in site.teas %}{{ tea.title }}{% endfor %}", &["teas".to_string()]).unwrap();
        assert_eq!(found.body, "");
        for body in [
            "{% for tea in page.teas %}x{% endfor %}",
            "{{ site.posts.size }}",
            "{% for post in site.posts %}x",
            "{% for a in site.posts_title %}{% endfor %}",
            "text",
        ] {
            assert_eq!(without(body, &[]), None, "{body}");
        }
    }

    #[test]
    fn words_are_counted_outside_tags() {
        assert_eq!(words("# All posts\n\n<ul class=\"a b\">{% if x %}</ul> {{ y }} - |"), 2);
    }
}
