//! When the passing of time alone changes the site: a scheduled post falls due, or a post expires.

use std::time::Duration;

use jiff::Timestamp;

use crate::input::post::Post;
use crate::render::Renderer;
use crate::site::Site;

/// The next such moment after `now`.
pub(super) fn next(renderer: &Renderer, now: Timestamp) -> Option<Timestamp> {
    let Site { documents, unpublished, .. } = &*renderer.site;
    let shown = documents.iter().flat_map(|document| [document.future].into_iter().chain(ends(&document.post)));
    let left_out = unpublished.values().flat_map(|other| [other.from].into_iter().chain(ends(&other.post)));
    shown.chain(left_out).flatten().filter(|moment| *moment > now).min()
}

/// When a post says that it, or the posts below it, expire.
fn ends(post: &Post) -> [Option<Timestamp>; 2] {
    [post.front.visibility.expires, post.front.cascade.as_ref().and_then(|below| below.expires)]
}

/// How long it is until a moment; nothing once it has come.
pub(super) fn until(moment: Timestamp, now: Timestamp) -> Duration {
    // A negative time is none.
    Duration::try_from(moment.duration_since(now)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::cache::Cache;
    use crate::build::{Prepared, Request, prepare};
    use crate::input::source::Sources;

    const SITE: &str = "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\ntimezone: Asia/Jakarta\n\
        -- content/posts/a.md --\n---\ntitle: A\ndate: 2016-10-08T07:30\n---\nx\n\
        -- content/posts/b.md --\n---\ntitle: B\ndate: 2016-10-01\nexpires: 2016-10-09\n---\nx\n\
        -- content/posts/c.md --\n---\ntitle: C\ndate: 2016-12-01\ndraft: true\n---\nx\n";

    fn at(now: &str) -> Prepared {
        prepare(Sources::of(SITE, now), &Request::default(), &mut Cache::default())
    }

    #[test]
    fn a_post_is_there_at_the_moment_that_was_waited_for_and_then_the_next_one_is_waited_for() {
        let mut now: Timestamp = "2016-10-07T00:00:00Z".parse().unwrap();
        let mut met = Vec::new();
        loop {
            let site = at(&now.to_string());
            let renderer = site.renderer().unwrap();
            let titles: Vec<&str> =
                renderer.site.documents.iter().map(|document| document.post.title.as_str()).collect();
            met.push((now.to_string(), titles.join(" ")));
            match next(renderer, now) {
                Some(moment) => now = moment,
                None => break,
            }
        }
        let met: Vec<(&str, &str)> = met.iter().map(|(moment, titles)| (&**moment, &**titles)).collect();
        assert_eq!(
            met,
            [("2016-10-07T00:00:00Z", "B"), ("2016-10-08T00:30:00Z", "A B"), ("2016-10-08T17:00:00Z", "A")]
        );
    }

    #[test]
    fn a_moment_that_has_passed_is_waited_for_no_longer() {
        let moment: Timestamp = "2016-10-08T00:30:00Z".parse().unwrap();
        assert_eq!(until(moment, "2016-10-08T00:29:58Z".parse().unwrap()), Duration::from_secs(2));
        assert_eq!(until(moment, "2016-10-08T00:31:00Z".parse().unwrap()), Duration::ZERO);
    }
}
