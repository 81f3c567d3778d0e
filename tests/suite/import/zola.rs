//! Zola: draft sections, pages without a page, and what stays.

use chancery::import::folders::Dialect;

use super::folders::import;

#[test]
fn a_draft_section_hides_all_below_it_and_transparent_sections_stay() {
    let moved = import(
        Dialect::Zola,
        "\
-- zola.toml --
base_url = \"https://kopi.example\"
title = \"T\"
generate_feeds = true
feed_filenames = [\"atom.xml\", \"rss.xml\"]
-- content/plans/_index.md --
+++
title = \"Plans\"
draft = true
+++
-- content/plans/deep/_index.md --
+++
title = \"Deep\"
+++
-- content/plans/deep/a/index.md --
+++
title = \"A\"
date = 2016-10-08
+++
SECRET
-- content/plans/deep/a/map.txt --
SECRET
-- content/plans/map.txt --
SECRET
-- content/blog/_index.md --
+++
title = \"Blog\"
sort_by = \"date\"
page_template = \"post.html\"
paginate_by = 5
+++
-- content/blog/2016/_index.md --
+++
transparent = true
render = false
+++
-- content/blog/2016/b.md --
+++
title = \"B\"
date = 2016-10-09
+++
VISIBLE
-- content/blog/c.md --
+++
title = \"C\"
date = 2016-10-09
render = false
+++
SECRET
",
    );
    let outcome = moved.build();
    let rendered = outcome.rendered.as_ref().unwrap();
    let has = |word: &str| rendered.values().any(|bytes| bytes.windows(word.len()).any(|part| part == word.as_bytes()));
    assert!(!has("SECRET") && has("VISIBLE"), "{}", moved.report.markdown());
    assert_eq!(moved.broken_urls(&["/blog/2016/b/"]), [""; 0]);
    let report = moved.report.markdown();
    for name in ["content/plans/map.txt", "content/plans/deep/a/index.md", "content/plans/deep/a/map.txt"] {
        assert!(report.contains(name), "{name} in {report}");
    }
    assert!(!moved.read("content/blog/2016/b.md").contains("template"));
}
