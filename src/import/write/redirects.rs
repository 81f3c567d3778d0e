//! Writes redirects for URLs that the new site does not have itself, and a look-up table for numeric URLs.

use std::collections::BTreeSet;
use std::fmt::{self, Display, Formatter};
use std::io::{self, BufWriter, Write};

use serde_json::Value;

use super::staging::Staging;
use super::written::Written;
use crate::base::diagnostic::Diagnostic;
use crate::base::url;
use crate::import::decide::decisions::Decisions;
use crate::import::model::{ItemId, Kind, OldUrl, Program, Survey};
use crate::import::place::places::Places;
use crate::import::place::seen::Seen;

/// Redirects in the format of hosts; the build also makes a page from each.
const REDIRECTS: &str = "content/_redirects";
const NUMBERS: &str = "content/old-addresses.json";
const SCRIPT: &str = "content/old-addresses.js";
const HOME: &str = "templates/home.html";

const HEAD: &str = "\
# Old addresses and where they lead now, one on a line. `chancery build` makes a page of each that a
# page can stand for. Hosts that know this file (Netlify, Cloudflare Pages and others) answer by it:
# if yours does, write `redirects: host` into site.yaml.
";

/// A numeric URL: `?p=7`, `?cat=3`.
#[derive(Clone, Copy)]
pub(crate) enum Number {
    Item(ItemId),
    Category(u64),
}

impl Display for Number {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Number::Item(id) => write!(to, "p={id}"),
            Number::Category(id) => write!(to, "cat={id}"),
        }
    }
}

type File = BufWriter<std::fs::File>;

/// What redirects are made from.
pub(crate) struct Redirects<'a> {
    pub(crate) survey: &'a Survey,
    pub(crate) decisions: &'a Decisions,
    pub(crate) places: &'a Places,
    pub(crate) written: &'a Written,
    pub(crate) attachments: &'a [OldUrl],
    /// The path of the site on its host.
    pub(crate) base: &'a str,
}

impl Redirects<'_> {
    /// Writes `_redirects`.
    pub(crate) fn write(&self, numbers: &[(Number, &str)], staging: &mut Staging) -> Result<(), Diagnostic> {
        let mut file = staging.create(REDIRECTS)?;
        let mut taken: Seen = self.places.placed.iter().map(|placed| &*placed.address).collect();
        let mut write = |file: &mut File| -> io::Result<()> {
            file.write_all(HEAD.as_bytes())?;
            self.section(file, "Lists and feeds", &self.decisions.lists.urls, &mut taken)?;
            self.section(file, "Pages of attachments", self.attachments, &mut taken)?;
            self.section(file, "Uploaded files", &self.written.moved, &mut taken)?;
            if self.survey.program == Program::WordPress {
                self.comment_feeds(file)?;
                self.numbers(file, numbers)?;
            }
            file.flush()
        };
        write(&mut file).map_err(|error| Diagnostic::error(format!("`{REDIRECTS}` cannot be written: {error}")))
    }

    fn rooted(&self, path: &str) -> String {
        format!("{}{}", self.base, url::encode_path(path.trim_start_matches('/')))
    }

    fn section(&self, file: &mut File, title: &str, urls: &[OldUrl], taken: &mut Seen) -> io::Result<()> {
        let mut begun = false;
        for url in urls.iter().filter(|url| url.old.trim_matches('/') != url.new.trim_matches('/')) {
            if !taken.insert(&url.old.replace(' ', "%20")) {
                continue;
            }
            if !begun {
                writeln!(file, "\n# {title}")?;
                begun = true;
            }
            writeln!(file, "{} {} 301", self.rooted(&url.old), self.rooted(&url.new))?;
        }
        Ok(())
    }

    /// `/2016/10/kopi/feed/`, by the permalink pattern of posts.
    fn comment_feeds(&self, file: &mut File) -> io::Result<()> {
        let posts = self.decisions.pattern.posts.as_deref();
        let fits = |posts: &&str| posts.ends_with("/:slug/") && posts.matches(':').count() > 1;
        let Some(posts) = posts.filter(fits) else { return Ok(()) };
        let posts = posts.strip_prefix("/:lang").unwrap_or(posts).trim_start_matches('/');
        let base = self.base;
        writeln!(file, "\n# Feeds of comments\n{base}{posts}feed/ {base}{posts} 301")
    }

    fn numbers(&self, file: &mut File, numbers: &[(Number, &str)]) -> io::Result<()> {
        let pages = self.survey.entries.iter().filter(|entry| entry.kind == Kind::Page);
        let pages: BTreeSet<ItemId> = pages.map(|entry| entry.id).collect();
        let base = self.base;
        writeln!(file, "\n# Numeric URLs, for hosts that read queries")?;
        for (number, new) in numbers {
            writeln!(file, "{base} {number} {} 301!", self.rooted(new))?;
            if let Number::Item(id) = number
                && pages.contains(id)
            {
                writeln!(file, "{base} page_id={id} {} 301!", self.rooted(new))?;
            }
        }
        Ok(())
    }
}

/// For hosts that ignore queries: a small script on the home page, and its data.
pub(crate) fn lookup(numbers: &[(Number, &str)], staging: &mut Staging) -> Result<(), Diagnostic> {
    if numbers.is_empty() {
        return Ok(());
    }
    let mut file = staging.create(NUMBERS)?;
    let write = |file: &mut File| -> io::Result<()> {
        file.write_all(b"{\n")?;
        for (at, (query, new)) in numbers.iter().enumerate() {
            let comma = if at + 1 < numbers.len() { "," } else { "" };
            let (query, new) =
                (Value::from(query.to_string()), Value::from(url::encode_path(new.trim_start_matches('/'))));
            writeln!(file, "{query}: {new}{comma}")?;
        }
        file.write_all(b"}\n")?;
        file.flush()
    };
    write(&mut file).map_err(|error| Diagnostic::error(format!("`{NUMBERS}` cannot be written: {error}")))?;
    staging.write(SCRIPT, LOOKUP.as_bytes())?;
    staging.write(HOME, HOME_PAGE.as_bytes())
}

const LOOKUP: &str = "\
// Redirects old numeric URLs, such as /?p=7 and /?cat=3, to their new pages. Data: old-addresses.json.
(() => {
  const query = new URLSearchParams(location.search);
  const id = query.get(\"p\") || query.get(\"page_id\") || query.get(\"attachment_id\");
  const key = id ? \"p=\" + id : query.get(\"cat\") ? \"cat=\" + query.get(\"cat\") : null;
  if (!key) return;
  const here = document.currentScript.src;
  fetch(new URL(\"old-addresses.json\", here))
    .then((answer) => answer.json())
    .then((known) => {
      if (known[key]) location.replace(new URL(known[key], here));
    })
    .catch(() => {});
})();
";

const HOME_PAGE: &str = "\
{% extends \"themes/chancery/home.html\" %}
{# Leads old addresses by number, such as /?p=7, to their pages; see content/old-addresses.js #}
{% block body_extra %}{{ super() }}<script src=\"{{ url(path=\"/old-addresses.js\") }}\" defer></script>
{% endblock body_extra %}
";
