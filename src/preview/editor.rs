//! The author's editor, opened at a place.
//!
//! Takes how the author wishes it (an option, a setting, `$VISUAL`, `$EDITOR`) and a place in a file; gives a link that the
//! browser can follow or the command to run. No shell is involved.

use std::path::Path;

use crate::base::{command_line, windows};

/// How a file is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Editor {
    /// A URL with `{file}`, `{line}` and `{column}`.
    Link(String),
    /// A program and its arguments, which may have the same three; else the place is added as the program takes it.
    Command(Vec<String>),
    /// A program that needs a terminal of its own.
    InTerminal(String),
    Unknown,
}

/// Short names for URLs.
const LINKS: [(&str, &str); 6] = [
    ("vscode", "vscode://file/{file}:{line}:{column}"),
    ("vscodium", "vscodium://file/{file}:{line}:{column}"),
    ("cursor", "cursor://file/{file}:{line}:{column}"),
    ("zed", "zed://file/{file}:{line}:{column}"),
    ("idea", "idea://open?file={file}&line={line}&column={column}"),
    ("textmate", "txmt://open?url=file://{file}&line={line}&column={column}"),
];

const IN_TERMINAL: [&str; 14] =
    ["vi", "vim", "nvim", "nano", "pico", "micro", "hx", "helix", "kak", "joe", "jed", "ne", "ed", "mcedit"];

impl Editor {
    /// The first wish that is not empty decides.
    pub(super) fn choose<'a>(wishes: impl IntoIterator<Item = Option<&'a str>>) -> Editor {
        let wish = wishes.into_iter().flatten().map(str::trim).find(|wish| !wish.is_empty());
        wish.map_or(Editor::Unknown, Editor::parse)
    }

    fn parse(wish: &str) -> Editor {
        let known = LINKS.iter().find(|(name, _)| *name == wish).map(|(_, link)| *link);
        if let Some(link) = known.or_else(|| wish.contains("://").then_some(wish)) {
            return Editor::Link(link.to_string());
        }
        let words = command_line::words(wish);
        let name = name(&words);
        let in_terminal = IN_TERMINAL.contains(&name)
            || (name.starts_with("emacs") && words.iter().any(|word| matches!(word.as_str(), "-nw" | "-t" | "--tty")));
        if in_terminal { Editor::InTerminal(name.to_string()) } else { Editor::Command(words) }
    }

    /// The place as a link; none where the editor is a program.
    pub(super) fn link(&self, file: &Path, line: usize, column: usize) -> Option<String> {
        let Editor::Link(link) = self else { return None };
        let file = encode(&windows::without_mark(&file.to_string_lossy()).replace('\\', "/"));
        // A path's own slash would come twice.
        let inner = file.strip_prefix('/').unwrap_or(&file);
        let link = link.replace("file/{file}", &format!("file/{inner}")).replace("{file}", &file);
        Some(link.replace("{line}", &line.max(1).to_string()).replace("{column}", &column.max(1).to_string()))
    }

    /// The program and its arguments; none where the editor is no program that can be started beside the preview.
    pub(super) fn command(&self, file: &Path, line: usize, column: usize) -> Option<Vec<String>> {
        let Editor::Command(words) = self else { return None };
        let (line, column) = (line.max(1), column.max(1));
        let file = windows::without_mark(&file.to_string_lossy());
        if words.iter().any(|word| word.contains("{file}")) {
            let fill = |word: &String| {
                let place = word.replace("{line}", &line.to_string()).replace("{column}", &column.to_string());
                place.replace("{file}", &file)
            };
            return Some(words.iter().map(fill).collect());
        }
        let mut command = words.clone();
        command.extend(match name(words) {
            "code" | "code-insiders" | "codium" | "cursor" => vec!["-g".into(), format!("{file}:{line}:{column}")],
            "subl" | "zed" | "zeditor" | "mate" => vec![format!("{file}:{line}:{column}")],
            "emacs" | "emacsclient" => vec![format!("+{line}:{column}"), file],
            "gvim" | "mvim" | "gedit" | "kwrite" | "mousepad" | "pluma" | "xed" | "geany" | "gnome-text-editor" => {
                vec![format!("+{line}"), file]
            }
            "kate" | "idea" | "pycharm" | "webstorm" | "phpstorm" | "rustrover" => {
                vec!["--line".into(), line.to_string(), file]
            }
            _ => vec![file],
        });
        Some(command)
    }
}

/// The program's name without folder and ending.
fn name(words: &[String]) -> &str {
    let program = words.first().map_or("", String::as_str);
    let name = program.rsplit(['/', '\\']).next().unwrap_or(program);
    name.strip_suffix(".exe").or_else(|| name.strip_suffix(".cmd")).unwrap_or(name)
}

/// A path for any part of a URL: but for slashes, only unreserved characters stay (RFC 3986, section 2.3).
fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'/' | b':' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(wish: &str) -> Option<String> {
        Editor::choose([Some(wish)]).command(Path::new("/s/a b.md"), 3, 0).map(|words| words.join("|"))
    }

    #[test]
    fn the_first_wish_decides() {
        assert_eq!(Editor::choose([None, Some(" "), Some("subl"), Some("gvim")]), Editor::Command(vec!["subl".into()]));
        assert_eq!(Editor::choose([None, None]), Editor::Unknown);
        assert_eq!(Editor::choose([Some("nvim -p")]), Editor::InTerminal("nvim".into()));
        assert_eq!(Editor::choose([Some("emacsclient -t")]), Editor::InTerminal("emacsclient".into()));
    }

    #[test]
    fn a_link_is_filled_and_encoded() {
        let link = |wish| Editor::choose([Some(wish)]).link(Path::new("/s/a b&c.md"), 3, 7).unwrap();
        assert_eq!(link("vscode"), "vscode://file/s/a%20b%26c.md:3:7");
        assert_eq!(link("idea"), "idea://open?file=/s/a%20b%26c.md&line=3&column=7");
        assert_eq!(link("x-edit://{line}{file}"), "x-edit://3/s/a%20b%26c.md");
        assert_eq!(Editor::choose([Some("subl")]).link(Path::new("/s"), 1, 1), None);
        let on_windows = Editor::choose([Some("vscode")]).link(Path::new(r"\\?\C:\Blog\a b.md"), 3, 7);
        assert_eq!(on_windows.as_deref(), Some("vscode://file/C:/Blog/a%20b.md:3:7"));
    }

    #[test]
    fn each_program_is_told_the_place_as_it_takes_it() {
        assert_eq!(command("code --wait").unwrap(), "code|--wait|-g|/s/a b.md:3:1");
        assert_eq!(command("/usr/bin/gvim").unwrap(), "/usr/bin/gvim|+3|/s/a b.md");
        assert_eq!(command("'my editor' -l {line} {file}").unwrap(), "my editor|-l|3|/s/a b.md");
        assert_eq!(command("unheard-of").unwrap(), "unheard-of|/s/a b.md");
        assert_eq!(command("vscode"), None);
        let on_windows = Editor::choose([Some("code.cmd")]).command(Path::new(r"\\?\C:\Blog\a.md"), 3, 1);
        assert_eq!(on_windows.unwrap(), ["code.cmd", "-g", r"C:\Blog\a.md:3:1"]);
    }
}
