//! Folders of Jekyll, Hugo, Eleventy and Zola.
