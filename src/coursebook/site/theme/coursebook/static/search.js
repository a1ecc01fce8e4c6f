// The search box. The words stay in this page and go when it closes; they never enter the address or any storage.
const root = new URL(document.documentElement.dataset.root, location.href);
const dialog = document.querySelector("dialog.search");
const input = dialog.querySelector("input");
const count = dialog.querySelector(".count");
const hits = dialog.querySelector(".hits");
const SHOWN = 8;
const PAUSE = 150;
let engine;

const load = () => {
  engine ??= import(new URL("pagefind/pagefind.js", root)).then(async (pagefind) => {
    await pagefind.options({ baseUrl: root.pathname });
    await pagefind.init();
    return pagefind;
  });
  return engine;
};

const row = ({ url, meta, excerpt }) => {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const text = document.createElement("p");
  link.href = url + (location.hash.startsWith("#quiet") ? "#quiet" : "");
  link.textContent = meta.title;
  text.textContent = meta.answer || new DOMParser().parseFromString(excerpt, "text/html").body.textContent;
  item.append(link, text);
  return item;
};

const search = async () => {
  const words = input.value.trim();
  if (!words) { hits.replaceChildren(); count.textContent = ""; return; }
  try {
    const found = await (await load()).debouncedSearch(words, {}, PAUSE);
    if (!found) return;
    const shown = await Promise.all(found.results.slice(0, SHOWN).map((result) => result.data()));
    if (input.value.trim() !== words) return;
    hits.replaceChildren(...shown.map(row));
    const pages = found.results.length;
    count.textContent = pages ? `${pages} page${pages === 1 ? "" : "s"}` : count.dataset.nothing;
  } catch {
    count.textContent = count.dataset.broken;
  }
};

const clear = () => { input.value = ""; hits.replaceChildren(); count.textContent = ""; };

input.addEventListener("input", search);
input.form.addEventListener("submit", (event) => { event.preventDefault(); hits.querySelector("a")?.click(); });
dialog.querySelector(".close").addEventListener("click", () => dialog.close());
dialog.addEventListener("close", clear);

export const open = () => { dialog.showModal(); input.focus(); load().catch(() => {}); };
