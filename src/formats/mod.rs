//! Documents for machines, from values: feeds, sitemaps, robots.txt, JSON-LD.

pub(crate) mod css;
pub(crate) mod feed;
pub(crate) mod headers;
pub(crate) mod js;
pub(crate) mod open_search;
pub(crate) mod redirects;
pub(crate) mod sitemap;
pub(crate) mod robots;
pub(crate) mod structured_data;
