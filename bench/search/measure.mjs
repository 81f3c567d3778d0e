// Known answers, recall and rank.

/** The paths of the posts that answer a query. A truth is `title:`, `tags:` or `text:` (title, tags and text), and a regular
 *  expression; before it may stand a language in brackets. */
export function relevant({ site, query, truth }, documents) {
  const [, language, field, pattern] = /^(?:\[(\w+)\])?(title|tags|text):(.*)$/u.exec(truth);
  const expression = new RegExp(pattern, "iu");
  const texts = { title: (one) => one.title, tags: (one) => one.tags, text: (one) => [one.title, one.tags, one.headings, one.text].join("\n") };
  const found = documents.filter((one) => (!language || one.lang === language) && expression.test(texts[field](one)));
  if (!found.length) throw new Error(`no post of ${site} answers "${query}"`);
  return found.map((one) => one.path);
}

/** The share of the answers among the first ten results (of at most ten), and 1 / the rank of the first. */
export function measured(found, wanted) {
  const hits = found.slice(0, 10).filter((path) => wanted.includes(path)).length;
  const first = found.findIndex((path) => wanted.includes(path));
  return { recall: hits / Math.min(10, wanted.length), rank: first < 0 ? 0 : 1 / (first + 1) };
}

const ACROSS = /^across/;
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** A Markdown table: a row for each kind of query, recall and rank for each search. */
export function table(results) {
  const engines = [...new Set(results.map((one) => one.engine))];
  const kinds = [...new Set(results.map((one) => one.kind))].sort((a, b) => ACROSS.test(a) - ACROSS.test(b) || a.localeCompare(b));
  const cell = (own) => `${mean(own.map((one) => one.recall)).toFixed(2)} ${mean(own.map((one) => one.rank)).toFixed(2)}`;
  const row = (name, fits) => {
    const own = results.filter(fits);
    const count = own.length / engines.length;
    return `| ${name} | ${count} | ${engines.map((engine) => cell(own.filter((one) => one.engine === engine))).join(" | ")} |`;
  };
  return [
    `| queries | | ${engines.join(" | ")} |`, `| --- | ${"---: | ".repeat(engines.length + 1)}`.trim(),
    ...kinds.map((kind) => row(kind, (one) => one.kind === kind)),
    row("**within one language**", (one) => !ACROSS.test(one.kind)),
    row("**across languages**", (one) => ACROSS.test(one.kind)),
  ].join("\n");
}
