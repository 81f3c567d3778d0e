//! The permalink pattern of the old blog.
//!
//! Takes old URLs with the dates and slugs of their posts; gives the pattern that most of them follow, so that the new
//! site can follow it too.

use std::collections::BTreeMap;

use jiff::civil::Date;

/// An old URL and its possible parts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sample<'a> {
    /// Decoded: `/2016/10/08/kopi/`.
    pub(crate) path: &'a str,
    pub(crate) slug: &'a str,
    pub(crate) day: Option<Date>,
    /// The post's language, and whether it is the site's default.
    pub(crate) language: &'a str,
    pub(crate) is_first: bool,
}

/// The permalink pattern of the old blog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// As in `permalinks.posts`; none if no pattern fits half of the posts.
    pub(crate) posts: Option<String>,
    /// What every URL starts with, archives included: `/blog`, `/index.php`; usually empty.
    pub(crate) front: String,
    /// Whether URLs of other languages start with their language.
    pub(crate) prefixed: bool,
}

/// The pattern that most of the samples follow.
pub(crate) fn infer(samples: &[Sample<'_>]) -> Pattern {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let (mut with_language, mut without_language) = (0, 0);
    for sample in samples {
        let (prefixed, pattern) = shape(sample);
        if !sample.is_first {
            match prefixed {
                true => with_language += 1,
                false => without_language += 1,
            }
        }
        if let Some(pattern) = pattern {
            *counts.entry(pattern).or_default() += 1;
        }
    }
    let prefixed = with_language > 0 && with_language >= without_language;
    let best = counts.into_iter().max_by_key(|(_, count)| *count);
    let Some((pattern, _)) = best.filter(|(_, count)| count * 2 >= samples.len()) else {
        return Pattern { prefixed, ..Pattern::default() };
    };
    let front: String = pattern
        .split('/')
        .filter(|segment| !segment.is_empty())
        .take_while(|segment| !segment.contains(':'))
        .map(|segment| format!("/{segment}"))
        .collect();
    let lang = if prefixed { "/:lang" } else { "" };
    Pattern { posts: Some(format!("{lang}{pattern}")), front, prefixed }
}

/// Whether the URL starts with its language, and its pattern without that; none if it does not contain the slug.
fn shape(sample: &Sample<'_>) -> (bool, Option<String>) {
    let mut segments: Vec<&str> = sample.path.split('/').filter(|segment| !segment.is_empty()).collect();
    let prefixed = segments.first().is_some_and(|first| first.eq_ignore_ascii_case(sample.language));
    if prefixed {
        segments.remove(0);
    }
    if sample.slug.is_empty() || segments.is_empty() {
        return (prefixed, None);
    }
    let last = segments.len() - 1;
    let mut has_slug = false;
    let mut parts: Vec<String> = Vec::new();
    for (at, segment) in segments.iter().enumerate() {
        let part = match sample.day {
            _ if at == last && segment.starts_with(sample.slug) => {
                has_slug = true;
                format!(":slug{}", &segment[sample.slug.len()..])
            }
            Some(day) if **segment == format!("{:04}", day.year()) => ":year".to_string(),
            Some(day) if **segment == format!("{:02}", day.month()) && parts.last().is_some_and(|p| p == ":year") => {
                ":month".to_string()
            }
            Some(day) if **segment == format!("{:02}", day.day()) && parts.last().is_some_and(|p| p == ":month") => {
                ":day".to_string()
            }
            _ => segment.to_string(),
        };
        parts.push(part);
    }
    // Only an extension can follow the slug.
    let ending = parts[last].trim_start_matches(":slug");
    let fits = has_slug
        && (ending.is_empty() || ending.starts_with('.'))
        && parts.iter().all(|part| part.starts_with(':') || !part.contains(':'));
    let slash = if ending.is_empty() { "/" } else { "" };
    (prefixed, fits.then(|| format!("/{}{slash}", parts.join("/"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(paths: &[(&str, &str, &str)]) -> Pattern {
        let samples: Vec<Sample<'_>> = paths
            .iter()
            .map(|(path, slug, language)| Sample {
                path,
                slug,
                day: Some(Date::constant(2016, 10, 8)),
                language,
                is_first: *language == "en",
            })
            .collect();
        infer(&samples)
    }

    #[test]
    fn common_patterns_are_detected() {
        for (path, pattern, front) in [
            ("/2016/10/08/kopi/", "/:year/:month/:day/:slug/", ""),
            ("/2016/10/kopi", "/:year/:month/:slug/", ""),
            ("/kopi/", "/:slug/", ""),
            ("/2016/10/kopi.html", "/:year/:month/:slug.html", ""),
            ("/blog/2016/kopi/", "/blog/:year/:slug/", "/blog"),
            ("/index.php/2016/10/08/kopi/", "/index.php/:year/:month/:day/:slug/", "/index.php"),
        ] {
            let found = of(&[(path, "kopi", "en")]);
            assert_eq!((found.posts.as_deref(), found.front.as_str()), (Some(pattern), front), "{path}");
        }
    }

    #[test]
    fn a_language_prefix_is_detected() {
        let found = of(&[("/2016/10/kopi/", "kopi", "en"), ("/id/2016/10/kopi/", "kopi", "id")]);
        assert_eq!(found.posts.as_deref(), Some("/:lang/:year/:month/:slug/"));
        let found = of(&[("/2016/10/kopi/", "kopi", "en"), ("/2016/10/teh/", "teh", "id")]);
        assert_eq!((found.posts.as_deref(), found.prefixed), (Some("/:year/:month/:slug/"), false));
    }

    #[test]
    fn a_minority_is_not_a_pattern() {
        let found = of(&[("/a/kopi/", "kopi", "en"), ("/b/teh/", "teh", "en"), ("/c/air/", "air", "en")]);
        assert_eq!(found.posts, None);
        assert_eq!(of(&[]).posts, None);
        assert_eq!(of(&[("/archives/12", "kopi", "en")]).posts, None);
    }
}
