//! From the plan to bytes: which pages are rendered, and in which order.
//!
//! Takes a [`Renderer`]; gives the bytes of every output file, or the errors. The content of pages is in [`crate::pages`].

mod buffers;
mod cards;
mod key;
mod order;
mod pictures;
mod problem;
mod renderer;
mod review;
mod rounds;
mod sink;
mod work;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use renderer::Key;
pub use renderer::Renderer;
pub use review::{Review, errors};
pub use rounds::render_into;
pub use rounds::render_path;
pub use sink::Sink;
pub use sink::each;
pub use sink::pages_alone;
pub use work::{Progress, Work};

/// The output: the bytes of each file by its path (`tag/x/index.html`).
pub type Rendered = BTreeMap<String, Arc<[u8]>>;
