// The files that the open page loads. The address of one that has changed gets another query, so that the browser asks for
// it anew: in place in pictures, media and the rules of style sheets. A style sheet itself takes over once it has arrived.
// Where a script has loaded the file, the page is loaded again.

const LOADING = "img, source, video, audio, track, embed, object, iframe, input[type=image], image, use, link, [background]";
const ADDRESSES = ["src", "poster", "data", "background", "href", "xlink:href"];
const LISTS = ["srcset", "imagesrcset"];
const CANDIDATE = /(\S*[^\s,])((?:\s+[^,]*)?(?:,|$))/g;
const IN_STYLE = /url\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^)"'\s]*))\s*\)/g;
const beginning = Date.now();
const leaving = new WeakSet(); // style sheets whose successors are on their way
const arrivals = new WeakMap(); // style sheet to the number of changes before it was asked for
const changes = new Map(); // decoded path of a file to the number of its last change
let everything = 0; // the number of the last change that may be of any file
let count = 0;

function urlOf(address, base = document.baseURI) {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}

// The decoded path of an address on this server; null for another host's and for the preview's own files.
function pathOf(url) {
  if (url?.origin !== location.origin || url.pathname.startsWith("/_chancery/")) return null;
  try {
    return decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
}

const changeOf = (url) => {
  const path = pathOf(url);
  return path === null ? 0 : Math.max(changes.get(path) ?? 0, everything);
};

// The address with the query of the file's last change; as it is if there was none.
function anew(address, base) {
  const url = urlOf(address, base);
  const change = changeOf(url);
  if (!change) return address;
  const known = Number(url.searchParams.get("chancery")?.split(".")[1] ?? 0);
  if (known >= change) return address;
  url.searchParams.set("chancery", `${beginning}.${change}`);
  return url.pathname + url.search + url.hash;
}

const anewIn = (style, base) => style.replace(IN_STYLE, (all, ...parts) => {
  const address = parts.slice(0, 3).find((one) => one) ?? "";
  const now = anew(address, base);
  return now === address ? all : `url("${now}")`;
});

// Notes that files have changed, by their addresses; any may have where `changed` is null. Gives whether the page must be
// loaded again: what scripts have loaded, and the scripts themselves, cannot be replaced in an open page.
function noteFiles(changed) {
  count += 1;
  if (!changed) everything = count;
  for (const address of changed ?? []) changes.set(pathOf(urlOf(address)), count);
  const isNew = (address) => changed && changes.get(pathOf(urlOf(address))) === count;
  const byScript = ({ initiatorType: type }) => ["script", "fetch", "xmlhttprequest", "other"].includes(type);
  return [...document.scripts].some((script) => script.src && isNew(script.src))
    || performance.getEntriesByType("resource").some((entry) => byScript(entry) && isNew(entry.name));
}

// Gives a promise for the moment when all new style sheets have taken over.
function renewFiles() {
  if (!count) return Promise.resolve();
  const sheets = [...document.querySelectorAll("link[rel~=stylesheet i], style")].map(renewSheet);
  for (const element of document.querySelectorAll(LOADING)) if (!isStylesheet(element)) renewElement(element);
  for (const element of document.querySelectorAll('[style*="url("]')) {
    const now = anewIn(element.style.cssText);
    if (now !== element.style.cssText) element.style.cssText = now;
  }
  return Promise.all(sheets);
}

function renewSheet(old) {
  if (leaving.has(old) || old.matches(OWN)) return;
  const href = old.getAttribute("href");
  if (!(href && anew(href) !== href) && !importsNew(old.sheet, arrivals.get(old) ?? 0)) return renewRules(old.sheet);
  const next = old.cloneNode(true);
  if (href) next.href = anew(href);
  arrivals.set(next, count);
  leaving.add(old);
  const served = servedAs.get(old);
  if (served) know(served, next);
  known.delete(old);
  const arrived = arrival(next);
  old.after(next);
  return arrived.then(() => {
    renewRules(next.sheet);
    old.remove();
  });
}

function rulesOf(sheet) {
  try {
    return [...(sheet?.cssRules ?? [])];
  } catch {
    return []; // of another host
  }
}

// Whether a style sheet imports one that was changed after this number of changes.
function importsNew(sheet, number) {
  const isNew = (rule) => changeOf(urlOf(rule.href, sheet.href ?? undefined)) > number;
  return rulesOf(sheet).some((rule) => "styleSheet" in rule && (isNew(rule) || importsNew(rule.styleSheet, number)));
}

// Puts rules in the place of those that name a file which has changed.
function renewRules(sheet, within = sheet) {
  const base = sheet?.href ?? undefined;
  rulesOf(within).forEach((rule, at) => {
    if ("styleSheet" in rule) return renewRules(rule.styleSheet);
    if (rule.cssRules && rule.insertRule && !rule.selectorText) return renewRules(sheet, rule);
    const now = anewIn(rule.cssText, base);
    if (now === rule.cssText) return;
    within.deleteRule(at);
    within.insertRule(now, at);
  });
}

function renewElement(element) {
  let isNew = false;
  const renew = (names, change) => {
    for (const name of names) {
      const value = element.getAttribute(name);
      const now = value && change(value);
      if (now === value) continue;
      element.setAttribute(name, now);
      isNew = true;
    }
  };
  renew(ADDRESSES, (value) => anew(value));
  renew(LISTS, (value) => value.replace(CANDIDATE, (_, address, rest) => anew(address) + rest));
  if (isNew) (element.nodeName === "SOURCE" ? element.parentNode : element).load?.();
}
