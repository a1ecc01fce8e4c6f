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
    if (isQuiet()) { location.replace(location.href.split("#")[0]); return; } // its path alone may begin with two slashes, as another host does
    location.replace(MARK);
    location.reload();
  });
  if (isQuiet()) {
    document.title = noName();
    load(button.dataset.script).then((quiet) => quiet.start(button));
  }
}

// Pages for the time without a network are kept after a tap only. Where a browser cannot, or refuses storage, there is no button.
const keeping = document.querySelector(".keep");
const canKeep = () => { try { return isSecureContext && navigator.serviceWorker && self.caches; } catch { return false; } };
if (keeping && canKeep()) {
  const call = (what) => load(keeping.dataset.keep).then((all) => all[what](keeping.dataset.set)).catch(() => {
    keeping.querySelector("[role=status]").textContent = _("This could not be kept. Print this page, or save it as a PDF.");
  });
  keeping.hidden = false;
  keeping.addEventListener("click", ({ target }) => { if (target.matches("button")) call(target.className || "keep"); });
  if (keeping.querySelector("ul")) call("show");
}

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
    files ??= { table: data("table"), words: data("words"), cries: cries && data("cries") };
    try {
      for (const name of cries ? [cries, find] : [find]) load(name).catch(() => {});
      const { start } = await load(script);
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

// What only scripts can do is told now that there are some, and what is so without them no longer.
for (const line of document.querySelectorAll(".hide span, .hide [hidden]")) line.hidden = !line.hidden;

// The menu and what hides a visit are native, and one closes the other; Escape closes them too, and so does a link to this page.
const menus = [...document.querySelectorAll(".reach > details")];
for (const menu of menus) {
  menu.addEventListener("toggle", () => { if (menu.open) for (const other of menus) other.open = other === menu; }); // for browsers that do not know its name
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
  });
  menu.addEventListener("click", (event) => { if (event.target.closest("[aria-current]")) menu.open = false; });
}

// What a link leads to is unfolded.
const unfold = () => {
  let there;
  try { there = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { /* no name of a place */ }
  const folded = there?.closest("details:not([open])");
  if (folded) { folded.open = true; there.scrollIntoView(); }
};
addEventListener("hashchange", unfold);
unfold();

// From a question to the lessons that teach it, and back.
const back = document.querySelector(".turn .back");
if (back && !isQuiet()) load(back.dataset.script).catch(() => {});

// A button copies a citation. Without it, one tap selects all of one.
for (const cite of document.querySelectorAll("details.cite")) {
  cite.addEventListener("toggle", () => load(document.getElementById("main").dataset.script).then((all) => all.add(cite)).catch(() => {}), { once: true });
}
