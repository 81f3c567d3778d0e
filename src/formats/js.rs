//! A script in fewer bytes: without lines that are comments, and without indentation.
//!
//! Takes and gives JavaScript (ECMA-262). Nothing else is changed, so what a browser reports has the words of the source.

/// The same script in fewer bytes. One in which a text, or a comment of another kind, may go on over the end of a line stays as it is.
pub(crate) fn shortened(script: &str) -> String {
    let lines = || script.lines().map(str::trim_start);
    if script.contains("/*") || !lines().all(is_whole) {
        return script.to_string();
    }
    lines().filter(|line| !line.is_empty() && !line.starts_with("//")).flat_map(|line| [line, "\n"]).collect()
}

/// Whether no text goes on over the end of a line: each that begins ends, also one inside another's `${}`.
fn is_whole(line: &str) -> bool {
    let count = |sign: char| line.matches(sign).count();
    let is_closed =
        count('`') == 0 || (count('`').is_multiple_of(2) && count('{') == count('}') && !line.contains("\\`"));
    is_closed && !line.ends_with('\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comment_lines_and_indentation_go_and_all_else_stays() {
        let script = "// A b\n(() => {\n  // c\n\n  const url = \"//x\"; // d\n  say(`a // ${b}`);\n})();\n";
        assert_eq!(shortened(script), "(() => {\nconst url = \"//x\"; // d\nsay(`a // ${b}`);\n})();\n");
        assert_eq!(shortened("a\r\n  // b\r\nc"), "a\nc\n");
    }

    #[test]
    fn a_text_of_several_lines_stays_as_it_is() {
        for script in [
            "a(`\n  // b\n`);",
            "a(\"b\\\n  // c\");",
            "/* a\n  // b\n*/ c",
            "a(`${`\n  // b\n`}`)",
            "a(`\\`\n  // b\n`)",
        ] {
            assert_eq!(shortened(script), script);
        }
    }
}
