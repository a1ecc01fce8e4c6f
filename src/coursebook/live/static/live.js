// The bar of the preview: what the check and the build say of this page, with the sentences marked. No published page has it.
const here = decodeURI(location.pathname).replace(/index\.html$/, "");
const bar = document.createElement("aside");
bar.className = "live";
bar.setAttribute("role", "status");
document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/live.css" }));

const even = (text) => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, " ");

/** The text of the article as one line, and for each of its characters the node and the place that it stands at. */
function read() {
  let text = "";
  const places = [];
  const walker = document.createTreeWalker(document.querySelector("article") ?? document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest("details.cite, .headerlink")) continue;
    for (let at = 0; at < node.data.length; at++) {
      const letter = even(node.data[at]);
      if (letter === " " && text.endsWith(" ")) continue;
      text += letter;
      places.push([node, at]);
    }
  }
  return { text, places };
}

/** Where words stand on the page, also when only their beginning is found; none when they are on no page. */
function find(page, words) {
  const whole = even(words).trim();
  for (const part of [whole, whole.split(" ").slice(0, 6).join(" ")]) {
    const at = part.length > 2 ? page.text.indexOf(part) : -1;
    if (at < 0) continue;
    const range = new Range();
    range.setStart(...page.places[at]);
    const [node, last] = page.places[at + part.length - 1];
    range.setEnd(node, last + 1);
    return range;
  }
}

function item(problem, range) {
  const line = document.createElement("li");
  line.className = problem.stops ? "stops" : "warns";
  const place = document.createElement(range ? "button" : "span");
  place.textContent = problem.file ? `${problem.other ? problem.file + ", " + _("line") : _("Line")} ${problem.line}` : _("Build");
  if (range) {
    place.type = "button";
    place.onclick = () => range.startContainer.parentElement.scrollIntoView({ block: "center" });
  }
  line.append(place, " ");
  const [said, how] = problem.message.split(/ How: docs\/writing\.md#/);
  line.append(said);
  if (how) line.append(" ", Object.assign(document.createElement("a"), { href: `/docs/writing/#writing-${how}`, textContent: _("How") }));
  return line;
}

function show({ problems, pages, looked }) {
  const own = pages[here];
  const mine = problems.filter((one) => !one.file || one.file === own);
  const others = problems.filter((one) => one.file && one.file !== own && one.stops);
  const page = read();
  const ranges = mine.map((one) => (one.words ? find(page, one.words) : undefined));
  CSS.highlights?.set("live", new Highlight(...ranges.filter(Boolean)));
  bar.remove();
  if (!mine.length && !others.length && looked) return;
  const list = document.createElement("ol");
  list.append(...mine.map((one, at) => item(one, ranges[at])));
  const head = document.createElement("summary");
  const nothing = looked ? _("Nothing on this page") : _("Not looked at yet");
  head.textContent = mine.length ? _("%(count)s on this page").replace("%(count)s", mine.length) : nothing;
  if (others.length) head.textContent += ", " + _("%(count)s elsewhere").replace("%(count)s", others.length);
  const more = document.createElement("ol");
  more.append(...others.slice(0, 5).map((one) => item({ ...one, other: true })));
  const box = Object.assign(document.createElement("details"), { open: mine.length > 0 });
  box.append(head, list, more);
  bar.replaceChildren(box);
  document.body.append(bar);
}

function listen() {
  const socket = new WebSocket(`ws://${location.host}/live-reload`);
  socket.onmessage = ({ data }) => {
    const said = JSON.parse(data);
    if (said.reload) location.reload();
    else show(said);
  };
  socket.onclose = () => setTimeout(listen, 1000);
}
listen();
