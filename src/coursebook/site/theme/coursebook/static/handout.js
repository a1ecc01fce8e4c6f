// Make a hand-out: the ticked pages are fetched, cleaned and put one after the other, with help now first. Nothing is kept.
const place = document.querySelector(".hand-out");
const MOST = 10;
const first = [place.dataset.first].filter(Boolean); // a course may have no emergency page
const make = (tag, more = {}, ...inside) => {
  const element = Object.assign(document.createElement(tag), more);
  element.append(...inside);
  return element;
};

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

// What a page needs beside the sheets that are here; that of the emergency card sets a whole page, and handout.css has its parts.
const wear = (href) => {
  const worn = [...document.querySelectorAll("link[rel=stylesheet]")].some((one) => one.href === href);
  if (!worn && !href.includes("/card.css")) document.head.append(make("link", { rel: "stylesheet", href }));
};
// The sources of all pages stand together at the end, each list under the name of its page, so that the pages stay short.
const sourcesOf = (parts) => {
  const lists = parts.flatMap((part) => {
    const own = part.querySelector(".sources");
    if (!own) return [];
    own.querySelector("h2").textContent = part.querySelector("h1").textContent;
    return [own];
  });
  return lists.length ? [make("article", { className: "sheet all-sources" }, make("h1", { textContent: _("Sources") }), ...lists)] : [];
};

// Of a long page they stand on a page of their own.
const bringSources = async (page, address) => {
  const way = page.querySelector('.sources a[href="sources/"]');
  if (!way) return;
  const answer = await fetch(new URL("sources/", address));
  if (!answer.ok) throw new Error(answer.statusText);
  const notes = new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll("article aside");
  way.parentElement.replaceWith(...notes);
  for (const link of page.querySelectorAll('a[href^="sources/#"], .sources a[href^="../#"]')) link.setAttribute("href", link.hash);
};

const AWAY = ".cite, .headerlink, .backlinks, .copy, script, .paper, nav";
const article = async (path, at) => {
  const address = new URL(place.dataset.root + path, location.href);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(path);
  const whole = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const sheet of whole.querySelectorAll("link[rel=stylesheet]")) wear(new URL(sheet.getAttribute("href"), address).href);
  const page = whole.querySelector("article");
  await bringSources(page, address);
  for (const left of page.querySelectorAll(AWAY)) left.remove();
  for (const link of page.querySelectorAll("a[href]")) {
    const to = link.getAttribute("href");
    link.href = to.startsWith("#") ? `#page-${at}-${to.slice(1)}` : new URL(to, address);
  }
  for (const picture of page.querySelectorAll("img")) picture.src = new URL(picture.getAttribute("src"), address);
  for (const closed of page.querySelectorAll("details")) closed.open = true;
  // Two pages may use the same id for a note; in one page each has its own.
  for (const named of page.querySelectorAll("[id]")) named.id = `page-${at}-${named.id}`;
  for (const name of ["aria-labelledby", "for"]) {
    for (const naming of page.querySelectorAll(`[${name}]`)) naming.setAttribute(name, `page-${at}-${naming.getAttribute(name)}`);
  }
  page.className = "sheet";
  return document.adoptNode(page);
};

show.addEventListener("click", async () => {
  status.textContent = _("Putting it together …");
  try {
    const parts = await Promise.all([...first, ...ticked].map(article));
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
