// Small comforts: leaving at once, quiet mode, and the door to the search. The page reads without any of them.
const root = document.documentElement;
const clear = () => { for (const field of document.querySelectorAll("input, textarea")) field.value = ""; };

// Leave this page: a visit of one page is replaced in the history. A longer one is marked there, and `mode.js` leads on from
// each page of it, so that Back shows none. GOV.UK found Shift safer than Escape.
const leaves = document.querySelectorAll("a.leave");
const go = () => {
  clear();
  root.hidden = true;
  document.title = document.querySelector(".home")?.dataset.quiet ?? "";
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

// Quiet mode is written in the links (#quiet, or #quiet:section) and nowhere else.
const MARK = "#quiet";
const isQuiet = () => location.hash === MARK || location.hash.startsWith(`${MARK}:`);
const quietly = (hash) => (hash && !hash.startsWith(MARK) ? `${MARK}:${hash.slice(1)}` : hash || MARK);
const show = (hash) => document.getElementById(decodeURIComponent(hash.split(":")[1] ?? ""))?.scrollIntoView();
const button = document.querySelector("button.quiet");

const start = () => {
  document.title = document.querySelector(".home")?.dataset.quiet ?? "";
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

// Pages for the time without a network are kept after a tap only. Where a browser cannot, there is no button.
const keeping = document.querySelector(".keep");
if (keeping && isSecureContext && navigator.serviceWorker && self.caches) {
  const { keep: script, set } = keeping.dataset;
  const load = () => import(new URL(script, location.href));
  const refuse = () => { keeping.querySelector("[role=status]").textContent = keeping.dataset.refused; };
  keeping.hidden = false;
  keeping.addEventListener("click", async ({ target }) => {
    if (target.matches("button")) await load().then((all) => (target.matches(".clear") ? all.clear() : all.keep(set))).catch(refuse);
  });
  if (keeping.querySelector("ul")) load().then((all) => all.show()).catch(refuse);
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
      (await import(new URL(opener.dataset.script, location.href))).start();
    } catch {
      status.textContent = status.dataset.broken;
    }
  });
}

// A button copies a citation. Without it, one tap selects all of one.
const { copy, copied } = document.getElementById("main").dataset;
const take = async (button, part) => {
  getSelection().selectAllChildren(part);
  try {
    await navigator.clipboard.writeText(part.textContent);
  } catch {
    if (!document.execCommand("copy")) return; // a page opened from a file or without https
  }
  button.removeAttribute("aria-label");
  button.textContent = copied;
};
for (const box of document.querySelectorAll("details.cite")) {
  box.addEventListener("toggle", () => {
    for (const part of box.querySelectorAll("dd:not(:last-child)")) {
      const name = part.previousElementSibling;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = copy;
      button.ariaLabel = `${copy} ${name.textContent}`;
      button.ariaLive = "polite";
      button.addEventListener("click", () => take(button, part));
      name.append(button);
    }
  }, { once: true });
}
