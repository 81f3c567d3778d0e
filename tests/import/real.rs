//! Blogs of real people, which are no part of this repository.
