// Small comforts: leaving at once, quiet mode, and the door to the search. The page reads without any of them.
const root = document.documentElement;
const bring = (script) => import(new URL(script, location.href));
const clear = () => { for (const field of document.querySelectorAll("input, textarea")) field.value = ""; };

// Leave this page: the history entry is replaced, so that Back does not lead here. GOV.UK found Shift safer than Escape.
const leaves = document.querySelectorAll("a.leave");
const go = () => { clear(); root.hidden = true; location.replace(leaves[0].href); };
for (const leave of leaves) leave.addEventListener("click", (event) => { event.preventDefault(); go(); });
let pressed = [];
addEventListener("keydown", (event) => {
  if (event.repeat) return;
  pressed = event.key === "Shift" ? [...pressed, event.timeStamp].filter((when) => event.timeStamp - when < 5000) : [];
  if (pressed.length === 3 && leaves.length) go();
});
addEventListener("pagehide", clear);

// Quiet mode is written in the links (#quiet, or #quiet:section) and nowhere else.
const MARK = "#quiet";
const isQuiet = () => location.hash === MARK || location.hash.startsWith(`${MARK}:`);
const quietly = (hash) => (hash && !hash.startsWith(MARK) ? `${MARK}:${hash.slice(1)}` : hash || MARK);
const show = (hash) => document.getElementById(decodeURIComponent(hash.split(":")[1] ?? ""))?.scrollIntoView();
const button = document.querySelector("button.quiet");

const start = () => {
  document.title = document.querySelector(".home")?.dataset.quiet ?? "";
  // What a share sheet takes from the page.
  for (const card of document.querySelectorAll('meta[property="og:description"], meta[name="description"]')) card.remove();
  document.querySelector('meta[property="og:title"]')?.setAttribute("content", document.title);
  if (button) button.textContent = button.dataset.on;
  for (const link of document.querySelectorAll("a[href]")) {
    if (link.origin === location.origin && link.protocol.startsWith("http")) link.hash = quietly(link.hash);
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || link.matches(".leave, [download]") || link.origin !== location.origin || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    link.hash = quietly(link.hash);
    location.replace(link.href);
    show(link.hash);
  });
  show(location.hash);
};
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    location.replace(isQuiet() ? location.pathname : MARK);
    location.reload();
  });
}
if (isQuiet()) start();

// The box opens at once with the numbers in it, keeps what is typed, and fetches all that an answer needs side by side.
const opener = document.querySelector("button.open-search");
const box = document.querySelector("dialog.search");
if (opener && box?.showModal) {
  const input = box.querySelector("input");
  const status = box.querySelector(".count");
  const { script, find, cries } = opener.dataset;
  const data = (name) => fetch(new URL(`pagefind/${name}.json`, new URL(root.dataset.root, location.href))).catch(() => undefined);
  let files;
  let told = status.dataset.looking;
  const open = async () => {
    if (!box.open) box.showModal();
    input.focus();
    files ??= { table: data("table"), words: data("words"), cries: data("cries") };
    try {
      for (const name of [cries, find]) bring(name).catch(() => {});
      const { start } = await bring(script);
      // From here on the search says what it does.
      told = "";
      start(files);
    } catch {
      files = undefined;
      status.textContent = told = status.dataset.broken;
    }
  };
  input.addEventListener("input", () => { if (told) status.textContent = told; });
  input.form.addEventListener("submit", (event) => event.preventDefault());
  box.querySelector(".close").addEventListener("click", () => box.close());
  opener.addEventListener("click", open);
  addEventListener("keydown", (event) => {
    const isTyped = event.target.closest?.("input, textarea, select, [contenteditable]");
    const isSlash = event.key === "/" && !isTyped && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isSlash || (event.key === "k" && (event.ctrlKey || event.metaKey))) { event.preventDefault(); open(); }
  });
  opener.hidden = false;
}

// The menu is native; Escape closes it too, and so does a link to this page.
const menu = document.querySelector(".menu-box");
menu?.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
});
menu?.addEventListener("click", (event) => { if (event.target.closest("[aria-current]")) menu.open = false; });

// What a link leads to is unfolded.
const unfold = () => {
  const there = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = there?.closest("details:not([open])");
  if (folded) { folded.open = true; there.scrollIntoView(); }
};
addEventListener("hashchange", unfold);
unfold();

// From a question to the lessons that teach it, and back.
const back = document.querySelector(".turn .back");
if (back && !isQuiet()) bring(back.dataset.script).catch(() => {});

// The box of a citation brings its buttons when it is opened.
const main = document.getElementById("main");
main.addEventListener("toggle", ({ target }) => {
  if (target.matches?.("details.cite") && main.dataset.cite) {
    bring(main.dataset.cite).then(({ addButtons }) => addButtons(target)).catch(() => {});
  }
}, { capture: true });
