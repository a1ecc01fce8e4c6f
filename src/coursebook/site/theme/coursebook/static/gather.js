// Pages of this site become parts of one: each is fetched and cleaned. Nothing is kept.
export const make = (tag, more = {}, ...inside) => {
  const element = Object.assign(document.createElement(tag), more);
  element.append(...inside);
  return element;
};

// What a page needs beside the sheets that are here; that of the emergency card sets a whole page, and handout.css has its parts.
const wear = (href) => {
  const worn = [...document.querySelectorAll("link[rel=stylesheet]")].some((one) => one.href === href);
  if (!worn && !href.includes("/card.css")) document.head.append(make("link", { rel: "stylesheet", href }));
};
// The sources of all pages stand together at the end, each list under the name of its page, so that the pages stay short.
export const sourcesOf = (parts) => {
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
// The text of a page as an element for this one, with the number that sets its ids apart.
export const gather = async (root, path, at) => {
  const address = new URL(root + path, location.href);
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
