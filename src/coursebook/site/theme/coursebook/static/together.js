// Several answers on one page: those that the address names are fetched and put one below the other. Nothing is kept.
const place = document.querySelector(".together");
const { gather, make } = await import(new URL(place.dataset.gather, location.href));
const MOST = 6;
const PATH = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/;
const isQuiet = location.hash.startsWith("#quiet");
const status = make("p", { role: "status", className: "count" });
const answers = make("div");
place.append(status, answers);

// A part with steps is read first, and so is the first part; the others unfold.
const fold = (part, at) => {
  const heading = part.querySelector("h2");
  const folded = make("details", { id: part.id, open: at === 0 || Boolean(part.querySelector(":scope > ol")) }, make("summary", {}, make("strong", { textContent: heading.textContent })));
  heading.remove();
  folded.append(...part.childNodes);
  part.replaceWith(folded);
};
const answer = async (path, at) => {
  const page = await gather(place.dataset.root, `${path}/`, at);
  const title = page.querySelector("h1");
  for (const [number, part] of [...page.querySelectorAll(":scope > section > section")].entries()) fold(part, number);
  title.replaceWith(make("h2", {}, make("a", { href: `${place.dataset.root}${path}/${isQuiet ? "#quiet" : ""}`, textContent: title.textContent })));
  page.id = `page-${at}`;
  return page;
};
// What is here stands first as a list. Its links only scroll: the address keeps the names of the pages.
const leadTo = (page) => {
  const link = make("a", { href: `#${page.id}`, textContent: page.querySelector("h2").textContent });
  link.addEventListener("click", (event) => { event.preventDefault(); page.scrollIntoView(); page.querySelector("h2 a").focus(); });
  return make("li", {}, link);
};

const paths = location.hash.replace(/^#(?:quiet:?)?/, "").split(",").filter((path) => PATH.test(path)).slice(0, MOST);
if (paths.length) {
  status.textContent = _("Putting it together …");
  const found = (await Promise.allSettled(paths.map(answer))).flatMap(({ value }) => value ?? []);
  answers.replaceChildren(make("ol", {}, ...found.map(leadTo)), ...found);
  status.textContent = found.length ? "" : _("The pages could not be reached. Look at the network, then try again.");
} else {
  status.textContent = place.dataset.empty;
}
