// Keeps pages on this device after a tap, says what is kept, and clears it in one tap. Loaded by that tap, or on the page that lists them.
const root = new URL(document.documentElement.dataset.root, location.href);
const NAME = `kept ${root.href}`;
const box = document.querySelector(".keep");
const status = box.querySelector("[role=status]");
const list = box.querySelector("ul");
const say = (text, numbers = {}) => { status.textContent = text.replace(/%\((\w+)\)s/g, (_, name) => numbers[name]); };

// Asked without opening the cache: opening one that is not there would make it.
const pages = async () => {
  if (!(await caches.has(NAME))) return [];
  const cache = await caches.open(NAME);
  const found = [];
  let size = 0;
  for (const { url } of await cache.keys()) {
    const body = await (await cache.match(url)).text();
    size += body.length;
    const title = /<title>([^<]*)<\/title>/.exec(body)?.[1];
    if (!/_(static|images)\/|\.json$/.test(url)) found.push({ url, title: title?.split(" · ")[0] ?? url });
  }
  found.size = Math.ceil(size / 1024);
  return found;
};

// The choice of dark or light, which mode.js keeps.
const COLORS = "coursebook-mode";
const hasColors = () => { try { return localStorage.getItem(COLORS) !== null; } catch { return false; } };

// What is kept, and the button that clears it.
export const show = async () => {
  const found = await pages().catch(() => []);
  box.querySelector(".clear").hidden = !found.length && !hasColors();
  if (found.length) say(_("Kept on this phone: %(count)s pages, %(size)s KB."), { count: found.length, size: found.size });
  else say(_("No page is kept on this phone."));
  if (hasColors()) status.textContent += ` ${_("Your choice of dark or light is kept.")}`;
  if (!navigator.onLine) status.textContent = `${_("There is no network now.")} ${status.textContent}`;
  if (list && found.length) document.querySelector("article h1")?.after(box); // who comes here without a network looks for these
  list?.replaceChildren(...found.map(({ url, title }) => {
    const [item, link] = ["li", "a"].map((name) => document.createElement(name));
    link.href = url;
    link.innerText = new DOMParser().parseFromString(title, "text/html").documentElement.textContent;
    item.append(link);
    return item;
  }));
};

const ask = (worker, keep) => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => done(data);
  worker.postMessage({ keep }, [port2]);
});

const wipe = async () => {
  await caches.delete(NAME);
  const found = await navigator.serviceWorker.getRegistration(root);
  if (found?.scope === root.href) await found.unregister();
};

export const keep = async (name) => {
  say("…");
  try {
    const answer = await fetch(new URL("offline.json", root));
    const { list: place, panels, sets } = await answer.json();
    const wanted = name ? sets[name].map((path) => new URL(path, root).href) : [location.href.split(/[#?]/)[0]];
    wanted.push(...[...(sets.cards ?? []), place, ...panels].map((path) => new URL(path, root).href)); // the emergency cards go along, and what hears a cry
    await caches.has(NAME); // refused at once where storage is
    await navigator.serviceWorker.register(new URL("offline.js", root));
    const { active } = await navigator.serviceWorker.ready;
    const all = [...new Set(wanted)];
    const count = await ask(active, all);
    if (!count) throw new Error("nothing was kept");
    await show();
    if (count < all.length) say(_("Only %(count)s of %(all)s pages could be kept."), { count, all: all.length });
  } catch {
    if (!(await pages().catch(() => [])).length) await wipe().catch(() => {});
    say(_("This could not be kept. Print this page, or save it as a PDF."));
  }
};

export const clear = async () => {
  await wipe().catch(() => {});
  try { localStorage.removeItem(COLORS); } catch { /* nothing could be stored there */ }
  await show();
  say(_("Cleared. No page is kept for reading without a network. What the browser itself keeps, such as its history, only the browser can clear."));
};
