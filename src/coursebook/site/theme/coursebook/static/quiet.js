// Quiet mode: every link of the page carries its mark, and the step of the history is replaced.
const MARK = "#quiet";
const quietly = (hash) => (hash && !hash.startsWith(MARK) ? `${MARK}:${hash.slice(1)}` : hash || MARK);
const show = (hash) => {
  try { document.getElementById(decodeURIComponent(hash.split(":")[1] ?? ""))?.scrollIntoView(); } catch { /* no name of a place */ }
};

// A permanent link only leads on, without a script, and the mark would be lost there: where it leads is looked up first.
const endOf = async ({ href, pathname }) => {
  if (!/\/id\/[\w-]+\/$/.test(pathname)) return href;
  const page = new DOMParser().parseFromString(await (await fetch(href)).text(), "text/html");
  const end = new URL(page.querySelector("a").getAttribute("href"), href);
  end.hash = quietly(end.hash);
  return end.href;
};

export const start = (button) => {
  button.textContent = _("Quiet mode is on: turn it off");
  // What a share sheet takes from the page.
  for (const card of document.querySelectorAll('meta[property="og:description"], meta[name="description"]')) card.remove();
  document.querySelector('meta[property="og:title"]')?.setAttribute("content", document.title);
  for (const link of document.querySelectorAll("a[href]")) {
    if (link.origin === location.origin && link.protocol.startsWith("http")) link.hash = quietly(link.hash);
  }
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || link.matches(".leave, [download]") || link.origin !== location.origin || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    link.hash = quietly(link.hash);
    location.replace(await endOf(link).catch(() => link.href));
    show(link.hash);
  });
  show(location.hash);
};
