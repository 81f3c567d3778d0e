//! Uploaded files of Substack, which are on hosts of their own:
//! `https://substackcdn.com/image/fetch/w_1456,c_limit/https%3A%2F%2Fsubstack-post-media.s3.amazonaws.com%2Fpublic%2Fimages%2Fa.png`.

use super::clean::clean;
use crate::base::url;
use crate::import::model::host_and_path;

/// Whether a URL is one of an uploaded file.
pub(super) fn is_upload(address: &str) -> bool {
    let Some((host, _)) = host_and_path(address) else { return false };
    let is_store =
        host.ends_with(".s3.amazonaws.com") && (host.starts_with("bucketeer-") || host.starts_with("substack-"));
    is_store || matches!(host.as_str(), "substackcdn.com" | "cdn.substack.com")
}

/// The name of the file: a folder of images from Substack has no other folders.
pub(super) fn paths(address: &str) -> Vec<String> {
    if !is_upload(address) {
        return Vec::new();
    }
    let original = originals(address).swap_remove(0);
    let path = original.split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').next().and_then(clean).into_iter().collect()
}

/// The URL of the file as it was uploaded, and then the given one.
pub(super) fn originals(address: &str) -> Vec<String> {
    let mut parts = address.split('/').map(|part| url::decode(part).unwrap_or_default());
    let inner = parts.rfind(|part| part.starts_with("https://") && is_upload(part));
    inner.into_iter().chain([address.to_string()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RESIZED: &str = "https://substackcdn.com/image/fetch/w_1456,c_limit,f_auto/\
        https%3A%2F%2Fsubstack-post-media.s3.amazonaws.com%2Fpublic%2Fimages%2F5582b81e_1572x1162.png";

    #[test]
    fn a_resized_image_has_the_url_of_its_original() {
        let original = "https://substack-post-media.s3.amazonaws.com/public/images/5582b81e_1572x1162.png";
        assert_eq!(originals(RESIZED), [original, RESIZED]);
        assert_eq!(originals(original), [original]);
        assert_eq!(
            (paths(RESIZED), paths(original)),
            (vec!["5582b81e_1572x1162.png".into()], vec!["5582b81e_1572x1162.png".into()])
        );
    }

    #[test]
    fn a_file_of_another_host_is_no_upload() {
        assert!(!is_upload("https://elsewhere.example/a.png") && !is_upload("/a.png"));
        assert_eq!(paths("https://other.s3.amazonaws.com/a.png"), [""; 0]);
    }
}
