// Quiet mode: every link of the page carries its mark, and the step of the history is replaced.
const MARK = "#quiet";
const quietly = (hash) => (hash && !hash.startsWith(MARK) ? `${MARK}:${hash.slice(1)}` : hash || MARK);
const show = (hash) => document.getElementById(decodeURIComponent(hash.split(":")[1] ?? ""))?.scrollIntoView();

export const start = (button) => {
  button.textContent = button.dataset.on;
  // What a share sheet takes from the page.
  for (const card of document.querySelectorAll('meta[property="og:description"], meta[name="description"]')) card.remove();
  document.querySelector('meta[property="og:title"]')?.setAttribute("content", document.title);
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
