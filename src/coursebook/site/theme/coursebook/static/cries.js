// Words that cry for help are heard here, in the reader's browser: nothing is sent. `coursebook/core/cries/weights.py` does the same.
const root = new URL(document.documentElement.dataset.root, location.href);
const [PART, LEAST] = [5, 4]; // letters of a part of a word, and of a word that is cut into parts
const ENDS = ["ing", "ed", "es", "s"];
const [WINDOW, HALF] = [24, 12];
const POWER = 0.65; // a sentence of many features must not weigh more than a short one
const LONG = 0.25; // how much surer one sentence of many must be
const STAY = 0.4; // how much less is enough, while letters still come, for a panel that is there
const EARLY = 0.3; // how much surer while letters still come
const FEWEST = 3; // words that must be whole while letters still come
const NEAR = 0.5; // how near to the likeliest kind another must be, to be named as well
const MOST = 6000;
const SPOKEN = 4; // one word of so many tells a language

let data;
// `asked` is an answer of the host that is on its way already; it is read once.
export const load = (asked) => {
  const read = async () => {
    const early = await asked;
    const answer = early?.ok && !early.bodyUsed ? early : await fetch(new URL("pagefind/cries.json", root));
    if (!answer.ok) throw new Error(answer.statusText);
    const found = await answer.json();
    found.groups = new Map();
    for (const [name, words] of Object.entries(found.alike)) for (const word of words.split(" ")) found.groups.set(word, `@${name}`);
    for (const machine of [found.cry, ...Object.values(found.kinds)]) machine.weights = unpacked(machine);
    return found;
  };
  data ??= read().catch((error) => { data = undefined; throw error; });
  return data;
};

// The panels in the language of the words, or those of the course where no other is heard or can be had.
const others = new Map();
const spoken = async (text) => {
  const { panels, spoken: languages } = await load();
  const words = plain(text);
  const language = Object.keys(languages).find((code) => {
    const known = languages[code].split(" ");
    const count = words.filter((word) => known.includes(word)).length;
    return count && SPOKEN * count >= words.length;
  });
  if (!language) return panels;
  const read = async () => (await fetch(new URL(`pagefind/cries-${language}.json`, root))).json();
  if (!others.has(language)) others.set(language, read());
  return others.get(language).then((own) => ({ ...panels, ...own }), () => { others.delete(language); return panels; });
};

// The weights, of which most are zero; `coursebook/core/cries/packed.py` says how they are written.
const unpacked = ({ weights, slots }) => {
  const bytes = Array.from(atob(weights), (letter) => letter.charCodeAt(0));
  let at = 0;
  let state = 0;
  const [yes, asked] = [[0, 0, 0, 0], [0, 0, 0, 0]];
  const ask = (question) => {
    const likely = Math.min(Math.max(Math.floor((2 * yes[question] + 1) * 4096 / (2 * asked[question] + 2)), 1), 4095);
    const rest = state % 4096;
    const answer = rest < likely;
    state = (answer ? likely : 4096 - likely) * (state >>> 12) + rest - (answer ? 0 : likely);
    while (state < 2 ** 23) state = state * 256 + bytes[at++];
    yes[question] += answer;
    asked[question]++;
    return answer;
  };
  for (; at < 4; at++) state = state * 256 + bytes[at];
  return Int8Array.from({ length: slots }, () => {
    if (!ask(0)) return 0;
    const sign = ask(1) ? -1 : 1;
    let size = 1;
    while (ask(size > 1 ? 3 : 2)) size++;
    return sign * size;
  });
};

export const plain = (text) =>
  text.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}|['’‘`´]/gu, "").replace(/\b(?:[a-z]\.)+[a-z]\b/g, (letters) => letters.replaceAll(".", "")).match(/[a-z0-9]+/g) ?? [];

const windows = (text) => text.split(/[.!?;\n]+/).flatMap((sentence) => {
  const words = plain(sentence);
  if (words.length <= WINDOW) return words.length ? [words] : [];
  const found = [];
  for (let i = 0; i < Math.max(words.length - HALF, 1); i += HALF) found.push(words.slice(i, i + WINDOW));
  return found;
});

const stem = (word) => {
  const end = ENDS.find((known) => word.endsWith(known) && word.length - known.length >= 3);
  return end ? word.slice(0, -end.length) : word;
};

const GROWN = 18; // a smaller number may be the age of a child
const numbered = (word) => (word.length < 3 && word < GROWN ? "@small" : "@number");

const features = (words, groups) => {
  const found = new Set();
  for (const word of words) {
    const whole = `<${word}>`;
    if (word.length >= LEAST) for (let i = 0; i + PART <= whole.length; i++) found.add(`c${whole.slice(i, i + PART)}`);
  }
  const alike = ["^", ...words.map((word) => groups.get(word) ?? (/^\d+$/.test(word) ? numbered(word) : stem(word))), "$"];
  alike.forEach((one, i) => {
    const [other, third, fourth] = alike.slice(i + 1, i + 4);
    found.add(`W${one}`);
    if (other !== undefined) found.add(`B${one} ${other}`);
    if (third !== undefined) found.add(`T${one} ${other} ${third}`).add(`S${one} ${third}`);
    if (fourth !== undefined) found.add(`S${one} ${fourth}`);
  });
  return found;
};

const hashed = (feature) => {
  let value = 2166136261;
  for (let i = 0; i < feature.length; i++) value = Math.imul(value ^ feature.charCodeAt(i), 16777619);
  value >>>= 0;
  return (value ^ (value >>> 15)) >>> 0;
};

const sum = (numbers, { step, bias, weights }) => {
  let all = 0;
  for (const slot of new Set(numbers.map((number) => number % weights.length))) all += weights[slot];
  return all * step * numbers.length ** -POWER + bias;
};

// The sums of a text: [how far beyond the least, the kinds with their sums, the likeliest kind of each sentence that cries];
// below zero it is no cry. Of several sentences each says what it can: the greatest sum of each kind counts.
export const weigh = async (text) => {
  const { cry, kinds, groups } = await load();
  const heard = windows(text.slice(0, MOST)).map((words) => {
    const numbers = [...features(words, groups)].map(hashed);
    const sums = Object.entries(kinds).map(([kind, machine]) => [kind, sum(numbers, machine)]);
    const [likeliest] = sums.reduce((one, other) => (other[1] > one[1] ? other : one));
    return { sums, likeliest, beyond: sum(numbers, cry) - kinds[likeliest].least };
  });
  if (!heard.length) return [-Infinity, [], new Set()];
  const surer = heard[1] ? LONG : 0;
  const beyond = Math.max(...heard.map((one) => one.beyond));
  const loud = heard.filter((one) => one.beyond >= Math.min(beyond, surer));
  const sums = Object.keys(kinds).map((kind, at) => [kind, Math.max(...loud.map((one) => one.sums[at][1]))]);
  return [beyond - surer, sums.sort(([, one], [, other]) => other - one), new Set(loud.map((one) => one.likeliest))];
};

// The panel that the words ask for, or nothing; `also` is the page for another kind that is as likely, or that another
// sentence cries. A panel that is shown stays a little longer, and gives way to another kind
// only when that is clearer; one that is not comes a little later while letters are still typed.
export const hear = async (text, shown, isTyping = false) => {
  const whole = isTyping ? text.replace(/[\p{L}\p{N}'’]+$/u, "") : text; // nobody knows yet what the last word will be
  if (isTyping && plain(whole).length < FEWEST) return;
  const asked = spoken(text); // before anything is heard, so that they are here when it is
  const [strength, kinds, likeliest] = await weigh(whole);
  if (!(strength >= (isTyping ? (shown ? -STAY : EARLY) : 0))) return;
  const old = isTyping && kinds.find(([kind]) => kind === shown);
  const [found, most] = old && old[1] > kinds[0][1] - STAY ? old : kinds[0];
  const panels = await asked;
  // What kills within minutes comes before what is as likely.
  const [kind, much] = kinds.find(([other, sum]) => panels[other].before?.includes(found) && (sum > most - NEAR || likeliest.has(other))) ?? [found, most];
  const links = new Set(panels[kind].links.map(({ href }) => href));
  const [next, link] = kinds.filter(([other, sum]) => other !== kind && (sum > much - NEAR || likeliest.has(other)))
    .map(([other]) => [other, panels[other].links.at(-1)]).find(([, { href }]) => !links.has(href)) ?? [];
  return { kind, ...panels[kind], also: link && !panels[kind].without?.includes(next) ? [link] : [] };
};
