// The search page. docs/search.md describes the files that it reads.
(() => {
  "use strict";
  const own = document.currentScript.src;
  const folder = new URL("../search-index/", own), root = new URL("../", own);
  const at = (id) => document.getElementById("_" + id);
  const results = at("results"), input = at("query");
  if (!results || !input) return;
  const form = input.form, here = document.documentElement.lang;
  at("search_off").remove();

  // Words
  // By the rules of src/search/fold.rs and words.rs.
  const MARKS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u00ad\u200b-\u200f\u2060\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]/g;
  const OTHER = { ı: "i", ł: "l", đ: "d", ð: "d", ø: "o", ħ: "h", ŧ: "t", ß: "ss", æ: "ae", œ: "oe", þ: "th", ς: "σ", ٱ: "ا", ى: "ي", ی: "ي", ک: "ك", ة: "ه", ہ: "ه", ە: "ه" };
  for (const digits of ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]) Array.from(digits, (digit, number) => { OTHER[digit] = number; });
  const EAST = "\\u3005-\\u3007\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u318e\\u31a0-\\u31bf\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u1100-\\u11ff\\uac00-\\ud7a3\\uff66-\\uff9f\\u{20000}-\\u{3ffff}";
  const UNSPACED = "\\u0e01-\\u0e2e\\u0e30-\\u0e3a\\u0e40-\\u0e4e\\u0e81-\\u0ece\\u0edc-\\u0edf\\u1000-\\u103f\\u1050-\\u108f\\u1780-\\u17d3";
  const RUN = new RegExp(`([${EAST}]+)|([${UNSPACED}]+)|(?:(?![${EAST}${UNSPACED}])[\\p{Alphabetic}\\p{M}\\p{N}\\u00ad\\u200c\\u200d])+`, "gu");

  const fold = (word) =>
    Array.from(word.toLowerCase().normalize("NFKD").replace(MARKS, ""), (letter) => OTHER[letter] ?? letter)
      .join("").toLowerCase().normalize("NFC");

  // The words of a text, folded, with their places in it.
  function words(text) {
    const found = [];
    const add = (word, start, end) => { if (word) found.push({ word, start, end }); };
    for (const run of text.matchAll(RUN)) {
      const [all, east, unspaced] = run, start = run.index, end = start + all.length;
      if (east) {
        const letters = Array.from(fold(east));
        if (letters.length < 2) add(letters[0], start, end);
        else for (let i = 0; i + 1 < letters.length; i++) add(letters[i] + letters[i + 1], start + i, start + i + 2);
      } else if (unspaced && Intl.Segmenter) {
        for (const part of new Intl.Segmenter("th", { granularity: "word" }).segment(all))
          add(fold(part.segment), start + part.index, start + part.index + part.segment.length);
      } else if (all.length > 1 || !/['’]/.test((text[start - 1] ?? "") + (text[end] ?? ""))) {
        if (all.length <= 128) add(fold(all), start, end);
      }
    }
    return found;
  }

  // The index
  let overview, files = new Map();

  async function text(name, options) {
    const answer = await fetch(new URL(name, folder), options);
    if (!answer.ok) throw new Error(name);
    return answer.text();
  }

  function load(name) {
    if (!files.has(name)) files.set(name, text(name).catch((error) => { files.delete(name); throw error; }));
    return files.get(name);
  }

  // Reads the names of all files, and says whether they are others than before.
  let known, checked;
  async function begin(options) {
    const said = await text("../search-index.json", options);
    checked = performance.now();
    if (said === known && overview) return false;
    const read = JSON.parse(known = said);
    for (const list of ["files", "entries", "terms"]) read[list] = read[list].split(" ");
    read.count = read.posts.length;
    // The first of the translations of each post.
    read.group = [];
    cursor = 0;
    for (let post = 0; post < read.count; post++) {
      const before = read.pairs && decode(read.pairs);
      read.group.push(before ? read.group[post - before] : post);
    }
    overview = read;
    tags = null;
    return true;
  }

  // The two sides of the first colon.
  const split = (text) => [text.slice(0, text.indexOf(":")), text.slice(text.indexOf(":") + 1)];

  // The place of the last key that is not after a word.
  function place(keys, word) {
    let low = 0, high = keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keys[middle] <= word) low = middle + 1; else high = middle;
    }
    return low - 1;
  }

  // A file of words: the keys, and what is said of each.
  const shards = new Map();
  async function shard(number) {
    const name = overview.files[number] + ".txt";
    if (!shards.has(name)) {
      const keys = [], parts = [];
      for (const line of (await load(name)).split("\n")) {
        const tab = line.indexOf("\t");
        if (tab > 0) { keys.push(line.slice(0, tab)); parts.push(line.slice(tab + 1)); }
      }
      shards.set(name, { keys, parts });
    }
    return shards.get(name);
  }

  // The lines whose key is a word, or begins with it.
  async function lines(word, prefix) {
    const found = [];
    let number = Math.max(place(overview.keys, word), 0);
    for (let left = prefix ? 3 : 1; left > 0 && number < overview.keys.length; left--, number++) {
      if (overview.keys[number] > word && !overview.keys[number].startsWith(word)) break;
      const { keys, parts } = await shard(number);
      let i = place(keys, word);
      if (keys[i] !== word) i++;
      for (; i < keys.length && (keys[i] === word || (prefix && keys[i].startsWith(word))); i++)
        found.push({ key: keys[i], parts: parts[i].split("\t") });
    }
    return found;
  }

  // The posts that have a term.
  async function postsOf(term) {
    const [line] = await lines("#" + term), posts = [];
    const text = line ? split(line.parts[0])[1] : "";
    cursor = 0;
    for (let post = 0; cursor < text.length; post++) posts.push(post += decode(text));
    return posts;
  }

  // The word of the index that a form belongs to which is nowhere in the posts: it has fewer letters at its end, and
  // perhaps another start, as Indonesian and Arabic words have.
  const STARTS = { meny: "s", peny: "s", meng: "", peng: "", mem: "", pem: "", men: "", pen: "", me: "", pe: "", di: "", ke: "", ber: "", ter: "", per: "", se: "", وال: "", بال: "", لل: "", ال: "", و: "", ب: "", ل: "", ف: "" };
  async function stemmed(word) {
    const roots = Object.keys(STARTS).filter((start) => word.startsWith(start)).map((start) => STARTS[start] + word.slice(start.length));
    for (const root of [word, ...roots]) {
      for (let end = root.length; end >= 4 && end >= root.length * 0.55; end--) {
        const key = root.slice(0, end), [line] = await lines(key);
        if (line && /^[pf]/.test(line.parts[0])) return key;
      }
    }
  }

  // The words of the index that are spelled nearly so.
  async function near(word) {
    const limit = word.length > 7 ? 2 : 1, found = [];
    if (word.length < 3 || word.length > 40) return found;
    const middle = Math.max(place(overview.keys, word), 0);
    for (const number of [middle - 1, middle, middle + 1]) {
      if (!(number in overview.keys)) continue;
      const { keys, parts } = await shard(number);
      keys.forEach((key, i) => {
        const far = Math.abs(key.length - word.length) > limit ? 9 : distance(word, key);
        if (far <= limit && /(^|\t)[pf]/.test(parts[i])) found.push({ key, far, size: parts[i].length });
      });
    }
    return found.sort((a, b) => a.far - b.far || b.size - a.size).slice(0, 3).map((one) => one.key);
  }

  // The distance of Damerau and Levenshtein.
  function distance(a, b) {
    let before, last, row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      [before, last, row] = [last, row, [i]];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    return row[b.length];
  }

  // The number at the cursor.
  let cursor;
  function decode(text) {
    let number = 0, scale = 1, digit;
    while ((digit = text.charCodeAt(cursor++) - 32) >= 64) { number += (digit - 64) * scale; scale *= 31; }
    return number + digit * scale;
  }

  // Adds what the postings of a stem say to the scores of posts, by a factor.
  function add(postings, language, factor, scores, stem, forms) {
    forms.add(stem);
    const read = [];
    cursor = 0;
    for (let post = 0; cursor < postings.length; post++) {
      post += decode(postings);
      read.push(post, postings.charCodeAt(cursor++) - 32);
    }
    const count = read.length / 2;
    const rare = Math.log(1 + (overview.words[language] - count + 0.5) / (count + 0.5)) + 0.01;
    for (let i = 0; i < read.length; i += 2) {
      const score = factor * rare * read[i + 1] / 15;
      if (score > scores[read[i]]) scores[read[i]] = score;
    }
  }

  // The scores of posts for a word in all languages, its forms, and terms that it begins.
  async function look(word, prefix) {
    const scores = new Float32Array(overview.count), forms = new Set(), names = [], wanted = new Map();
    // A name of a term, and the stem of its first word if that was found by it.
    const name = (term, said, stem) => { const [language, name] = split(said); names.push({ term: +term, language, name, stem }); };
    const all = (await lines(word, prefix)).slice(0, 60);
    for (const { key, parts } of all) {
      const factor = key === word ? 1 : 0.6;
      for (const part of parts) {
        const kind = part[0], [place, rest] = split(part.slice(1)), number = +place;
        if (kind === "p") add(rest, number, factor, scores, key, forms);
        if (kind === "f") { forms.add(key); wanted.set(place + ":" + rest, factor); }
        if (kind === "t") name(number, rest, key === word && key);
      }
    }
    for (const [stem, factor] of wanted) {
      const [language, key] = split(stem);
      for (const line of await lines(key)) for (const part of line.parts) {
        if (part.startsWith(`p${language}:`)) add(split(part)[1], +language, factor, scores, key, forms);
        if (part[0] === "t" && factor === 1) name(...split(part.slice(1)), key);
      }
    }
    return { scores, forms, names, found: all.length > 0 };
  }

  // A search
  const state = () => {
    const said = new URLSearchParams(location.search);
    return { q: said.get("q") ?? "", lang: said.get("lang") ?? "", year: said.get("year") ?? "", tag: said.get("tag") ?? "", page: Math.max(1, +said.get("page") || 1) };
  };
  const address = (now) => {
    const said = new URLSearchParams();
    for (const [key, value] of Object.entries(now)) if (value && !(key === "page" && value === 1)) said.set(key, value);
    return "?" + said;
  };

  // All posts that a query finds, the best first.
  async function find(query) {
    const typed = words(query.slice(0, 300)).slice(0, 12), open = !/\s$/.test(query);
    const found = { near: [], terms: [], forms: new Set(), why: new Map(), twin: new Map(), posts: [] };
    const looked = await Promise.all(typed.map(async ({ word }, i) => {
      const prefix = (open && i === typed.length - 1 && word.length > 1) || Array.from(word).length === 1 && /[^\x00-\u02ff]/.test(word);
      const own = await look(word, prefix);
      if (own.found) return own;
      const stem = await stemmed(word);
      if (stem) return look(stem);
      const others = await near(word);
      found.near.push(...others);
      return others.length ? look(others[0]) : own;
    }));
    await translate(typed, looked, found);
    const counts = new Uint8Array(overview.count), sums = new Float32Array(overview.count);
    for (const { scores, forms } of looked) {
      forms.forEach((form) => found.forms.add(form));
      for (let post = 0; post < scores.length; post++) if (scores[post] > 0) { counts[post]++; sums[post] += scores[post]; }
    }
    twins(counts, sums, found);
    found.posts = ranked(counts, sums, typed.length);
    return found;
  }

  // The translations of a post that was found are found, too.
  function twins(counts, sums, found) {
    const best = new Map();
    counts.forEach((count, post) => {
      const other = best.get(overview.group[post]) ?? post;
      if (count && (count > counts[other] || (count === counts[other] && sums[post] >= sums[other]))) best.set(overview.group[post], post);
    });
    counts.forEach((count, post) => {
      const other = best.get(overview.group[post]);
      if (!(counts[other] > count)) return;
      counts[post] = counts[other];
      sums[post] = 0.8 * sums[other];
      found.twin.set(post, other);
    });
  }

  // Where a query names a term, its names in other languages find posts, too.
  async function translate(typed, looked, found) {
    const seen = new Set();
    for (let i = 0; i < typed.length; i++) for (const { term, name, language, stem } of looked[i].names) {
      const own = words(name).map((one) => one.word);
      const last = i + own.length - 1;
      const same = (word, k) => word === typed[i + k]?.word || (stem && !k) || (i + k === typed.length - 1 && k === own.length - 1 && typed[i + k].word.length > 2 && word.startsWith(typed[i + k].word));
      if (seen.has(term) || !own.every(same)) continue;
      seen.add(term);
      const all = await termOf(term), tops = looked.map(({ scores }) => Math.max(...scores));
      found.terms.push({ ...all, name, language });
      for (const post of await postsOf(term)) for (let k = i; k <= last; k++) {
        const { scores } = looked[k];
        if (!scores[post]) found.why.set(post, all.names.find((one) => one.language === overview.languages[languageOf(post)][0]) ?? all.own);
        scores[post] += 0.6 * tops[k] + 0.1;
      }
      for (const other of all.names) {
        const theirs = words(other.name).map((one) => one.word);
        if (theirs.join() === own.join() || !theirs.length || found.terms.length > 3) continue;
        const all = await Promise.all(theirs.map((word) => look(word, false)));
        all.forEach(({ forms }) => forms.forEach((form) => found.forms.add(form)));
        for (let post = 0; post < overview.count; post++) {
          if (!all.every(({ scores }) => scores[post] > 0)) continue;
          const score = 0.8 * all.reduce((sum, { scores }) => sum + scores[post], 0) / own.length;
          for (let k = i; k <= last; k++) {
            if (looked[k].scores[post] === 0) found.why.set(post, other);
            looked[k].scores[post] = Math.max(looked[k].scores[post], score);
          }
        }
      }
    }
  }

  // Posts with more of the words come first. Among those with as many the languages take turns, since their scores cannot be
  // compared.
  function ranked(counts, sums, most) {
    const posts = [];
    for (let count = most; count > 0 && posts.length < 10; count--) {
      const byLanguage = overview.languages.map(() => []);
      for (let post = counts.length - 1; post >= 0; post--) if (counts[post] === count) byLanguage[languageOf(post)].push(post);
      const first = (tag) => (tag === here ? 0 : isOwn(tag) ? 1 : 2);
      const turns = byLanguage.map((list, language) => ({ list: list.sort((a, b) => sums[b] - sums[a]), first: first(overview.languages[language][0]) }))
        .filter(({ list }) => list.length).sort((a, b) => a.first - b.first);
      for (let turn = 0; turns.some(({ list }) => turn < list.length); turn++)
        for (const { list } of turns) if (turn < list.length) posts.push(list[turn]);
    }
    return posts;
  }

  const languageOf = (post) => overview.posts.charCodeAt(post) - 48;
  const yearOf = (post) => {
    let year = null;
    for (const [one, first] of overview.years) if (first <= post) year = one; else break;
    return year;
  };

  // The fields of an entry or a term by its number.
  async function chunk(start, names, number) {
    const file = Math.floor(number / overview.chunk);
    const all = (await load(`${start}${file}-${names[file]}.txt`)).split("\n");
    return all[number % overview.chunk].split("\t");
  }

  // The numbers of the tags of each post.
  let tags;
  async function readTags() {
    if (!tags) {
      const read = await load(`tags-${overview.tags}.txt`);
      tags = [[]];
      cursor = 0;
      for (let next = 0; cursor < read.length;) {
        const number = decode(read);
        next = number && next + number;
        if (number) tags[tags.length - 1].push(next - 1); else tags.push([]);
      }
    }
  }

  // What is shown
  const make = (name, fields = {}, ...children) => {
    const element = Object.assign(document.createElement(name), fields);
    element.append(...children);
    return element;
  };
  const spoken = (element, tag) => {
    if (!tag) return element;
    const known = overview.languages.find(([own]) => own === tag);
    element.lang = tag;
    if (known) element.dir = known[2];
    return element;
  };
  const nameOf = (tag) => {
    const known = overview.languages.find(([own]) => own === tag);
    if (known) return known[1];
    try { return new Intl.DisplayNames([tag], { type: "language" }).of(tag); } catch { return tag; }
  };
  const number = (count) => count.toLocaleString(here);

  let turn = 0;
  async function show() {
    const now = state(), mine = ++turn;
    if (document.activeElement !== input || input.value.trim() !== now.q.trim()) input.value = now.q;
    at("failed").hidden = true;
    results.ariaBusy = "true";
    try {
      if (!overview) await begin({ cache: "no-cache" });
      const answer = async () => {
        const found = await find(now.q);
        if (mine === turn) await present(now, found, () => mine === turn);
      };
      try {
        await answer();
      } catch {
        // If the site was built anew since, its files have other names.
        await begin({ cache: "reload" });
        await answer();
      }
    } catch (error) {
      if (mine !== turn) return;
      at("found").textContent = location.protocol === "file:" ? at("word_disk").textContent : "";
      at("failed").hidden = location.protocol === "file:";
      at("entries").replaceChildren();
      at("pages").replaceChildren();
    }
    if (mine !== turn) return;
    results.ariaBusy = "false";
    // The site may have been built since: a preview is all the time.
    if (performance.now() - checked > 3000 && await begin({ cache: "no-cache" }).catch(() => false) && mine === turn) show();
  }

  async function present(now, found, isCurrent) {
    const hasQuery = /[\p{L}\p{N}]/u.test(now.q);
    if (now.tag) await readTags();
    const fits = (post, but) =>
      (but === "lang" || !now.lang || overview.languages[languageOf(post)][0] === now.lang) &&
      (but === "year" || !now.year || String(yearOf(post)) === now.year) &&
      (but === "tag" || !now.tag || tags[post].includes(+now.tag));
    const kept = (but) => found.posts.filter((post) => fits(post, but));
    const posts = kept();
    const pages = Math.max(1, Math.ceil(posts.length / 10)), page = Math.min(now.page, pages);
    const shown = posts.slice((page - 1) * 10, page * 10);
    const entries = await Promise.all(shown.map((post) => chunk("e", overview.entries, post)));
    for (const post of shown) if (found.twin.has(post)) {
      const [name, , language] = await chunk("e", overview.entries, found.twin.get(post));
      found.why.set(post, { name, language: overview.languages[language][0] });
    }
    if (!isCurrent()) return;
    at("found").textContent = !hasQuery ? "" : posts.length ? at("word_found").textContent.replace("#", number(posts.length)) : at("word_nothing").textContent;
    at("near").hidden = !found.near.length;
    at("near").lastElementChild.replaceChildren(...found.near.flatMap((word) => [make("a", { href: address({ q: word }) }, word), " "]));
    at("topics").replaceChildren(...found.terms.map(topic).filter(Boolean));
    at("entries").replaceChildren(...entries.map((entry, i) => item(entry, shown[i], found)));
    at("entries").start = (page - 1) * 10 + 1;
    at("pages").replaceChildren(...(pages > 1 ? numbers(now, page, pages) : []));
    filters(now, found, kept, isCurrent);
  }

  // A term: its lists in the editions, and its names.
  const isOwn = (tag) => tag.split("-")[0] === here.split("-")[0];
  async function termOf(number) {
    const [lists, ...names] = await chunk("t", overview.terms, number);
    const known = names.map((one) => split(one)).map(([language, name]) => ({ language, name }));
    return { lists: lists.split(" "), names: known, own: known.find(({ language }) => isOwn(language)) ?? known[0] };
  }

  function topic({ lists, own, name, language }) {
    const edition = lists[+results.dataset.edition];
    const path = edition !== "-" ? edition : lists.find((one) => one !== "-");
    if (!path) return null;
    const link = make("a", { href: new URL(path, root) }, spoken(make("bdi", {}, own.name), own.language));
    const said = own.name === name ? [] : [" ", make("small", {}, spoken(make("bdi", {}, name), language), language ? ` (${nameOf(language)})` : "")];
    return make("li", {}, link, ...said);
  }

  // A result, with a sentence from the post once it is in view.
  function item([title, path, language, iso, date], post, found) {
    const tag = overview.languages[language][0], url = new URL(path, root);
    const side = make("div", { className: "side" });
    if (date) side.append(make("p", { className: "date" }, make("time", { dateTime: iso }, date)));
    if (tag !== here) side.append(make("p", { className: "language" }, nameOf(tag)));
    const excerpt = make("p", { className: "excerpt" });
    const head = make("h2", { className: "entry-title" }, make("a", { href: url, hreflang: tag }, ...marked(title, found.forms)));
    const body = make("div", { className: "body" }, head, excerpt);
    const why = found.why.get(post);
    if (why) body.append(make("p", { className: "why" }, spoken(make("i", {}, why.name), why.language), why.language ? ` (${nameOf(why.language)})` : ""));
    const entry = make("li", { className: "entry" }, spoken(make("article", {}, side, body), tag));
    const seen = new IntersectionObserver((all) => {
      if (!all.some((one) => one.isIntersecting)) return;
      seen.disconnect();
      sentence(url, found.forms, tag).then((parts) => excerpt.replaceChildren(...parts)).catch(() => {});
    });
    seen.observe(entry);
    return entry;
  }

  const isHit = (word, forms) => {
    if (forms.has(word)) return true;
    for (const form of forms) if (form.length > 2 && word.startsWith(form) && word.length - form.length < 5) return true;
    return false;
  };

  // A text with what was found in it marked.
  function marked(text, forms) {
    const parts = [];
    let from = 0;
    for (const { word, start, end } of words(text)) if (start >= from && isHit(word, forms)) {
      parts.push(text.slice(from, start), make("mark", {}, text.slice(start, end)));
      from = end;
    }
    return [...parts, text.slice(from)];
  }

  // The sentence of a post that has most of what was looked for.
  async function sentence(url, forms, tag) {
    const answer = await fetch(url);
    if (!answer.ok) return [];
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const blocks = page.querySelectorAll("main :is(.prose, .intro) :is(p, li, dd, td, figcaption, blockquote, h2, h3, h4)");
    let best = "", most = -1;
    for (const block of blocks) {
      const text = block.textContent.replace(/\s+/g, " ").trim();
      const hits = new Set(words(text).map((one) => one.word).filter((word) => isHit(word, forms))).size;
      if (hits > most) { best = text; most = hits; }
    }
    return marked(around(best, forms, tag), forms);
  }

  // The part of a text around the first word that was found.
  function around(text, forms, tag) {
    const first = words(text).find(({ word }) => isHit(word, forms))?.start ?? 0;
    let start = 0, end = text.length;
    if (Intl.Segmenter) {
      const part = new Intl.Segmenter(tag, { granularity: "sentence" }).segment(text).containing(first);
      if (part) [start, end] = [part.index, part.index + part.segment.length];
    }
    const [from, to] = [Math.max(start, first - 100), Math.min(end, Math.max(first, start) + 160)];
    return (from > start ? "… " : "") + text.slice(from, to).trim() + (to < end ? " …" : "");
  }

  function numbers(now, page, pages) {
    const near = Array.from({ length: pages }, (_, i) => i + 1).filter((one) => one === 1 || one === pages || Math.abs(one - page) < 3);
    return near.flatMap((one) => [make("a", { href: address({ ...now, page: one }), ariaCurrent: one === page ? "page" : null }, number(one)), " "]);
  }

  function filters(now, found, kept, isCurrent) {
    const box = at("filters");
    box.hidden = !found.posts.length && !now.lang && !now.year && !now.tag;
    const fill = (name, counts, label) => {
      const select = box.querySelector(`[name=${name}]`);
      const options = counts.map(([value, count]) => make("option", { value, selected: value === now[name] }, `${label(value)} (${number(count)})`));
      select.replaceChildren(select.options[0], ...options);
      select.value = now[name];
      select.parentElement.hidden = counts.length < 2 && !now[name];
    };
    const counted = (values) => {
      const counts = new Map();
      values.forEach((value) => counts.set(value, (counts.get(value) ?? 0) + 1));
      return [...counts];
    };
    fill("lang", counted(kept("lang").map((post) => overview.languages[languageOf(post)][0])).sort((a, b) => b[1] - a[1]), nameOf);
    // The file of all tags is large, so it comes after the first answer.
    setTimeout(async () => {
      if (!isCurrent()) return;
      await readTags();
      const all = counted(kept("tag").flatMap((post) => tags[post]).map(String)).sort((a, b) => b[1] - a[1]).slice(0, 20);
      const names = new Map(await Promise.all(all.map(async ([tag]) => [tag, (await termOf(+tag)).own.name])));
      if (isCurrent()) fill("tag", all, (tag) => names.get(tag));
    }, 600);
    fill("year", counted(kept("year").map((post) => String(yearOf(post) ?? ""))).filter(([year]) => year).sort((a, b) => b[0] - a[0]), (year) => year);
  }

  // What readers do
  const go = (now, replace) => {
    history[replace ? "replaceState" : "pushState"](null, "", address(now));
    show();
  };
  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => go({ ...state(), q: input.value, page: 1 }, true), 50);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    go({ ...state(), q: input.value, page: 1 });
  });
  at("filters").addEventListener("change", (event) => go({ ...state(), [event.target.name]: event.target.value, page: 1 }));
  at("failed").addEventListener("click", (event) => { if (event.target.type === "button") { overview = null; show(); } });
  results.addEventListener("click", (event) => {
    const link = event.target.closest("#_pages a, #_near a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    show().then(() => input.scrollIntoView());
  });
  addEventListener("popstate", show);
  show();
})();
