//! The browser's side of `chancery serve` in a real Chromium, and in `pages` what readers get.
//!
//! Each scenario takes a site under preview and a browser. Where no browser is installed they say so and pass, unless
//! the environment has `CI`.
#![cfg(unix)]
#![allow(clippy::disallowed_methods)]

mod chromium;
mod connection;
mod fake;
mod http;
mod loaded;
mod morphs;
mod pages;
mod panel;
mod patching;
mod pictures;
mod real;
mod search;
mod site;
mod stand_in;
mod survival;

use chromium::{Chromium, Tab};
use site::Site;

/// A window of 800 by 600 pixels.
pub const WINDOW: (u32, u32) = (800, 600);

/// A scenario's view of the world: the site, and tabs that open its pages.
pub struct Stage<'a> {
    /// The site that the browser shows.
    pub site: &'a mut dyn Site,
    browser: std::sync::Arc<Chromium>,
}

impl Stage<'_> {
    /// Opens a page and waits until the preview's script is connected. A variable on `window` tells a reload.
    pub fn visit(&self, path: &str) -> Tab {
        let tab = Tab::open(&self.browser, &format!("{}{path}", self.site.address()), WINDOW);
        tab.until("document.querySelector('chancery-preview')?.hasAttribute('data-connected')");
        tab.eval("window.stayed = 'yes'");
        tab
    }

    /// Waits until the editor was asked to open a place, and only that one.
    #[track_caller]
    pub fn until_opened(&self, place: &str) {
        let begun = std::time::Instant::now();
        while self.site.opened().is_empty() && begun.elapsed() < chromium::PATIENCE {
            std::thread::sleep(std::time::Duration::from_millis(15));
        }
        assert_eq!(self.site.opened(), [place]);
    }
}

/// Makes two tests of each scenario: one with a stand-in for the server, one with the server itself.
macro_rules! scenarios {
    ($($room:ident: $($name:ident)*;)*) => {
        mod with_a_stand_in {
            $($(#[test]
            fn $name() {
                let Some(browser) = super::Chromium::shared() else { return };
                let mut site = super::fake::Fake::new();
                super::$room::$name(&mut super::Stage { site: &mut site, browser });
            })*)*
        }
        mod with_the_server {
            $($(#[test]
            fn $name() {
                let Some(browser) = super::Chromium::shared() else { return };
                let mut site = super::real::Real::new();
                super::$room::$name(&mut super::Stage { site: &mut site, browser });
            })*)*
        }
    };
}

scenarios! {
    patching:
        an_edit_keeps_scroll_focus_and_typed_text
        what_comes_in_above_does_not_move_what_is_read
        a_change_out_of_view_is_brought_into_view_and_marked
        an_edit_while_the_reader_types_does_not_scroll
        a_changed_style_sheet_takes_over_without_a_reload
        a_script_that_is_new_runs_once
        what_the_sites_own_scripts_did_stays
        the_title_and_the_head_follow;
    survival:
        open_details_and_checked_boxes_stay_as_the_reader_left_them
        a_selection_stays_on_its_words
        a_sound_plays_on_in_the_same_node
        a_frame_is_not_loaded_again
        typed_text_and_caret_move_with_their_field;
    panel:
        errors_are_shown_as_text_and_go_when_mended
        an_error_opens_the_editor_at_its_place
        escape_hides_the_errors_until_they_change
        the_overlay_takes_no_focus_from_one_who_types
        warnings_are_a_badge_that_opens_a_list
        alt_click_opens_the_editor_at_the_blocks_line;
    connection:
        a_page_whose_address_changed_is_followed
        a_page_that_is_no_more_says_so_and_comes_back
        the_page_heals_when_the_server_starts_again;
}
