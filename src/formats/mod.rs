//! Documents for machines, from values: feeds, sitemaps, robots.txt, JSON-LD.

pub mod feed;
pub mod sitemap;
pub mod robots;
pub mod structured_data;
