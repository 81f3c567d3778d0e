// The three searches. Each takes documents or a site, and gives a function from a query and the language of the reader to the
// paths of the first ten results.

import { createServer } from "node:http";
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import MiniSearch from "minisearch";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json", ".css": "text/css", ".txt": "text/plain; charset=utf-8" };

/** Serves a folder on a free port of 127.0.0.1; gives the address and a function that ends it. */
export async function serve(folder) {
  const server = createServer((request, response) => {
    let path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    if (path.endsWith("/")) path += "index.html";
    const file = join(folder, path);
    try {
      if (!statSync(file).isFile()) throw new Error();
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
      response.end(readFileSync(file));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** The search page of a built site, in a browser. */
export async function chancery(browser, site, languages) {
  const server = await serve(join(site, "public"));
  const page = await browser.newPage();
  const folder = (language) => (languages.length > 1 ? `/${language}` : "");
  return {
    name: "Chancery",
    async search(query, language) {
      await page.goto(`${server.address}${folder(language)}/search/?q=${encodeURIComponent(query)}`);
      await page.waitForFunction(() => document.querySelector("#_results")?.ariaBusy === "false");
      const links = await page.$$eval("#_entries h2 a", (all) => all.map((one) => new URL(one.href).pathname));
      return links.slice(0, 10);
    },
    async close() { await page.close(); server.close(); },
  };
}

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Pagefind: an index of each language, since one of all languages has one stemmer. Each language is asked, and their results take
 *  turns, that of the reader first; `byScore` sorts all by their scores instead. */
export async function pagefind(browser, documents, work, byScore) {
  const { createIndex } = await import("pagefind");
  const folder = join(work, "pagefind-site");
  rmSync(folder, { recursive: true, force: true });
  const languages = [...new Set(documents.map((one) => one.lang))];
  for (const language of languages) {
    const { index } = await createIndex({ forceLanguage: language });
    for (const one of documents.filter((own) => own.lang === language)) {
      const content = `<html lang="${language}"><head><title>${escaped(one.title)}</title></head><body><main data-pagefind-body>` +
        `<h1>${escaped(one.title)}</h1><p>${escaped(one.tags)}</p>${one.html}</main></body></html>`;
      await index.addHTMLFile({ url: one.path, content });
    }
    await index.writeFiles({ outputPath: join(folder, language, "pagefind") });
    await index.deleteIndex();
    mkdirSync(join(folder, language), { recursive: true });
    writeFileSync(join(folder, language, "index.html"), `<!doctype html><html lang="${language}"><title>Search</title></html>`);
  }
  const server = await serve(folder);
  const pages = new Map();
  for (const language of languages) {
    const page = await browser.newPage();
    await page.goto(`${server.address}/${language}/`);
    await page.evaluate(async () => { window.found = await import("./pagefind/pagefind.js"); await window.found.init(); });
    pages.set(language, page);
  }
  const ask = (language, query) => pages.get(language).evaluate(async (query) => {
    const { results } = await window.found.search(query);
    return Promise.all(results.slice(0, 10).map(async (one) => ({ score: one.score, path: new URL((await one.data()).raw_url ?? (await one.data()).url, "http://x").pathname })));
  }, query);
  return {
    name: byScore ? "Pagefind, by score" : "Pagefind, in turns",
    async search(query, language) {
      const order = [...languages].sort((a, b) => (b === language) - (a === language));
      const lists = await Promise.all(order.map((one) => ask(one, query)));
      if (byScore) return lists.flat().sort((a, b) => b.score - a.score).slice(0, 10).map((one) => one.path);
      const turns = Array.from({ length: 10 }, (_, turn) => lists.map((list) => list[turn]).filter(Boolean)).flat();
      return turns.slice(0, 10).map((one) => one.path);
    },
    async close() { for (const page of pages.values()) await page.close(); server.close(); },
  };
}

/** MiniSearch with prefixes, a fuzziness of 0.2, weights, words by the dictionaries of the system, and no accents. */
export function minisearch(documents) {
  const segmenter = new Intl.Segmenter("und", { granularity: "word" });
  const tokenize = (text) => [...segmenter.segment(text)].filter((one) => one.isWordLike).map((one) => one.segment);
  const processTerm = (term) => term.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const index = new MiniSearch({
    idField: "path", fields: ["title", "headings", "tags", "text"], tokenize, processTerm,
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 3, tags: 2, headings: 1.5 } },
  });
  index.addAll(documents);
  return {
    name: "MiniSearch",
    search: async (query) => index.search(query).slice(0, 10).map((one) => one.id),
    close: async () => {},
  };
}
