// Small comforts: leaving at once, quiet mode, and the door to the search. The page reads without any of them.
const root = document.documentElement;
const noName = () => document.querySelector(".home")?.dataset.quiet ?? "";
const clear = () => { for (const field of document.querySelectorAll("input, textarea")) field.value = ""; };

// Leave this page: a visit of one page is replaced in the history. A longer one is marked there, and `mode.js` leads on from
// each page of it, so that Back shows none. GOV.UK found Shift safer than Escape.
const leaves = document.querySelectorAll("a.leave");
const go = () => {
  clear();
  root.hidden = true;
  document.title = noName();
  const { href } = leaves[0];
  if ((self.navigation?.entries().length || history.length) === 1) { location.replace(href); return; }
  history.replaceState("left", "");
  self.navigation?.updateCurrentEntry({ state: "left" });
  location.assign(href);
};
for (const leave of leaves) leave.addEventListener("click", (event) => { event.preventDefault(); go(); });
let pressed = [];
addEventListener("keydown", (event) => {
  if (event.repeat) return;
  pressed = event.key === "Shift" ? [...pressed, event.timeStamp].filter((when) => event.timeStamp - when < 5000) : [];
  if (pressed.length === 3 && leaves.length) go();
});
addEventListener("pagehide", clear);

// What a page needs only after a touch is fetched then.
const load = (script) => import(new URL(script, location.href));

// Quiet mode is written in the links (#quiet, or #quiet:section) and nowhere else.
const MARK = "#quiet";
const isQuiet = () => location.hash === MARK || location.hash.startsWith(`${MARK}:`);
const button = document.querySelector("button.quiet");
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    location.replace(isQuiet() ? location.pathname : MARK);
    location.reload();
  });
  if (isQuiet()) {
    document.title = noName();
    load(button.dataset.script).then((quiet) => quiet.start(button));
  }
}

// Pages for the time without a network are kept after a tap only. Where a browser cannot, there is no button.
const keeping = document.querySelector(".keep");
if (keeping && isSecureContext && navigator.serviceWorker && self.caches) {
  const call = (what) => load(keeping.dataset.keep).then((all) => all[what](keeping.dataset.set)).catch(() => {
    keeping.querySelector("[role=status]").textContent = "This could not be kept. Print this page, or save it as a PDF.";
  });
  keeping.hidden = false;
  keeping.addEventListener("click", ({ target }) => { if (target.matches("button")) call(target.className || "keep"); });
  if (keeping.querySelector("ul")) call("show");
}

// The box opens at once, and keeps what is typed while the search is fetched.
const opener = document.querySelector("button.open-search");
if (opener) {
  const box = document.querySelector("dialog.search");
  opener.hidden = false;
  opener.addEventListener("click", async () => {
    box.showModal();
    box.querySelector("input").focus();
    const status = box.querySelector(".count");
    try {
      (await load(opener.dataset.script)).start();
    } catch {
      status.textContent = status.dataset.broken;
    }
  });
}

// A button copies a citation. Without it, one tap selects all of one.
for (const cite of document.querySelectorAll("details.cite")) {
  cite.addEventListener("toggle", () => load(document.getElementById("main").dataset.script).then((all) => all.add(cite)).catch(() => {}), { once: true });
}
