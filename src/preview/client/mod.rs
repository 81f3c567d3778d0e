//! The script and the styles that preview adds to an open page.
//!
//! Takes the files of this folder; gives them as the two texts that the browser asks for.

/// `/_chancery/client.js`: the parts share one function's scope, so their order is free but for the last, which starts.
pub const SCRIPT: &str = concat!(
    "(() => {\n\"use strict\";\n",
    include_str!("match.js"),
    include_str!("morph.js"),
    include_str!("files.js"),
    include_str!("scene.js"),
    include_str!("panel.js"),
    include_str!("client.js"),
    "})();\n"
);

/// `/_chancery/client.css`: used by the page itself and, below `:host`, by the preview's own shadow tree.
pub const STYLE: &str = include_str!("client.css");
