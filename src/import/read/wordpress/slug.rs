//! Slugs as readers see them.

use crate::import::model::Item;

/// A slug as readers see it: WordPress keeps letters outside ASCII percent-encoded, cut at 200 bytes.
pub(crate) fn decoded_slug(slug: &str) -> String {
    let slug = slug.trim();
    let whole = crate::base::url::decode(slug);
    // A letter that was cut in two is left out.
    let shorter = || slug.match_indices('%').rev().find_map(|(at, _)| crate::base::url::decode(&slug[..at]));
    whole.or_else(shorter).unwrap_or_default()
}

/// Earlier slugs of an item; WordPress redirects from them to the post.
pub(crate) fn old_slugs(item: &Item) -> Vec<String> {
    let slugs = item.meta.iter().filter(|(key, _)| key == "_wp_old_slug");
    let mut slugs: Vec<String> = slugs.map(|(_, value)| decoded_slug(value)).collect();
    slugs.retain(|slug| !slug.is_empty() && *slug != item.slug);
    slugs.sort();
    slugs.dedup();
    slugs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_cut_at_the_end_of_a_slug_is_dropped() {
        assert_eq!(decoded_slug("%d8%a7%d8"), "ا");
        assert_eq!(decoded_slug("kopi-darat"), "kopi-darat");
        assert_eq!(decoded_slug("100%"), "100%");
    }
}
