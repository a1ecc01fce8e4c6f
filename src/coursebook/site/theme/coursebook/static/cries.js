// Words that cry for help are heard here, in the reader's browser: nothing is sent. `coursebook/core/distress/model.py` does the same.
const root = new URL(document.documentElement.dataset.root, location.href);
const [PART, LEAST] = [5, 4]; // letters of a part of a word, and of a word that is cut into parts
const [WINDOW, HALF] = [24, 12];
const POWER = 0.65; // a sentence of many features must not weigh more than a short one
const LONG = 0.2; // how much surer one of two sentences must be, and once more for each doubling: of many the loudest is loud by chance
const FEW = 4; // of more sentences the three loudest count together, none as more than SURE below the loudest
const BARE = 0.15; // how much surer where the exact weights cannot be had: what is here at once takes more for a cry
const SURE = 1; // how far beyond the least it is a cry before anything exact is known of its words
const [ROOM, GAP_BITS, SIZE_BITS] = [65536, 10, 1]; // places of a piece, and bits of a number in it that are written as they are
const AT_MOST = 48; // pieces that a letter fetches; what they do not tell is heard by what is here
const PATIENCE = 1000; // ms until what cries by what is here is believed, when the network is slow
const STAY = 0.4; // how much less is enough, while letters still come, for a panel that is there
const EARLY = 0.3; // how much surer while letters still come
const FEWEST = 3; // words that must be whole while letters still come
const NEAR = 0.6; // how near to the likeliest kind another must be, to be named as well; one that says yes by itself is, too
const MOST = 6000;
const SPOKEN = 4; // one word of so many tells a language

let data;
// `asked` is an answer of the host that is on its way already; it is read once.
export const load = (asked) => {
  const read = async () => {
    const early = await asked;
    const answer = early?.ok && !early.bodyUsed ? early : await fetch(new URL("pagefind/cries.json", root));
    const found = await answer.json(); // a page that says that nothing is there is no JSON
    found.groups = new Map();
    for (const [name, words] of Object.entries(found.alike)) for (const word of words.split(" ")) found.groups.set(word, `@${name}`);
    for (const machine of [found.cry, ...Object.values(found.kinds)]) machine.weights = unpacked(machine);
    return found;
  };
  data ??= read().catch((error) => { data = undefined; throw error; });
  return data;
};

// The panels in the language of the words, or those of the course where no other is heard or can be had.
const others = {};
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
  others[language] ??= read();
  return others[language].then((own) => ({ ...panels, ...own }), () => { others[language] = undefined; return panels; });
};

// The weights, of which most are zero; `coursebook/core/distress/entropy_coding.py` says how they are written.
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

// The exact weights of the words that are typed come in pieces; `coursebook/core/distress/exact_weights.py` says how they are written.
const pieces = new Map();
const piece = (place) => {
  const read = async () => {
    const { exact } = await load();
    const answer = await fetch(new URL(`pagefind/${exact.folder}/${place}.bin`, root));
    if (!answer.ok) throw new Error(answer.statusText);
    const bits = Array.from(new Uint8Array(await answer.arrayBuffer()), (byte) => byte.toString(2).padStart(8, "0")).join("");
    const found = new Map();
    let [at, slot] = [8, -1];
    const number = (few) => {
      const end = bits.indexOf("0", at);
      if (end < 0) throw new Error("damaged");
      const value = (end - at) * 2 ** few + parseInt(bits.slice(end + 1, end + 1 + few), 2);
      at = end + 1 + few;
      return value;
    };
    while (bits.includes("0", at)) {
      slot += 1 + number(GAP_BITS);
      const sign = bits[at++] === "1" ? -1 : 1;
      found.set(slot, sign * (1 + number(SIZE_BITS)));
    }
    if (found.size % 256 !== parseInt(bits.slice(0, 8), 2) || !(slot < ROOM)) throw new Error("damaged");
    return found;
  };
  if (!pieces.has(place)) {
    const asked = { weights: undefined, here: read() };
    asked.here.then((weights) => { asked.weights = weights; }, () => pieces.delete(place));
    pieces.set(place, asked);
  }
  return pieces.get(place);
};

export const plain = (text) =>
  text.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}|['’‘`´]/gu, "").replace(/\b(?:[a-z]\.)+[a-z]\b/g, (letters) => letters.replaceAll(".", "")).match(/[a-z0-9]+/g) ?? [];

const windows = (text) => text.slice(0, MOST).split(/[.!?;\n]+/).flatMap((sentence) => {
  const words = plain(sentence);
  if (words.length <= WINDOW) return words.length ? [words] : [];
  const found = [];
  for (let i = 0; i < Math.max(words.length - HALF, 1); i += HALF) found.push(words.slice(i, i + WINDOW));
  return found;
});

const stem = (word) => word.replace(/^(...+?)(ing|ed|e?s)$/, "$1");

const GROWN = 18; // a smaller number may be the age of a child
const groupOf = (word, groups) =>
  groups.get(word) ?? (!/^\d+$/.test(word) ? stem(word) : word.length < 3 && word < GROWN ? "@small" : "@number");
const features = (words, groups) => {
  const found = new Set();
  for (const word of words) {
    const whole = `<${word}>`;
    if (word.length >= LEAST) for (let i = 0; i + PART <= whole.length; i++) found.add(`c${whole.slice(i, i + PART)}`);
  }
  const alike = ["^", ...words.map((word) => groupOf(word, groups)), "$"];
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

// The exact sum of a sentence, or nothing when a piece of it is not here: its words, and those that stand together, whose weight
// lies in the piece of the longest that is no group.
const keyOf = (feature) => {
  const words = feature.slice(1).split(" ").filter((word) => word !== "^" && word !== "$");
  const own = words.filter((word) => word[0] !== "@");
  return (own[0] ? own : words).reduce((one, other) => (other.length > one.length ? other : one), "");
};
const sumExactly = (words, found, { exact, groups }) => {
  const pairs = [...found].filter((feature) => !/^[cW]/.test(feature)).map((feature) => [keyOf(feature), feature]);
  const own = [...new Set(words)].map((word) => [groupOf(word, groups), `=${word}`]);
  let all = exact.edge;
  for (const some of [pairs, own]) {
    const places = new Set(some.map(([key, said]) => hashed(key) % exact.pieces * ROOM + Math.floor(hashed(said) / exact.pieces) % ROOM));
    for (const place of places) {
      const { weights } = pieces.get(Math.floor(place / ROOM)) ?? {};
      if (!weights) return undefined;
      all += weights.get(place % ROOM) ?? 0;
    }
  }
  return all * exact.step * found.size ** -POWER + exact.bias;
};

// The pieces of the words of a text, when all are here; those of a long one as far as they may be fetched.
const fetched = async (text) => {
  const { exact, groups } = await load();
  // That a sentence has two words or one is a weight as well, of no word.
  const words = windows(text).flatMap((some) => (some[2] ? some : [...some, ""]));
  const places = new Set(words.map((word) => hashed(groupOf(word, groups)) % exact.pieces));
  await Promise.allSettled([...places].slice(0, AT_MOST).map((place) => piece(place).here));
};

// How far a text is beyond the least, by its sentences.
const together = (values) => {
  const [most, ...less] = [...values].sort((one, other) => other - one);
  const three = less.slice(0, 2).reduce((all, one) => all + Math.max(one, most - SURE), most) / 3;
  return (values.length > FEW ? three : most) - LONG * Math.log2(values.length);
};

// The sums of a text: [how far beyond the least, the kinds with their sums, the likeliest kind of each sentence that cries, and how far
// it is by what was here at once]; below zero it is no cry. Of several sentences each says what it can: the greatest sum of each kind counts.
const sums = async (text) => {
  const data = await load();
  const { cry, kinds, groups } = data;
  const heard = windows(text).map((words) => {
    const found = features(words, groups);
    const numbers = [...found].map(hashed);
    const ofKinds = Object.entries(kinds).map(([kind, machine]) => [kind, sum(numbers, machine)]);
    const [likeliest] = ofKinds.reduce((one, other) => (other[1] > one[1] ? other : one));
    const atOnce = sum(numbers, cry) - kinds[likeliest].least;
    const exactly = sumExactly(words, found, data);
    return { ofKinds, likeliest, atOnce, beyond: exactly === undefined ? atOnce - BARE : Math.max(atOnce - SURE, exactly - kinds[likeliest].exactly) };
  });
  if (!heard[0]) return [-Infinity, [], new Set()];
  const beyond = heard.map((one) => one.beyond);
  const loud = heard.filter((one) => one.beyond >= Math.min(Math.max(...beyond), LONG));
  const most = Object.keys(kinds).map((kind, at) => [kind, Math.max(...loud.map((one) => one.ofKinds[at][1]))]);
  return [
    together(beyond), most.sort(([, one], [, other]) => other - one), new Set(loud.map((one) => one.likeliest)), together(heard.map((one) => one.atOnce))
  ];
};

export const weigh = async (text) => { await fetched(text); return sums(text); };

// What surely cries need not wait for the pieces, and what cries by what is here waits no longer than PATIENCE.
const weighSoon = async (text) => {
  const exactly = fetched(text);
  const first = await sums(text);
  if (first[3] >= SURE) return first;
  const waits = first[3] >= BARE ? [new Promise((done) => { setTimeout(done, PATIENCE); })] : [];
  await Promise.race([exactly, ...waits]);
  return sums(text);
};

// The panel that the words ask for, or nothing; `also` is the page for another kind that is as likely, or that another
// sentence cries. A panel that is shown stays a little longer, and gives way to another kind
// only when that is clearer; one that is not comes a little later while letters are still typed. While the words are the same none goes.
let believed = "";
export const hear = async (text, shown, isTyping = false) => {
  const whole = isTyping ? text.replace(/[\p{L}\p{N}'’]+$/u, "") : text; // nobody knows yet what the last word will be
  if (isTyping && plain(whole).length < FEWEST) return;
  const asked = spoken(text); // before anything is heard, so that they are here when it is
  const [strength, kinds, likeliest] = await weighSoon(whole);
  const said = plain(whole).join(" ");
  if (!(strength >= (isTyping ? (shown ? -STAY : EARLY) : 0)) && !(shown && said === believed)) return;
  believed = said;
  const old = isTyping && kinds.find(([kind]) => kind === shown);
  const [found, most] = old && old[1] > kinds[0][1] - STAY ? old : kinds[0];
  const panels = await asked;
  // What kills within minutes comes before what is as likely, and before what is likelier when it says yes by itself.
  const [kind, much] = kinds.find(([other, sum]) => panels[other].before?.includes(found) && (sum > Math.min(0, most - NEAR) || likeliest.has(other))) ?? [found, most];
  const links = new Set(panels[kind].links.map(({ href }) => href));
  const [next, link] = kinds.filter(([other, sum]) => other !== kind && (sum > much - NEAR || sum > 0 || likeliest.has(other)))
    .map(([other]) => [other, panels[other].links.at(-1)]).find(([, { href }]) => !links.has(href)) ?? [];
  return { kind, ...panels[kind], also: link && !panels[kind].without?.includes(next) ? [link] : [] };
};
