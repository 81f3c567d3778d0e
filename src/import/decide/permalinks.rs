//! The permalink pattern of the new site.

use super::pattern::{self, Pattern, Sample};
use crate::import::model::{Kind, Program, Report, Survey};

/// The pattern that the old blog's posts follow.
pub(crate) fn permalinks(survey: &Survey, languages: &[String], first: &str, report: &mut Report) -> Pattern {
    let samples: Vec<Sample<'_>> = survey
        .entries
        .iter()
        .zip(languages)
        .filter(|(entry, _)| entry.kind == Kind::Post && entry.status.is_public())
        .filter_map(|(entry, language)| {
            let path = entry.old_path.as_deref()?;
            let day = entry.date.map(|date| date.day());
            Some(Sample { path, slug: &entry.slug, day, language, is_first: language == first })
        })
        .collect();
    let mut pattern = pattern::infer(&samples);
    if survey.program != Program::WordPress {
        // Only in WordPress the lists begin with what all posts begin with.
        pattern.front = String::new();
    }
    report.decided.push(match &pattern.posts {
        Some(posts) => format!("URLs: posts keep their old ones, by the pattern {posts}"),
        None if samples.is_empty() && survey.program == Program::WordPress => {
            "URLs: the old blog only had numbers (/?p=7), so posts get the default pattern".to_string()
        }
        None if samples.is_empty() => "URLs: no post was published, so posts get the default pattern".to_string(),
        None => "URLs: no pattern fits most posts, so each post has its own `permalink`".to_string(),
    });
    pattern
}
