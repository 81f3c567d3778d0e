//! Zola: sections that are drafts, pages that are not rendered, files that are ignored.

use chancery::import::folders::Dialect;

use super::check;

#[test]
fn a_section_that_is_a_draft_hides_everything_below_it() {
    check(
        Dialect::Zola,
        "\
-- config.toml --
base_url = \"https://kopi.example\"
[languages.id]
-- content/_index.md --
+++
title = \"Home\"
+++
-- content/plans/_index.id.md --
+++
title = \"Plans\"
draft = true
+++
QUIET
-- content/plans/one.md --
+++
title = \"One\"
date = 2016-10-08
+++
SECRET
-- content/plans/map.txt --
SECRET
-- content/plans/deep/_index.md --
+++
title = \"Deep\"
+++
SECRET
-- content/plans/deep/two/index.md --
+++
title = \"Two\"
+++
SECRET
-- content/plans/deep/two/two-file.txt --
SECRET
-- content/planning/three.md --
+++
title = \"Three\"
+++
VISIBLE-1
",
    );
}

#[test]
fn pages_that_are_not_rendered_and_ignored_files_are_not_published() {
    let moved = check(
        Dialect::Zola,
        "\
-- config.toml --
base_url = \"https://kopi.example\"
ignored_content = [\"*.{skip,xlsx}\", \"**/temp/*\"]
ignored_static = [\"*.psd\"]
-- content/blog/_index.md --
+++
title = \"Blog\"
render = false
+++
SECRET
-- content/blog/one.md --
+++
title = \"One\"
date = 2016-10-08
render = false
+++
SECRET
-- content/blog/two.md --
+++
title = \"Two\"
date = 2016-10-08
in_search_index = false
[extra]
hidden = true
+++
VISIBLE-1
-- content/blog/three.md --

+++
title = \"Three\"
draft = true
+++
QUIET
-- content/blog/a.skip --
SECRET
-- content/blog/temp/four.md --
+++
title = \"Four\"
+++
SECRET
-- content/blog/picture.txt --
VISIBLE-2
-- content/blog/img/deep-picture.txt --
SECRET
-- content/notes/paper.txt --
SECRET
-- content/blog/five.markdown --
SECRET
-- static/logo.psd --
SECRET
-- static/robots.txt --
VISIBLE-3
",
    );
    assert!(moved.front("content/blog/two.md").contains(&"listed: false".to_string()));
    assert!(!moved.remarked("a key has no effect here", "in_search_index"));
}
