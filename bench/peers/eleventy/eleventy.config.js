// The site for Eleventy 3: `node_modules` needs @11ty/eleventy, its plugin for highlighting, and
// markdown-it-footnote.
import highlight from "@11ty/eleventy-plugin-syntaxhighlight";
import footnotes from "markdown-it-footnote";
import markdownIt from "markdown-it";

const PAGE = 10;
const slug = (tag) => tag.replaceAll(" ", "-");

export default function (config) {
  const markdown = markdownIt({ html: true, typographer: true }).use(footnotes);
  config.setLibrary("md", markdown);
  config.addPlugin(highlight);
  config.setFrontMatterParsingOptions({ excerpt: true, excerpt_separator: "<!--more-->" });
  config.addFilter("markdown", (text) => markdown.render(text ?? ""));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("date", (date) =>
    date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }));
  config.addFilter("slug", slug);

  const newestFirst = (api) => api.getFilteredByGlob("content/posts/**/*.md").reverse();
  config.addCollection("blog", newestFirst);
  // Lists in pages of ten: Eleventy paginates one list, not a list for each tag.
  config.addCollection("tagPages", (api) => {
    const byTag = new Map();
    for (const post of newestFirst(api)) {
      for (const tag of post.data.tags ?? []) {
        byTag.has(tag) ? byTag.get(tag).push(post) : byTag.set(tag, [post]);
      }
    }
    const pages = [];
    for (const [tag, posts] of byTag) {
      const total = Math.ceil(posts.length / PAGE);
      for (let number = 1; number <= total; number += 1) {
        const from = (number - 1) * PAGE;
        pages.push({ tag, count: posts.length, number, total, posts: posts.slice(from, from + PAGE) });
      }
    }
    return pages;
  });
  return { dir: { input: "content", includes: "../templates", output: "_site" } };
}
