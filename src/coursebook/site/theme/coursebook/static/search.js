// The search box. The words stay in this page and go when it closes; they never enter the address or any storage.
const root = new URL(document.documentElement.dataset.root, location.href);
const dialog = document.querySelector("dialog.search");
const input = dialog.querySelector("input");
const count = dialog.querySelector(".count");
const panel = dialog.querySelector(".cry");
const hits = dialog.querySelector(".hits");
const { find: findScript, cries: criesScript } = document.querySelector("[data-find]").dataset;
const PAUSE = 150;
const SETTLED = 500; // then nobody types anymore

// Each part by itself, so that one that cannot be had leaves the others working; asked for again after a failure.
const parts = new Map();
const part = (script) => {
  if (!parts.has(script)) {
    parts.set(script, import(new URL(script, location.href)).catch((error) => { parts.delete(script); throw error; }));
  }
  return parts.get(script);
};

// The pages, best first: [{ url, kind, title, answer }].
// `soon` is given the first of them as soon as they are here.
export const find = async (text, soon) => (await part(findScript)).find(text, soon);
// What a cry asks for, or nothing: { kind, title, text, links: [{ href, text }] }. `shown` is the kind that is shown already.
export const hear = async (text, shown, isTyping) => criesScript && (await part(criesScript)).hear(text, shown, isTyping);

// What is shown. Text is set as text, never as HTML.
const made = (name, text) => { const node = document.createElement(name); node.textContent = text; return node; };
const quiet = (url) => {
  const place = new URL(url.replace(/^\//, ""), root);
  if (location.hash.startsWith("#quiet")) place.hash = place.hash ? `#quiet:${place.hash.slice(1)}` : "#quiet";
  return place.href;
};
export const row = ({ url, title, answer }) => {
  const item = document.createElement("li");
  const link = made("a", title);
  link.href = quiet(url);
  item.append(link);
  if (answer) item.append(made("p", answer));
  return item;
};

// A letter asks several things at once: its first answers can be read on one page. Only their addresses are in its address.
const together = made("p", "");
count.after(together);
let offered = [[], 1];
const offerTogether = (found, most) => {
  offered = [found, most];
  const own = (href) => href.startsWith(root.href) ? href.slice(root.href.length) : "";
  const paths = found.filter(({ kind, url }) => kind !== "term" && !url.includes("#")).slice(0, most).map(({ url }) => url.replace(/^\/|\/$/g, ""));
  // What the panel names is among them, though the words of the letter may speak of it sideways.
  for (const { href } of panel.querySelectorAll("a")) {
    const named = own(href).replace(/\/(?:#quiet)?$/, "");
    if (paths.length && /^[a-z-]+\/[a-z0-9-]+$/.test(named) && !paths.includes(named)) { paths[Math.min(paths.length, most - 1)] = named; break; }
  }
  const link = made("a", _("Read the first %(count)s answers on one page").replace("%(count)s", paths.length));
  link.href = quiet(`together/#${paths.join(",")}`);
  together.replaceChildren(...(paths.length > 1 ? [link] : []));
};
const say = (text) => { if (count.textContent !== text) count.textContent = text; };

// What a panel shows: what to do, and whom to call.
export const panelOf = (found) => {
  const links = document.createElement("p");
  for (const { href, text } of [...found.links, ...(found.also ?? [])]) {
    const link = made("a", text);
    link.href = /^(?:tel|sms):/.test(href) ? href : quiet(href);
    links.append(link);
  }
  const nodes = [made("strong", found.title), links, made("p", found.text)]; // the call first: a keyboard on the screen leaves little room
  if (found.language) for (const node of nodes) node.lang = found.language;
  return nodes;
};

// The panel stays while the words still cry; it changes only when another kind is clearer, so that it never flickers.
let [shown, told, isNothing] = ["", "", false];
const showPanel = (found) => {
  const tells = found ? [found.title, ...(found.also ?? []).map(({ href }) => href)].join(" ") : ""; // the title may be there in another language
  if ((found?.kind ?? "") === shown && tells === told) return;
  [shown, told] = [found?.kind ?? "", tells];
  panel.hidden = !found;
  panel.replaceChildren(...(found ? panelOf(found) : []));
  if (found && isNothing) say("");
  offerTogether(...offered); // the panel may come after the answers
};
const listen = async (text, isTyping) => {
  const found = await hear(text, shown, isTyping).catch(() => undefined);
  if (input.value.trim() === text) showPanel(found);
};

let waiting, settled;
const answer = async () => {
  const text = input.value.trim();
  if (!text) { clear(); return; }
  listen(text, true);
  clearTimeout(settled);
  settled = setTimeout(listen, SETTLED, text);
  try {
    let found = await find(text, (some) => { if (input.value.trim() === text) hits.replaceChildren(...some.map(row)); });
    const isFound = found.length > 0;
    if (!isFound) found = await (await part(findScript)).offers();
    if (input.value.trim() !== text) return;
    const most = (await part(findScript)).countAnswers(text);
    offerTogether(isFound && most > 1 ? found : [], most);
    const shownAlready = isFound ? hits.children.length : 0;
    if (shownAlready && shownAlready <= found.length && found.slice(0, shownAlready).every(({ title }, at) => hits.children[at].firstChild.textContent === title)) {
      hits.append(...found.slice(shownAlready).map(row)); // what somebody may have reached by now stays where it is
    } else {
      hits.replaceChildren(...found.map(row));
    }
    isNothing = !isFound;
    say(isNothing && shown ? "" : isFound ? (found.length === 1 ? _("1 page") : _("%(count)s pages").replace("%(count)s", found.length)) : _("Nothing found. Try fewer or other words."));
  } catch {
    if (input.value.trim() !== text) return;
    hits.replaceChildren();
    offerTogether([], 1);
    say(count.dataset.broken);
  }
};

const soon = () => {
  clearTimeout(waiting);
  if (!input.value.trim()) { clear(); return; }
  say(count.dataset.looking); // also over the hits of earlier words, which stay until the new ones are here
  waiting = setTimeout(answer, PAUSE);
};
const empty = () => { clearTimeout(waiting); clearTimeout(settled); hits.replaceChildren(); offerTogether([], 1); say(""); showPanel(); };
const clear = () => { empty(); if (!dialog.open) input.value = ""; };

// Arrows go through the hits, Enter opens one (the first, from the box), Escape closes.
const step = (by) => {
  const stops = [input, ...dialog.querySelectorAll(".cry a, .count + p a, .hits a")];
  const next = stops[stops.indexOf(document.activeElement) + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
};
dialog.addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by && (event.target === input || event.target.closest(".hits, .cry"))) { event.preventDefault(); step(by); }
  if (event.key === "Escape") { event.preventDefault(); dialog.close(); }
});
input.addEventListener("input", soon);
input.form.addEventListener("submit", async (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  await answer();
  if (!shown) hits.querySelector("a")?.click(); // with the panel there, nobody is led past it
});
dialog.addEventListener("close", clear);

// The box is open; what it needs is fetched, side by side. `files` are answers that are on their way already.
export const start = (files = {}) => {
  files.ranking ??= fetch(new URL("pagefind/ranking.json", root)).catch(() => undefined); // after the six that page.js asks for, so that it holds none of them up
  if (criesScript) part(criesScript).then(({ load }) => load(files.cries)).catch(() => {});
  part(findScript).then(({ load }) => load(files)).catch(() => {});
  if (input.value.trim()) soon(); // letters that were typed early
};
