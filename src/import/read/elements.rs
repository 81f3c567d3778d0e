//! Leaves elements out of a piece of HTML, without parsing it.

/// The text without the elements that are chosen, and their number. `start` is `<form`, `end` is `</form>`. The elements
/// have none of their kind inside.
pub(crate) fn without(html: &str, start: &str, end: &str, is_chosen: &dyn Fn(&str) -> bool) -> (String, usize) {
    let (mut kept, mut rest, mut count) = (String::with_capacity(html.len()), html, 0);
    while let Some(from) = rest.find(start) {
        let is_name = rest[from + start.len()..].starts_with(|letter: char| letter == '>' || letter.is_whitespace());
        let length = rest[from..].find(end).filter(|_| is_name).map(|length| length + end.len());
        match length {
            Some(length) if is_chosen(&rest[from..from + length]) => {
                kept.push_str(&rest[..from]);
                rest = &rest[from + length..];
                count += 1;
            }
            _ => {
                kept.push_str(&rest[..from + start.len()]);
                rest = &rest[from + start.len()..];
            }
        }
    }
    kept.push_str(rest);
    (kept, count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_elements_that_are_chosen_are_left_out() {
        let html = "<p>a</p><pre>x</pre><p class=\"b\">x</p><p>x c";
        let (kept, count) = without(html, "<p", "</p>", &|element| element.contains('x'));
        assert_eq!((kept.as_str(), count), ("<p>a</p><pre>x</pre><p>x c", 1));
    }
}
