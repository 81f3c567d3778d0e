//! The URLs without words of the author's own.
