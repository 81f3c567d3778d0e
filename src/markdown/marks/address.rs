//! Links and images whose address has a space, so that they are none: `![x](my photo.jpg)`.

use super::mark::{Description, Mark};

/// Finds them.
#[derive(Debug)]
pub(super) struct Addresses<'a> {
    body: &'a str,
    /// Where the last address began.
    before: usize,
}

impl<'a> Addresses<'a> {
    pub(crate) fn new(body: &'a str) -> Addresses<'a> {
        Addresses { body, before: 0 }
    }

    /// The link or the image whose address begins at `](`.
    pub(crate) fn at(&mut self, at: usize) -> Option<Mark> {
        let before = std::mem::replace(&mut self.before, at + 2);
        let length = length(&self.body[at + 2..])?;
        let start = before + start(&self.body[before..at])?;
        let is_image = self.body[..start].ends_with('!');
        let begins = 1 + usize::from(is_image);
        let describe = if is_image { describe_image } else { describe_link };
        let range = start + 1 - begins..at + length + 3;
        is_address(&self.body[at + 2..at + 2 + length], is_image).then(|| Mark::in_markdown(range, begins, 1, describe))
    }
}

/// The number of bytes up to the `)` that ends an address, if the address has a space; nothing at the end of the line, or where
/// another link begins.
fn length(text: &str) -> Option<usize> {
    let (mut depth, mut space) = (0_usize, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b' ' => space = true,
            b'(' => depth += 1,
            b')' if depth == 0 => return space.then_some(at),
            b')' => depth -= 1,
            b'\n' | b'<' | b'{' => return None,
            b']' if text[at..].starts_with("](") => return None,
            _ => {}
        }
    }
    None
}

/// Where the `[` is that belongs to the `]` at the end of a text.
fn start(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate().rev() {
        match byte {
            b']' => depth += 1,
            b'[' if depth == 0 => return Some(at),
            b'[' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The address and what follows it: a title in quotes, or a size (`=300x200`).
fn parts(written: &str) -> (&str, &str) {
    let title = [" \"", " '", " ="].iter().filter_map(|start| written.find(start)).min();
    let (address, title) = written.split_at(title.unwrap_or(written.len()));
    (address.trim(), title.trim())
}

/// Whether this was meant as an address, and is none.
fn is_address(written: &str, is_image: bool) -> bool {
    let (address, title) = parts(written);
    let is_size =
        title.starts_with('=') && title[1..].bytes().all(|byte| byte.is_ascii_digit() || b"x%".contains(&byte));
    if address.is_empty() || (!address.contains(' ') && !is_size) {
        return false;
    }
    let starts = ["http://", "https://", "/", "./", "../", "@/", "#", "mailto:", "www."];
    let first = address.split(' ').next().unwrap_or_default();
    let is_page = [".html", ".htm", ".md", ".php", ".pdf", ".jpg", ".png"].iter().any(|end| first.ends_with(end));
    is_size
        || is_image
        || is_page
        || has_extension(address)
        || address.ends_with('/')
        || starts.iter().any(|start| address.starts_with(start))
}

/// Whether an address ends as the name of a file does.
fn has_extension(address: &str) -> bool {
    let path = address.split(['#', '?']).next().unwrap_or_default();
    path.rsplit_once('.').is_some_and(|(name, extension)| {
        let is_extension = extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
        !name.is_empty() && (2..=5).contains(&extension.len()) && is_extension
    })
}

fn describe_image(image: &str) -> Description {
    Description::new("no image, since its address has a space", instead(image))
}

fn describe_link(link: &str) -> Description {
    Description::new("no link, since its address has a space", instead(link))
}

fn instead(mark: &str) -> String {
    let written = mark.rsplit_once("](").map_or(mark, |(_, written)| written.trim_end_matches(')'));
    let (address, title) = parts(written);
    if title.starts_with('=') {
        return format!(
            "write `<img src=\"{address}\" width=\"300\" alt=\"what it shows\">` for an image of another size"
        );
    }
    match address.split_once(' ') {
        Some((file, title)) if has_extension(file) && !has_extension(title) => {
            format!("write its title in quotes: `{file} \"{}\"`", title.trim())
        }
        _ => format!("write `<{address}>` or `{}`", address.replace(' ', "%20")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{complaints, hints, markdown};

    #[test]
    fn row_58_an_address_with_a_space_is_a_warning_with_two_ways_to_write_it() {
        for (text, instead) in [
            ("![x](my photo.jpg)", "write `<my photo.jpg>` or `my%20photo.jpg`"),
            ("![x *y* [z]](my photo (1).jpg \"Title\")", "write `<my photo (1).jpg>` or `my%20photo%20(1).jpg`"),
            ("![](my photo)", "write `<my photo>` or `my%20photo`"),
            ("[x](my file.pdf)", "write `<my file.pdf>` or `my%20file.pdf`"),
            ("[x](../my folder/)", "write `<../my folder/>` or `../my%20folder/`"),
            ("[x](a.html A title)", "write its title in quotes: `a.html \"A title\"`"),
            (
                "![x](a.png =300x200)",
                "write `<img src=\"a.png\" width=\"300\" alt=\"what it shows\">` for an image of another size",
            ),
        ] {
            let markdown = markdown(&format!("[a](b) é {text} c [d](e)"));
            let what = if text.starts_with('!') { "image" } else { "link" };
            let complaint = format!("1:10 `{text}` is no {what}, since its address has a space, and is shown as text");
            assert_eq!(complaints(&markdown), [complaint]);
            assert_eq!(hints(&markdown), [format!("{instead}, or put a backslash before it to keep it as text")]);
        }
    }

    #[test]
    fn row_58_links_and_words_in_parentheses_are_none() {
        for text in [
            "[x](a.pdf \"A title\") ![x](<my photo.jpg>) [x](my%20file.pdf) ![x](a.jpg 'b c') [x](a.jpg (b c))",
            "[x](see below) and [1](and/or that one)",
            "f[i](a, b)",
            "[x]\n\n[x]: a\n\n[x](my file.pdf)",
            "`![x](my photo.jpg)` \\![x](my photo.jpg) \\[x](my file.pdf)",
            "[x](my\nfile.pdf",
            "x](my file.pdf)",
        ] {
            assert_eq!(complaints(&markdown(text)), [""; 0], "{text}");
        }
    }
}
