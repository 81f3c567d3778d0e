//! Bodies with random content.

use super::tag::{Context, Converted};
use super::{liquid, shortcodes};
use crate::import::model::{Blog, OldFile};

const SOUP: [&str; 24] = [
    "{",
    "}",
    "{{",
    "}}",
    "{%",
    "%}",
    "{{<",
    ">}}",
    "{{%",
    "%}}",
    "/*",
    "*/",
    "-",
    "%",
    "/",
    "(",
    ")",
    "=",
    "\"",
    " ",
    "raw",
    "endraw",
    "highlight go",
    "قهوة",
];

fn converted(body: &str) -> [Converted; 3] {
    let blog = Blog { files: vec![OldFile::default()], ..Blog::default() };
    let by_name = blog.by_name();
    let context = Context { blog: &blog, by_name: &by_name, file: &blog.files[0] };
    [liquid::convert(body, &context), shortcodes::hugo(body, &context), shortcodes::zola(body, &context)]
}

#[test]
fn delimiters_that_share_a_character_are_not_a_tag() {
    for body in ["{%}", "{%}x", "{{%}}", "{{<}}", "{% highlight go %}{%}", "{{< ref \"x\" >}}{{}"] {
        let [liquid, hugo, zola] = converted(body);
        assert_eq!((liquid.text.as_str(), hugo.text.as_str(), zola.text.as_str()), (body, body, body));
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_tag_soup_can_be_read(parts in proptest::collection::vec(proptest::sample::select(&SOUP[..]), 0..20)) {
        let body = parts.concat();
        let _ = converted(&body);
        // Without braces there are no tags.
        let bare = body.replace(['{', '}'], "");
        for one in converted(&bare) {
            assert_eq!(one.text, bare);
        }
    }
}
