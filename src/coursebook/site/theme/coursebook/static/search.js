// The search box. The words stay in this page and go when it closes; they never enter the address or any storage.
const root = new URL(document.documentElement.dataset.root, location.href);
const dialog = document.querySelector("dialog.search");
const input = dialog.querySelector("input");
const count = dialog.querySelector(".count");
const hits = dialog.querySelector(".hits");
const SHOWN = 8;
const PAUSE = 150;
// A term is short, and there are many: more than the best one would push pages away.
const TERMS = 1;
const GROUPS = { question: "Questions", lesson: "Lessons", term: "Terms", page: "More pages" };

// Tuned with `make search-quality`. How much a word counts: as typed; as what it means, by our list or by the glossary; as
// what was probably meant; a word such as "son". COVER favours pages that answer more of the words. One to
// three words are often to be looked up: ALONE favours terms.
const WEIGHT = { typed: 1, meant: 1.7, term: 0.4, corrected: 0.8, little: 0.25 };
const COVER = 0.5;
const ALONE = 1.3;
const RANKING = {
  termFrequency: 1, termSaturation: 1.6, pageLength: 0.3, metaWeights: { title: 3 },
};

// Pagefind's worker, asked directly: its own door, pagefind.js, would be 13 KB more for a reader who has little data.
const worker = (file) => {
  const thread = new Worker(file);
  const waiting = new Map();
  const fail = (error) => { for (const { reject } of waiting.values()) reject(error); waiting.clear(); };
  thread.addEventListener("error", fail);
  thread.addEventListener("message", ({ data: { id, result, error } }) => {
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    error ? reject?.(new Error(error)) : resolve?.(result);
  });
  let last = 0;
  return (method, ...args) => new Promise((resolve, reject) => {
    waiting.set(++last, { resolve, reject });
    thread.postMessage({ id: last, method, args });
  });
};

let engine;
const load = () => {
  const folder = new URL("pagefind/", root);
  const start = async () => {
    const answer = await fetch(new URL("words.json", folder));
    if (!answer.ok) throw new Error(answer.statusText);
    const ask = worker(new URL("pagefind-worker.js", folder));
    await ask("init", { basePath: folder.pathname, baseUrl: root.pathname, language: "en", ranking: RANKING });
    ask("search", "").catch(() => {}); // Pagefind loads its engine and its list of pages with the first question
    const words = await answer.json();
    for (const name of ["small", "little", "words"]) words[name] = new Set(words[name].split(" "));
    for (const name of ["means", "terms"]) words[name] = turned(words[name]);
    return { words, search: (word, options = {}) => ask("search", word, options).then(({ results }) => results), show: ({ data }) => ask("getData", data) };
  };
  engine ??= start().catch((error) => { engine = undefined; throw error; });
  return engine;
};

// From each meaning with what people say to each saying with what it means.
const turned = (meanings) => {
  const sayings = new Map();
  for (const [meaning, said] of Object.entries(meanings)) {
    for (const saying of said) sayings.set(saying, [...(sayings.get(saying) ?? []), ...meaning.split(" ")]);
  }
  return sayings;
};

const plain = (text) => text.toLowerCase().replace(/['’]/g, "").match(/[a-z0-9]+/g) ?? [];

// How many letters must be put in, taken out, changed or swapped: 0, 1, 2, or 3 for more.
const distance = (a, b) => {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let [before, last] = [[], [...Array(b.length + 1).keys()]];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return Math.min(last[b.length], 3);
};

// The word of the pages that was probably meant; frequent words stand first in the list.
const correct = (word, known) => {
  if (word.length < 4) return "";
  let [best, least] = ["", word.length < 8 ? 2 : 3];
  for (const other of known) {
    const steps = other[0] === word[0] || word.length > 5 ? distance(word, other) : 3;
    if (steps < least) [best, least] = [other, steps];
  }
  return best;
};

const isKnown = (word, known) =>
  [word, word.replace(/s$/, ""), word.replace(/(ed|ing)$/, ""), word.replace(/(ed|ing)$/, "e"), `${word}s`].some((form) => known.has(form));

// What the words are about: each word that says something, and what slang and misspelled words mean, with its weight.
const understand = async (text, { search, words }) => {
  const typed = plain(text);
  const about = new Map();
  const note = (word, weight) => about.set(word, Math.max(about.get(word) ?? 0, weight));
  const add = (word, weight) => note(word, words.little.has(word) ? WEIGHT.little : weight);
  const addMeaning = (saying, share = 1) => {
    for (const word of words.means.get(saying) ?? []) note(word, WEIGHT.meant * share);
    for (const word of words.terms.get(saying) ?? []) add(word, WEIGHT.term * share);
  };
  for (let size = 5; size; size--) {
    for (let i = 0; i + size <= typed.length; i++) addMeaning(typed.slice(i, i + size).join(" "));
  }
  const telling = typed.filter((word) => !words.small.has(word));
  await Promise.all((telling.length ? telling : typed).map(async (word, i, all) => {
    if (isKnown(word, words.words) || words.little.has(word)) return add(word, WEIGHT.typed);
    const isThere = (await search(`"${word}"`)).length > 0;
    if (isThere) add(word, WEIGHT.typed);
    if (words.means.has(word) || words.terms.has(word)) return;
    const meant = correct(word, words.words);
    if (meant && !(isThere && distance(meant, word) > 1)) {
      add(meant, WEIGHT.corrected);
      addMeaning(meant, WEIGHT.corrected);
    } else if (i === all.length - 1 && !isThere) {
      const begun = [...words.words].find((known) => known.startsWith(word));
      if (begun) add(begun, WEIGHT.corrected);
    }
  }));
  return about;
};

// The pages, best first: the sum over the words, because a frightened sentence never stands on a page as it is.
const rank = async (text, tools) => {
  const { search } = tools;
  const about = [...await understand(text, tools)];
  const isShort = plain(text).length < 4;
  const scores = new Map();
  await Promise.all(about.map(async ([word, weight]) => {
    const terms = isShort ? new Set((await search(word, { filters: { kind: "term" } })).map(({ id }) => id)) : new Set();
    for (const result of await search(word)) {
      if (!result.score) continue;
      const known = scores.get(result.id) ?? { score: 0, share: 0, result };
      known.score += weight * result.score * (terms.has(result.id) ? ALONE : 1);
      known.share += weight;
      scores.set(result.id, known);
    }
  }));
  return [...scores.values()].sort((a, b) => b.score * b.share ** COVER - a.score * a.share ** COVER);
};

// The groups of hits, the group with the best hit first: [{ kind, hits: [{ url, title, answer }] }].
export const find = async (text) => {
  const tools = await load();
  const ranked = (await rank(text, tools)).slice(0, SHOWN);
  const groups = new Map();
  for (const { meta } of await Promise.all(ranked.map(({ result }) => tools.show(result)))) {
    const group = groups.get(meta.kind) ?? [];
    if (meta.kind !== "term" || group.length < TERMS) groups.set(meta.kind, [...group, meta]);
  }
  return [...groups].map(([kind, found]) => ({ kind, hits: found }));
};

// What is shown. Text is set as text, never as HTML.
const made = (name, text) => { const node = document.createElement(name); node.textContent = text; return node; };
const quiet = (url) => {
  const place = new URL(url.replace(/^\//, ""), root);
  if (location.hash.startsWith("#quiet")) place.hash = place.hash ? `#quiet:${place.hash.slice(1)}` : "#quiet";
  return place.href;
};
const row = ({ url, title, answer }) => {
  const item = document.createElement("li");
  const link = made("a", title);
  link.href = quiet(url);
  item.append(link);
  if (answer) item.append(made("p", answer));
  return item;
};
const group = ({ kind, hits: found }) => {
  const item = document.createElement("li");
  const list = document.createElement("ol");
  list.append(...found.map(row));
  item.append(made("h2", GROUPS[kind]), list);
  return item;
};
const say = (text) => { if (count.textContent !== text) count.textContent = text; };

const answer = async () => {
  const text = input.value.trim();
  if (!text) { hits.replaceChildren(); say(""); return; }
  try {
    const { words } = await load();
    const groups = await find(text);
    if (input.value.trim() !== text) return;
    const pages = groups.reduce((sum, { hits: found }) => sum + found.length, 0);
    hits.replaceChildren(...(pages ? groups.map(group) : words.offers.map(([url, title]) => row({ url, title }))));
    say(pages ? `${pages} page${pages === 1 ? "" : "s"}` : count.dataset.nothing);
  } catch {
    hits.replaceChildren();
    say(count.dataset.broken);
  }
};

let waiting;
const soon = () => { clearTimeout(waiting); waiting = setTimeout(answer, PAUSE); };
const clear = () => { clearTimeout(waiting); input.value = ""; hits.replaceChildren(); say(""); };

// Arrows go through the hits, Enter opens one (the first, from the box), Escape closes.
const step = (by) => {
  const stops = [input, ...hits.querySelectorAll("a")];
  const next = stops[stops.indexOf(document.activeElement) + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
};
dialog.addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by && (event.target === input || event.target.closest(".hits"))) { event.preventDefault(); step(by); }
  if (event.key === "Escape") { event.preventDefault(); dialog.close(); }
});
input.addEventListener("input", soon);
input.form.addEventListener("submit", async (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  await answer();
  hits.querySelector("a")?.click();
});
dialog.querySelector(".close").addEventListener("click", () => dialog.close());
dialog.addEventListener("close", clear);

export const open = () => { dialog.showModal(); input.focus(); load().catch(() => {}); };
