// The search box. Pagefind is fetched when the reader opens it; the words stay in this page and go when it closes.
const root = new URL(document.documentElement.dataset.root, location.href);
const dialog = document.querySelector("dialog.search");
const opener = document.querySelector("button.open-search");
const input = dialog.querySelector("input");
const count = dialog.querySelector(".count");
const hits = dialog.querySelector(".hits");
const SHOWN = 8;
const PAUSE = 150;
let engine;

const load = async () => {
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
  link.href = url;
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
    count.textContent = pages ? `${pages} page${pages === 1 ? "" : "s"}` : "Nothing found. Try fewer or other words.";
  } catch {
    count.textContent = "Search is not there right now. The menu leads to every page.";
  }
};

const clear = () => { input.value = ""; hits.replaceChildren(); count.textContent = ""; };

opener.hidden = false;
opener.addEventListener("click", () => { dialog.showModal(); input.focus(); load().catch(() => {}); });
input.addEventListener("input", search);
input.form.addEventListener("submit", (event) => {
  if (event.submitter?.matches("button")) return;
  event.preventDefault();
  hits.querySelector("a")?.click();
});
dialog.addEventListener("close", clear);
addEventListener("pagehide", clear);
