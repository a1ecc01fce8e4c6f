// Words that cry for help are heard here, in the reader's browser: nothing is sent. `coursebook/search/cries/weights.py` does the same.
const root = new URL(document.documentElement.dataset.root, location.href);
const [LEAST, MOST] = [4, 5]; // letters of a part of a word
const ENDS = ["ing", "ed", "es", "s"];
const [WINDOW, STRIDE] = [24, 12];
const POWER = 0.65; // a sentence of many features must not weigh more than a short one
const LONG = 0.25; // how much surer one sentence of many must be
const STAYS = 0.4; // how much less is enough for a panel that is there
const EARLY = 0.3; // how much surer while letters still come
const LONGEST = 6000;

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
    return found;
  };
  data ??= read().catch((error) => { data = undefined; throw error; });
  return data;
};

export const plain = (text) =>
  text.toLowerCase().normalize("NFD").replace(/\p{M}|['’‘`´]/gu, "").replace(/\b(?:[a-z]\.)+[a-z]\b/g, (letters) => letters.replaceAll(".", "")).match(/[a-z0-9]+/g) ?? [];

const windows = (text) => text.split(/[.!?;\n]+/).flatMap((sentence) => {
  const words = plain(sentence);
  if (words.length <= WINDOW) return words.length ? [words] : [];
  const found = [];
  for (let i = 0; i < Math.max(words.length - STRIDE, 1); i += STRIDE) found.push(words.slice(i, i + WINDOW));
  return found;
});

const stem = (word) => {
  const end = ENDS.find((known) => word.endsWith(known) && word.length - known.length >= 3);
  return end ? word.slice(0, -end.length) : word;
};

const features = (words, groups) => {
  const found = new Set();
  for (const word of words) {
    found.add(`w${word}`);
    const whole = `<${word}>`;
    if (word.length < LEAST) continue;
    for (let size = LEAST; size <= MOST; size++) {
      for (let i = 0; i + size <= whole.length; i++) found.add(`c${whole.slice(i, i + size)}`);
    }
  }
  const edged = ["^", ...words, "$"];
  for (let i = 1; i < edged.length; i++) found.add(`b${edged[i - 1]} ${edged[i]}`);
  const alike = ["^", ...words.map((word) => groups.get(word) ?? stem(word)), "$"];
  alike.forEach((one, i) => {
    const [other, third] = [alike[i + 1], alike[i + 2]];
    found.add(`W${one}`);
    if (other !== undefined) found.add(`B${one} ${other}`);
    if (third !== undefined) found.add(`T${one} ${other} ${third}`).add(`S${one} ${third}`);
  });
  return found;
};

const hashed = (feature) => {
  let value = 2166136261;
  for (let i = 0; i < feature.length; i++) value = Math.imul(value ^ feature.charCodeAt(i), 16777619);
  value >>>= 0;
  return (value ^ (value >>> 15)) >>> 0;
};

const sum = (found, numbers, { step, bias, weights }) => {
  const slots = new Set(numbers.map((number) => number % weights.length));
  let all = 0;
  for (const slot of slots) all += weights.charCodeAt(slot) - 70;
  return all * step * found.size ** -POWER + bias;
};

// The sums of a text: [how far beyond the least, the kinds with their sums]; below zero it is no cry.
export const weigh = async (text) => {
  const { cry, kinds, groups } = await load();
  const heard = windows(text.slice(0, LONGEST)).map((words) => {
    const found = features(words, groups);
    const numbers = [...found].map(hashed);
    return { found, numbers, strength: sum(found, numbers, cry) };
  });
  if (!heard.length) return [-Infinity, []];
  const best = heard.reduce((one, other) => (other.strength > one.strength ? other : one));
  const sums = Object.entries(kinds).map(([kind, machine]) => [kind, sum(best.found, best.numbers, machine)]);
  return [best.strength - cry.least - (heard.length > 1 ? LONG : 0), sums.sort(([, one], [, other]) => other - one)];
};

// The panel that the words ask for, or nothing. A panel that is shown stays a little longer, and gives way to another kind
// only when that is clearer; one that is not comes a little later while letters are still typed.
export const hear = async (text, shown, isTyping = false) => {
  const [strength, kinds] = await weigh(text);
  if (!(strength >= (shown ? -STAYS : isTyping ? EARLY : 0))) return undefined;
  const old = kinds.find(([kind]) => kind === shown);
  const kind = old && old[1] > kinds[0][1] - STAYS ? shown : kinds[0][0];
  return { kind, ...(await load()).panels[kind] };
};
