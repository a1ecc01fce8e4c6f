// A button beside each form of a citation copies it.
const take = async (button, part) => {
  getSelection().selectAllChildren(part);
  try {
    await navigator.clipboard.writeText(part.textContent);
  } catch {
    if (!document.execCommand("copy")) return; // a page opened from a file or without https
  }
  button.removeAttribute("aria-label");
  button.textContent = _("Copied");
};

// The link that suggests a change of this part: the page's own, at the line where the part begins.
const suggest = async (box) => {
  const edit = document.querySelector("footer a[href*='/edit/']");
  const id = box.querySelector("dd a")?.getAttribute("href").split("/").at(-2);
  if (!edit || !id) return;
  try {
    const line = (await (await fetch("lines.json")).json())[id];
    if (!line) return;
    const link = Object.assign(document.createElement("a"), { href: `${edit.href}#L${line}`, textContent: edit.textContent });
    const row = document.createElement("dd");
    row.append(link);
    box.querySelector("dl").append(row);
  } catch {
    // Read from a file, or without a network: the link at the foot of the page is there.
  }
};

export const add = (box) => {
  suggest(box);
  for (const part of box.querySelectorAll("dd:not(:last-child)")) {
    const name = part.previousElementSibling;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = _("Copy");
    button.ariaLabel = _("Copy {name}").replace("{name}", () => name.textContent);
    button.ariaLive = "polite";
    button.addEventListener("click", () => take(button, part));
    name.append(button);
  }
};
