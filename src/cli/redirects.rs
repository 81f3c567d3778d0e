//! `chancery redirects`: all redirects of a site, as the configuration of a server.

use clap::{Args, ValueEnum};

use super::console::Console;
use super::exit::Refusal;
use super::site_folder::SiteFolder;
use super::values::base_url;
use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::build::cache::Cache;
use crate::build::{self, Request};
use crate::formats::redirects::Server;
use crate::input::redirects::{FILE, Rule};
use crate::input::source::Sources;
use crate::pages::kinds::redirect;

const EXAMPLES: &str = "\
Examples:
  chancery redirects --for nginx > redirects.conf
  chancery redirects --for apache >> content/.htaccess
  chancery redirects --for caddy > redirects.caddy

The output has every alias, every other spelling of a tag, every old URL of a list and every line of content/_redirects.";

/// Print all redirects for a web server
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The server that will read them
    #[arg(long = "for", value_name = "SERVER", value_enum)]
    server: Name,
    /// The site's public URL, instead of `base_url` in site.yaml
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
    #[command(flatten)]
    pub(super) site: SiteFolder,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Name {
    Nginx,
    Apache,
    Caddy,
}

impl From<Name> for Server {
    fn from(name: Name) -> Server {
        match name {
            Name::Nginx => Server::Nginx,
            Name::Apache => Server::Apache,
            Name::Caddy => Server::Caddy,
        }
    }
}

pub(super) fn run(arguments: &Arguments, console: &mut Console) -> Result<(), Refusal> {
    let root = arguments.site.find()?;
    let request = Request { base_url: arguments.base_url.clone(), ..Request::default() };
    let prepared = build::prepare(Sources::read(&root), &request, &mut Cache::of_fonts(&root.join(".chancery")));
    let is_sound = !prepared.diagnostics.has_errors();
    let Some(renderer) = prepared.renderer().filter(|_| is_sound) else {
        return Err(Refusal::errors(prepared.diagnostics));
    };
    let rules = redirect::all(&renderer.plan, &renderer.shared.site, prepared.sources());
    let server = Server::from(arguments.server);
    let map = server.map(&rules);
    console.diagnostics(&left_out(server, &map.left_out, prepared.sources()));
    console.print(map.text.as_bytes());
    Ok(())
}

/// A warning for each rule that the server cannot obey.
fn left_out(server: Server, rules: &[&Rule], sources: &Sources) -> Diagnostics {
    let warning = |rule: &&Rule| {
        let name = server.name();
        let message = format!("{name} cannot obey this line by a redirect alone, so it is left out");
        let hint = format!("write it in the configuration of {name} yourself");
        Diagnostic::warning(message).at(sources.place(FILE, rule.span.clone())).hint(hint)
    };
    rules.iter().map(warning).collect()
}
