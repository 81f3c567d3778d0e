//! The URLs of uploaded files in each program.
//!
//! Takes a URL as a body has it; says whether it looks like an uploaded file, below which paths of a folder of uploads
//! that file can be, and which names its original can have.

mod clean;
mod ghost;
mod substack;
mod wordpress;

use crate::import::model::{Home, Program};

/// Whether a URL looks like an uploaded file.
pub(crate) fn has_form_of_upload(program: Program, address: &str) -> bool {
    match program {
        Program::WordPress => wordpress::is_upload(address),
        Program::Ghost => ghost::is_upload(address),
        Program::Substack => substack::is_upload(address),
    }
}

/// Paths below the folder of uploads that a URL can mean, the most likely first.
pub(crate) fn paths(program: Program, home: &Home, address: &str) -> Vec<String> {
    match program {
        Program::WordPress => wordpress::paths(home, address),
        Program::Ghost => ghost::paths(home, address),
        Program::Substack => substack::paths(address),
    }
}

/// Possible paths or URLs of the original of a resized image; last the given one.
pub(crate) fn originals(program: Program, path: &str) -> Vec<String> {
    match program {
        Program::WordPress => wordpress::originals(path),
        Program::Ghost => ghost::originals(path),
        Program::Substack => substack::originals(path),
    }
}
