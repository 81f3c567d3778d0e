// The connection to `chancery serve`: what the server tells, and what is done about it. Starts at the end.

const script = document.currentScript;
let page = script.dataset.page;
let hash = script.dataset.hash;
let version = script.dataset.version ?? ""; // of the site that is shown, as the server writes it
let served = null; // the open page as the server sent it, parsed
let server = null;
let shown = null; // the change that was last shown, as JSON
let stream = null;
let wait = 100, timer = 0;
let returning = JSON.parse(sessionStorage.getItem("chancery-place")); // address and place before a reload

// Patches the open page to `html`.
function show(html, newHash, changed) {
  const now = parse(html);
  const patch = new Patch(served, now);
  shown = JSON.stringify(changed);
  const [keep, hold] = [keepPlace(), keepHold()];
  let styled;
  try {
    styled = patch.apply();
  } catch (error) {
    console.error(error);
    return reload();
  }
  [served, hash] = [now, newHash];
  hold();
  keep();
  renewFiles();
  styled.then(renewFiles).then(keep);
  hush("gone");
  showChange(patch.touched, changed);
  document.dispatchEvent(new CustomEvent("chancery:patch", { detail: { page, hash } }));
}

// Loads the page again, and brings the reader back to the same place: the browser forgets it where two reloads are near.
function reload() {
  sessionStorage.setItem("chancery-place", JSON.stringify(returning ?? [location.href, scrollX, scrollY]));
  location.reload();
}

function returnToPlace() {
  sessionStorage.removeItem("chancery-place");
  const [address, left, top] = returning ?? [];
  returning = null;
  if (address === location.href) scrollTo({ left, top, behavior: "instant" });
}

// Loads the files anew that have changed; all of them where `changed` is null.
function renew(changed) {
  const keep = keepPlace();
  if (noteFiles(changed)) return reload();
  renewFiles().then(keep);
}

// The page's bytes now, asked for anew.
async function ask(address) {
  const answer = await fetch(address, { cache: "no-store" });
  const html = await answer.text();
  return { html, ok: answer.ok, hash: parse(html).querySelector("script[data-hash]")?.dataset.hash ?? "" };
}

// The open page as it was sent: asked for again, since scripts may have changed it by now.
async function begin() {
  const again = await ask(location.href).catch(() => null);
  served = again && again.hash === hash ? parse(again.html) : parse(document.documentElement.outerHTML);
  pair(served.documentElement, document.documentElement);
  connect();
}

// An answer that is overtaken by an event is dropped.
async function refetch() {
  const [asked, known] = [page, hash];
  const again = await ask(asked).catch(() => null);
  if (again?.ok && asked === page && known === hash && again.hash !== hash) show(again.html, again.hash, null);
}

async function follow(to) {
  const there = await ask(to).catch(() => null);
  if (!there?.ok) return;
  history.replaceState(history.state, "", to + location.hash);
  page = to;
  show(there.html, there.hash, null);
  connect();
}

function gone(near) {
  const links = near.map(({ url, title }) => make("li", {}, make("a", { href: url }, title || url)));
  const lead = links.length ? make("p", {}, "Near it:") : make("a", { href: "/" }, "To the home page");
  say("gone", "This page is no longer there", lead, make("ul", {}, links));
}

// The author is at work at this place. The server says so after each change, so what a patch showed is not shown again.
function edited({ file, line, url, navigate }) {
  const again = shown === JSON.stringify({ file, line });
  shown = null;
  if (again) return;
  const block = boxed(blockAt(file, line));
  if (!block) return navigate && url && location.assign(url);
  if (!isTyping()) bring(block);
  mark(block);
}

const hear = {
  hello({ server: name }) {
    wait = 100;
    if (server && server !== name) refetch();
    server = name;
    hush("lost");
    host.toggleAttribute("data-connected", true);
  },
  page({ html, hash: next, changed }) {
    hush("gone");
    if (next !== hash) show(html, next, changed);
  },
  files({ changed, version: now }) {
    version = now;
    renew(changed);
  },
  moved: ({ to }) => follow(to),
  gone: ({ near }) => gone(near ?? []),
  problems: setProblems,
  follow: edited,
};

function disconnect() {
  clearTimeout(timer);
  stream?.close();
  stream = null;
  host.toggleAttribute("data-connected", false);
}

function connect() {
  disconnect();
  if (document.hidden) return; // see attend
  const mine = new EventSource(`/_chancery/events?${new URLSearchParams({ page, known: hash, since: version })}`);
  stream = mine;
  mine.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (stream === mine) hear[message.type]?.(message);
  };
  mine.onerror = () => {
    if (stream !== mine) return;
    disconnect();
    timer = setTimeout(connect, wait);
    if (wait === 1600) say("lost", "The preview does not answer", "It goes on once chancery serve runs again.");
    wait = Math.min(2 * wait, 2000);
  };
}

// A hidden page lets its connection go: browsers allow only six to one server, and a seventh tab would hang.
const attend = () => {
  if (!served) return;
  if (document.hidden) disconnect();
  else if (!stream) connect();
};
document.addEventListener("visibilitychange", attend);
addEventListener("online", attend);
addEventListener("pageshow", attend);
addEventListener("pagehide", disconnect);

// Alt shows what a click would open; alt-click opens it.
const reach = (held) => document.documentElement.toggleAttribute("data-chancery-alt", held);
addEventListener("keydown", (event) => event.key === "Alt" && reach(true));
addEventListener("keyup", (event) => event.key === "Alt" && reach(false));
addEventListener("blur", () => reach(false));
addEventListener("mousemove", (event) => event.altKey || reach(false), { passive: true });
addEventListener("click", (event) => {
  const block = event.altKey && event.target.closest?.(`[${SOURCE}]`);
  if (!block) return;
  event.preventDefault();
  event.stopPropagation();
  openEditor({ ...sourceOf(block), column: 1 });
}, true);

if (document.readyState === "complete") returnToPlace();
else addEventListener("load", returnToPlace, { once: true });
begin();
