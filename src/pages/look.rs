//! The look of a site, as templates see it.

use super::view;
use crate::base::colour::Colour;
use crate::base::href::Hrefs;
use crate::base::yaml::reader::At;
use crate::input::assets::{Assets, Picture, file_name};
use crate::site::Site;

/// `site.look`.
pub(super) fn view(site: &Site, assets: &Assets, hrefs: &Hrefs) -> view::Look {
    let look = &site.config.look;
    let code = |colour: &Option<At<Colour>>| colour.as_ref().map(|colour| colour.value.to_string());
    let share_image = look.share_image.as_ref();
    let share_image = share_image.and_then(|file| site.static_of(&format!("content/{}", file_name(&file.value))));
    view::Look {
        accent: code(&look.accent),
        accent_dark: look.dark_accent().map(|colour| colour.to_string()),
        paper: code(&look.paper),
        ink: code(&look.ink),
        logo: assets.logo.as_ref().map(|logo| self::logo(logo, assets.logo_dark.as_ref(), hrefs)),
        favicon: assets.favicon.as_ref().map(|icon| hrefs.to(&icon.path)),
        share_image: share_image.map(|path| hrefs.absolute(path)),
    }
}

fn logo(light: &Picture, dark: Option<&Picture>, hrefs: &Hrefs) -> view::Logo {
    view::Logo {
        url: hrefs.to(&light.path),
        width: light.size.map(|(width, _)| width),
        height: light.size.map(|(_, height)| height),
        dark: dark.map(|dark| hrefs.to(&dark.path)),
    }
}
