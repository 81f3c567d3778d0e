//! A social card: the picture that other sites show with a link to a page.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Place};
use crate::cards::{Card, Fonts, Missing, Palette};
use crate::input::config::{ACCENT, Config, INK, PAPER};
use crate::input::source::Sources;
use crate::pages::cards::{Cards, PageCard};
use crate::pages::claims::Claims;
use crate::pages::kind::{Bytes, Content, Dependencies, Kind, Other};
use crate::pages::lookup::Lookup;
use crate::pages::shared::Shared;
use crate::site::Site;

/// The card of a page.
#[derive(Debug)]
struct CardFile(Arc<PageCard>);

/// The cards of all pages that have been claimed before. One warning for each script that no font has.
pub(crate) fn claim(claims: &mut Claims<'_>, lookup: &Lookup, fonts: &Fonts) -> Cards {
    let (mut cards, palette) = (Cards::default(), palette(lookup.config()));
    let mut missing: BTreeMap<Missing, (String, Option<Place>, usize)> = BTreeMap::new();
    for (path, kind) in claims.pages() {
        let Content::Html(page) = kind.content() else { continue };
        let Some(words) = page.card(lookup) else { continue };
        match Card::new(&words, palette, fonts) {
            Ok(Some(card)) => {
                if let Some(card) = cards.add(&path, card) {
                    claims.firm(card.path.clone(), CardFile(card));
                }
            }
            Ok(None) => {}
            Err(script) => {
                let first = || (path, kind.place(claims.site, claims.sources), 0);
                missing.entry(script).or_insert_with(first).2 += 1;
            }
        }
    }
    for (script, (path, place, count)) in missing {
        claims.report(Diagnostic { place, ..no_font(&script, &path, count) });
    }
    cards
}

fn no_font(missing: &Missing, path: &str, count: usize) -> Diagnostic {
    let who = match count {
        1 => "it gets".to_string(),
        count => format!("it and {} more get", count - 1),
    };
    let message = format!("no font has all {} letters of `{path}`, so {who} no social card", missing.script);
    let hint = format!(
        "install one, such as the package `{}` of Debian and Ubuntu, or put a TTF or OTF file into fonts/",
        missing.package
    );
    Diagnostic::warning(message).hint(hint)
}

/// The colours of light pages.
fn palette(config: &Config) -> Palette {
    let look = &config.look;
    Palette {
        paper: look.paper.as_ref().map_or(PAPER, |colour| colour.value),
        ink: look.ink.as_ref().map_or(INK, |colour| colour.value),
        accent: look.accent.as_ref().map_or(ACCENT, |colour| colour.value),
    }
}

impl Kind for CardFile {
    fn describe(&self, _site: &Site) -> String {
        format!("the social card of `{}`", self.0.page)
    }

    fn dependencies<'a>(&'a self, _site: &'a Site) -> Dependencies<'a> {
        Dependencies::Key(&self.0.card.key)
    }

    fn content(&self) -> Content<'_> {
        Content::Other(self)
    }
}

impl Other for CardFile {
    fn render<'b>(
        &self,
        shared: &Shared,
        sources: &Sources,
        _path: &str,
        buffer: &'b mut Vec<u8>,
    ) -> Result<Bytes<'b>, Diagnostic> {
        let card = &self.0;
        let drawn = shared.pictures.drawn(&card.card.key, || shared.cards.draw(card, sources))?;
        buffer.extend_from_slice(&drawn);
        Ok(Bytes::Made(buffer))
    }
}
