//! `chancery completions`, `chancery man`, `--version` and `--help`.

use super::Home;

const COMMANDS: [&str; 11] =
    ["build", "init", "new", "completions", "man", "serve", "import", "check", "redirects", "theme", "translation"];

#[test]
fn every_shell_gets_completions_for_every_command() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = home.run_in("", &["completions", shell]).ends(0).out;
        for word in COMMANDS.into_iter().chain(["base-url"]) {
            assert!(script.contains(word), "{shell} {word}");
        }
    }
    home.run_in("", &["completions", "tcsh"]).ends(2).complains("powershell");
}

#[test]
fn the_manual_is_printed_or_written_one_page_for_each_command() {
    let home = Home::new();
    home.run_in("", &["man"]).ends(0).says(".TH CHANCERY 1").says("chancery init notes");
    for _ in 0..2 {
        home.run_in("", &["man", "--dir", "share/man1"]).ends(0).says("chancery-build.1");
    }
    let pages: Vec<String> = home.files("share/man1").into_keys().collect();
    assert_eq!(pages.len(), COMMANDS.len() + 1, "{pages:?}");
    assert!(home.read("share/man1/chancery-new.1").contains("EDITOR"));
    home.write("file", "x");
    home.run_in("", &["man", "--dir", "file/below"]).ends(1).complains("could not be written");
}

#[test]
fn version_and_help_say_what_there_is() {
    let home = Home::new();
    let version = home.run_in("", &["--version"]).ends(0);
    assert_eq!(version.out, format!("chancery {}\n", env!("CARGO_PKG_VERSION")));
    let help = home.run_in("", &["--help"]).ends(0).says("Examples:").says("Exit codes:");
    for command in COMMANDS {
        assert!(help.out.contains(command), "{command}");
        let own = home.run_in("", &[command, "--help"]).ends(0).says("Examples:");
        assert!(own.out.lines().all(|line| line.chars().count() <= 100), "{}", own.out);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_standard_output_is_an_error() {
    let home = Home::new();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    super::ran(home.command("", &["man"]).stdout(full)).ends(1).complains("standard output could not be written");
}

#[test]
fn the_help_of_the_program_and_of_each_command_about_a_site_names_the_root() {
    let home = Home::new();
    for command in ["build", "new", "serve", "check"] {
        let help = home.run_in("", &["help", command]).ends(0).says("--root <DIR>");
        assert_eq!(help.out, home.run_in("", &[command, "--help"]).ends(0).out);
    }
    home.run_in("", &["--help"]).ends(0).says("--root <DIR>");
    assert!(!home.run_in("", &["help", "init"]).ends(0).out.contains("--root"));
}
