// The preview's own surfaces, in a shadow tree out of reach of the site's styles: errors, warnings, notices.
// All that comes from the author's files is put in as text.

function make(name, attributes, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value !== null) element.setAttribute(key, value);
  }
  element.append(...content.flat().filter((part) => part !== null));
  return element;
}

const host = make("chancery-preview", { lang: "en", dir: "ltr" });
const shadow = host.attachShadow({ mode: "open" });
const hidden = "";
const overlay = make("div", { class: "overlay", role: "dialog", "aria-labelledby": "title", tabindex: "-1", hidden });
const list = make("div", { class: "list", role: "region", "aria-label": "Warnings", id: "list", hidden });
const badge = make("button", { class: "badge", type: "button", "aria-controls": "list", hidden, click: pressBadge });
const notice = make("div", { class: "notice", role: "status" });
const styles = make("link", { rel: "stylesheet", href: "/_chancery/client.css" });
shadow.append(styles, overlay, make("div", { class: "corner" }, notice, list, badge));

const counted = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
let problems = { errors: [], warnings: [] };
let counts = { errors: 0, warnings: 0 };
let hiddenErrors = null; // the set that the author has put aside
let focusBefore = null;

// Opens the author's editor at a place.
async function openEditor({ file, line, column }) {
  const sorry = (why) => say("editor", "The editor did not open", why);
  try {
    const answer = await fetch("/_chancery/open", {
      method: "POST",
      headers: { "content-type": "application/json", "x-chancery": "1" },
      body: JSON.stringify({ file, line: line || 1, column: column || 1 }),
    });
    if (!answer.ok) sorry((await answer.text()).slice(0, 300) || `status ${answer.status}`);
  } catch {
    sorry("The preview does not answer.");
  }
}

// Names in backquotes are set as code.
const sentence = (text) => text.split(/`([^`]*)`/).map((part, at) => (at % 2 ? make("code", {}, part) : part));

function placeLink(place, editor) {
  const name = place.line ? `${place.file}:${place.line}:${place.column}` : place.file;
  if (editor && !/^\s*(javascript|data):/i.test(editor)) return make("a", { class: "place", href: editor }, name);
  return make("button", { class: "place", type: "button", click: () => openEditor(place) }, name);
}

// The source line with carets under its marked bytes; without them, under the character at the column.
function sourceLine(place) {
  if (!place.source) return null;
  const encode = (text) => new TextEncoder().encode(text);
  const bytes = encode(place.source);
  const before = (column) => encode([...place.source].slice(0, column).join("")).length;
  const [from, to] = place.marked ?? [before(place.column - 1), before(place.column)];
  const cut = (start, end) => new TextDecoder().decode(bytes.slice(start, end));
  const number = make("span", { class: "number", "aria-hidden": "true" }, String(place.line));
  const code = make("code", {}, cut(0, from), make("mark", {}, cut(from, to)), cut(to));
  return make("pre", { tabindex: "0", dir: "ltr" }, number, code);
}

function problem(diagnostic) {
  const { severity, message, place, editor, related = [], hints = [] } = diagnostic;
  const line = (place, editor) => [make("p", {}, placeLink(place, editor)), sourceLine(place)];
  const other = ([what, place]) => make("div", { class: "related" }, make("p", {}, sentence(what)), line(place, null));
  const help = (hint) => make("p", { class: "hint" }, make("b", {}, "Help: "), sentence(hint));
  const title = make("p", { class: "message" }, sentence(message));
  const lines = [place ? line(place, editor) : [], related.map(other), hints.map(help)].flat(2);
  return make("li", { class: severity }, title, lines);
}

const closer = (label, click) =>
  make("button", { class: "close", type: "button", "aria-label": label, click }, "\u00d7");
const shows = (element) => !element.hidden;
const ADVICE = "The page behind is the last one that worked. This goes when the errors are mended; "
  + "Escape hides it until they change.";

// `counts` may be higher than what is listed.
function setProblems({ errors = [], warnings = [], counts: all = null }) {
  const next = all ?? { errors: errors.length, warnings: warnings.length };
  if (JSON.stringify([problems, counts]) === JSON.stringify([{ errors, warnings }, next])) return;
  [problems, counts] = [{ errors, warnings }, { errors: next.errors, warnings: next.warnings }];
  const isCut = (kind) => counts[kind] > problems[kind].length;
  const more = (kind) => make("p", { class: "aside" }, isCut(kind) ? "The first of them:" : "");
  const title = make("h2", { id: "title", role: "alert" }, counted(counts.errors, "error"));
  overlay.replaceChildren(make("div", { class: "sheet" },
    make("header", {}, title, closer("Hide the errors", hideErrors)),
    make("p", { class: "aside" }, ADVICE),
    more("errors"),
    make("ul", {}, errors.map(problem))));
  list.replaceChildren(
    make("header", {}, make("h2", {}, counted(counts.warnings, "warning")), closer("Close the list", closeList)),
    more("warnings"),
    make("ul", {}, warnings.map(problem)));
  if (hiddenErrors !== JSON.stringify(errors)) hiddenErrors = null;
  refresh();
}

function refresh() {
  const wasShown = shows(overlay);
  const { errors, warnings } = problems;
  overlay.hidden = !errors.length || hiddenErrors !== null;
  list.hidden = list.hidden || !warnings.length || shows(overlay);
  const numbers = [[counts.errors, "error"], [counts.warnings, "warning"]].filter(([count]) => count);
  badge.hidden = !numbers.length || shows(overlay);
  badge.className = errors.length ? "badge grave" : "badge";
  badge.textContent = numbers.map(([count, word]) => counted(count, word)).join(", ");
  badge.setAttribute("aria-expanded", String(shows(list)));
  for (const pre of shadow.querySelectorAll("pre")) {
    const at = pre.querySelector("mark");
    if (at.offsetLeft > pre.clientWidth - 60) pre.scrollLeft = at.offsetLeft - 60;
  }
  if (shows(overlay) && !wasShown && !isTyping()) {
    focusBefore = document.activeElement;
    overlay.focus({ preventScroll: true });
  } else if (!shows(overlay) && wasShown) {
    const active = document.activeElement;
    if (active === host || active === document.body) focusBefore?.focus({ preventScroll: true });
    focusBefore = null;
  }
}

function hideErrors() {
  hiddenErrors = JSON.stringify(problems.errors);
  refresh();
}

function closeList() {
  list.hidden = true;
  refresh();
  badge.focus({ preventScroll: true });
}

function pressBadge() {
  if (problems.errors.length) hiddenErrors = null;
  else list.hidden = !list.hidden;
  refresh();
}

// A quiet notice; one of each kind at a time.
function say(kind, title, ...content) {
  hush(kind);
  const parts = content.map((part) => (typeof part === "string" ? make("p", {}, part) : part));
  const close = closer("Close this notice", () => hush(kind));
  notice.append(make("div", { class: "note", "data-kind": kind }, make("p", {}, make("b", {}, title)), parts, close));
}
function hush(kind) {
  notice.querySelector(`[data-kind="${kind}"]`)?.remove();
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || (!shows(overlay) && !shows(list))) return;
  event.preventDefault();
  if (shows(overlay)) hideErrors();
  else closeList();
}, true);
document.documentElement.append(host);
