// What the reader sees and holds: keeps it through a patch, and shows where something changed.

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function isTyping() {
  const active = document.activeElement;
  return document.hasFocus() && !!active?.matches("input, textarea, select, [contenteditable]");
}

const isPinned = (element) => {
  for (let at = element; at && at !== document.body; at = at.parentElement)
    if (/fixed|sticky/.test(getComputedStyle(at).position)) return true;
  return false;
};

// Some elements that begin in view, then the innermost that only reaches into it, each with its distance from the top.
function landmarks() {
  const found = [];
  let reaching = null;
  for (const element of document.body.querySelectorAll("*")) {
    const box = element.getBoundingClientRect();
    if (!box.height || box.bottom <= 0 || box.top >= innerHeight) continue;
    if (box.top < 0) reaching = isPinned(element) ? reaching : { element, top: box.top };
    else if (!isPinned(element)) found.push({ element, top: box.top });
    if (found.length === 30) break;
  }
  return reaching ? [...found, reaching] : found;
}

// Gives a function that puts the page back under the reader's eyes; it does nothing once the reader has scrolled.
function keepPlace() {
  if (scrollY <= 0) return () => {};
  const marks = landmarks();
  let own = scrollY;
  return () => {
    const mark = marks.find(({ element }) => element.isConnected && element.getClientRects().length);
    if (!mark || Math.abs(scrollY - own) > 1) return;
    const moved = mark.element.getBoundingClientRect().top - mark.top;
    if (Math.abs(moved) > 0.5) scrollBy({ top: moved, behavior: "instant" });
    own = scrollY;
  };
}

// Focus, caret and selection hold by themselves while their nodes stand still; this mends them where a node moved.
function keepHold() {
  const active = document.activeElement;
  const caret = [active?.selectionStart ?? null, active?.selectionEnd, active?.selectionDirection];
  const selection = getSelection();
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  const at = (node, offset) => [node, Math.min(offset, node.data?.length ?? node.childNodes.length)];
  return () => {
    const lost = anchorNode && (selection.anchorNode !== anchorNode || selection.focusNode !== focusNode);
    if (lost && anchorNode.isConnected && focusNode.isConnected)
      selection.setBaseAndExtent(...at(anchorNode, anchorOffset), ...at(focusNode, focusOffset));
    if (!active || active === document.body || active === document.activeElement || !active.isConnected) return;
    active.focus({ preventScroll: true });
    if (caret[0] !== null) active.setSelectionRange(...caret);
  };
}

// The file and line that an element was written on.
function sourceOf(element) {
  const text = element.getAttribute(SOURCE);
  const colon = text.lastIndexOf(":");
  return { file: text.slice(0, colon), line: Number(text.slice(colon + 1)) || 1 };
}

// The block of this file that begins nearest before the line; none for a line of its front matter.
function blockAt(file, line) {
  let best = null;
  for (const element of document.querySelectorAll(`[${SOURCE}]`)) {
    const source = sourceOf(element);
    if (source.file !== file || source.line > line) continue;
    if (!best || source.line >= best.line) best = { element, line: source.line };
  }
  return best?.element ?? null;
}

const boxed = (element) => {
  while (element && !element.getClientRects().length) element = element.parentElement;
  return element;
};

function mark(element) {
  const outline = (colour) => ({ outline: `3px solid ${colour}`, outlineOffset: "4px" });
  const frames = [outline("#e07b00"), { ...outline("#e07b00"), offset: calm() ? 0.99 : 0.4 }, outline("transparent")];
  element.animate(frames, { id: "chancery-mark", duration: 2000 });
}

// Brings an element into view if it is out of it.
function bring(element) {
  const box = element.getBoundingClientRect();
  if (box.bottom > 32 && box.top < innerHeight - 32) return;
  const block = box.height > innerHeight * 0.8 ? "start" : "center";
  element.scrollIntoView({ block, behavior: calm() ? "instant" : "smooth" });
}

// The author's own change is brought into view; others (a template, another post's title) are marked where they are.
function showChange(touched, changed) {
  const isShown = (element) => element.isConnected && !element.matches("body, script, style, template");
  const elements = [...touched].filter(isShown);
  const blockOf = (element) => element.closest(`[${SOURCE}]`) ?? element;
  if (!changed) return [...new Set(elements.map(blockOf))].slice(0, 3).map(boxed).filter(Boolean).forEach(mark);
  const there = blockAt(changed.file, changed.line);
  const isThere = (element) => there?.contains(element) || element.contains(there);
  const isOfFile = (element) => blockOf(element).getAttribute(SOURCE)?.startsWith(`${changed.file}:`);
  // Where nothing is new something was taken out, or lines were: the place is shown all the same.
  const first = elements.find(isThere) ?? elements.find(isOfFile) ?? elements[0] ?? there;
  if (!first) return;
  const inner = boxed(first), block = boxed(blockOf(first));
  mark(block);
  if (!isTyping()) bring(block.getBoundingClientRect().height > innerHeight ? inner : block);
}
