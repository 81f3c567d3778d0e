// Which child before is which child now. Knows nodes as the server sent them, not the open page.

const SOURCE = "data-chancery-source";
const OWN = 'script[src^="/_chancery/"], link[href^="/_chancery/"], chancery-preview';
const KEPT = "video, audio, iframe, embed, object";
const FIELD = "input[name], textarea[name], select[name]";

const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;
const isStylesheet = (node) => node.nodeName === "LINK" && /\bstylesheet\b/i.test(node.getAttribute("rel") ?? "");
const children = (node) => [...node.childNodes].filter((child) => !(isElement(child) && child.matches(OWN)));

const addressOf = (element) =>
  element.getAttribute("src") ?? element.getAttribute("data") ?? element.querySelector("source")?.getAttribute("src");

// An element that must be the same node wherever it goes: by its id, by what it plays or frames, by its field's name.
function keyOf(node) {
  if (!isElement(node)) return null;
  const id = node.getAttribute("id");
  if (id) return `${node.nodeName}#${id}`;
  if (node.matches(FIELD)) return `${node.nodeName}.${node.getAttribute("name")}`;
  const address = node.matches(KEPT) && addressOf(node);
  return address ? `${node.nodeName} ${address}` : null;
}

// Key to element, for those keys that stand once in the document.
function keysOf(root) {
  const keys = new Map();
  for (const element of root.querySelectorAll(`[id], ${KEPT}, ${FIELD}`)) {
    const key = keyOf(element);
    if (key) keys.set(key, keys.has(key) ? null : element);
  }
  return keys;
}

// What a node says, apart from the line it was written on.
const signatures = new WeakMap();
function signature(node) {
  if (!isElement(node)) return `${node.nodeName} ${node.data}`;
  if (!signatures.has(node)) signatures.set(node, node.outerHTML.replace(/ data-chancery-source="[^"]*"/g, ""));
  return signatures.get(node);
}

const wordSets = new WeakMap();
function words(node) {
  if (!wordSets.has(node)) wordSets.set(node, new Set(node.textContent.slice(0, 4000).match(/[\p{L}\p{N}]+/gu) ?? []));
  return wordSets.get(node);
}

// 0 to 1: the share of words in common.
function likeness(before, after) {
  const [a, b] = [words(before), words(after)];
  if (a.size + b.size === 0) return 0.5;
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  return (2 * common) / (a.size + b.size);
}

// Whether one may turn into the other without being made anew.
function mayBecome(before, after) {
  if (before.nodeName !== after.nodeName) return false;
  if (!isElement(before)) return /\S/.test(before.data) === /\S/.test(after.data);
  if (before.nodeName === "SCRIPT") return false;
  if (isStylesheet(before) || isStylesheet(after)) return before.getAttribute("href") === after.getAttribute("href");
  if (before.matches(KEPT)) return addressOf(before) === addressOf(after);
  return before.nodeName !== "INPUT" || before.type === after.type;
}

// Map from each child now to its child before. `keys` holds { before, after } of the whole documents.
function match(olds, news, keys) {
  const pairs = new Map();
  const taken = new Set();
  const shared = (node) => keys.before.get(keyOf(node)) && keys.after.get(keyOf(node));
  const openOld = (node) => node && !taken.has(node) && !shared(node);
  const openNew = (node) => node && !pairs.has(node) && !shared(node);
  const take = (before, after) => {
    pairs.set(after, before);
    taken.add(before);
  };
  for (const after of news) if (shared(after)) take(keys.before.get(keyOf(after)), after);

  // Neighbours of a pair that say the same are a pair too; the two ends of the list count as pairs.
  const place = new Map(olds.map((node, at) => [node, at]));
  const grow = (before, after, step) => {
    for (let o = before + step, n = after + step; openOld(olds[o]) && openNew(news[n]); o += step, n += step) {
      if (signature(olds[o]) !== signature(news[n])) return;
      take(olds[o], news[n]);
    }
  };
  grow(-1, -1, 1);
  grow(olds.length, news.length, -1);
  const once = (nodes) => {
    const found = new Map();
    for (const node of nodes) found.set(signature(node), found.has(signature(node)) ? null : node);
    return found;
  };
  const [onceOld, onceNew] = [once(olds.filter(openOld)), once(news.filter(openNew))];
  for (const [text, after] of onceNew) if (after && onceOld.get(text)) take(onceOld.get(text), after);
  news.forEach((after, at) => {
    const before = place.get(pairs.get(after));
    if (before === undefined) return;
    grow(before, at, 1);
    grow(before, at, -1);
  });

  // What is left is paired by likeness, the likest first; the nearest of equals.
  const [restOld, restNew] = [olds.filter(openOld), news.filter(openNew)];
  const candidates = [];
  const all = restOld.length * restNew.length <= 20000;
  restOld.forEach((before, o) => restNew.forEach((after, n) => {
    if ((!all && o !== n) || !mayBecome(before, after)) return;
    candidates.push([likeness(before, after) - Math.abs(o - n) / 1000, before, after]);
  }));
  candidates.sort((a, b) => b[0] - a[0]);
  for (const [, before, after] of candidates) if (openOld(before) && openNew(after)) take(before, after);
  return pairs;
}
