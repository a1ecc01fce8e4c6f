// A lesson that was opened from a question leads back to it. The way is written in the link (#from:faq/…) and nowhere else.
const base = new URL(document.documentElement.dataset.root, location.href);
const back = document.querySelector(".turn .back");
const mark = (links, from) => {
  for (const link of links) if (link.origin === location.origin && !link.hash) link.hash = from;
};
const from = /^#from:[a-z0-9-]+(?:\/[a-z0-9-]+)*\/?$/.test(location.hash) ? location.hash : "";
if (document.body.matches(".question-page")) {
  mark(document.querySelectorAll(".backlinks a"), `#from:${location.pathname.slice(base.pathname.length)}`);
} else if (from) {
  mark(document.querySelectorAll(".turn [rel], .toctree-wrapper a, .menu ul ul a"), from);
  back.href = new URL(from.slice(6), base).href;
  back.textContent = back.dataset.back;
}
