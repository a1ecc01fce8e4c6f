// Make a hand-out: the ticked pages are fetched, cleaned and put one after the other, with help now first. Nothing is kept.
const place = document.querySelector(".hand-out");
const { gather, make, sourcesOf } = await import(new URL(place.dataset.gather, location.href));
const MOST = 10;
const first = [place.dataset.first].filter(Boolean); // a course may have no emergency page

const status = make("p", { role: "status", className: "count" });
const show = make("button", { type: "button", textContent: _("Put it together") });
const print = make("button", { type: "button", textContent: _("Print it"), hidden: true });
const from = make("input", { autocomplete: "off", maxLength: 60 });
const day = make("input", { autocomplete: "off", maxLength: 30 });
const sheets = make("div", { className: "sheets" });
const ticked = [];
const fill = (text, numbers) => text.replace(/%\((\w+)\)s/g, (_, name) => numbers[name]);

const say = () => { status.textContent = fill(_("%(count)s of %(most)s pages ticked."), { count: ticked.length, most: MOST }); show.disabled = !ticked.length; };
const tick = (box, path) => {
  const at = ticked.indexOf(path);
  if (at >= 0) ticked.splice(at, 1);
  else if (ticked.length < MOST) ticked.push(path);
  else { box.checked = false; status.textContent = fill(_("A hand-out holds %(most)s pages. Take one out first."), { most: MOST }); return; }
  say();
};

show.addEventListener("click", async () => {
  status.textContent = _("Putting it together …");
  try {
    const parts = await Promise.all([...first, ...ticked].map((path, at) => gather(place.dataset.root, path, at)));
    const cover = make("p", { className: "cover" }, `${_("From:")} ${from.value || "________________"}   ${_("Date:")} ${day.value || "____________"}`);
    sheets.replaceChildren(cover, ...parts, ...sourcesOf(parts));
    print.hidden = false;
    status.textContent = fill(_("Ready: %(count)s pages."), { count: parts.length });
    print.focus();
  } catch {
    sheets.replaceChildren();
    print.hidden = true;
    status.textContent = _("A page could not be reached, so there is no hand-out. Look at the network, then try again.");
  }
});
print.addEventListener("click", () => window.print());

const lists = await (await fetch(new URL(place.dataset.pages, location.href))).json();
place.append(
  ...lists.map((group) => make("details", {}, make("summary", { textContent: group.title }),
    make("ul", {}, ...group.pages.map(([path, title]) => {
      const box = make("input", { type: "checkbox", autocomplete: "off" });
      box.addEventListener("change", () => tick(box, path));
      return make("li", {}, make("label", {}, box, ` ${title}`));
    })))),
  make("p", {}, make("label", {}, _("From (for the first line):"), " ", from)),
  make("p", {}, make("label", {}, _("Date:"), " ", day)),
  status, make("p", {}, show, " ", print));
place.after(sheets);
say();
