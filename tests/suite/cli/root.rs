//! `--root`, before a command and after it.

use super::{Home, POST};

#[test]
fn the_root_may_be_given_before_the_command_or_after_it() {
    let home = Home::with_site(&[POST]);
    home.run_in("", &["--root", "site", "build"]).ends(0).says("Built ");
    home.run_in("", &["build", "--root", "site"]).ends(0).says(" 0 written, ");
    home.run_in("", &["--root", "site", "new", "A Title"]).ends(0);
    home.run_in("", &["--root", "nowhere", "build"]).ends(2).complains("`--root nowhere`");
}

#[test]
fn a_root_that_is_given_twice_or_to_a_command_without_a_site_is_refused() {
    let home = Home::with_site(&[POST]);
    home.run_in("", &["--root", "site", "build", "--root", "site"]).ends(2).complains("given twice");
    home.run_in("", &["--root", "site", "init", "new"]).ends(2).complains("`chancery init DIR`");
    home.run_in("", &["--root", "site", "man"]).ends(2).complains("leave `--root` out");
}
