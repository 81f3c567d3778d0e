//! Blocks of code of twenty lines, each different from the others.

use super::random::Random;

const RUST: &str = "\
/// Counts the NAME of each day.
#[derive(Debug, Default)]
pub struct NAME {
    days: Vec<u32>,
    limit: usize,
}

impl NAME {
    pub fn new(limit: usize) -> Self {
        Self { days: Vec::with_capacity(NUMBER), limit }
    }

    // The oldest day is let go.
    pub fn push(&mut self, count: u32) -> Option<u32> {
        let oldest = (self.days.len() == self.limit).then(|| self.days.remove(0));
        self.days.push(count * NUMBER);
        println!(\"{count} of {}\", self.days.len());
        oldest
    }
}
";

const PYTHON: &str = "\
import csv
from pathlib import Path

NAME_LIMIT = NUMBER


class NAME:
    \"\"\"Followers of an account, by day.\"\"\"

    def __init__(self, path: Path) -> None:
        self.rows = []
        with path.open(encoding=\"utf-8\") as file:
            for row in csv.DictReader(file):
                self.rows.append((row[\"day\"], int(row[\"followers\"])))

    # Days without a count are left out.
    def growth(self, since=None):
        days = [count for day, count in self.rows if since is None or day >= since]
        change = days[-1] - days[0] if len(days) > 1 else 0
        return min(change, NAME_LIMIT) / 3.5
";

const JAVASCRIPT: &str = "\
const NAME = new Map();
const limit = NUMBER;

// One entry for each language.
export function add(language, title) {
  const entries = NAME.get(language) ?? [];
  if (entries.length >= limit) {
    throw new RangeError(`too many: ${entries.length}`);
  }
  entries.push({ title, at: Date.now(), read: false });
  NAME.set(language, entries);
  return entries.length;
}

export async function load(url) {
  const answer = await fetch(url, { headers: { accept: 'application/json' } });
  for (const [language, titles] of Object.entries(await answer.json())) {
    titles.forEach((title) => add(language, title));
  }
}
";

/// A fence's language and its code.
pub(super) fn sample(number: usize, random: &mut Random) -> (&'static str, String) {
    let (language, text) = [("rust", RUST), ("python", PYTHON), ("javascript", JAVASCRIPT)][number / 10 % 3];
    let name = format!("{}{number}", random.choose(&["Reader", "Audience", "Follower", "Visit", "Letter"]));
    (language, text.replace("NAME", &name).replace("NUMBER", &random.below(10_000).to_string()))
}
