// The posts and pages of a built site, as each of the searches gets them.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The HTML files below a folder, as paths from it. */
function pages(folder) {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  return all.filter((one) => one.isFile() && one.name === "index.html")
    .map((one) => join(one.parentPath, one.name).slice(folder.length + 1)).sort();
}

/** Runs in a browser: what a reader sees of a post or a page with a text of its own, or null if it is another one. */
function read(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  if (!page.querySelector("body:is(.kind-post, .kind-page)") || !page.querySelector("main .prose")) return null;
  const all = (selector) => [...page.querySelectorAll(selector)].map((one) => one.textContent.replace(/\s+/g, " ").trim());
  const article = page.querySelector("main article[lang]") ?? page.querySelector("main [lang]") ?? page.documentElement;
  const prose = page.querySelector("main .prose");
  return {
    lang: page.querySelector("main h1")?.closest("[lang]").lang ?? article.lang,
    title: all("main h1")[0] ?? "",
    headings: all("main .prose :is(h2, h3, h4)").join(". "),
    text: [...all("main .standfirst, main .intro"), prose?.textContent.replace(/\s+/g, " ").trim() ?? ""].join(" "),
    tags: all("main .tags a, main .terms a, main [rel~=tag]").join(", "),
    html: prose?.innerHTML ?? "",
  };
}

/** All of them: path, language, title, headings, text, tags and HTML. */
export async function documents(browser, site) {
  const folder = join(site, "public");
  const page = await browser.newPage();
  const found = [];
  for (const path of pages(folder)) {
    const html = readFileSync(join(folder, path), "utf8");
    if (!/kind-(post|page)/.test(html)) continue;
    const read_ = await page.evaluate(read, html);
    if (read_) found.push({ path: `/${path.slice(0, -"index.html".length)}`, ...read_ });
  }
  await page.close();
  return found;
}
