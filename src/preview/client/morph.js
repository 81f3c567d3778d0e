// Carries the difference between two pages of the server over to the open page. Three sides: what the server sent
// before (`was`), what it sends now (`now`), and the live nodes. Only what differs between the first two is touched, so
// what the reader did (an open <details>, typed text) and what the site's own scripts did stays as it is.

const parse = (html) => new DOMParser().parseFromString(html, "text/html");
const liveNodes = new WeakMap(); // server's node to live node
const servedAs = new WeakMap(); // live node to server's node
const known = new WeakSet(); // live nodes that the server knows; others were put there by scripts
const scriptsRun = new Set();

function know(served, live) {
  liveNodes.set(served, live);
  servedAs.set(live, served);
  known.add(live);
}

// At the start: finds the live node of each node of the page as it was sent.
function pair(served, live, keys = { before: keysOf(served), after: keysOf(live) }) {
  know(served, live);
  if (served.nodeName === "SCRIPT") scriptsRun.add(signature(served));
  if (isWhole(served)) return;
  for (const [node, origin] of match(children(served), children(live), keys)) pair(origin, node, keys);
}

// Elements whose content the parser sees otherwise than the live page does.
const isWhole = (node) => node.nodeName === "NOSCRIPT" || node.nodeName === "TEMPLATE";
function setWhole(live, now) {
  if (now.nodeName === "TEMPLATE") live.innerHTML = now.innerHTML;
  else live.textContent = now.innerHTML;
}

// `isEqualNode` does not look into templates.
function isEqual(was, now) {
  return was.isEqualNode(now) && (!/<template/i.test(signature(now)) || was.outerHTML === now.outerHTML);
}

// The indices of a longest increasing run of `positions` (undefined ones never): the nodes that need not move.
function increasing(positions) {
  const ends = [], before = [];
  positions.forEach((position, index) => {
    if (position === undefined) return;
    let low = 0, high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (positions[ends[middle]] < position) low = middle + 1;
      else high = middle;
    }
    before[index] = ends[low - 1];
    ends[low] = index;
  });
  const stay = new Set();
  for (let at = ends.at(-1); at !== undefined; at = before[at]) stay.add(at);
  return stay;
}

// moveBefore, where the browser has it, keeps a playing film, a frame and the focus.
function move(parent, node, reference) {
  try {
    if (parent.moveBefore && node.isConnected) return parent.moveBefore(node, reference);
  } catch { /* not every node can move so */ }
  parent.insertBefore(node, reference);
}

// The moment when a style sheet applies, or will not.
const arrival = (sheet) => new Promise((done) => {
  for (const event of ["load", "error"]) sheet.addEventListener(event, done, { once: true });
  setTimeout(done, 3000);
});

class Patch {
  constructor(was, now) {
    this.was = was;
    this.now = now;
    this.keys = { before: keysOf(was), after: keysOf(now) };
    this.touched = new Set(); // live elements that are new or say something else
    this.doomed = new Set(); // removed last, since a kept node may still have to be taken out of them
    this.kept = new Set();
    this.scripts = [];
    this.sheets = [];
  }

  // Gives a promise for the moment when the new style sheets have taken over.
  apply() {
    this.node(liveNodes.get(this.was.documentElement), this.was.documentElement, this.now.documentElement);
    const last = [...this.doomed].filter((node) => !this.kept.has(node));
    for (const node of last) known.delete(node);
    const linked = this.sheets.length ? last.filter(isStylesheet) : [];
    for (const node of linked) leaving.add(node);
    for (const node of last) if (!linked.includes(node)) node.remove();
    for (const now of this.scripts) this.run(now);
    return Promise.all(this.sheets.map(arrival)).then(() => linked.forEach((node) => node.remove()));
  }

  touch(live) {
    const element = isElement(live) ? live : live.parentElement;
    if (element && document.body.contains(element)) this.touched.add(element);
  }

  node(live, was, now) {
    know(now, live);
    if (!isElement(now)) {
      if (was.data !== now.data) this.text(live, now.data);
    } else if (isEqual(was, now)) {
      this.same(was, now);
    } else {
      this.attributes(live, was, now);
      if (!isWhole(now)) this.children(live, was, now);
      else if (was.innerHTML !== now.innerHTML) setWhole(live, now);
    }
  }

  // Nothing differs below: only the server's nodes are others.
  same(was, now) {
    was.childNodes.forEach((child, at) => {
      if (liveNodes.has(child)) know(now.childNodes[at], liveNodes.get(child));
      this.same(child, now.childNodes[at]);
    });
  }

  // Replaces only the characters that differ, so that a selection in the rest holds.
  text(live, data) {
    const old = live.data;
    let start = 0, end = 0;
    while (start < old.length && old[start] === data[start]) start += 1;
    while (end < Math.min(old.length, data.length) - start && old.at(-1 - end) === data.at(-1 - end)) end += 1;
    live.replaceData(start, old.length - start - end, data.slice(start, data.length - end));
    this.touch(live);
  }

  attributes(live, was, now) {
    const differing = [...now.attributes].filter((a) => was.getAttributeNS(a.namespaceURI, a.localName) !== a.value);
    const gone = [...was.attributes].filter((a) => !now.hasAttributeNS(a.namespaceURI, a.localName));
    for (const attribute of differing) live.setAttributeNodeNS(document.importNode(attribute));
    for (const attribute of gone) live.removeAttributeNS(attribute.namespaceURI, attribute.localName);
    if (differing.concat(gone).some((attribute) => attribute.name !== SOURCE)) this.touch(live);
    if (live.nodeName === "SOURCE" && differing.some((a) => a.name === "src")) live.parentNode.load?.();
  }

  create(now) {
    const live = document.importNode(now, now.nodeName === "SCRIPT");
    know(now, live);
    if (isStylesheet(now)) this.sheets.push(live);
    return live;
  }

  children(parent, was, now) {
    const olds = was ? children(was) : [];
    const pairs = match(olds, children(now), this.keys);
    const wanted = [];
    let rewritten = false; // whether a script had put something else in the place of what now changes
    for (const next of children(now)) {
      let old = pairs.get(next);
      let live = old && liveNodes.get(old);
      if (old && !live?.isConnected) {
        if (signature(old) === signature(next)) continue; // a script took it away: so it stays
        rewritten = true;
      }
      if (!live?.isConnected || live.contains(parent)) [old, live] = [null, this.create(next)];
      this.kept.add(live);
      const strayed = old?.parentNode === was && live.parentNode !== parent; // a script moved it: it stays there
      wanted.push({ live, old, next, strayed });
    }
    for (const old of olds) {
      const live = liveNodes.get(old);
      if (live && !this.kept.has(live)) this.doomed.add(live);
    }
    if (rewritten) for (const node of children(parent)) if (!known.has(node)) this.doomed.add(node);
    this.arrange(parent, wanted.filter((entry) => !entry.strayed).map((entry) => entry.live));
    for (const { live, old, next } of wanted) old ? this.node(live, old, next) : this.fill(live, next);
  }

  arrange(parent, wanted) {
    const places = new Map([...parent.childNodes].map((node, at) => [node, at]));
    const stay = increasing(wanted.map((live) => places.get(live)));
    let reference = parent.firstChild;
    wanted.forEach((live, at) => {
      if (!stay.has(at)) {
        if (live === reference) reference = live.nextSibling;
        move(parent, live, reference);
        this.touch(live);
      } else reference = live.nextSibling;
    });
  }

  // The content of a node that is new; what is kept moves in from where it was.
  fill(live, now) {
    if (now.nodeName === "SCRIPT") this.scripts.push(now);
    else if (isWhole(now)) setWhole(live, now);
    else if (isElement(now)) this.children(live, null, now);
  }

  // A script that has not run on this page runs, once; what the parser made of it never would.
  run(now) {
    if (scriptsRun.has(signature(now))) return;
    scriptsRun.add(signature(now));
    const script = document.createElement("script");
    for (const attribute of now.attributes) script.setAttributeNodeNS(document.importNode(attribute));
    script.text = now.text;
    if (!now.hasAttribute("async")) script.async = false;
    liveNodes.get(now).replaceWith(script);
    know(now, script);
  }
}
