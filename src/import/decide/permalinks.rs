//! The permalink pattern of the new site.

use super::pattern::{self, Pattern, Sample};
use crate::import::model::{Kind, Report, Survey};

/// The pattern that the old blog's posts follow.
pub fn permalinks(survey: &Survey, languages: &[String], first: &str, report: &mut Report) -> Pattern {
    let samples: Vec<Sample<'_>> = survey
        .entries
        .iter()
        .zip(languages)
        .filter(|(entry, _)| entry.kind == Kind::Post && entry.standing.is_public())
        .filter_map(|(entry, language)| {
            let path = entry.old_path.as_deref()?;
            let day = entry.date.map(|date| date.day());
            Some(Sample { path, slug: &entry.slug, day, language, is_first: language == first })
        })
        .collect();
    let pattern = pattern::infer(&samples);
    report.decided.push(match &pattern.posts {
        Some(posts) => format!("Addresses: posts go on standing at {posts}"),
        None if samples.is_empty() => {
            "Addresses: the old blog had none but numbers (/?p=7); posts get the site's usual ones".to_string()
        }
        None => "Addresses: no pattern fits most posts; each post names its own".to_string(),
    });
    pattern
}
