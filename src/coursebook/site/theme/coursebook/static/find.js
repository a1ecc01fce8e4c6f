// What a query is about, and the pages that are about it. The words stay in this page: only pieces of the table are fetched.
const root = new URL(document.documentElement.dataset.root, location.href);
const folder = new URL("pagefind/", root);
const SHOWN = 8;
const FIRST = 3; // fewer are not shown before the others are here

// Tuned with `make search-quality`. How much a word counts: as typed; as what it means, by our list or by the glossary;
// as what was probably meant; a word such as "son"; a word that only joins others.
const WEIGHT = { typed: 1, meant: 0.85, term: 0.3, corrected: 0.8, little: 0.6, small: 0.3 };
const LONGEST = 300; // words that are read of a pasted letter
const [PIECES, MORE_PIECES] = [10, 38]; // pieces of the table that a query may fetch, each about 2 KB; and a letter
const AHEAD = 6; // that are fetched before it is known what the words mean
const FOR_CORRECTED = 3; // and what words need that turn out to be misspelled
const LETTER = 17; // words of a letter
const LONG_LETTER = 60; // words of one that says three things and more
const SENTENCE = 7; // words, at least, of what is taken as one sentence of it
const [WHOLE, OPENING, NEAR_FIRST] = [2, 2, 3]; // how much the letter and its first sentence count beside another; and how slowly a rank loses worth
// Pages that lead to each other are about matters that come together: how many of the first are asked what they lead to, and how
// much more a page counts that the best one leads to; for a query, and for a letter.
const [ASKED, LED] = [4, 0.07]; // the first answer waits for them
const [MORE_ASKED, MORE_LED] = [15, 0.6];
const UNASKED = 0.2; // what is left of a page that needs a word which nobody said, or must not stand beside one that somebody said
const TOGETHER = 1.6; // how much more a page on a mixture counts when both parts are named

const get = async (path) => {
  const answer = await fetch(new URL(path, folder));
  if (!answer.ok) throw new Error(answer.statusText);
  return answer;
};

// Read once, and again after a failure.
const once = (read) => {
  let made;
  return (asked) => (made ??= read(asked).catch((error) => { made = undefined; throw error; }));
};
// `asked` is an answer of the host that is on its way already; it is read once.
const early = async (asked, path) => {
  const answer = await asked;
  return (answer?.ok && !answer.bodyUsed ? answer : await get(path)).json();
};

// Where the pieces of the table are.
const places = once((asked) => early(asked, "table.json"));

// What words mean: what must be known before the pieces are asked for.
const words = once(async (asked) => {
  const [said, table] = await Promise.all([early(asked, "words.json"), places()]);
  const named = new Map();
  const [begin, end] = table.glossary ?? [0, 0];
  for (const [at, names] of said.terms.slice(0, end - begin).entries()) {
    for (const name of names.flat()) named.set(name, [...(named.get(name) ?? []), begin + at]);
  }
  const [small, little] = [said.small, said.little].map((text) => new Set(text.split(" ")));
  return { ...said, table, named, small, little, means: turned(Object.entries(said.means)), terms: turned(said.terms) };
});

// Before each word a capital says how many letters it shares with the one before it: none with A, one with B.
const grown = (text) => {
  let last = "";
  return (text.match(/[A-Z][^A-Z]+/g) ?? []).map((word) => (last = last.slice(0, parseInt(word[0], 36) - 10) + word.slice(1)));
};

// What is needed when the first pieces are here: the words to correct to, and what pages need, or bear not, to stand among the first.
const ranking = once(async (asked) => {
  const said = await early(asked, "ranking.json");
  return { ...said, words: new Set(grown(said.words)), needs: said.needs.map(([pages, evidence]) => [new Set(pages), evidence]) };
});

// From each meaning with what people say to each saying with what it means.
const turned = (meanings) => {
  const sayings = new Map();
  for (const [meaning, said] of meanings) {
    for (const saying of said) sayings.set(saying, [...(sayings.get(saying) ?? []), ...meaning.split(" ")]);
  }
  return sayings;
};

export const plain = (text) =>
  text.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}|['’‘`´]/gu, "").replace(/\b(?:[a-z]\.)+[a-z]\b/g, (letters) => letters.replaceAll(".", "")).match(/[a-z0-9]+/g) ?? [];

// The table, piece by piece: { has, get } for the words whose pieces are here.
const pieces = new Map();
const piece = (place, { folder: name }) => {
  const read = async () => {
    const lines = new Map();
    for (const line of (await (await get(`${name}/${place}.txt`)).text()).split("\n")) {
      const [key, postings = ""] = line.split(" ");
      if (!/^[a-z0-9+]+$/.test(key) || !/^[a-z0-9]+$/.test(postings)) throw new Error("damaged");
      lines.set(key, postings);
    }
    return lines;
  };
  if (!pieces.has(place)) pieces.set(place, read().catch((error) => { pieces.delete(place); throw error; }));
  return pieces.get(place);
};
const placeOf = (word, { firsts }) => {
  let [low, high] = [0, firsts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (firsts[middle] <= word) low = middle; else high = middle;
  }
  return low;
};
const postings = (text, { width, top }) => {
  const found = [];
  for (let i = 0; i < text.length; i += width + 1) {
    found.push([parseInt(text.slice(i, i + width), 36), top * ((parseInt(text[i + width], 36) + 1) / 36) ** 2]);
  }
  return found;
};

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
const correct = (word, list) => {
  if (word.length < 4) return "";
  let [best, least] = ["", word.length < 8 ? 2 : 3];
  for (const other of list) {
    const steps = other[0] === word[0] || word.length > 5 ? distance(word, other) : 3;
    if (steps < least) [best, least] = [other, steps];
  }
  return best;
};

// What the words are about: each word that says something, and what slang and misspelled words mean, with its weight;
// the words as typed; and the same with misspelled ones corrected.
const understand = (typed, list, isKnown) => {
  const about = new Map();
  const note = (word, weight) => about.set(word, Math.max(about.get(word) ?? 0, weight));
  const noteMeaning = (saying, share = 1) => {
    for (const word of list.means.get(saying) ?? []) note(word, WEIGHT.meant * share);
    for (const word of list.terms.get(saying) ?? []) note(word, WEIGHT.term * share);
  };
  for (let size = 5; size; size--) {
    for (let i = 0; i + size <= typed.length; i++) noteMeaning(typed.slice(i, i + size).join(" "));
  }
  const meant = typed.map((word, i) => {
    if (list.small.has(word)) { note(word, WEIGHT.small); return word; }
    if (list.little.has(word)) { note(word, WEIGHT.little); return word; }
    note(word, WEIGHT.typed);
    if (isKnown(word) || list.means.has(word) || list.terms.has(word)) return word;
    const begun = i === typed.length - 1 && word.length > 2 ? [...list.words].find((other) => other.startsWith(word)) : "";
    const other = correct(word, list.words) || begun;
    if (!other) return word;
    note(other, WEIGHT.corrected);
    noteMeaning(other, WEIGHT.corrected);
    return other;
  });
  return { about, meant };
};

// The pages of the terms of which a query asks the meaning, and nothing else: "what is a cache", "difference cache store".
const askedFor = (typed, { defining: { asks = [], between = [] } = {}, named }) => {
  let rest = ` ${typed.join(" ")} `;
  for (const phrase of asks) rest = rest.replace(` ${phrase} `, " ");
  const words = rest.trim().split(" ");
  if (words.length === typed.length) return [];
  const known = words.filter((word) => !between.includes(word));
  const pages = (some) => named.get(some.join(" ")) ?? named.get(some.join(" ").replace(/s$/, "")) ?? [];
  for (const all of [words, known]) {
    if (pages(all)[0]) return pages(all);
    for (let at = 1; at < all.length; at++) {
      const [one, other] = [pages(all.slice(0, at)), pages(all.slice(at))];
      if (one[0] && other[0]) return [...one, ...other];
    }
  }
  return [];
};

const isAmong = (said, text) => text.includes(` ${said} `);
const isOneAmong = (words, text) => words.some((word) => isAmong(word, text));
// Evidence is what people say, or, in a list, the words of each part, of which one of each must be there.
const isSaid = (evidence, text) =>
  typeof evidence === "string" ? isAmong(evidence, text) : evidence.every((words) => isOneAmong(words, text));

// The list of words is still on its way: the pieces of what was typed need not wait for it. Of many words only those come ahead that likely
// say something; few are all fetched in any case.
const askAhead = async (typed) => {
  const table = await places();
  const telling = [...new Set(typed)].filter((word) => word.length > 3);
  const placesOf = (words) => new Set(words.map((word) => placeOf(word, table)));
  const all = placesOf([...telling, ...typed]);
  for (const place of all.size > PIECES ? placesOf(telling.slice(0, AHEAD)) : all) piece(place, table).catch(() => {});
};

// What the table says of the words of a query: their lines, as far as their pieces may be fetched.
const read = async (typed, meanings) => {
  const { table } = meanings;
  const here = new Map();
  const most = typed.length < LETTER ? PIECES : MORE_PIECES;
  const fetched = async (wanted, room) => {
    const places = new Set(wanted.map((word) => placeOf(word, table)));
    await Promise.all([...places].filter((place) => !here.has(place)).slice(0, room).map(
      async (place) => here.set(place, await piece(place, table)),
    ));
  };
  const line = (key) => here.get(placeOf(key.split("+")[0], table))?.get(key);
  const isUnread = (word) => !here.has(placeOf(word, table));
  const kind = (word) => (meanings.small.has(word) ? 2 : meanings.little.has(word) ? 1 : 0);
  // What the words mean by the list comes with them; a second time is needed only for misspelled ones.
  const byWeight = (weights) => [...weights.keys()].sort((a, b) => weights.get(b) - weights.get(a));
  const asSpelled = byWeight(understand(typed, meanings, () => true).about);
  await fetched([...[...new Set(typed)].sort((a, b) => kind(a) - kind(b)), ...asSpelled], most);
  const list = { ...meanings, ...(await ranking()) };
  const isKnown = (word) => isUnread(word) || line(word) !== undefined;
  const understood = understand(typed, list, isKnown);
  await fetched(byWeight(understood.about).filter((word) => !asSpelled.includes(word)), FOR_CORRECTED);
  return { line, isKnown, understood, list };
};
const saidIn = (typed, meant) => ` ${typed.join(" ")} ${meant.join(" ")} `; // what was said, not what the list makes of it: "stillborn" is no friend who died

// The scores of the pages, by number.
const score = (typed, { about, meant }, list, line) => {
  const scores = new Map();
  const add = (key, weight) => {
    for (const [page, much] of postings(line(key) ?? "", list.table)) scores.set(page, (scores.get(page) ?? 0) + weight * much);
  };
  if (![...about.keys()].some((word) => !list.small.has(word) && line(word))) return scores;
  for (const [word, weight] of about) add(word, weight);
  for (const pair of new Set(meant.slice(1).map((word, i) => `${meant[i]}+${word}`))) add(pair, 1);
  judge(scores, saidIn(typed, meant), list);
  return scores;
};

// A page that needs evidence goes behind without it; a page on a mixture comes among the first when its parts are named.
const judge = (scores, said, { needs, together, unless = [] }) => {
  const behind = [
    ...unless.filter(([, words]) => isOneAmong(words, said)),
    ...needs.filter(([, evidence]) => !evidence.some((one) => isSaid(one, said))),
  ];
  for (const [pages] of behind) {
    for (const page of pages) if (scores.has(page)) scores.set(page, scores.get(page) * UNASKED);
  }
  const third = [...scores.values()].sort((a, b) => b - a)[2] ?? 0;
  for (const [page, ...groups] of together) {
    if (groups.every((group) => isOneAmong(group, said))) {
      scores.set(page, Math.max((scores.get(page) ?? 0) * TOGETHER, third * 1.01));
    }
  }
};

const order = (scores) => [...scores].sort(([one, a], [other, b]) => b - a || one - other);

// A letter asks several things. Each of its sentences orders the pages, too, and what stands high in many orders comes first.
const fuse = (orders) => {
  const scores = new Map();
  for (const [at, pages] of orders.entries()) {
    for (const [rank, [page]] of pages.entries()) {
      scores.set(page, (scores.get(page) ?? 0) + ([WHOLE, OPENING][at] ?? 1) / (NEAR_FIRST + rank));
    }
  }
  return scores;
};
const sentencesOf = (text) => {
  const sentences = [[]];
  for (const words of text.split(/[.?!;\n]+/).map(plain)) {
    sentences.at(-1).push(...words);
    if (sentences.at(-1).length >= SENTENCE) sentences.push([]);
  }
  return sentences.filter((words) => words.length);
};

// What is shown of pages, each fetched once: { url, kind, title, answer, leads }; "leads" are the numbers of the pages that it leads to.
const showing = ({ table }) => {
  const shown = new Map();
  return (pages) => Promise.all(pages.map((page) => {
    if (!shown.has(page)) shown.set(page, get(`${table.shown}/${page.toString(36)}.json`).then((answer) => answer.json()));
    return shown.get(page);
  }));
};

// The order again, now that it is known what the first pages lead to.
const follow = (ordered, hits, { table: { width } }, led) => {
  const worth = new Map(ordered.map(([page]) => [page, 1]));
  for (const [at, { leads = "" }] of hits.entries()) {
    for (let i = 0; i < leads.length; i += width) {
      const page = parseInt(leads.slice(i, i + width), 36);
      if (worth.has(page)) worth.set(page, worth.get(page) + (led * ordered[at][1]) / ordered[0][1]);
    }
  }
  return order(new Map(ordered.map(([page, much]) => [page, much * worth.get(page)])));
};

const byTable = async (typed, sentences, meanings, soon) => {
  const { line, isKnown, understood, list } = await read(typed, meanings);
  let scores = score(typed, understood, list, line);
  if (sentences.length > 1 && scores.size) {
    scores = fuse([scores, ...sentences.map((words) => score(words, understand(words, list, isKnown), list, line))].map(order));
    judge(scores, saidIn(typed, understood.meant), list); // what is named in two sentences is named together
  }
  const { glossary = [0, 0] } = list.table;
  const isTerm = (page) => glossary[0] <= page && page < glossary[1];
  const ordered = order(scores);
  const alone = list.alone?.[typed.join(" ")]; // a word by itself asks for the page that explains it
  const asked = alone === undefined ? askedFor(typed, list) : [alone];
  const term = asked[0] && alone === undefined ? undefined : ordered.find(([page]) => isTerm(page));
  const others = ordered.filter((hit) => (hit === term || !isTerm(hit[0])) && hit[0] !== alone);
  const show = showing(list);
  const [asking, led] = sentences.length > 1 ? [MORE_ASKED, MORE_LED] : [ASKED, LED];
  const first = others.slice(0, asking);
  const hits = await show(first.map(([page]) => page));
  if (sentences.length > 1) return show([...asked, ...follow(others, hits, list, led).map(([page]) => page)].slice(0, SHOWN));
  const best = [...asked, ...follow(first, hits, list, led).map(([page]) => page)]; // who asks one thing is shown what was first before
  if (soon && best.length > FIRST) show(best).then(soon).catch(() => {});
  return show([...best, ...others.slice(asking).map(([page]) => page)].slice(0, SHOWN));
};

// Pagefind's own search, word by word, when the table cannot be read. Its worker is asked directly: its own door,
// pagefind.js, would be 13 KB more.
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
const path = (url) => url.pathname.replace(/^\/+/, "/"); // two slashes would begin the name of a host
const plainSearch = once(async () => {
  const ask = worker(new URL("pagefind-worker.js", folder));
  const ranking = { termFrequency: 1, termSaturation: 1.6, pageLength: 0.3, metaWeights: { title: 3 } };
  await ask("init", { basePath: path(folder), baseUrl: path(root), language: document.documentElement.lang, ranking });
  return ask;
});
const tellingOf = (typed, list) => [...new Set(typed)].filter((word) => !list?.small.has(word)).slice(0, PIECES);
const byWords = async (typed, list) => {
  const telling = tellingOf(typed, list);
  if (!telling.length) return [];
  const ask = await plainSearch();
  const scores = new Map();
  await Promise.all(telling.map(async (word) => {
    for (const result of (await ask("search", word, {})).results) {
      const found = scores.get(result.id) ?? { score: 0, words: 0, result };
      found.score += result.score;
      found.words += 1;
      scores.set(result.id, found);
    }
  }));
  const best = [...scores.values()].sort((a, b) => b.score * b.words ** 0.5 - a.score * a.words ** 0.5).slice(0, SHOWN + 4);
  return Promise.all(best.map(async ({ result }) => (await ask("getData", result.data)).meta));
};

// "Raeucherdose" is "Räucherdose" where a language writes so: the pages say which of the two they have.
const asWritten = async (typed, { table }) => {
  if (!document.documentElement.lang.startsWith("de")) return typed;
  const isThere = async (word) => (await piece(placeOf(word, table), table)).has(word);
  return Promise.all(typed.map(async (word) => {
    const marked = word.replace(/([aou])e/g, "$1");
    return marked !== word && !(await isThere(word)) && (await isThere(marked)) ? marked : word;
  }));
};

// The words that may be forms of a word of the table, which Pagefind knows; of others it cuts letters until it finds something.
const formsAmong = async (typed, list) => {
  const { table } = list;
  const isForm = async (word) => {
    const place = placeOf(word, table);
    const begin = word.slice(0, Math.max(4, word.length - 3));
    return [...(await piece(place, table)).keys(), table.firsts[place + 1] ?? ""].some((other) => other.startsWith(begin));
  };
  const telling = tellingOf(typed, list);
  const forms = await Promise.all(telling.map(isForm));
  return telling.filter((_, i) => forms[i]);
};

// The pages, best first: [{ url, kind, title, answer }]; of the glossary's terms, the best one, or those that are asked for.
export const find = async (text, soon) => {
  let typed = plain(text.slice(0, 20 * LONGEST)).slice(0, LONGEST);
  if (!typed.length) return [];
  askAhead(typed).catch(() => {});
  const list = await words().catch(() => undefined);
  const sentences = typed.length < LETTER ? [] : sentencesOf(text.slice(0, 20 * LONGEST));
  if (list && typed.length < LETTER) typed = await asWritten(typed, list).catch(() => typed);
  let found = list
    ? await byTable(typed, sentences, list, soon).catch(() => byWords(typed, list))
    : await byWords(typed, list);
  if (!found.length && list) found = await formsAmong(typed, list).then((forms) => byWords(forms, list)).catch(() => []);
  const terms = found.filter(({ kind }) => kind === "term").slice(0, (list && askedFor(typed, list).length) || 1);
  return found.filter((hit) => hit.kind !== "term" || terms.includes(hit)).slice(0, SHOWN);
};

// How many answers a text asks for: one, or several when it is a letter, and the more the more it says.
export const countAnswers = (text) => {
  const { length } = plain(text);
  return length < LETTER ? 1 : length < LONG_LETTER ? 4 : 6;
};

// What is offered when nothing is found: [{ url, title }].
export const offers = async () => (await ranking()).offers.map(([url, title]) => ({ url, title }));
export const load = (asked = {}) => {
  places(asked.table).catch(() => {});
  ranking(asked.ranking).catch(() => {});
  return words(asked.words);
};
