//! Redirects as hosts and servers read them.
//!
//! Takes rules; gives the file `_redirects`, or a piece of the configuration of nginx, Apache or Caddy.

mod apache;
mod caddy;
mod map;
pub(crate) mod netlify;
mod nginx;
mod pattern;

pub(crate) use map::Map;

use crate::input::redirects::Rule;

/// A server that reads redirects from its configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Server {
    Nginx,
    Apache,
    Caddy,
}

impl Server {
    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Server::Nginx => "nginx",
            Server::Apache => "Apache",
            Server::Caddy => "Caddy",
        }
    }

    /// The piece of its configuration that redirects by these rules; of two that match, the first counts.
    pub(crate) fn map(self, rules: &[Rule]) -> Map<'_> {
        match self {
            Server::Nginx => nginx::map(rules),
            Server::Apache => apache::map(rules),
            Server::Caddy => caddy::map(rules),
        }
    }
}
