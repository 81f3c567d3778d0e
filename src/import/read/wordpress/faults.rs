//! Reports errors in the file of an export.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek};
use std::path::Path;

use super::reading::Reading;
use super::records::Stop;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::import::model::Survey;

/// An error for an export that was not read to its end, or that is not an export.
pub(crate) fn check(path: &Path, file: &mut File, reading: &Reading, survey: &Survey) -> Result<(), Diagnostic> {
    let name = path.display().to_string();
    let read = format!(
        "{} items were read: {} posts and pages, {} attachments{}",
        reading.items,
        survey.entries.len(),
        survey.attachments.len(),
        reading.last.as_ref().map_or(String::new(), |title| format!(", and the last one is `{title}`")),
    );
    if let Some(encoding) = &reading.oddities.encoding
        && reading.oddities.not_utf8 > 0
    {
        let problem =
            Diagnostic::error(format!("`{name}` is not saved as UTF-8 but as {encoding}")).at(Place::file(name));
        let hint = format!("convert it to UTF-8, for instance with `iconv -f {encoding} -t UTF-8`");
        return Err(problem.hint(hint));
    }
    if let Some(stop) = &reading.stop {
        let problem =
            Diagnostic::error(stop.why.clone()).at(place(path, file, stop)).hint(read).hint(match stop.truncated {
                true => "export or copy the file again, because it is incomplete (nothing was written)",
                false => "fix the file at that place, or export it again (nothing was written)",
            });
        return Err(problem);
    }
    if !reading.is_export() {
        let problem = Diagnostic::error(format!("`{name}` is not a WordPress export")).at(Place::file(name));
        return Err(problem.hint("in WordPress, choose Tools, Export, All content"));
    }
    Ok(())
}

/// The line at which reading stopped.
fn place(path: &Path, file: &mut File, stop: &Stop) -> Place {
    let name = path.display().to_string();
    if file.rewind().is_err() {
        return Place::file(name);
    }
    let mut lines = 0;
    let mut last = Vec::new();
    let mut input = BufReader::new(file).take(stop.at);
    let mut line = Vec::new();
    // Only this line is kept, and only as much of it as is shown.
    while input.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
        lines += 1;
        last = line.split_off(line.len().saturating_sub(Place::EXCERPT));
        line.clear();
    }
    let text = String::from_utf8_lossy(&last).trim_end().to_string();
    let inner = Place::within(&name, &text, text.len()..text.len());
    if lines == 0 { Place::file(name) } else { Place { line: lines, ..inner } }
}
