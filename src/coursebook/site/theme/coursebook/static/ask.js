// A question is written here, held against the search first, and given as text to take along. Nothing is stored or sent.
const form = document.querySelector("form.ask");
const field = (name) => form.querySelector(`#ask-${name}`);
const search = () => import(new URL(document.querySelector("[data-script]").dataset.script, location.href));

// What may show who somebody is: mail, account names, telephone numbers, dates, ages, long numbers, and names of people and places.
const language = document.documentElement.lang || "en";
const inWords = (form, count) =>
  Array.from({ length: count }, (_, one) => new Intl.DateTimeFormat(language, { ...form, timeZone: "UTC" }).format(new Date(Date.UTC(2023, form.month ? one : 0, one + 1))));
const safe = (words) => words.map((word) => word.trim().replace(/[^\p{L}\p{N} -]/gu, "")).filter(Boolean).join("|");
const MONTHS = safe(inWords({ month: "long" }, 12));
const OLD = safe([form.dataset.age, ...(language.startsWith("en") ? ["year old", "yo"] : [])]).replace(/[- ]/g, "[- ]");
const NAMED = safe(["I", "US", ...form.dataset.names.split("|"), ...inWords({ weekday: "long" }, 7)]);
const TELLING = [
  /\S+@\S+|(?<=^|\s)@\w+/g,
  /(?:\+?\d[\s().-]?){7,}/g,
  /\b\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\b|\b\d{4,}\b/g,
  new RegExp(`\\b(?:${MONTHS}) \\d{1,2}\\b|\\b\\d{1,2}\\.? (?:de )?(?:${MONTHS})\\b`, "gi"),
  new RegExp(`\\b\\d{1,2}[- ](?:${OLD})(?!\\p{L})`, "giu"),
  ...(language.startsWith("en") ? [/\b(?:age|aged) \d{1,2}\b/gi] : []),
  // A capital within a sentence is a name, but not in German, where each noun has one.
  ...(language.startsWith("de") ? [] : [new RegExp(`(?<=[\\p{Ll},;] )(?!(?:${NAMED})s?(?!\\p{L}))\\p{Lu}\\p{Ll}{2,}(?!\\p{L})`, "gu")]),
];
const telling = (text) => {
  const found = [...new Set(TELLING.flatMap((pattern) => text.match(pattern) ?? []).map((one) => one.trim()))];
  return found.filter((one) => !found.some((other) => other !== one && other.includes(one)));
};

const written = () => ["happened", "medicine", "tried"].map((name) => field(name).value.trim());
const compose = () => {
  const [happened, medicine, tried] = written();
  const topic = field("topic");
  return [
    happened,
    field("who").value && `${form.dataset.who} ${field("who").value}`,
    medicine && `${form.dataset.medicine} ${medicine}`,
    tried && `${form.dataset.tried} ${tried}`,
    topic.selectedIndex > 0 && `${form.dataset.topic} ${topic.value}`,
  ].filter(Boolean).join("\n\n");
};

const show = () => {
  const found = telling(written().join("\n"));
  form.querySelector(".named").textContent = found.length ? `${form.dataset.name} ${found.join(", ")}` : "";
  const text = compose();
  field("text").value = text;
  const mail = document.querySelector(".ask-ways .mail");
  if (!mail) return;
  let link = mail.querySelector("a");
  if (!link) {
    link = document.createElement("a");
    link.append(...mail.childNodes);
    mail.append(link);
  }
  link.href = `mailto:${mail.dataset.mail}?subject=${encodeURIComponent(_("A question"))}&body=${encodeURIComponent(text)}`;
};
form.addEventListener("input", (event) => { if (event.target.id !== "ask-text") show(); });
form.addEventListener("submit", (event) => event.preventDefault());

form.querySelector(".look").addEventListener("click", async () => {
  const [happened, medicine, tried] = written();
  const status = form.querySelector(".found .count");
  const hits = form.querySelector(".hits");
  const panel = form.querySelector(".cry");
  show();
  form.querySelector(".found").hidden = false;
  status.textContent = status.dataset.looking;
  try {
    const { find, hear, panelOf, row } = await search();
    const cry = await hear([happened, tried].join(". "), "", false).catch(() => undefined);
    panel.hidden = !cry;
    panel.replaceChildren(...(cry ? panelOf(cry) : []));
    const found = (await find(`${happened} ${medicine}`)).slice(0, 5);
    hits.replaceChildren(...found.map(row));
    status.textContent = found.length ? status.dataset.some : status.dataset.none;
  } catch {
    hits.replaceChildren();
    status.textContent = status.dataset.broken;
  }
});

form.querySelector(".take").addEventListener("click", async ({ target }) => {
  const text = field("text");
  text.select();
  try {
    await navigator.clipboard.writeText(text.value);
  } catch {
    if (!document.execCommand("copy")) return; // a page opened from a file or without https
  }
  target.textContent = target.dataset.copied;
});
form.hidden = false;
for (const line of document.querySelectorAll(".no-form")) line.remove();
